"""Prints a row of judged.tsv for each finding that real.py has written."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as text:
    for f in json.load(text)["findings"]:
        print("\t".join([f["project"], f["file"], f["function"], f["text"], f["check"],
                         *sys.argv[2:]]))
