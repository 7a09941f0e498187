#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Shows how the time of spawn-unreleased-handle grows with a function's size.

Each shape is generated in several sizes, each twice the one before, and run
under clang-tidy's own --enable-check-profile; printed are the check's user time
and its ratio to the size before. Linear is 2.0; a shape that grows faster than
--limit fails.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

PROLOGUE = """#include <thread>
void work(); bool ready(int); void step(int); void may_throw(int);
"""


def branches(size):
    """Blocks in a row with one live thread, joined at the end."""
    body = "".join("  if (ready(%d)) step(%d); else work();\n" % (i, i)
                   for i in range(size))
    return "void f() {\n  std::thread t(work);\n%s  t.join();\n}\n" % body


def exits(size):
    """As many early returns, each of which is a drop."""
    body = "".join("  if (ready(%d)) return;\n" % i for i in range(size))
    return "void f() {\n  std::thread t(work);\n%s  t.join();\n}\n" % body


def switch(size):
    """One switch with a case for each number."""
    body = "".join("  case %d: step(%d); break;\n" % (i, i)
                   for i in range(size))
    return ("void f(int n) {\n  std::thread t(work);\n  switch (n) {\n%s  }\n"
            "  t.join();\n}\n" % body)


def repeated(size):
    """A followed condition, tested again and again."""
    body = "".join("  if (a) step(%d);\n  if (b) work();\n" % i
                   for i in range(size))
    return ("void f(bool a, bool b) {\n  std::thread t;\n"
            "  if (a) t = std::thread(work);\n%s  if (a) t.join();\n}\n" % body)


def handles(size):
    """Many threads, one after the other."""
    body = "".join("  { std::thread t(work); if (ready(%d)) step(1); t.join(); }\n"
                   % i for i in range(size))
    return "void f() {\n%s}\n" % body


def nested(size):
    """Loops as deep as clang's limit on brackets allows, many times."""
    depth = 100
    one = ("  {\n  std::thread t(work);\n" + "while (ready(1)) {\n" * depth +
           "step(1);\n" + "}\n" * depth + "  t.join();\n  }\n")
    return "void f() {\n%s}\n" % (one * max(1, size // 2 // depth))


SHAPES = [branches, exits, switch, repeated, handles, nested]


def measure(options, code):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "f.cpp")
        with open(path, "w") as out:
            out.write(PROLOGUE + code)
        subprocess.run(
            [options.clang_tidy, "--load=" + options.plugin, "--quiet",
             "--checks=-*,spawn-unreleased-handle", "--config={}",
             "--enable-check-profile", "--store-check-profile=" + folder, path,
             "--", "-std=c++20"], capture_output=True, text=True, check=True)
        (profile,) = [name for name in os.listdir(folder)
                      if name.endswith(".json")]
        with open(os.path.join(folder, profile)) as text:
            times = json.load(text)["profile"]
    return times["time.clang-tidy.spawn-unreleased-handle.user"]


def growth_of(times):
    """By which factor a doubling multiplies them, on average."""
    # The clock ticks in hundredths of a second.
    return (max(times[-1], 0.01) / max(times[0], 0.01)) ** (1 / (len(times) - 1))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--sizes", default="1000,2000,4000,8000")
    parser.add_argument("--limit", type=float, default=3.0)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    failed = False
    for shape in SHAPES:
        times = [measure(options, shape(size)) for size in sizes]
        # A busy machine only adds.
        for _ in range(2):
            if growth_of(times) > options.limit:
                times = [min(before, measure(options, shape(size)))
                         for before, size in zip(times, sizes)]
        growth = growth_of(times)
        failed |= growth > options.limit
        print("%-9s %s  ratio %.2f" % (shape.__name__, " ".join(
            "%d: %.3fs" % pair for pair in zip(sizes, times)), growth))
    sys.exit("grows faster than %.1f a doubling" % options.limit
             if failed else 0)


if __name__ == "__main__":
    main()
