#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the plugin over one test file and holds it to what the file says.

In the spirit of clang-tidy's check_clang_tidy.py, and stricter:

  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: ... [spawn-...]
      claims one diagnostic, with its column; notes too. What is not claimed
      fails, and so does a claim without a column.
  // CHECK-FIXES: full line
      claims one line that the fixes make. Every line that they change must be
      claimed. The fixed file is compiled and checked again and must be clean,
      so a file with fixes holds no finding without one.

A file is run once with each set of standard headers (--headers), with the same
claims each time.
"""

import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CLAIM = re.compile(r"CHECK-MESSAGES:")
WHOLE_CLAIM = re.compile(
    r"CHECK-MESSAGES: (\S*:\[\[@LINE[-+\d]*\]\]:\d+|\S+:\d+:\d+): "
    r"(warning|error|note): ")
HEADERS = {
    "mock": ["-nostdinc++", "-isystem", os.path.join(HERE, "mocks")],
    "libstdc++": ["-stdlib=libstdc++"],
    "libc++": ["-stdlib=libc++"],
    "none": [],
}


class Failure(Exception):
    """The test file and the plugin disagree."""


def parse_arguments(argv):
    own, _, compiler = " ".join(argv).partition(" -- ")
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--filecheck", required=True)
    parser.add_argument("--checks", help="default: the one that the file's "
                        "folder is named after, else all of spawn-*")
    parser.add_argument("--std", default="c++20")
    parser.add_argument("--headers", default="mock,libstdc++,libc++",
                        help="comma-separated: " + ", ".join(HEADERS))
    parser.add_argument("--option", action="append", default=[],
                        metavar="NAME=VALUE", help="a check option")
    options = parser.parse_args(own.split())
    options.compiler = compiler.split()
    folder = os.path.basename(os.path.dirname(os.path.abspath(options.file)))
    if not options.checks:
        options.checks = "-*,spawn-" + (
            folder if os.path.isdir(os.path.join(HERE, "checks", folder))
            else "*")
    return options


def run_clang_tidy(options, path, headers, *flags):
    """Returns clang-tidy's diagnostics for the file, one line each."""
    config = "{CheckOptions: {%s}}" % ", ".join(
        "'%s': '%s'" % tuple(option.split("=", 1)) for option in options.option)
    command = [
        options.clang_tidy, "--load=" + options.plugin,
        "--checks=" + options.checks, "--config=" + config,
        "--header-filter=.*", "--quiet", path, *flags, "--", "-std=" + options.std, "-Wno-everything"
    ] + HEADERS[headers] + options.compiler
    done = subprocess.run(command, capture_output=True, text=True,
                          env=dict(os.environ, LD_BIND_NOW="1"))
    lines = [line for line in done.stdout.splitlines()
             if re.search(r"(warning|error|note): ", line)]
    if done.returncode not in (0, 1) or (done.returncode == 1 and not any(
            "error: " in line for line in lines)):
        raise Failure("clang-tidy failed (%d): %s\n%s" %
                      (done.returncode, " ".join(command), done.stderr))
    for line in lines:
        text = re.sub(r"^.*?(warning|error|note): | \[[\w.,-]+\]$", "", line)
        if "spawn-" in line and (text[0].isupper() or text.endswith(".")):
            raise Failure("a message is one lower-case sentence without a full "
                          "stop: " + text)
    return [line.replace(path, os.path.basename(options.file))
            for line in lines]


def filecheck(options, lines, what, *flags):
    done = subprocess.run(
        [options.filecheck, options.file, *flags],
        input="\n".join(lines) + "\n", capture_output=True, text=True)
    if done.returncode:
        raise Failure("%s:\n%s\nwhat was printed:\n%s" %
                      (what, done.stderr, "\n".join(lines)))


def check_messages(options, text, lines):
    for number, line in enumerate(text.splitlines(), 1):
        if CLAIM.search(line) and not WHOLE_CLAIM.search(line):
            raise Failure("%s:%d: a claim names line and column" %
                          (options.file, number))
    if not CLAIM.search(text):
        if lines:
            raise Failure("unclaimed:\n" + "\n".join(lines))
        return
    filecheck(options, lines, "diagnostics differ from the claims",
              "--check-prefix=CHECK-MESSAGES",
              "--implicit-check-not={{warning|error|note}}: ")


def check_fixes(options, text, headers):
    claims = re.findall(r"// CHECK-FIXES: ?(.*)", text)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, os.path.basename(options.file))
        # The claims must not move with the fixes.
        source = re.sub(r"// CHECK-.*", "//", text)
        with open(path, "w", newline="") as out:
            out.write(source)
        run_clang_tidy(options, path, headers, "--fix")
        with open(path, newline="") as fixed_file:
            fixed = fixed_file.read()
        changed = [line[2:] for line in difflib.ndiff(
            source.splitlines(), fixed.splitlines()) if line.startswith("+ ")]
        if sorted(changed) != sorted(claims):
            raise Failure("the fixes made the lines\n  %s\nclaimed are\n  %s" %
                          ("\n  ".join(changed), "\n  ".join(claims)))
        if claims:
            left = run_clang_tidy(options, path, headers)
            if left:
                raise Failure("the fixed file is not clean:\n" +
                              "\n".join(left))


def main():
    options = parse_arguments(sys.argv[1:])
    with open(options.file, newline="") as source:
        text = source.read()
    for headers in options.headers.split(","):
        try:
            with tempfile.NamedTemporaryFile("r", suffix=".yaml") as fixes:
                check_messages(options, text, run_clang_tidy(
                    options, options.file, headers,
                    "--export-fixes=" + fixes.name))
                if "ReplacementText:" in fixes.read() or "CHECK-FIXES:" in text:
                    check_fixes(options, text, headers)
        except Failure as failure:
            sys.exit("FAILED with %s headers: %s" % (headers, failure))


if __name__ == "__main__":
    main()
