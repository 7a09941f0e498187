"""Runs clang-tidy over our own code, each with its .clang-tidy and with our own checks.

Usage: own_code.py BUILD_DIR CLANG_TIDY CLANG PLUGIN

A unity build's database has the sources of the plugin only in batches. They are checked
as they are built, as most of a run is what they all include; then each is compiled by
itself, so that none lives on what another includes of ours. Both with the headers of LLVM
precompiled.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), ".."))
# The orphaned monitor is the bug: ./dev check shows it.
SOURCES = re.compile(r"^/(checker|monitor)/(?!orphaned/).*\.cpp$")
BATCH = re.compile(r"/checker/CMakeFiles/[^/]+/Unity/unity_\d+_cxx\.cxx$")
OURS = "spawn-*"
NOT_OURS = re.compile(r"#include (<[^>]+>|\"(?:clang|llvm|clang-tidy)/[^\"]+\")")


def entries(database):
    """The commands for our sources and batches of them, by file."""
    commands = {}
    for entry in database:
        source = os.path.realpath(os.path.join(entry["directory"], entry["file"]))
        if BATCH.search(source) or (source.startswith(ROOT) and
                                    SOURCES.match(source[len(ROOT):])):
            # What CMake defines for a module: one header is precompiled for all.
            entry["command"] = entry["command"].replace(" -Dspawn_tidy_EXPORTS", "")
            commands[entry["file"]] = entry
    return commands


def compiler_of(clang, batch):
    """The command that compiles the batch, but for the files."""
    flags = shlex.split(batch["command"].split(" -o ")[0])[1:]
    return [clang, *flags, "-w", "-Wno-unknown-warning-option"]


def precompiled(clang, batch, folder):
    """LLVM's headers for the batch and all others."""
    header = os.path.join(folder, "llvm.h")
    with open(header, "w", encoding="utf-8") as out:
        for name in sorted(includes_of_others()):
            print("#if __has_include(%s)\n#include %s\n#endif" % (name, name), file=out)
    # Without the instantiations, each source makes them anew: that takes as long as
    # the headers themselves.
    subprocess.run([*compiler_of(clang, batch), "-fpch-instantiate-templates", "-x",
                    "c++-header", header, "-o", header + ".pch"], cwd=batch["directory"],
                   check=True)
    return header + ".pch"


def compile_each(clang, batch, headers, pool):
    """Compiles the sources of a batch one by one. Returns the runs that failed."""
    with open(batch["file"], encoding="utf-8") as text:
        sources = re.findall(r'#include "([^"]+)"', text.read())
    return [run for run in pool.map(lambda source: subprocess.run(
        [*compiler_of(clang, batch), "-fsyntax-only", "-include-pch", headers, source],
        capture_output=True, text=True, check=False, cwd=batch["directory"]), sources)
            if run.returncode]


def includes_of_others():
    """What our sources include of LLVM and of the standard library."""
    found = set()
    for folder, _, files in os.walk(os.path.join(ROOT, "checker")):
        # The tools include what one program of LLVM's has.
        for name in files if "/tools" not in folder else []:
            if name.endswith((".h", ".cpp")):
                with open(os.path.join(folder, name), encoding="utf-8") as text:
                    found.update(NOT_OURS.findall(text.read()))
    return found


def main():
    build, clang_tidy, clang, plugin = sys.argv[1:]
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as text:
        commands = entries(json.load(text))
    batches = {name: command for name, command in commands.items() if BATCH.search(name)}
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as out:
            json.dump(list(commands.values()), out)

        # The files that do not need it are checked meanwhile.
        headers = pool.submit(precompiled, clang, next(iter(batches.values())),
                              folder) if batches else None

        def check(source):
            # A batch is what bugprone-suspicious-include means, and a source's own header is
            # not known as such in it; clang-format knows it.
            checks = OURS + (",-bugprone-suspicious-include,-llvm-include-order"
                             if BATCH.search(source) else "")
            return subprocess.run(
                [clang_tidy, f"--load={plugin}", "-p", folder, "--quiet", f"--checks={checks}",
                 "--warnings-as-errors=*",
                 f"--header-filter={ROOT}/(checker|monitor)/", "--extra-arg=-Qunused-arguments",
                 "--extra-arg=-Wno-unknown-warning-option",
                 *(["--extra-arg=-include-pch", "--extra-arg=" + headers.result()]
                   if source in batches else []), source],
                capture_output=True, text=True, check=False)

        results = list(pool.map(check, sorted(commands, key=lambda name: name in batches)))
        broken = [run for batch in batches.values()
                  for run in compile_each(clang, batch, headers.result(), pool)]
    failed = [result for result in results if result.returncode]
    seen = set()
    for result in failed:
        # A header's finding is told once for each file that includes it.
        for block in re.split(r"\n(?=/)", result.stdout):
            if block not in seen:
                seen.add(block)
                print(block)
        if not result.stdout:
            print(result.stderr)
    for run in broken:
        print(run.stderr)
    print(f"{len(results)} files or batches, {len(failed)} with findings; "
          f"{len(broken)} files do not compile by themselves")
    return bool(failed or broken)


sys.exit(main())
