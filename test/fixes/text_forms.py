#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Applies fixes to files of other forms (line ends, tabs, UTF-8 names, a byte
order mark), and compares the bytes. Arguments: clang-tidy, the plugin, a folder
to work in."""

import os
import subprocess
import sys

import yaml

CLANG_TIDY, PLUGIN, FOLDER = sys.argv[1:]

SOURCE = """#include "threads.h"
void work() {}
void größe_laden() {}
void f(bool ready) {
\tstd::thread{größe_laden};
\tif (ready) {
\t\tstd::thread t(work);
\t\tt = std::thread(work);
\t\tt.join();
\t}
}
"""
FIXED = """#include <thread>

#include "threads.h"
void work() {}
void größe_laden() {}
void f(bool ready) {
\tstd::jthread größe_laden_thread{größe_laden};
\tif (ready) {
\t\tstd::jthread t(work);
\t\tt = std::jthread(work);
\t\tt.join();
\t}
}
"""
CHOICE = SOURCE.replace("\t\tt = std", """\t\tif (t.joinable())
\t\t\tt.join();
\t\tt = std""")


def tidy(path, *flags):
    subprocess.run([CLANG_TIDY, "--load=" + PLUGIN, "--checks=-*,spawn-*",
                    "--config={CheckOptions: [{key: FixChoices, value: "
                    "'true'}]}", "--quiet", *flags, path, "--",
                    "-std=c++20"], capture_output=True, check=True)


def expect(what, got, wanted):
    if got != wanted:
        sys.exit("%s:\n%r\nwanted:\n%r" % (what, got, wanted))


def check(name, encode):
    path = os.path.join(FOLDER, name + ".cpp")
    with open(path, "wb") as out:
        out.write(encode(SOURCE))
    fixes = path + ".yaml"
    tidy(path, "--export-fixes=" + fixes)
    with open(fixes, encoding="utf-8") as file:
        notes = [note for diagnostic in yaml.safe_load(file)["Diagnostics"]
                 for note in diagnostic["Notes"]
                 if note["Message"] == "join 't' before this"]
    [[change]] = [note["Replacements"] for note in notes]
    source = encode(SOURCE)
    at = change["Offset"]
    expect(name + ", the choice",
           source[:at] + change["ReplacementText"].encode() + source[at:],
           encode(CHOICE))
    tidy(path, "--fix")
    with open(path, "rb") as file:
        expect(name, file.read(), encode(FIXED))


with open(os.path.join(FOLDER, "threads.h"), "w") as header:
    header.write("#include <thread>\n")
check("lf", lambda text: text.encode())
check("crlf", lambda text: text.replace("\n", "\r\n").encode())
check("bom", lambda text: b"\xef\xbb\xbf" + text.encode())
