"""Runs clang-tidy over our own code, each with its .clang-tidy and with our own checks.

Usage: own_code.py BUILD_DIR CLANG_TIDY PLUGIN

A unity build's database has the sources of the plugin only in batches. Each is checked by
itself here, as it is to compile by itself.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), ".."))
# The orphaned monitor is the bug: ./dev check shows it.
SOURCES = re.compile(r"^/(checker|monitor)/(?!orphaned/).*\.cpp$")
OURS = "spawn-discarded-handle,spawn-unreleased-handle,spawn-unreleased-member"


def entries(database):
    """The commands for our sources, those of a batch one by one."""
    for entry in database:
        batch = re.search(r"/Unity/unity_\d+_cxx\.cxx$", entry["file"])
        sources = [entry["file"]]
        if batch:
            with open(entry["file"], encoding="utf-8") as text:
                sources = re.findall(r'#include "([^"]+)"', text.read())
        for source in sources:
            source = os.path.realpath(os.path.join(entry["directory"], source))
            if source.startswith(ROOT) and SOURCES.match(source[len(ROOT):]):
                yield {
                    "directory": entry["directory"],
                    "file": source,
                    "command": entry["command"].replace(entry["file"], source),
                }


def main():
    build, clang_tidy, plugin = sys.argv[1:]
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as text:
        commands = {entry["file"]: entry for entry in entries(json.load(text))}
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as out:
            json.dump(list(commands.values()), out)

        def check(source):
            return subprocess.run(
                [clang_tidy, f"--load={plugin}", "-p", folder, "--quiet", f"--checks={OURS}",
                 "--warnings-as-errors=*",
                 f"--header-filter={ROOT}/(checker|monitor)/", "--extra-arg=-Qunused-arguments",
                 "--extra-arg=-Wno-unknown-warning-option", source],
                capture_output=True, text=True, check=False)

        with ThreadPoolExecutor(2) as pool:
            results = list(pool.map(check, sorted(commands)))
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
    print(f"{len(results)} files, {len(failed)} with findings")
    return bool(failed)


sys.exit(main())
