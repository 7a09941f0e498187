#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a program before and after a fix, under the sanitizers.

The program's comments say what to do with it and what to expect:

  // FIX: warnings            clang-tidy --fix
  // FIX: nothing             the same, which must change nothing
  // FIX: <title of a note>   every choice whose title begins so
  // STD: c++20
  // BEFORE: <outcome>        of the program as it stands
  // AFTER: <outcome>         of the fixed one

An outcome is 'terminates' (std::terminate was called), 'hangs', or what the
program prints, with exit code 0. Both programs are built with AddressSanitizer and
UndefinedBehaviorSanitizer, and again with ThreadSanitizer; a report of theirs
is a failure. Each run is bounded.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

SANITIZERS = ["address,undefined", "thread"]


def clang_tidy(options, path, *flags):
    subprocess.run([options.clang_tidy, "--load=" + options.plugin,
                    "--checks=-*,spawn-*,-spawn-missing-nodiscard", "--quiet", "--config={CheckOptions: "
                    "[{key: FixChoices, value: '%s'}]}" % (
                        "true" if "--export-fixes" in " ".join(flags)
                        else "false"), *flags,
                    path, "--", "-std=" + options.std],
                   capture_output=True, check=True)


def apply_choices(options, path, title):
    clang_tidy(options, path, "--export-fixes=" + path + ".yaml")
    with open(path + ".yaml", encoding="utf-8") as fixes:
        changes = [change for diagnostic in yaml.safe_load(fixes)["Diagnostics"]
                   for note in diagnostic.get("Notes", []) if note["Message"].startswith(title)
                   for change in note["Replacements"]]
    if not changes:
        sys.exit("no note says '%s'" % title)
    source = pathlib.Path(path).read_bytes()
    for change in sorted(changes, key=lambda c: -c["Offset"]):
        begin = change["Offset"]
        source = (source[:begin] + change["ReplacementText"].encode() +
                  source[begin + change["Length"]:])
    pathlib.Path(path).write_bytes(source)


def outcome(options, path, sanitizer):
    program = path + ".program"
    subprocess.run([options.compiler, "-std=" + options.std, "-g", "-O1",
                    "-fsanitize=" + sanitizer, "-fno-sanitize-recover=all",
                    path, "-o", program, "-pthread"], check=True)
    # Address randomisation can collide with TSan's shadow memory.
    try:
        done = subprocess.run(["setarch", "-R", program], capture_output=True,
                              text=True, timeout=10,
                              env=dict(os.environ,
                                       ASAN_OPTIONS="handle_abort=0",
                                       TSAN_OPTIONS="handle_abort=0"))
    except subprocess.TimeoutExpired:
        return "hangs"
    if "Sanitizer" in done.stderr:
        return "a report:\n" + done.stderr
    if "terminate called" in done.stderr:
        return "terminates"
    if done.returncode:
        return "exit code %d: %s" % (done.returncode, done.stderr)
    return done.stdout.strip()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--compiler", required=True)
    options = parser.parse_args()
    text = pathlib.Path(options.file).read_text()
    said = dict(re.findall(r"^// (FIX|STD|BEFORE|AFTER): (.*)$", text, re.M))
    options.std = said["STD"]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, os.path.basename(options.file))
        pathlib.Path(path).write_text(text)

        def expect(when):
            for sanitizer in SANITIZERS:
                got = outcome(options, path, sanitizer)
                if got != said[when]:
                    sys.exit("%s (%s): %s\nexpected: %s\nof\n%s" %
                             (when, sanitizer, got, said[when],
                              pathlib.Path(path).read_text()))

        expect("BEFORE")
        if said["FIX"] in ("warnings", "nothing"):
            clang_tidy(options, path, "--fix")
        else:
            apply_choices(options, path, said["FIX"])
        if (pathlib.Path(path).read_text() == text) != (said["FIX"] == "nothing"):
            sys.exit("the fix changes " + (
                "something" if said["FIX"] == "nothing" else "nothing"))
        expect("AFTER")


if __name__ == "__main__":
    main()
