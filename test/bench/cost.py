#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds what all checks cost, in instructions, on a file of standard headers.

Cachegrind counts the instructions of clang-tidy with one trivial check, and with
that check and all of the plugin's: as callgrind does, in two thirds of the time. The
file has a thread, a member thread and an async future, each released, and the checks
find nothing in it.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

LIMIT = 1.0  # percent
TRIVIAL = "misc-definitions-in-headers"
SOURCE = """
#include <algorithm>
#include <functional>
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>
void work() {}
class Runner {
public:
  Runner() : t(work) {}
  ~Runner() { t.join(); }

private:
  std::thread t;
};
int main() {
  std::thread t(work);
  t.join();
  auto f = std::async(std::launch::async, [] { return 1; });
  Runner r;
  return f.get();
}
"""


def start(options, folder, *flags):
    path = os.path.join(folder, "nine.cpp")
    return subprocess.Popen(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no",
         "--cachegrind-out-file=/dev/null",
         options.clang_tidy, "--quiet", "--config={}", *flags, path, "--",
         "-std=c++20"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace")


def instructions(run):
    output, _ = run.communicate(timeout=900)
    counted = re.search(r"I +refs: +([\d,]+)", output)
    # Valgrind's own lines begin with its process.
    warned = re.search(r"^(?!--\d+--).*warning:", output, re.MULTILINE)
    if run.returncode != 0 or not counted or warned:
        sys.exit("clang-tidy under valgrind failed:\n" + output)
    return int(counted[1].replace(",", ""))


def with_plugin(options, folder, plugin):
    return start(options, folder, "--load=" + plugin, "--checks=-*,spawn-*," + TRIVIAL)


def cost_of(with_all, without):
    return 100 * (with_all - without) / without


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "nine.cpp"), "w") as out:
            out.write(SOURCE)
        runs = [start(options, folder, "--checks=-*," + TRIVIAL),
                with_plugin(options, folder, options.plugin)]
        without, with_all = map(instructions, runs)
        # Clang's tables are hashed by address, so that the same plugin in folders with
        # longer and shorter names costs 0.2 to 0.9 percent: the least says most.
        if cost_of(with_all, without) > LIMIT:
            copy = shutil.copy(options.plugin, os.path.join(folder, "plugin.so"))
            with_all = min(with_all, instructions(with_plugin(options, folder, copy)))
    cost = cost_of(with_all, without)
    print("%d instructions without, %d with the checks: %.2f %% more" %
          (without, with_all, cost))
    sys.exit("that is over %.1f %%" % LIMIT if cost > LIMIT else 0)


if __name__ == "__main__":
    main()
