# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Precompiled headers of what test files include at their beginning."""

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import tempfile

# Of the standard library and of POSIX, what the tests include.
COMMON = ["#include <%s>" % name for name in (
    "algorithm array atomic cassert chrono condition_variable coroutine csignal cstddef "
    "cstdint cstdio cstdlib deque exception functional future initializer_list iostream "
    "list map memory mutex new numeric optional pthread.h semaphore set signal.h span "
    "spawn.h stdexcept stop_token string string_view sys/wait.h system_error thread tuple "
    "type_traits typeinfo unistd.h unordered_map utility variant vector").split()]
INCLUDE = re.compile(r"#include <[^>]+>$")
NO_CODE = re.compile(r"(//.*)?$")
STALE = "since the precompiled header"


def flags(folder, clang_tidy, path, compiler, exactly=True):
    """Yields what to add to the flags `compiler` for a run over the file, or over what a
    fix made of it: a precompiled header, and, if the caller found it stale, nothing.

    Unless `exactly`, the header may have more of the standard library than the file
    includes, so that more tests share it.
    """
    header = folder and made(folder, clang_tidy, path, compiler, exactly)
    if header:
        yield ["-include-pch", header]
        with contextlib.suppress(FileNotFoundError):  # another test has done it
            os.unlink(header)
    yield []


def is_stale(output):
    """Whether a header has changed since it was precompiled."""
    return STALE in output


def made(folder, clang_tidy, path, compiler, exactly):
    """The precompiled header for the file, which tests share; None if it has none."""
    includes = leading_includes(path)
    clang = clang_of(clang_tidy)
    if not includes or not clang:
        return None
    is_c = path.endswith(".c")
    if not exactly:
        # To precompile takes as long as the one or two runs that would use it.
        if is_c or not set(includes).issubset(COMMON):
            return None
        includes = COMMON
    text = "".join(include + "\n" for include in includes)
    key = hashlib.sha256(repr((clang, is_c, compiler, text)).encode()).hexdigest()[:20]
    header = os.path.join(folder, key + ".h")
    result = header + ".pch"
    if os.path.exists(result):
        return result if os.path.getsize(result) else None
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as mine:
        # Another test may want the same now. The first one's header stays, as Clang
        # compares its time with the one that it has seen.
        own = os.path.join(mine, "own.h")
        with open(own, "w", encoding="utf-8") as out:
            out.write(text)
        try:
            os.link(own, header)
        except FileExistsError:
            pass
        done = subprocess.run(
            [clang, "-x", "c-header" if is_c else "c++-header", *compiler, "-w", header,
             "-o", own + ".pch"], capture_output=True, check=False)
        if done.returncode:
            # The run with the headers says what is wrong with them; an empty file that
            # nobody need try again.
            open(own + ".pch", "wb").close()
        os.rename(own + ".pch", result)
    return None if done.returncode else result


def leading_includes(path):
    """The #include lines of headers that are no test's, up to the first other line."""
    found = []
    with open(path, encoding="utf-8") as source:
        for line in source:
            line = line.strip()
            if INCLUDE.match(line):
                found.append(line)
            elif not NO_CODE.match(line):
                break
    return found


def clang_of(clang_tidy):
    """The Clang that reads headers as this clang-tidy does; None where there is none."""
    version = re.search(r"-\d+$", clang_tidy)
    folder = os.path.dirname(os.path.realpath(shutil.which(clang_tidy) or clang_tidy))
    for candidate in (os.path.join(folder, "clang++"),
                      shutil.which("clang++" + version[0]) if version else None):
        if candidate and os.access(candidate, os.X_OK):
            return candidate
    return None
