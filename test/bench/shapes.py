#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds the checks to linear time in code that is large in one way.

Takes the shapes of test/robust at their large size and at twice that. Where the
larger one takes long enough to be measured, doubling must cost less than a factor
of 3 (clang-tidy's own time is left out), so that nothing is quadratic.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(HERE, "..", "robust"))
from shapes import SHAPES

MOCKS = os.path.join(HERE, "..", "mocks")
# Shorter times say nothing: the clock and the machine are not that steady.
MEASURABLE = 0.4  # seconds
LIMIT = 3.0
# Held to a time, at twice the size: each of n exceptions looks for its handler
# among n; each of n classes for its members in all bases of a chain.
TIMED = {"catch_handlers", "inheritance"}
LIMIT_SECONDS = 60


def user_seconds(options, path, flags, checks):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(
        [options.clang_tidy, "--load=" + options.plugin, "--quiet",
         "--checks=-*," + checks, "--config={}", path, "--", *flags, "-w",
         "-nostdinc++", "-isystem", MOCKS], capture_output=True, timeout=LIMIT_SECONDS)
    if done.returncode not in (0, 1):
        sys.exit("%s: exit status %d" % (path, done.returncode))
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def own_seconds(options, shape, size, least=0.0):
    """What the checks take. 0 where they take less than `least`."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, shape.name + ".cpp")
        with open(path, "w") as out:
            out.write(shape.text(size))
        taken = user_seconds(options, path, shape.flags, "spawn-*")
        if taken < least:
            return 0
        clang = user_seconds(options, path, shape.flags, "misc-definitions-in-headers")
        return max(0, taken - clang)


def is_linear(options, shape, large):
    """Whether doubling costs less than LIMIT, given the time of the larger one.

    What can't be measured (MEASURABLE) is granted on top: a clock that is off by
    so much must not decide. A failure is measured again, as a busy machine only adds.
    """
    for _ in range(4):
        small = own_seconds(options, shape, shape.doubled[0])
        print("%-26s %d: %.2fs  %d: %.2fs" % (shape.name, shape.doubled[0], small,
                                              shape.doubled[1], large))
        if large <= LIMIT * small + MEASURABLE:
            return True
        large = min(large, own_seconds(options, shape, shape.doubled[1]))
    return False


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--only", default="", metavar="TEXT")
    options = parser.parse_args()
    failed = []
    for shape in SHAPES:
        if options.only not in shape.name:
            continue
        large = own_seconds(options, shape, shape.doubled[1], MEASURABLE)
        if large < MEASURABLE:
            continue
        if shape.name in TIMED:
            print("%-26s %d: %.2fs" % (shape.name, shape.doubled[1], large))
        elif not is_linear(options, shape, large):
            failed.append(shape.name)
    print("%d shapes" % len(SHAPES))
    sys.exit("grows faster than linear: " + ", ".join(failed) if failed else 0)


if __name__ == "__main__":
    main()
