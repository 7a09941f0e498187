# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Which findings a change touches, for the tools beside this file.

clang-tidy's own filter asks for the line of the warning alone. But what lets go of
a handle may be a 'return' that the change adds, or a 'join()' that it removes, far
below the line where the handle is made.
"""

import collections
import functools
import os
import re
import subprocess

HUNK = re.compile(r"^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
# No compiler reads these. Any other file may be included by some source.
NO_CODE = (".md", ".rst", ".txt", ".json", ".yaml", ".yml", ".svg", ".png",
           ".sarif", ".gitignore", ".gitattributes")
# The lines of a change, and those of the hunk it is in.
Change = collections.namedtuple("Change", "first last hunk_first hunk_last")


def git(*arguments, folder="."):
    done = subprocess.run(
        ["git", "-C", folder, "-c", "core.quotePath=false", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        errors="surrogateescape")
    if done.returncode:
        raise ValueError("git %s: %s" % (arguments[0], done.stderr.strip()))
    return done.stdout


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
            diff += "\n+++ b/%s\n@@ -0,0 +1,%d @@\n%s" % (path, lines,
                                                          "+\n" * lines)
    return diff, root


def unquote(name):
    """git writes a name with odd characters as a C string does."""
    if not name.startswith('"'):
        return name
    return os.fsdecode(re.sub(
        rb"\\([0-7]{3}|.)",
        lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3
        else {b"t": b"\t", b"n": b"\n"}.get(m[1], m[1]),
        os.fsencode(name[1:-1])))


class Touched:
    """The lines that a unified diff adds, and those around what it removes.

    Its new names begin with b/, and what follows is relative to the root or
    absolute. With whole functions as its context (git diff -W), a hunk tells
    where the function ends. Raises ValueError for what is no such diff.
    """

    def __init__(self, diff, root):
        self.changes = collections.defaultdict(list)
        path, old_left, left = None, 0, 0
        for line in diff.split("\n"):
            hunk = HUNK.match(line)
            if old_left or left:
                if line.startswith("-"):
                    old_left -= 1
                    found = number - 1, number
                elif line.startswith("\\"):  # no newline at end of file
                    continue
                else:
                    found = (number, number) if line.startswith("+") else None
                    number, left = number + 1, left - 1
                    old_left -= not found
                if path and found:
                    self.changes[path].append(Change(*found, *span))
            elif hunk:
                old_left, number, left = (
                    int(count or 1) for count in hunk.groups())
                # Where no line is left, it is the one before.
                number += left == 0
                span = number, number + left - 1
            elif line.startswith("+++ "):
                name = unquote(line[len("+++ "):].split("\t")[0])
                if name == "/dev/null":
                    path = None
                    continue
                if not name.startswith("b/"):
                    raise ValueError("its name '%s' does not begin with b/; "
                                     "make it with --dst-prefix=b/" % name)
                path = os.path.realpath(os.path.join(root, name[len("b/"):]))
                self.changes[path] = []
        # One that only renames, or changes modes, has no such names.
        if diff.strip() and not self.changes and not re.search(
                r"^(diff |\+\+\+ )", diff, re.M):
            raise ValueError("it is no diff, or has colours; make it with "
                             "git diff -W --no-color")

    def files(self):
        return list(self.changes)

    def touches(self, check, places):
        """True for a finding with its warning and notes at these places, each
        (path, line): a change is on one of these lines, or, where they are a
        path through a function, between them or further down. What releases
        a member, or did, may be anywhere in the files."""
        lines = collections.defaultdict(list)
        for path, line in places:
            lines[os.path.realpath(path)].append(line)
        for path, numbers in lines.items():
            begin, end = min(numbers), max(numbers)
            for change in self.changes.get(path, ()):
                if check == "spawn-unreleased-member":
                    return True
                if check != "spawn-unreleased-handle":
                    if any(change.first <= n <= change.last for n in numbers):
                        return True
                    continue
                inside = change.hunk_first <= begin <= change.hunk_last
                last = max(end, change.hunk_last) if inside else end
                if change.first <= last and begin <= change.last:
                    return True
        return False
