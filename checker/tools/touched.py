# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Which findings a change touches, for the tools beside this file.

clang-tidy's own filter asks for the line of the warning alone. But what lets go of
a handle may be a 'return' that the change adds, or a 'join()' that it removes, far
below the line where the handle is made.
"""

import bisect
import collections
import functools
import os
import re
import subprocess

HUNK = re.compile(r"@@ -\d{1,9}(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@")
# No compiler reads these. Any other file may be included by some source.
NO_CODE = (".md", ".rst", ".txt", ".json", ".yaml", ".yml", ".svg", ".png",
           ".sarif", ".gitignore", ".gitattributes")
COUNTS = ("the lines of the hunk do not match its '@@' line; make the diff again "
          "with git diff -W")
# In names that git quotes.
ESCAPES = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r",
           b"t": b"\t", b"v": b"\v"}


class Malformed(ValueError):
    """What is wrong with an input, and on which line, if known."""

    def __init__(self, message, line=0):
        super().__init__(message)
        self.line = line

    def where(self, path):
        return "%s:%d" % (path, self.line) if self.line else path


def git(*arguments, folder="."):
    # Not as text: a carriage return does not end a line.
    done = subprocess.run(
        ["git", "-C", folder, "-c", "core.quotePath=false", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        raise ValueError("git %s: %s" % (arguments[0],
                                         os.fsdecode(done.stderr).strip()))
    return os.fsdecode(done.stdout)


@functools.lru_cache(maxsize=None)
def is_built(folder, root):
    """Is it, or one around it, a folder where CMake builds, and git knows nothing
    in it?"""
    if folder == root:
        return False
    return (os.path.exists(os.path.join(folder, "CMakeCache.txt")) and
            not os.path.exists(os.path.join(folder, "CMakeLists.txt")) and
            not git("ls-files", "--", folder, folder=root) or
            is_built(os.path.dirname(folder), root))


def diff_since(revision):
    """Returns (the diff of the tree since this branch left a revision, its root).
    Raises ValueError where git cannot tell."""
    try:
        root = git("rev-parse", "--show-toplevel").rstrip("\n")
        base = git("merge-base", revision, "HEAD").split("\n")[0]
    except OSError as error:
        raise ValueError("cannot run git: " + error.strerror)
    except ValueError as error:
        raise ValueError(
            "%s\nIn CI, fetch the whole history (GitHub: 'fetch-depth: 0', "
            "GitLab: 'GIT_DEPTH: 0')" % (str(error) or "no merge base"))
    # Absolute names are right from every folder.
    diff = git("diff", "-W", "--no-color", "--no-ext-diff", "--no-textconv",
               "--text", "--submodule=diff", "--src-prefix=a/",
               "--dst-prefix=b/%s/" % root, base, "--", folder=root)
    # What is not added yet is new as a whole; what a build makes is no change.
    for name in git("ls-files", "-z", "--others", "--exclude-standard",
                    folder=root).split("\0"):
        path = os.path.join(root, name)
        if (os.path.isfile(path) and not name.endswith(NO_CODE) and
                not is_built(os.path.dirname(path), root)):
            with open(path, "rb") as file:
                lines = file.read().count(b"\n") + 1
            diff += "\n+++ %s\n@@ -0,0 +1,%d @@\n%s" % (
                quote("b/" + path), lines, "+\n" * lines)
    return diff, root


def quote(name):
    """The reverse of unquote, as names may contain line breaks."""
    return '"%s"' % re.sub(r'[\\"\x00-\x1f]', lambda m: "\\%03o" % ord(m[0]),
                           name)


def unquote(name):
    """git writes a name with odd characters as a C string does."""
    if not name.startswith('"'):
        return name
    return os.fsdecode(re.sub(
        rb"\\([0-3][0-7]{2}|.)",
        lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3
        else ESCAPES.get(m[1], m[1]),
        os.fsencode(name[1:-1])))


class Spans:
    """A set of line numbers, stored as sorted, disjoint ranges."""

    def __init__(self, spans):
        self.firsts, self.lasts = [], []
        for first, last in sorted(spans):
            if self.lasts and first <= self.lasts[-1]:
                self.lasts[-1] = max(last, self.lasts[-1])
            elif first <= last:
                self.firsts.append(first)
                self.lasts.append(last)

    def meets(self, first, last):
        """True if a line from first to last is in the set."""
        index = bisect.bisect_left(self.lasts, first)
        return index < len(self.lasts) and self.firsts[index] <= last


class Touched:
    """The lines that a unified diff adds, and those around what it removes.

    Its new names begin with b/, and what follows is relative to the root or
    absolute. With whole functions as its context (git diff -W), a hunk tells
    where the function ends. Raises Malformed for what is no such diff.
    """

    def __init__(self, diff, root):
        # For each file, the changed lines, and the lines that have a change
        # further down in the same hunk.
        changed, above = {}, {}
        path, left, expected, end = None, [0, 0], "", 0
        lines = diff[:-1] if diff.endswith("\n") else diff
        for count, line in enumerate(lines.split("\n"), 1):
            if any(left):
                # With diff.suppressBlankEmpty, git omits the space.
                kind = line[:1] or " "
                if kind == "\\":  # no newline at end of file
                    continue
                left[0] -= kind in "- "
                left[1] -= kind in "+ "
                if kind not in "-+ " or min(left) < 0:
                    raise Malformed(COUNTS, count)
                if kind != " ":
                    last = number
                    changed[path].append((number - (kind == "-"), number))
                number += kind != "-"
                if not any(left):
                    above[path].append((first, min(last, number - 1)))
                    end = count
                continue
            if not line.startswith(expected):
                break
            expected = ""
            if line.startswith("@@"):
                hunk = HUNK.match(line)
                if not hunk or path is None:
                    raise Malformed(
                        "'%s' does not begin a hunk of a file; make the diff with "
                        "git diff -W REVISION" % line[:60], count)
                old_left, number, new_left = (
                    int(part or 1) for part in hunk.groups())
                left = [old_left, new_left]
                # Where no line is left, it is the one before.
                number += new_left == 0
                first, last = number, 0
            elif line.startswith("--- "):
                expected = "+++ "
            elif line.startswith("+++ "):
                path = self.path(line[len("+++ "):], root, count)
                changed.setdefault(path, [])
                above.setdefault(path, [])
                expected = "@@"
            # After the last hunk, git format-patch writes a signature.
            elif end == count - 1 and line[:1] in "-+ " and line not in ("",
                                                                         "-- "):
                raise Malformed(COUNTS, count)
        if expected or any(left):
            raise Malformed(
                "the diff is truncated: %s; make it again with git diff -W" % (
                    "a line with '%s' is expected here" % expected.strip()
                    if expected else "its last hunk is incomplete"), count)
        # One that only renames, or changes modes, has no such names.
        if diff.strip() and not changed and not re.search(
                r"^(diff |\+\+\+ )", diff, re.M):
            raise Malformed("it is no diff, or has colours; make it with "
                            "git diff -W --no-color")
        # Removed files have no lines.
        changed.pop("", None)
        self.changed = {path: Spans(spans) for path, spans in changed.items()}
        self.above = {path: Spans(spans) for path, spans in above.items()}

    @staticmethod
    def path(name, root, line):
        """The file that a '+++' line names, or "" if the file is removed."""
        name = unquote(name.split("\t")[0])
        if name == "/dev/null":
            return ""
        if not name.startswith("b/"):
            raise Malformed("its name '%s' does not begin with b/; make it with "
                            "--dst-prefix=b/" % name, line)
        if "\0" in name:
            raise Malformed("its name contains a NUL byte; make the diff again "
                            "with git diff -W", line)
        return os.path.realpath(os.path.join(root, name[len("b/"):]))

    def files(self):
        return list(self.changed)

    def touches(self, check, places):
        """True for a finding with its warning and notes at these places, each
        (path, line): a change is on one of these lines, or, where they are a
        path through a function, between them or further down. What releases
        a member, or did, may be anywhere in the files."""
        lines = collections.defaultdict(list)
        for path, line in places:
            lines[os.path.realpath(path)].append(line)
        for path, numbers in lines.items():
            if path not in self.changed:
                continue
            changed = self.changed[path]
            if check == "spawn-unreleased-member":
                found = bool(changed.firsts)
            elif check == "spawn-unreleased-handle":
                begin, end = min(numbers), max(numbers)
                found = (changed.meets(begin, end) or
                         self.above[path].meets(begin, begin))
            else:
                found = any(changed.meets(number, number) for number in numbers)
            if found:
                return True
        return False
