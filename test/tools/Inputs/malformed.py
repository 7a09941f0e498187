# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Gives spawn-sarif one malformed input after the other.

usage: malformed.py SPAWN_SARIF FOLDER

Each must end with exit code 2 and the one line on stderr that is expected,
write no report, and leave an earlier one as it was.
"""

import os
import re
import subprocess
import sys

SOURCE = "void f() { start(); }\n"
GOOD = """---
MainSourceFile:  a.cpp
Diagnostics:
  - DiagnosticName:  spawn-discarded-handle
    DiagnosticMessage:
      Message:         discarded
      FilePath:        a.cpp
      FileOffset:      11
      Replacements:
        - FilePath:        a.cpp
          Offset:          18
          Length:          0
          ReplacementText: .join()
      Ranges:
        - FilePath:        a.cpp
          FileOffset:      11
          Length:          7
    Notes:
      - Message:         keep it
        FilePath:        a.cpp
        FileOffset:      11
        Replacements:    []
    Level:           Warning
    BuildDirectory:  .
...
"""
# As run-clang-tidy merges exports: sorted, without marks of begin and end.
MERGED = """Diagnostics:
- DiagnosticMessage:
    FileOffset: 11
    FilePath: a.cpp
    Message: discarded
    Replacements: []
  DiagnosticName: spawn-discarded-handle
"""
BASELINE = """{"version": "2.1.0", "runs": [{"results": [
{"partialFingerprints": {"spawnTidy/v1": "abc"}}]}]}
"""
DIFF = """diff --git a/a.cpp b/a.cpp
index 123..456 100644
--- a/a.cpp
+++ b/a.cpp
@@ -1,2 +1,2 @@
-int old;
+void f() { start(); }
 int last;
"""
DEPTH = 200000


def changed(text, old, new):
    """With the first one replaced."""
    assert old in text, old
    return text.replace(old, new, 1)


def export(old, new):
    return changed(GOOD, old, new)


def nested(begin, end="", before=""):
    return export("    Level: ", "    Deep: %s\n    Level: " % (
        before + begin * DEPTH + end * DEPTH))


# name: (the malformed file, the error).
EXPORTS = {
    "negative offset": (
        export("FileOffset:      11", "FileOffset:      -1"),
        r":8: 'FileOffset' is '-1', not a number from 0 to 4294967295; export it "
        "again with clang-tidy --export-fixes"),
    "huge offset": (export("FileOffset:      11", "FileOffset: " + "9" * 5000),
                    r":8: 'FileOffset' is '9{60}\.\.\.', not a number"),
    "offset of 64 bits": (
        export("FileOffset:      11", "FileOffset: 18446744073709551615"),
        ":8: 'FileOffset' is '18446744073709551615', not a number"),
    "offset no number": (export("FileOffset:      11", "FileOffset:      many"),
                         ":8: 'FileOffset' is 'many', not a number"),
    "offset of other digits": (
        export("FileOffset:      11", "FileOffset:      \u0661"),
        ":8: 'FileOffset' is '\u0661', not a number"),
    "offset missing": (export("      FileOffset:      11\n", ""),
                       ":5: 'DiagnosticMessage' has no 'FileOffset'"),
    "offset too large": (
        export("FileOffset:      11", "FileOffset:      23"),
        ":8: refers to byte 23, but .*a.cpp ends at byte 22; the source has "
        "changed, so run clang-tidy again"),
    "offset of a note too large": (
        export("FileOffset:      11\n        Replacements:    []",
               "FileOffset:      4294967295\n        Replacements:    []"),
        ":21: refers to byte 4294967295, but "),
    "edit beyond the end": (export("Length:          0", "Length:          9"),
                            ":11: refers to byte 27, but "),
    "length negative": (export("Length:          0", "Length:          -1"),
                        ":12: 'Length' is '-1', not a number"),
    "list for a text": (export("Message:         discarded", "Message: [a]"),
                        ":6: 'Message' is a list, not text"),
    "list for a name": (
        export("spawn-discarded-handle", "[spawn-discarded-handle]"),
        ":4: 'DiagnosticName' is a list, not text"),
    "mapping for a text": (export("BuildDirectory:  .", "BuildDirectory: {}"),
                           ":24: 'BuildDirectory' is a mapping, not text"),
    "mapping for a number": (
        export("FileOffset:      11", "FileOffset:      {a: 11}"),
        ":8: 'FileOffset' is a mapping, not a number"),
    "text for a list": (
        export("Replacements:    []", "Replacements:    none"),
        ":22: 'Replacements' is 'none', not a list"),
    "nothing for a list": (export("Replacements:    []", "Replacements:"),
                           ":22: 'Replacements' is '', not a list"),
    "mapping for a list": (export("Replacements:    []", "Replacements: {}"),
                           ":22: 'Replacements' is a mapping, not a list"),
    "text for a mapping": (
        export("  - DiagnosticName", "  - none\n  - DiagnosticName"),
        ":4: an item of 'Diagnostics' is 'none', not a mapping"),
    "text for the message": (
        GOOD[:GOOD.index("\n      Message")] + " none\n...\n",
        ":5: 'DiagnosticMessage' is 'none', not a mapping"),
    "text for all": ("none\n", ":1: the file is 'none', not a mapping"),
    "text for the findings": ("MainSourceFile: a\nDiagnostics: none\n",
                              ":2: 'Diagnostics' is 'none', not a list"),
    "no findings": ("---\nMainSourceFile: a\n...\n",
                    ":1: the file has no 'Diagnostics'"),
    "no message": ("{Diagnostics: [{DiagnosticName: x}]}",
                   ":1: an item of 'Diagnostics' has no 'DiagnosticMessage'"),
    "unknown key": (export("Notes:", "Note:"), ":18: an item of 'Diagnostics' "
                    "has the unknown key 'Note'"),
    "unknown level": (export("Warning", "Fatal"), ":23: 'Level' is 'Fatal', not "
                      "Error or Warning or Remark"),
    "nested brackets": (nested("[", "]"),
                        ":23: has more than 32 levels of nesting"),
    "nested brackets, not closed": (nested("{a: "),
                                    ":23: has more than 32 levels of nesting"),
    "nested dashes": (nested("- ", before="\n      "),
                      ":24: has more than 32 levels of nesting"),
    "nested keys": (
        export("    Level: ", "    Deep:\n" + "".join(
            " " * (5 + depth) + "a:\n" for depth in range(2000)) +
            "    Level: "), ":5.: has more than 32 levels of nesting"),
    "nested keys of mappings": (nested("? ", before="\n      "),
                                ":24: a mapping is used as a key"),
    "two lists of findings": (
        export("...", "Diagnostics: []\n..."),
        ":25: the key 'Diagnostics' appears twice in one mapping, first on line 3"),
    "two messages": (
        export("    Notes:", "    DiagnosticMessage: {}\n    Notes:"),
        ":18: the key 'DiagnosticMessage' appears twice in one mapping"),
    "two documents": (GOOD + GOOD, ":27: contains a second YAML document; put "
                      "each export into its own file"),
    "cut between findings": (
        GOOD[:-4], ":24: the file is truncated: its last line is not '...'"),
    "cut in a number": (GOOD[:GOOD.index("1\n      Replacements")],
                        ":8: the file is truncated"),
    "merged and cut": (MERGED, ":7: the file is truncated: it has no "
                       "'MainSourceFile'"),
    "cut in the first line": ("--", ":1: the file is '--', not a mapping"),
    "NUL": (export("discarded", "discarded\0"),
            r":4: contains the character '\\x00', which YAML does not allow"),
    "escaped NUL": (export("FilePath:        a.cpp", r'FilePath: "a\0"'),
                    ":7: 'FilePath' has a NUL character or a lone surrogate"),
    "control character": (export("keep it", "keep\x1b"),
                          r":19: contains the character '\\x1b'"),
    "no UTF-8": (export("keep it", "keep it \udcff"),
                 ":19: not UTF-8: invalid byte 0xff"),
    "UTF-16": (GOOD.encode("utf-16"), ":1: not UTF-8: invalid byte 0xff"),
    "alias": (changed(export("Message:         discarded",
                             "Message:         &a discarded"),
                      "Message:         keep it", "Message:         *a"),
              ":19: contains a YAML alias, which clang-tidy never writes"),
    "bomb": (export("Diagnostics:", "a: &a [x]\n" + "".join(
        "%s: &%s [*%s, *%s]\n" % (one, one, two, two)
        for one, two in zip("bcdefghijklmnopqrstuvwxyz",
                            "abcdefghijklmnopqrstuvwxy")) + "Diagnostics:"),
             ":4: contains a YAML alias"),
    "alias of itself": (export("Notes:", "Notes: &a [*a]\n    More:"),
                        ":18: contains a YAML alias"),
    "list as a key": (export("Notes:", "? [a]\n    : b\n    Notes:"),
                      ":18: a list is used as a key"),
    "mapping as a key": (export("Notes:", "? {a: b}\n    : b\n    Notes:"),
                         ":18: a mapping is used as a key"),
    "not YAML": (export("[]", "[}"), ":22: not YAML: "),
    "unbalanced quote": (export("discarded\n", "'discarded\n"),
                         ":25: not YAML: "),
    "binary": (bytes(range(256)), ":.: not UTF-8: invalid byte 0x80"),
    "source is a folder": (
        export("FilePath:        a.cpp", "FilePath:        ."),
        r":8: cannot read the source .* \(Is a directory\); run spawn-sarif where "
        "clang-tidy ran"),
    "source never ends": (
        export("FilePath:        a.cpp", "FilePath:        /dev/zero"),
        r":8: cannot read the source /dev/zero \(not a regular file\)"),
    "source is a FIFO": (
        export("FilePath:        a.cpp", "FilePath:        fifo"),
        r":8: cannot read the source .*fifo \(not a regular file\)"),
    "name with a line break": (
        export("FilePath:        a.cpp", r'FilePath: "nowhere\nelse"'),
        r":8: cannot read the source .*nowhere\\nelse \(No such file"),
}
BASELINES = {
    "nested lists": ("[" * DEPTH, ": has too many levels of nesting"),
    "nested results": (changed(BASELINE, "{\"partial", "{\"a\": " + "[" * DEPTH
                               + "]" * DEPTH + ", \"partial"),
                       ": has too many levels of nesting"),
    "nested objects": ("{\"a\":" * DEPTH, ": has too many levels of nesting"),
    "list": ("[]", ": the baseline is a list, not a mapping"),
    "nothing": ("", ":1: not JSON: "),
    "other version": (changed(BASELINE, "2.1.0", "2.0.0"),
                      ": 'version' is '2.0.0', not 2.1.0"),
    "mapping for runs": ("{\"version\": \"2.1.0\", \"runs\": {}}",
                         ": 'runs' is a mapping, not a list"),
    "text for a run": ("{\"version\": \"2.1.0\", \"runs\": [\"a\"]}",
                       ": an item of 'runs' is 'a', not a mapping"),
    "results null": ("{\"version\": \"2.1.0\", \"runs\": [{\"results\": null}]}",
                     ": 'results' is 'null', not a list"),
    "list for a fingerprint": (changed(BASELINE, '"abc"', '["abc"]'),
                               ": 'spawnTidy/v1' is a list, not text"),
    "other fingerprint": (
        changed(BASELINE, "spawnTidy/v1", "other"),
        ": 'partialFingerprints' has no 'spawnTidy/v1'; pass an earlier SARIF "
        "report of spawn-sarif as the baseline"),
    "two lists of runs": (changed(BASELINE, "\"runs\"", "\"runs\": [], \"runs\""),
                          ": the key 'runs' appears twice in one object"),
    "huge number": ("9" * 5000, ": the baseline is 'Infinity', not a mapping"),
    "cut": (BASELINE[:60], ":2: not JSON: "),
    "no UTF-8": (changed(BASELINE, "abc", "\udcff"), ":2: not UTF-8"),
}
DIFFS = {
    "cut in a hunk": (DIFF[:DIFF.index(" int last")],
                      ":7: the diff is truncated: its last hunk is "
                      "incomplete; make it again with git diff -W"),
    "cut before a hunk": (DIFF[:DIFF.index("@@")],
                          ":4: the diff is truncated: a line with '@@' is expected"),
    "cut before a name": (DIFF[:DIFF.index("+++")],
                          ":3: the diff is truncated: a line with '\\+\\+\\+' is"),
    "hunk of no numbers": (changed(DIFF, "+1,2", "+one"),
                           ":5: '@@ -1,2 \\+one @@' does not begin a hunk of a file"),
    "hunk of huge numbers": (changed(DIFF, "+1,2", "+1," + "9" * 5000),
                             ":5: '@@ -1,2 \\+1,9*' does not begin a hunk of a file"),
    "hunk of no file": (DIFF[DIFF.index("@@"):],
                        ":1: '@@ -1,2 \\+1,2 @@' does not begin a hunk of a file"),
    "hunk too short": (changed(DIFF, "+1,2", "+1,3") + DIFF,
                       ":9: the lines of the hunk do not match its '@@' line"),
    "hunk too long": (changed(DIFF, " int last;", " int last;\n+int more;"),
                      ":9: the lines of the hunk do not match its '@@' line"),
    "hunk of other lines": (changed(DIFF, "-int old", "*int old"),
                            ":6: the lines of the hunk do not match"),
    "of a merge": (changed(changed(DIFF, "--git a/a.cpp", "--cc"),
                           "@@ -1,2 +1,2 @@", "@@@ -1,2 -1,2 +1,2 @@@"),
                   ":5: '@@@ -1,2 -1,2 \\+1,2 @@@' does not begin a hunk of a file; "
                   "make the diff with git diff -W REVISION"),
    "NUL in a name": (changed(DIFF, "+++ b/a.cpp", '+++ "b/a\\000.cpp"'),
                      ":4: its name contains a NUL byte"),
    "other prefix": (changed(DIFF, "+++ b/", "+++ c/"),
                     ":4: its name 'c/a.cpp' does not begin with b/"),
    "binary": (bytes(range(256)), ": it is no diff"),
}


def run(command, expected):
    """What is wrong with this run, if anything."""
    with open("out.sarif", "w") as out:
        out.write("earlier")
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, timeout=60,
                              stderr=subprocess.PIPE, text=True,
                              errors="surrogateescape")
    except subprocess.TimeoutExpired:
        return "hangs"
    with open("out.sarif") as out:
        if out.read() != "earlier":
            return "a report is written"
    if os.path.exists("out.sarif.new") or done.stdout:
        return "part of a report is written"
    pattern = "spawn-sarif: error: (?:%s)[^\n]*\n" % expected
    if done.returncode == 2 and re.fullmatch(pattern, done.stderr):
        return None
    return "exit code %d, %s" % (done.returncode, done.stderr)


def main():
    spawn_sarif, folder = sys.argv[1:]
    os.makedirs(folder)
    os.chdir(folder)

    def write(path, data):
        with open(path, "wb") as file:
            file.write(data.encode("utf-8", "surrogateescape")
                       if isinstance(data, str) else data)

    write("a.cpp", SOURCE)
    write("good.yaml", GOOD)
    write("good.sarif", BASELINE)
    write("good.diff", DIFF)
    os.mkfifo("fifo")
    for middle in "fifo", "folder", "link", "loop":
        os.mkdir("with_" + middle)
        write("with_%s/1.yaml" % middle, GOOD)
        write("with_%s/3.yaml" % middle, GOOD)
    os.mkfifo("with_fifo/2.yaml")
    os.mkdir("with_folder/2.yaml")
    os.symlink("nowhere", "with_link/2.yaml")
    os.symlink("2.yaml", "with_loop/2.yaml")
    begin = [sys.executable, spawn_sarif]
    to_file = ["-o", "out.sarif"]
    cases = []
    for kind, inputs, options, expected in (
            ("export", EXPORTS, [], "%s"),
            ("baseline", BASELINES, ["good.yaml", "--baseline"], "%s"),
            ("diff", DIFFS, ["good.yaml", "--diff"], "cannot use the diff %s")):
        for name, (data, error) in inputs.items():
            path = "%s %s" % (kind, name)
            write(path, data)
            cases.append((path, begin + options + [path] + to_file,
                          expected % path + error))
    for name, path, error in (
            ("a FIFO", "fifo", r"fifo: cannot read the file \(not a regular file"),
            ("a FIFO in the middle", "with_fifo",
             r"with_fifo/2.yaml: cannot read the file \(not a regular file\); "
             "pass files or folders that clang-tidy or run-clang-tidy wrote"),
            ("a folder in the middle", "with_folder",
             r"with_folder/2.yaml: cannot read the file \(Is a directory\)"),
            ("a dead link in the middle", "with_link",
             r"with_link/2.yaml: cannot read the file \(No such file"),
            ("a link to itself in the middle", "with_loop",
             r"with_loop/2.yaml: cannot read the file \(Too many levels"),
            ("a link to itself", "with_loop/2.yaml",
             r"with_loop/2.yaml: cannot read it \(Too many levels"),
            ("a file for a folder", "a.cpp/1.yaml",
             r"a.cpp/1.yaml: cannot read it \(Not a directory\)"),
            ("what never ends", "/dev/zero",
             r"/dev/zero: cannot read the file \(larger than 512 MiB\)")):
        # What is not there is no such file.
        cases.append((name, begin + ["--allow-missing", path] + to_file, error))
    for option, error in (("--baseline", "%s: cannot read the baseline "),
                          ("--diff", "cannot read the diff %s: ")):
        for path in "fifo", "with_link", "nowhere":
            cases.append((option + " " + path, begin + [
                "good.yaml", option, path] + to_file, error % path))
    for name, path in (("a folder", "with_link"), ("no folder", "nowhere/out"),
                       ("a full disk", "/dev/full"), ("a file", "a.cpp/out")):
        cases.append(("output to " + name, begin + ["good.yaml", "-o", path],
                      "cannot write .*%s: " % path))
    for name, redirection in ("full", ">/dev/full"), ("closed", ">&-"):
        cases.append(("standard output " + name, [
            "sh", "-c", '"$@" ' + redirection, "sh"] + begin + ["good.yaml"],
            "cannot write standard output: "))

    # The inputs that they are made of are good.
    subprocess.run(begin + ["good.yaml", "--baseline", "good.sarif", "--diff",
                            "good.diff", "-o", "good"], check=True)
    wrong = [(name, complaint) for name, complaint in
             ((name, run(command, expected)) for name, command, expected in cases)
             if complaint]
    for pair in wrong:
        print("%s: %s" % pair)
    print("%d cases, %d wrong" % (len(cases), len(wrong)))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
