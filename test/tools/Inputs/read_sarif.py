# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Shows a SARIF file a line a fact, and what each fix makes of its line.

usage: read_sarif.py FILE
"""

import json
import os
import sys
import urllib.parse

with open(sys.argv[1], encoding="utf-8") as file:
    run = json.load(file)["runs"][0]
root = urllib.parse.urlparse(
    run["originalUriBaseIds"]["SRCROOT"]["uri"]).path
driver = run["tool"]["driver"]


def place(physical):
    artifact, region = physical["artifactLocation"], physical["region"]
    return "%s:%d:%d-%d" % (urllib.parse.unquote(artifact["uri"]),
                            region["startLine"], region["startColumn"],
                            region["endColumn"])


def mended(change):
    """The first changed line, with the replacements of that line done."""
    path = os.path.join(root, urllib.parse.unquote(
        change["artifactLocation"]["uri"]))
    with open(path, encoding="utf-8-sig", newline="") as source:
        lines = source.read().split("\n")
    edits = change["replacements"]
    number = edits[0]["deletedRegion"]["startLine"]
    line = lines[number - 1]
    for edit in sorted((e for e in edits
                        if e["deletedRegion"]["startLine"] == number),
                       key=lambda e: -e["deletedRegion"]["startColumn"]):
        region = edit["deletedRegion"]
        line = (line[:region["startColumn"] - 1] +
                edit.get("insertedContent", {}).get("text", "") +
                line[region["endColumn"] - 1:])
    return line.strip()


print("version %s, %s" % (driver["version"], run["columnKind"]))
for rule in driver["rules"]:
    print("rule %s: %s, %d lines of help" % (
        rule["id"], rule.get("shortDescription", {}).get("text", "-"),
        rule.get("help", {}).get("markdown", "").count("\n")))
for result in run["results"]:
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    print("%s %s %s %s %s" % (
        place(result["locations"][0]["physicalLocation"]), result["level"],
        result["ruleId"], result["partialFingerprints"]["spawnTidy/v1"],
        result.get("baselineState", "-")))
    for note in result.get("relatedLocations", []):
        print("  note %s %s" % (place(note["physicalLocation"]),
                                note["message"]["text"]))
    for flow in result.get("codeFlows", []):
        print("  flow " + " -> ".join(
            place(step["location"]["physicalLocation"])
            for step in flow["threadFlows"][0]["locations"]))
    for fix in result.get("fixes", []):
        print("  fix '%s': %s" % (fix["description"]["text"],
                                  mended(fix["artifactChanges"][-1])))
for notification in run["invocations"][0].get("toolExecutionNotifications", []):
    print("notification %s: %s" % (notification["level"],
                                   notification["message"]["text"]))
