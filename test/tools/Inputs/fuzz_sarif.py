# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds spawn-sarif to its promise on malformed input, in one process.

usage: fuzz_sarif.py SPAWN_SARIF EXPORT FOLDER [SEED COUNT]

Mutates a good export, the same as run-clang-tidy merges it, a baseline and a
diff. Each mutant ends with exit code 0 and a report, or with 2, one line that
says why, and no report. The mutant that does not stays in the folder.
"""

import collections
import contextlib
import importlib.machinery
import importlib.util
import io
import json
import os
import re
import sys

import yaml

sys.dont_write_bytecode = True
from mutate import mutants

# A file that is changed, one of an odd name that is new, and one that is gone.
DIFF = """diff --git a/{0} b/{0}
index 123..456 100644
--- a/{0}
+++ b/{0}
@@ -1,3 +1,4 @@
 one
-two
+two
+new
 three
@@ -9 +10 @@ f()
-nine
+nine
\\ No newline at end of file
diff --git "a/odd\\tname" "b/odd\\tname"
--- "a/odd\\tname"
+++ "b/odd\\tname"
@@ -0,0 +1 @@
+one
diff --git a/gone.cpp b/gone.cpp
--- a/gone.cpp
+++ /dev/null
@@ -1,2 +0,0 @@
-one
-two
"""


def load(path):
    loader = importlib.machinery.SourceFileLoader("spawn_sarif", path)
    module = importlib.util.module_from_spec(
        importlib.util.spec_from_loader("spawn_sarif", loader))
    loader.exec_module(module)
    return module


def run(module, arguments):
    """Returns (exit code, what is on stderr)."""
    sys.argv = ["spawn-sarif", *arguments]
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors):
        try:
            module.main()
            code = 0
        except SystemExit as end:
            code = end.code
    return code, errors.getvalue()


def complaint(code, errors, output):
    """What is wrong with the end of a run, if anything."""
    report = None
    if os.path.exists(output):
        with open(output, encoding="utf-8") as file:
            report = json.load(file)
    if os.path.exists(output + ".new"):
        return "part of a report is left"
    if code == 0:
        return None if report and not errors else "no report, or an error"
    if code != 2:
        return "exit code %s" % code
    # The one error after which the report is written.
    if re.search("error: [0-9]+ compile errors?: ", errors):
        return None if report else "no report of compile errors"
    if not re.fullmatch("spawn-sarif: error: [^\n]*\n", errors):
        return "not one line of error"
    return "a report" if report else None


def main():
    spawn_sarif, export, folder, *numbers = sys.argv[1:]
    seed, count = map(int, numbers or (22, 400))
    module = load(spawn_sarif)
    with open(export, encoding="utf-8") as file:
        good = file.read()
    content = yaml.safe_load(good)
    os.chdir(folder)
    with open("good.yaml", "w", encoding="utf-8") as file:
        file.write(good)
    assert run(module, ["good.yaml", "-o", "good.sarif"]) == (0, "")
    with open("good.sarif", encoding="utf-8") as file:
        baseline = file.read()
    path = os.path.relpath(content["MainSourceFile"])
    # The third is what a file has that is not cut off, if that can be told.
    for name, text, end, arguments in (
            ("export", good, b"\n...", ["mutant"]),
            ("merged", yaml.safe_dump(dict(content, MainSourceFile="")),
             b"\nMainSourceFile:", ["mutant"]),
            ("baseline", baseline, b"\n}", ["good.yaml", "--baseline", "mutant"]),
            ("diff", DIFF.format(path), b"", ["good.yaml", "--diff", "mutant"])):
        ends = collections.Counter()
        for number, (kind, mutant) in enumerate(mutants(text, seed, count)):
            with open("mutant", "wb") as file:
                file.write(mutant)
            if os.path.exists("out.sarif"):
                os.remove("out.sarif")
            code, errors = run(module, [*arguments, "-o", "out.sarif"])
            wrong = complaint(code, errors, "out.sarif")
            if kind == "cut" and code == 0 and end not in mutant:
                wrong = "a file that is cut off is taken for a whole one"
            if wrong:
                sys.exit("%s, mutant %d of seed %d (%s) in %s/mutant: %s\n%s" %
                         (name, number, seed, kind, folder, wrong, errors))
            ends[code] += 1
        print("%s: %d refused, %d taken" % (name, ends[2], ends[0]))


if __name__ == "__main__":
    main()
