"""Says which include of the checker's C++ goes upward, or leaves the library.

Usage: layers.py CHECKER_DIR

The folders stand in ROOMS from the ground up. What stands in a room includes its own and
those below it.
"""

import os
import re
import sys

ROOMS = ["", "ast", "handles", "tasks", "flow", "classes", "fixes", "checks"]
# Of the top of the folder: what all may include, and what stands above all.
GROUND = {"Compat.h"}
# What the unit tests link includes nothing of clang-tidy's.
ANALYSIS = {"ast", "handles", "tasks", "flow", "classes"}


def room(path):
    return path.split("/")[0] if "/" in path else ""


def faults(root, path):
    here = room(path)
    with open(os.path.join(root, path), encoding="utf-8") as text:
        for number, line in enumerate(text, 1):
            include = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not include:
                continue
            target = include.group(1)
            where = f"{path}:{number}: {target!r}"
            if here in ANALYSIS and (
                target.startswith("clang-tidy/") or target == "CompatTidy.h"
            ):
                yield f"{where} is clang-tidy's, which the library does without"
            there = room(target)
            if not here or there not in ROOMS or target in GROUND:
                continue
            if not os.path.exists(os.path.join(root, target)):
                continue
            if not there and target not in ("CompatTidy.h", "Session.h", "Checks.def"):
                yield f"{where} stands above"
            elif target == "Session.h" and here != "checks":
                yield f"{where} stands above"
            elif there and ROOMS.index(there) > ROOMS.index(here):
                yield f"{where} goes upward"


def main():
    root = sys.argv[1]
    found, files = 0, 0
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), root)
            if name.endswith((".h", ".cpp")) and not path.startswith("tools/"):
                files += 1
                for fault in faults(root, path):
                    found += 1
                    print(fault)
    print(f"{files} files, {found} includes that go upward")


main()
