#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the checks over broken code, and fails where clang-tidy dies or hangs.

What is run:

  mutants     the files of our own tests, each broken a little (mutate.py)
  half-valid  small files with two bad things in them (shapes.py)
  shapes      large files of one shape each (shapes.py)
  catalogue   broken catalogue files

That a mutant does not compile is normal. A death by a signal, an assertion, a
report of a sanitizer, and more than --limit seconds are failures, unless
clang-tidy does the same without our checks. The input of each failure is kept,
and the command that repeats it is printed.

Everything follows from --seed. Seed 1 is for ./dev test: there, what is half valid
is run as it is, and shapes are small. With --seconds, seeds are tried one after
the other until the time is up.
"""

import argparse
import collections
import concurrent.futures
import glob
import itertools
import math
import os
import random
import re
import resource
import shlex
import signal
import subprocess
import sys
import tempfile
import time
import zlib

# The source tree stays as it is.
sys.dont_write_bytecode = True
import mutate
import shapes

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
CATALOGUE = os.path.join(TESTS, "..", "checker", "handles", "catalogue")
MOCKS = ("-nostdinc++", "-isystem", os.path.join(TESTS, "mocks"))
# As clangd, clang-tidy is to go on however many errors there are.
ALWAYS = ("-ferror-limit=0", "-Wno-everything")
# Parses as little as any check: what dies with it dies of clang.
HARMLESS_CHECK = "misc-definitions-in-headers"

Case = collections.namedtuple("Case", "name text suffix options flags")
Failure = collections.namedtuple("Failure", "case what where command")

# Settings that lead to other code.
OPTION_SETS = [
    (), (), ("ExceptionPaths=any",), ("ExceptionPaths=none",),
    ("FixStyle=hold", "GuardType=acme::Guard", "GuardHeader=guard.h"),
    ("spawn-discarded-handle.AllowCastToVoid=with-comment",),
    ("DetectHandles=false", "HandleTypes=Job=orphans;acme::Job=leaks"),
]


# Other languages and modes, in which clang makes other trees of the same code.
FLAG_SETS = [
    (), (), ("-std=c++23",), ("-std=c++17",), ("-std=c++14",), ("-std=c++11",),
    ("-std=c++2c",), ("-fno-recovery-ast",), ("-fblocks", "-fms-extensions"),
    ("-fno-exceptions",), ("-x", "objective-c++"), ("-fopenmp",),
]


def config_of(options):
    # clang-tidy 14 takes no map here.
    return "--config={CheckOptions: [%s]}" % ", ".join(
        "{key: '%s', value: '%s'}" % tuple(option.split("=", 1))
        for option in options)


# The inputs.


class Seed:
    """A test file, without what it claims, and how it is compiled."""

    def __init__(self, path):
        with open(path, encoding="latin-1", newline="") as source:
            text = source.read()
        self.name = os.path.relpath(path, TESTS)
        self.suffix = os.path.splitext(path)[1]
        self.text = mutate.without_claims(text)
        run = re.search(r"RUN: %\w+ %s(.*)", text)
        words = shlex.split(run[1].replace("%S", os.path.dirname(path))
                            if run else "")
        std = words[words.index("--std") + 1] if "--std" in words else "c++20"
        self.flags = ("-std=" + std,)
        if "--" in words:
            self.flags += tuple(words[words.index("--") + 1:])
        if self.suffix != ".c":
            self.flags += MOCKS
        self.options = tuple(words[at + 1] for at, word in enumerate(words)
                             if word == "--option")


def seeds():
    paths = []
    for folder in ("checks/*", "fixes", "plugin/Inputs", "driver/Inputs"):
        for suffix in ("cpp", "c"):
            paths += glob.glob(os.path.join(TESTS, folder, "*." + suffix))
    # A file that needs more than the mocks have is all errors.
    needs_more = re.compile(r"#include <(?!%s)" % "|".join(
        name + ">" for name in os.listdir(os.path.join(TESTS, "mocks"))))
    found = [Seed(path) for path in sorted(paths)]
    return [seed for seed in found
            if seed.suffix == ".c" or not needs_more.search(seed.text)]


def mutants(options, seed):
    rng = random.Random("mutants %d" % seed)
    sources = seeds()
    # Few options for one seed, so that many files share a process.
    settings = rng.sample(OPTION_SETS, 2)
    modes = rng.choice(FLAG_SETS) if seed != 1 else ()
    rng.shuffle(sources)
    for at in range(options.count):
        source = sources[at % len(sources)]
        ((what, text),) = mutate.mutants(source.text, rng.random(), 1)
        yield Case("%s:%s" % (source.name, what), text, source.suffix,
                   source.options or settings[at // len(sources) % 2],
                   source.flags + (modes if source.suffix != ".c" else ()))


def half_valid(options, seed):
    rng = random.Random("half-valid %d" % seed)
    cases = list(shapes.half_valid())
    # The first time as they are, then broken further.
    settings = rng.choice(OPTION_SETS) if seed != 1 else ()
    modes = rng.choice(FLAG_SETS) if seed != 1 else ()
    if seed != 1:
        cases = rng.sample(cases, min(options.count, len(cases)))
    for name, text in cases:
        suffix = os.path.splitext(name)[1]
        flags = ("-std=c11",) if suffix == ".c" else (
            "-std=c++20", *MOCKS, *modes)
        if seed != 1:
            ((what, text),) = mutate.mutants(text, rng.random(), 1)
            name += ":" + what
        yield Case(name, text, suffix, settings, flags)


def large_shapes(options, seed):
    rng = random.Random("shapes %d" % seed)
    for shape in shapes.SHAPES:
        size = shape.small if seed == 1 else rng.randint(1, shape.large)
        yield Case("%s-%d" % (shape.name, size), shape.text(size), ".cpp", (),
                   shape.flags + MOCKS)


def catalogues(options, seed):
    rng = random.Random("catalogue %d" % seed)
    paths = sorted(glob.glob(os.path.join(CATALOGUE, "*.yaml")) + glob.glob(
        os.path.join(TESTS, "checks", "*", "Inputs", "*.yaml")))
    texts = []
    for path in paths:
        with open(path, encoding="latin-1", newline="") as source:
            texts.append((os.path.basename(path), source.read()))
    for at in range(options.count):
        name, text = texts[at % len(texts)]
        ((what, text),) = mutate.catalogues(text, rng.random(), 1)
        yield Case("%s:%s" % (name, what), text, ".yaml", (), ())


KINDS = {"mutants": mutants, "half-valid": half_valid, "shapes": large_shapes,
         "catalogue": catalogues}


# Running clang-tidy.


class Runner:
    def __init__(self, options, folder):
        self.options = options
        self.clang_tidy = shlex.split(options.clang_tidy)
        self.folder = folder
        self.numbers = itertools.count()
        self.user = os.path.join(TESTS, "checks", "discarded-handle",
                                 "catalogue-file.cpp")

    def command(self, cases, paths, checks="spawn-*"):
        flags, options = cases[0].flags, cases[0].options
        if cases[0].suffix == ".yaml":
            # A source that uses what the catalogue files speak of.
            options = ("Catalogues=" + ";".join(paths),)
            flags, paths = ("-std=c++20",) + MOCKS, [self.user]
        return self.clang_tidy + [
            "--checks=-*," + checks, config_of(options), "--header-filter=.*",
            "--quiet", *paths, "--", *ALWAYS, *flags]

    def run(self, command, limit):
        """What went wrong, or None, and in which of our functions."""
        def prepare():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if self.options.memory:
                size = self.options.memory << 20
                resource.setrlimit(resource.RLIMIT_AS, (size, size))
        with subprocess.Popen(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                stdin=subprocess.DEVNULL, preexec_fn=prepare,
                start_new_session=True) as process:
            try:
                said = process.communicate(timeout=limit)[1]
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
                return "more than %g s" % limit, ""
        said = said.decode(errors="replace")
        # The innermost of our functions on the stack.
        where = re.search(r"\b(?:in )?((?:\(anonymous namespace\)::)?spawn::\S+?)"
                          r"\(", said)
        where = where[1] if where else ""
        if not where:  # such as a parser of LLVM's
            where = re.search(r"#\d+ 0x\w+ (?:in )?((?:clang|llvm)::(?!sys::)[\w:]+)",
                              said)
            where = where[1] if where else ""
        marker = re.search(r"Stack dump|AddressSanitizer|runtime error"
                           r"|Assertion .* failed|LLVM ERROR", said)
        status = process.returncode
        if status < 0 or status >= 128:
            return "signal %d" % (-status if status < 0 else status - 128), where
        if marker:
            return marker[0], where
        return (None if status in (0, 1) else "exit status %d" % status), where

    def require_checks(self):
        """Where they are not loaded, clang-tidy exits with 1, as for an error."""
        canary = Case("canary", shapes.PROLOGUE + "void f() { start(); }", ".cpp",
                      (), ("-std=c++20",) + MOCKS)
        done = subprocess.run(self.command([canary], self.write([canary])),
                              capture_output=True, check=False)
        if b"[spawn-discarded-handle]" not in done.stdout:
            sys.exit("run.py: '%s' does not find a dropped thread: no run would "
                     "tell anything\n%s" % (self.options.clang_tidy,
                                            done.stderr.decode()))

    def write(self, cases):
        paths = []
        for case in cases:
            path = os.path.join(self.folder,
                                "%d%s" % (next(self.numbers), case.suffix))
            self.write_to(path, case)
            paths.append(path)
        return paths

    @staticmethod
    def write_to(path, case):
        with open(path, "wb") as out:
            out.write(case.text.encode("latin-1"))

    def find(self, cases):
        """Runs the cases in one process, and halves them until a bad one is
        alone."""
        paths = self.write(cases)
        limit = self.options.limit
        what, where = self.run(self.command(cases, paths),
                               limit if len(cases) == 1 else
                               limit + len(cases) / 5)
        found = []
        if what and len(cases) > 1:
            half = len(cases) // 2
            found = self.find(cases[:half]) + self.find(cases[half:])
        elif what:
            found = self.judge(cases[0], paths[0], what, where)
        for path in paths:
            os.remove(path)
        return found

    def judge(self, case, path, what, where):
        """A failure, unless clang-tidy fails without our checks too."""
        if case.suffix != ".yaml" and self.run(
                self.command([case], [path], HARMLESS_CHECK),
                self.options.limit)[0]:
            return [Failure(case, None, where, None)]
        os.makedirs(self.options.keep, exist_ok=True)
        kept = os.path.join(
            os.path.abspath(self.options.keep), "%s-%08x%s" %
            (re.sub(r"\W+", "-", case.name)[:80],
             zlib.crc32(case.text.encode("latin-1")), case.suffix))
        self.write_to(kept, case)
        return [Failure(case, what, where,
                        shlex.join(self.command([case], [kept])))]


def batches(cases, size):
    """Cases that one process can run, as many as `size` at once."""
    groups = collections.defaultdict(list)
    for case in cases:
        group = groups[case.suffix == ".yaml", case.options, case.flags]
        group.append(case)
        if len(group) == size:
            yield list(group)
            group.clear()
    yield from (group for group in groups.values() if group)


def rounds(options):
    """The cases of one seed after the other."""
    end = time.monotonic() + options.seconds
    seed = options.seed
    while True:
        for kind in options.kinds or KINDS:
            cases = (case for case in KINDS[kind](options, seed)
                     if re.search(options.only, case.name))
            # A large shape has a process of its own, so that its time is known.
            for batch in batches(cases, 1 if kind == "shapes" else options.batch):
                yield seed, batch
                if options.seconds and time.monotonic() > end:
                    return
        seed += 1
        if not options.seconds:
            return


def report(failures, keep):
    """One of each kind in full; a fuzzer finds the same thing many times."""
    ours = collections.defaultdict(list)
    for seed, failure in failures:
        if failure.what:
            # Of what hangs, only the input tells what it is.
            ours[failure.what, failure.where,
                 failure.where or failure.case.name].append((seed, failure))
    for (what, where, _), alike in ours.items():
        seed, first = min(alike, key=lambda pair: len(pair[1].case.text))
        print("FAILED: %s%s: %d time%s, as in %s (seed %d)\n  %s" %
              (what, " in " + where if where else "", len(alike),
               "s" if len(alike) > 1 else "", first.case.name, seed,
               first.command))
    if ours:
        print("the inputs are kept in " + keep)
    return bool(ours)


def run(options):
    failures = []
    count = 0
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        runner = Runner(options, folder)
        runner.require_checks()
        pending = {}

        def collect():
            done = concurrent.futures.wait(
                pending, return_when=concurrent.futures.FIRST_COMPLETED)[0]
            for future in done:
                seed = pending.pop(future)
                failures.extend((seed, failure) for failure in future.result())

        for seed, batch in rounds(options):
            count += len(batch)
            pending[pool.submit(runner.find, batch)] = seed
            while len(pending) >= 2 * options.jobs:
                collect()
        while pending:
            collect()
    failed = report(failures, options.keep)
    clangs_own = sorted({failure.case.name for _, failure in failures
                         if not failure.what})
    if clangs_own:
        print("clang-tidy also fails without these checks: " +
              ", ".join(clangs_own))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print("%d inputs, %d failures, %.0f s of CPU" %
          (count, sum(bool(failure.what) for _, failure in failures),
           used.ru_utime + used.ru_stime))
    return failed


# How the time grows.


def cpu_seconds(runner, command):
    """The user time of one run; infinite if it dies or takes too long."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    if runner.run(command, runner.options.limit)[0]:
        return math.inf
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def measure(options):
    """The time of each shape in two sizes, without what clang-tidy takes."""
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(options, folder)
        runner.require_checks()
        for shape in shapes.SHAPES:
            if not re.search(options.only, shape.name):
                continue
            clang, own = [], []
            for size in (shape.large, 2 * shape.large):
                case = Case(shape.name, shape.text(size), ".cpp", (),
                            shape.flags + MOCKS)
                paths = runner.write([case])
                clang.append(cpu_seconds(runner, runner.command(
                    [case], paths, HARMLESS_CHECK)))
                whole = cpu_seconds(runner, runner.command([case], paths))
                own.append(max(whole - clang[-1], 0.01))
            # What clang cannot do is no measure of ours: nan is not greater.
            ratio = own[1] / own[0]
            steep = own[1] > 0.5 and not ratio <= options.growth and \
                clang[1] < math.inf
            failed |= steep
            print("%-30s %5d: %6.2f s  %5d: %6.2f s  ratio %4.1f  clang %.2f s%s" %
                  (shape.name, shape.large, own[0], 2 * shape.large, own[1],
                   ratio, clang[1], "  STEEP" if steep else ""), flush=True)
    return failed


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND",
                        help="mutants, half-valid, shapes, catalogue; default: all")
    parser.add_argument("--clang-tidy", required=True, metavar="COMMAND",
                        help="such as 'clang-tidy-22 --load=PLUGIN'")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300,
                        help="how many mutants of a kind each seed makes\n(default: 300)")
    parser.add_argument("--seconds", type=float, default=0,
                        help="try seeds for so long; default: one seed")
    parser.add_argument("--only", default="", metavar="REGEX",
                        help="inputs whose name has a match")
    parser.add_argument("--keep", default="robust-failures", metavar="DIR",
                        help="where to put inputs that fail")
    parser.add_argument("--limit", type=float, default=20, metavar="SECONDS",
                        help="for one file (default: 20)")
    parser.add_argument("--memory", type=int, metavar="MB",
                        help="limit of the address space; not with ASan")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--batch", type=int, default=25,
                        help="files for one process (default: 25)")
    parser.add_argument("--growth", type=float, metavar="RATIO", help="measure "
                        "the shapes instead, at full size and at twice that;\n"
                        "fail where the time grows by more")
    options = parser.parse_args()
    for kind in options.kinds:
        if kind not in KINDS:
            parser.error("no such kind: " + kind)
    sys.exit((measure if options.growth else run)(options))


if __name__ == "__main__":
    main()
