# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads compile databases, and refuses what clang-tidy would pass over.

For an entry that it does not understand, clang-tidy says "Running without flags"
or "Skipping", and then exits with 0.
"""

import json
import os
import re

KEYS = {"directory": str, "file": str, "command": str, "arguments": list,
        "output": str}
MAX_SIZE = 2 << 30


def problem_of_path(path):
    """What keeps a path from being handed to clang-tidy by lines, or None."""
    if re.search("[\0-\x1f\x7f]", path):
        return "has a line break or another control character; rename it"
    if re.search("[\ud800-\udfff]", path):
        return "is not UTF-8; rename it"
    return None


def problem_of_entry(entry):
    """What is wrong with an entry of a database, or None."""
    if not isinstance(entry, dict):
        return "is not an object"
    for key, value in entry.items():
        if key not in KEYS:
            return "has the key '%s', which clang does not know" % key
        if not isinstance(value, KEYS[key]):
            return "'%s' is not a %s" % (key, "list" if KEYS[key] is list
                                         else "string")
    for key in ("directory", "file"):
        if not entry.get(key):
            return "has no '%s'" % key
        if problem_of_path(entry[key]):
            return "'%s' %s" % (key, problem_of_path(entry[key]))
    if not os.path.isabs(entry["directory"]):
        return ("'directory' is the relative path '%s', so clang-tidy does not "
                "find the file" % entry["directory"])
    words = entry.get("arguments")
    if words is not None and not (words and
                                  all(isinstance(w, str) for w in words)):
        return "'arguments' is empty or has something else than strings"
    if not words and not entry.get("command", "").strip():
        return "has neither 'command' nor 'arguments'"
    return None


def load(path):
    """The entries of a database; raises ValueError for one that clang-tidy would
    pass over."""
    try:
        if os.path.getsize(path) > MAX_SIZE:
            raise ValueError("larger than %d MiB" % (MAX_SIZE >> 20))
        with open(path, encoding="utf-8-sig") as file:
            entries = json.load(file)
    except OSError as error:
        raise ValueError("cannot be read: %s" % error.strerror)
    except RecursionError:
        raise ValueError("cannot be read: nested too deep; generate it again")
    except ValueError as error:
        raise ValueError("cannot be read: %s; generate it again" % error)
    if not isinstance(entries, list):
        raise ValueError("is not a list of entries; generate it again")
    for number, entry in enumerate(entries, 1):
        problem = problem_of_entry(entry)
        if problem:
            raise ValueError("entry %d%s %s; generate the database again" % (
                number, " (%s)" % entry["file"]
                if isinstance(entry, dict) and isinstance(entry.get("file"), str)
                else "", problem))
    return entries


# In a header that CMake precompiles, this makes system headers of all that it
# includes, and clang-tidy shows nothing of these.
PRAGMA = re.compile(r"^[ \t]*#[ \t]*pragma[ \t]+(?:GCC|clang)[ \t]+system_header\b.*$",
                    re.M)
PRECOMPILED = re.compile(r"[^\s\"',=]*cmake_pch(?:_\w+)?\.hx?x?")
OF_PROJECT = re.compile(r'^[ \t]*#[ \t]*include[ \t]+"', re.M)


def overlay_of_headers(entries, scratch):
    """The path of a file for --vfsoverlay that shows CMake's precompiled headers
    without that pragma; None where none needs it. Raises ValueError where clang
    has compiled one, which then is read instead of the header."""
    roots = []
    for path in sorted({os.path.join(entry["directory"], found)
                        for entry in entries
                        for found in PRECOMPILED.findall(
                            entry.get("command") or
                            "\n".join(entry["arguments"]))}):
        try:
            with open(path, encoding="utf-8", errors="surrogateescape") as file:
                text = file.read()
        except OSError:
            continue  # clang says so
        # Those of the system are none of ours.
        if not PRAGMA.search(text) or not OF_PROJECT.search(text):
            continue
        if os.path.exists(path + ".pch"):
            raise ValueError(
                "%s.pch is a precompiled header of clang with headers of the "
                "project, in which clang-tidy finds nothing; configure a build "
                "directory with -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON" % path)
        plain = os.path.join(scratch, "precompiled%d.hxx" % len(roots))
        with open(plain, "w", encoding="utf-8",
                  errors="surrogateescape") as out:
            out.write(PRAGMA.sub("", text))
        roots.append({"name": os.path.realpath(path), "type": "file",
                      "external-contents": plain})
        if os.path.abspath(path) != os.path.realpath(path):
            roots.append({"name": os.path.abspath(path), "type": "file",
                          "external-contents": plain})
    if not roots:
        return None
    overlay = os.path.join(scratch, "overlay.yaml")
    with open(overlay, "w", encoding="utf-8") as out:
        json.dump({"version": 0, "case-sensitive": True,
                   "use-external-names": False, "roots": roots}, out)
    return overlay
