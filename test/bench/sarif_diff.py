#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Shows how the time of spawn-sarif --diff grows with findings and hunks.

Generates exports with as many findings as the diff has hunks, once where the
diff touches no finding and once where it touches all. Prints the CPU time for
each size, and the ratio to the size before, which is half. Linear is 2.0; fails
if a ratio is above --limit, or the last size takes more than --seconds.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile

SPAWN_SARIF = os.path.join(os.path.dirname(os.path.realpath(__file__)),
                           "../../checker/tools/spawn-sarif")
# Each is one line in the source and in the diff.
LINE = "void f() { std::thread t(work); }\n"
FINDING = """  - DiagnosticName:  spawn-unreleased-handle
    DiagnosticMessage:
      Message:         'the thread ''t'' is not released'
      FilePath:        '{path}'
      FileOffset:      {offset}
      Replacements:    []
    Notes:
      - Message:         'release it'
        FilePath:        '{path}'
        FileOffset:      {offset}
        Replacements:    []
    Level:           Warning
    BuildDirectory:  '{folder}'
"""


def generate(folder, count, touched):
    """The findings are in the odd lines. The hunks are there too, or below."""
    path = os.path.join(folder, "a.cpp")
    with open(path, "w") as source:
        source.write(LINE * (4 * count))
    with open(os.path.join(folder, "a.yaml"), "w") as export:
        export.write("---\nMainSourceFile:  '%s'\nDiagnostics:\n" % path)
        for index in range(count):
            export.write(FINDING.format(path=path, folder=folder,
                                        offset=2 * index * len(LINE) + 23))
        export.write("...\n")
    with open(os.path.join(folder, "a.diff"), "w") as diff:
        diff.write("diff --git a/a.cpp b/a.cpp\n--- a/a.cpp\n+++ b/a.cpp\n")
        for index in range(count):
            line = 2 * index + 1 + (0 if touched else 2 * count)
            diff.write("@@ -%d +%d @@\n-old\n+%s" % (line, line, LINE))


def measure(count, touched):
    """The CPU time of a run; the best of some, as a busy machine only adds."""
    with tempfile.TemporaryDirectory() as folder:
        generate(folder, count, touched)
        times = []
        for _ in range(3):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(
                [sys.executable, SPAWN_SARIF, "a.yaml", "--diff", "a.diff",
                 "--format", "github"], cwd=folder, stdout=subprocess.PIPE,
                text=True, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime - before.ru_utime +
                         after.ru_stime - before.ru_stime)
            found = done.stdout.count("::warning ")
            assert found == (count if touched else 0), found
    return min(times)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", default="2000,4000")
    parser.add_argument("--limit", type=float, default=3.0)
    parser.add_argument("--seconds", type=float, default=5.0)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    failed = False
    for name, touched in ("untouched", False), ("touched", True):
        times = [measure(size, touched) for size in sizes]
        ratios = [after / before for before, after in zip(times, times[1:])]
        failed |= max(ratios) > options.limit or times[-1] > options.seconds
        print("%-9s %s  ratio %s" % (
            name, " ".join("%d: %.3fs" % pair for pair in zip(sizes, times)),
            " ".join("%.2f" % ratio for ratio in ratios)))
    sys.exit("grows faster than %.1f a doubling, or takes more than %.1fs" %
             (options.limit, options.seconds) if failed else 0)


if __name__ == "__main__":
    main()
