# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Applies the fixes that clang-tidy exported and that need no review.

clang-apply-replacements alone would take the first edit of a note where a warning
has none, and these are choices.
"""

import os
import subprocess

try:
    import yaml
except ImportError:
    yaml = None


def read(path):
    if yaml is None:
        raise ValueError("Python has no PyYAML; install python3-yaml, or run "
                         "spawn-check with /usr/bin/python3")
    with open(path, encoding="utf-8") as file:
        content = yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return (content or {}).get("Diagnostics") or []


def real(folder, path):
    return os.path.realpath(os.path.join(folder, path))


def safe_fixes(exports):
    """{where a finding is: its edits}, each once however many units have it."""
    found = {}
    for name in sorted(os.listdir(exports)):
        if not name.endswith(".yaml"):
            continue
        diagnostics = read(os.path.join(exports, name))
        # What a unit with errors makes of its code is not to be trusted.
        if any(d.get("Level") == "Error" for d in diagnostics):
            continue
        for diagnostic in diagnostics:
            message = diagnostic["DiagnosticMessage"]
            folder = diagnostic.get("BuildDirectory") or "."
            if not message.get("Replacements"):
                continue
            edits = [dict(edit, FilePath=real(folder, edit["FilePath"]))
                     for edit in message["Replacements"]]
            found[(real(folder, message["FilePath"]), message["FileOffset"],
                   diagnostic["DiagnosticName"])] = edits
    return found


def apply_safe(exports, scratch, program):
    """Applies the safe fixes with clang-apply-replacements; returns how many there
    were. Where two touch the same text, it leaves both out, and the next round
    has another go. Raises ValueError where it fails."""
    fixes = safe_fixes(exports)
    if not fixes:
        return 0
    os.mkdir(scratch)
    before = {edit["FilePath"]: os.stat(edit["FilePath"]).st_mtime_ns
              for edits in fixes.values() for edit in edits}
    with open(os.path.join(scratch, "safe.yaml"), "w", encoding="utf-8") as out:
        yaml.safe_dump({"MainSourceFile": "", "Diagnostics": [
            {"DiagnosticName": check, "DiagnosticMessage": {
                "Message": "safe", "FilePath": path, "FileOffset": offset,
                "Replacements": edits}}
            for (path, offset, check), edits in fixes.items()]}, out,
            allow_unicode=True, width=1 << 20)
    done = subprocess.run([program, scratch], capture_output=True, text=True,
                          errors="replace")
    if done.returncode:
        raise ValueError("clang-apply-replacements failed: " +
                         (done.stderr.strip() or "exit status %d" %
                          done.returncode))
    changed = [path for path, time in before.items()
               if os.stat(path).st_mtime_ns != time]
    return sum(any(edit["FilePath"] in changed for edit in edits)
               for edits in fixes.values())
