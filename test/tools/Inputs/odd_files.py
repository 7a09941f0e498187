# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes sources that are odd, old or new, and an export with a finding in the
line of each that is new.

usage: odd_files.py old|new
"""

import json
import sys

COMMON = b"void f() {\n\n  int before;\n\n}\n"
# The first is not there if old.
NAMES = ["new\"\n.cpp", "carriage.cpp", "latin.cpp", "line\nbreak.cpp",
         "line\rreturn.cpp", "quote\"tab\t.cpp"]
LINES = {"carriage.cpp": b"// a\rb\r\n", "latin.cpp": b"// \xff\n"}

is_new = sys.argv[1] == "new"
findings = []
for name in NAMES if is_new else NAMES[1:]:
    text = COMMON + LINES.get(name, b"") * 2
    if is_new:
        findings.append({
            "DiagnosticName": "spawn-discarded-handle", "DiagnosticMessage": {
                "Message": "discarded", "FilePath": name,
                "FileOffset": len(text) + len(LINES.get(name, b""))}})
        text += LINES.get(name, b"") + b"void g();\n"
    with open(name, "wb") as file:
        file.write(text)
with open(".gitignore", "w") as file:
    file.write("*.yaml\ndiff\nother\n.gitignore\n")
with open("findings.yaml", "w") as file:
    json.dump({"MainSourceFile": "", "Diagnostics": findings}, file)
