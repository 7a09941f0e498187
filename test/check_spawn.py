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
      claims one line that the fixes on warnings make. Every line that they
      change must be claimed.

Every fix is proved (class Proof): the fixes on warnings all together, and, with
the first set of headers, each choice on a note by itself (without FixChoices
no note may have an edit). The fixed file is
compiled with -Wall -Wextra, where no warning may appear that was not there
before, and run through all checks, where the finding must be gone and none be
new (in test/fixes with each set of headers, else with the first). A second
--fix, with the first headers, changes nothing (--passes 2: a third).

With --same-as-proved, where another version of clang-tidy was put to that proof,
the messages and the lines that the fixes make are compared only, and with the last set
of headers only. Outside of test/fixes, what is exported is taken for what --fix makes.

A file is run once with each set of standard headers (--headers), with the same
claims each time.

With --precompiled, what a file includes at its beginning is read from a precompiled
header, which tests share in that folder: the headers are most of what a run takes. The
claims of the first set are held against the headers as they are.
"""

import argparse
import collections
import contextlib
import difflib
import functools
import itertools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

import precompiled

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
    # No partition of the joined words: a path may have spaces.
    end = argv.index("--") if "--" in argv else len(argv)
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--filecheck", required=True)
    parser.add_argument("--checks", help="default: the one that the file's "
                        "folder is named after, else all of spawn-* but "
                        "missing-nodiscard")
    parser.add_argument("--std", default="c++20")
    parser.add_argument("--headers", default="mock,libstdc++,libc++",
                        help="comma-separated: " + ", ".join(HEADERS))
    parser.add_argument("--without", metavar="HEADERS",
                        help="a set of headers that this machine has not")
    parser.add_argument("--precompiled", metavar="FOLDER")
    parser.add_argument("--option", action="append", default=[],
                        metavar="NAME=VALUE", help="a check option")
    parser.add_argument("--same-as-proved", action="store_true")
    parser.add_argument("--same-choices", action="store_true",
                        help="what the choices make is proved by another test, "
                        "of the same kind of code")
    parser.add_argument("--passes", type=int, default=1,
                        help="how often --fix is run until nothing changes: "
                        "a line is changed by one fix at a time")
    options = parser.parse_args(argv[:end])
    options.compiler = argv[end + 1:]
    folder = os.path.basename(os.path.dirname(os.path.abspath(options.file)))
    if not options.checks:
        # Nearly every test has functions that return handles.
        options.checks = "-*,spawn-" + (
            folder if os.path.isdir(os.path.join(HERE, "checks", folder))
            else "*,-spawn-missing-nodiscard")
    return options


def run_clang_tidy(options, path, headers, *flags, checks=None,
                   choices=False, warnings=("-Wno-everything",), plain=False,
                   exactly=True):
    """Returns clang-tidy's diagnostics for the file, one line each. With
    `choices`, the notes have their edits. `warnings` are the compiler's. If `plain`, no
    header is precompiled; unless `exactly`, one with more than what the file includes
    will do."""
    # clang-tidy 14 takes no map here.
    config = "{CheckOptions: [%s]}" % ", ".join(
        "{key: '%s', value: '%s'}" % tuple(option.split("=", 1))
        for option in options.option + ["FixChoices=true"] * choices)
    compiler = ["-std=" + options.std, *HEADERS[headers], *options.compiler]
    # Mocks are small.
    shared = None if plain or headers == "mock" else options.precompiled
    done = None
    for ready in precompiled.flags(shared, options.clang_tidy, options.file, compiler, exactly):
        command = [
            options.clang_tidy, "--load=" + options.plugin,
            "--checks=" + (checks or options.checks), "--config=" + config,
            "--header-filter=.*", "--quiet", path, *flags, "--", *compiler, *warnings,
            *ready
        ]
        done = subprocess.run(command, capture_output=True, text=True)
        if not precompiled.is_stale(done.stdout):
            break
    lines = [line for line in done.stdout.splitlines()
             if re.match(r"\S.*?: (warning|error|note): ", line)]
    if done.returncode not in (0, 1) or (done.returncode == 1 and not any(
            "error: " in line for line in lines)):
        raise Failure("clang-tidy failed (%d): %s\n%s" %
                      (done.returncode, " ".join(command), done.stderr))
    for line in lines:
        text = re.sub(r"^.*?(warning|error|note): | \[[\w.,-]+\]$", "", line)
        if "spawn-" in line and (text[0].isupper() or text.endswith(".")):
            raise Failure("a message is one lower-case sentence without a full "
                          "stop: " + text)
    return [line.replace(path, os.path.basename(path)) for line in lines]


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


class Proof:
    """Holds fixed versions of a file to what a fix promises."""

    def __init__(self, options, text, headers, folder, **how):
        # Fixes may reach the headers that the file includes.
        inputs = os.path.join(os.path.dirname(os.path.abspath(options.file)),
                              "Inputs")
        copied = os.path.join(folder, "Inputs")
        if os.path.isdir(inputs):
            shutil.copytree(inputs, copied)
        self.options = argparse.Namespace(**vars(options))
        self.options.compiler = [flag.replace(inputs, copied)
                                 for flag in options.compiler]
        if self.options.compiler != options.compiler:
            # Nobody shares the copy.
            self.options.precompiled = None
        self.headers = headers
        self.path = os.path.join(folder, os.path.basename(options.file))
        # The claims must not move with the fixes; the numbers keep them apart.
        lines = itertools.count()
        self.source = re.sub(r"// CHECK-.*", lambda _: "// %d" % next(lines),
                             text).encode()
        self.write(self.source)
        self.printed, self.exported = self.run(options.checks, choices=True, **how)
        if os.path.isdir(copied) and not options.same_as_proved:
            self.before  # while the headers are as they were

    def write(self, source):
        with open(self.path, "wb") as out:
            out.write(source)

    def read(self):
        with open(self.path, "rb") as source:
            return source.read()

    @property
    def applies(self):
        """Where there are errors, clang-tidy applies nothing."""
        return not any(diagnostic["Level"] == "Error" for diagnostic in self.exported)

    def fix(self):
        run_clang_tidy(self.options, self.path, self.headers, "--fix")

    def fix_as_exported(self):
        """What --fix makes, without another run where no two edits meet."""
        changes = [change for diagnostic in self.exported
                   for change in diagnostic["DiagnosticMessage"]["Replacements"]]
        if (not self.applies or any(change["FilePath"] != self.path for change in changes) or
                any(clash(one, another)
                    for one, another in itertools.combinations(changes, 2))):
            self.fix()
        elif changes:
            self.write(edited(self.source, changes))

    def run(self, checks, **how):
        """The diagnostics as they are printed, and as they are exported."""
        with tempfile.NamedTemporaryFile("r", suffix=".yaml") as fixes:
            lines = run_clang_tidy(self.options, self.path, self.headers,
                                   "--export-fixes=" + fixes.name,
                                   checks=checks, **how)
            exported = yaml.safe_load(fixes) or {}
            return lines, exported.get("Diagnostics", [])

    def said(self):
        """What the compiler and all checks say, without the places: both in one run, as
        most of its time is for the standard headers."""
        compiler, checks = collections.Counter(), collections.Counter()
        for diagnostic in self.run("-*,spawn-*,clang-diagnostic-*",
                                   warnings=("-Wall", "-Wextra"))[1]:
            of_compiler = diagnostic["DiagnosticName"].startswith("clang-")
            (compiler if of_compiler else checks)[self.finding(diagnostic)] += 1
        return compiler, checks

    @functools.cached_property
    def before(self):
        """What compiler and checks say of the file without fixes."""
        now = self.read()
        self.write(self.source)
        said = self.said()
        self.write(now)
        return said

    def require(self, what, repaired):
        """The file as it now is has the findings no more that were repaired."""
        new, found = self.said()
        new = new and new - self.before[0]
        if new:
            raise Failure("%s: the compiler now says\n  %s\nof\n%s" %
                          (what, "\n  ".join(new), self.read().decode()))
        new = found and found - (self.before[1] - repaired)
        # What crashed and now waits at once is told that.
        crashed = {name for text in repaired if "std::terminate" in text
                   for name in re.findall(r"'([^']+)'", text)}
        new = new and collections.Counter({
            text: count for text, count in new.items()
            if not (waits := re.search(r"the jthread (?:in )?'([^']+)' waits ", text))
            or waits[1] not in crashed})
        if new:
            raise Failure("%s: the checks still, or newly, find\n  %s\nin\n%s" %
                          (what, "\n  ".join(new), self.read().decode()))

    @staticmethod
    def finding(diagnostic):
        """A diagnostic's words and its check."""
        return "%s [%s]" % (diagnostic["DiagnosticMessage"]["Message"],
                            diagnostic["DiagnosticName"])

    def prove_warnings(self, claims, again):
        """With `again`, another --fix is tried too."""
        if self.options.same_as_proved and not is_in(self.options, "fixes"):
            self.fix_as_exported()
        else:
            self.fix()
        fixed = self.read()
        changed = [line[1:] for line in difflib.unified_diff(
            self.source.decode().splitlines(), fixed.decode().splitlines(),
            n=0, lineterm="") if re.match(r"\+(?!\+\+ )", line)]
        if sorted(changed) != sorted(claims):
            raise Failure("the fixes made the lines\n  %s\nclaimed are\n  %s" %
                          ("\n  ".join(changed), "\n  ".join(claims)))
        repaired = collections.Counter(
            self.finding(diagnostic) for diagnostic in self.exported
            if diagnostic["DiagnosticMessage"]["Replacements"] and self.applies)
        if fixed == self.source or self.options.same_as_proved:
            return
        for _ in range(self.options.passes - 1):
            self.fix()
        self.require("fixed", repaired)
        if not again:
            return
        fixed = self.read()
        self.fix()
        if self.read() != fixed:
            raise Failure("another --fix changes the file again:\n" +
                          self.read().decode())

    def prove_choices(self):
        choices = [
            Choice(note["Message"], self.finding(diagnostic), index,
                   note["Replacements"])
            for index, diagnostic in enumerate(self.exported)
            for note in diagnostic.get("Notes", []) if note["Replacements"]]
        if not choices:
            return
        # clang-apply-replacements would take the first.
        for diagnostic in self.run(self.options.checks)[1]:
            if any(note["Replacements"]
                   for note in diagnostic.get("Notes", [])):
                raise Failure("without FixChoices, a note of '%s' has an edit" %
                              self.finding(diagnostic))
        if self.options.same_choices:
            return
        while choices:
            batch = batch_of(choices)
            choices = [choice for choice in choices if choice not in batch]
            try:
                self.prove_together(batch)
            except Failure:
                # Two may disagree, as when both declare a name. Each is right by itself,
                # or is named here.
                for choice in batch:
                    self.prove_together([choice])

    def prove_together(self, choices):
        with applied([change for choice in choices
                      for change in choice.replacements]):
            self.require(", ".join("the choice '%s' of '%s'" % choice[:2]
                                   for choice in choices),
                         collections.Counter(choice.of for choice in choices))


Choice = collections.namedtuple("Choice", "message of diagnostic replacements")


def batch_of(choices):
    """Some that touch different places of one file, one a diagnostic at most: a choice by
    itself takes a compilation and a run."""
    batch = []
    for choice in choices:
        if len({change["FilePath"] for change in choice.replacements}) != 1:
            raise Failure("a choice edits several files: " + choice.message)
        if not any(choice.diagnostic == other.diagnostic or
                   any(clash(one, another) for one in choice.replacements
                       for another in other.replacements) for other in batch):
            batch.append(choice)
    return batch


def clash(one, another):
    """Several #includes may stand in one place, and one may serve two choices."""
    def end(change):
        return change["Offset"] + change["Length"]
    if one["FilePath"] != another["FilePath"]:
        return True
    return one["Offset"] <= end(another) and another["Offset"] <= end(one) and not all(
        change["ReplacementText"].startswith("#include") and not change["Length"]
        for change in (one, another))


@contextlib.contextmanager
def applied(replacements):
    """The replacements, all of one file, while the block runs."""
    path = pathlib.Path(replacements[0]["FilePath"])
    before = path.read_bytes()
    path.write_bytes(edited(before, replacements))
    try:
        yield
    finally:
        path.write_bytes(before)


def edited(source, replacements):
    once = {tuple(change.items()): change for change in replacements}
    for change in sorted(once.values(), key=lambda c: -c["Offset"]):
        begin, length = change["Offset"], change["Length"]
        source = (source[:begin] + change["ReplacementText"].encode() +
                  source[begin + length:])
    return source


def is_in(options, folder):
    return "%stest%s%s%s" % (os.sep, os.sep, folder, os.sep) in os.path.abspath(options.file)


def check(options, text, headers, thoroughly, plain):
    """Unless `thoroughly`, what the fixes make is not compiled and checked again, but in
    the folder of the fixes."""
    with tempfile.TemporaryDirectory() as folder:
        if not thoroughly and not is_in(options, "fixes"):
            options = argparse.Namespace(**{**vars(options), "same_as_proved": True})
        proof = Proof(options, text, headers, folder, plain=plain,
                      exactly=thoroughly or is_in(options, "fixes"))
        check_messages(options, text, proof.printed)
        if thoroughly:
            proof.prove_choices()
        claims = re.findall(r"// CHECK-FIXES: ?(.*)", text)
        if claims or any(diagnostic["DiagnosticMessage"]["Replacements"]
                         for diagnostic in proof.exported):
            proof.prove_warnings(claims, again=thoroughly)


def main():
    options = parse_arguments(sys.argv[1:])
    with open(options.file, newline="") as source:
        text = source.read()
    wanted = [headers for headers in options.headers.split(",")
              if headers != options.without]
    if not wanted:
        sys.exit("FAILED: no headers to run with but " + options.without)
    if options.same_as_proved:
        wanted = wanted[-1:]
    for number, headers in enumerate(wanted):
        try:
            check(options, text, headers,
                  thoroughly=number == 0 and not options.same_as_proved,
                  plain=number == 0 and not options.same_as_proved)
        except Failure as failure:
            sys.exit("FAILED with %s headers: %s" % (headers, failure))


if __name__ == "__main__":
    main()
