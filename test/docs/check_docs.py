#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds the docs to what the plugin does; --write mends the generated parts.

  names     each check has its class, its tests and its page
  table     README's table of checks is made from Checks.def; docs/index.md
            lists the same
  versions  README's table of LLVM versions is made from those that ./dev tests
  output    README's output is what the check prints on the monitor
  monitor   docs/monitor.md shows the patterns as they are
  blocks    the pages' `cpp finds` and `cpp clean` blocks, run: a line that ends
            in `// finds: text` has one finding with that text, others have none
  options   the pages' options and defaults are those of --dump-config
  catalogue the example in docs/catalogue.md is a catalogue file
  roles     docs/catalogue.md's table of roles is MemberRoles.def
  libraries docs/libraries.md is made of the catalogue
  manual    the manual page has the options that the tools have
  first     the first finding of docs/index.md is found, and repaired
"""

import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml


def read(*parts):
    with open(os.path.join(ROOT, *parts)) as file:
        return file.read()


def checks():
    """The rows of Checks.def: (class, id, sentence, since, fix)."""
    return [(row[0],) + tuple("".join(re.findall(r'"([^"]*)"', part))
                              for part in row[1:])
            for row in re.findall(
                r'^SPAWN_CHECK\((\w+), ("[^,]*"),\s*((?:"[^"]*"\s*)+),'
                r'\s*("[^"]*"), ("[^"]*")\)', read("checker", "Checks.def"),
                re.M)]


def tidy(path, *flags):
    done = subprocess.run(
        [OPTIONS.clang_tidy, "--load=" + OPTIONS.plugin,
         "--checks=-*,spawn-*", "--quiet", *flags, path],
        capture_output=True, text=True)
    if done.returncode:
        fail("clang-tidy failed on %s:\n%s%s" % (path, done.stdout,
                                                  done.stderr))
    return done.stdout


FAILURES = []


def fail(message):
    FAILURES.append(message)


def expect_section(page, start, end, text):
    """Compares, or writes, what stands between two marks of a page."""
    old = read(page)
    new = re.sub("(%s\n).*?(%s)" % (re.escape(start), re.escape(end)),
                 lambda m: m[1] + text + m[2], old, flags=re.S)
    if start not in old:
        fail("%s: no mark %s" % (page, start))
    elif new != old and OPTIONS.write:
        with open(os.path.join(ROOT, page), "w") as out:
            out.write(new)
    elif new != old:
        fail("%s is not up to date at %s; run %s --write" %
             (page, start, os.path.relpath(__file__, ROOT)))


def check_names():
    rows = checks()
    if not rows or len(rows) != read("checker", "Checks.def").count(
            "\nSPAWN_CHECK("):
        fail("Checks.def is not understood")
    for name, ident, *_ in rows:
        camel = "".join(word.capitalize() for word in ident.split("-"))
        if name != camel + "Check":
            fail("Checks.def: %s should be %sCheck" % (name, camel))
        for path in ("checker/checks/%s.h" % name,
                     "checker/checks/%s.cpp" % name,
                     "test/checks/" + ident, "docs/checks/%s.md" % ident):
            if not os.path.exists(os.path.join(ROOT, path)):
                fail("%s is missing" % path)


def check_table():
    table = "| check | finds | since | fix |\n| --- | --- | --- | --- |\n"
    for _, ident, sentence, since, fix in checks():
        table += "| [spawn-%s](docs/checks/%s.md) | %s | %s | %s |\n" % (
            ident, ident, sentence, since, fix)
    expect_section("README.md", "<!-- checks -->", "<!-- end of checks -->",
                   table)
    row = "| checks | %s |\n" % ", ".join(
        "[spawn-%s](checks/%s.md)" % (ident, ident)
        for _, ident, _, _, _ in checks())
    if row not in read("docs", "index.md"):
        fail("docs/index.md has no row\n" + row)


def check_versions():
    """CI runs `./dev test --llvm all`; so what dev says is what CI ran."""
    dev = read("dev")
    main, = re.findall(r"^main_llvm=(\d+)$", dev, re.M)
    others, = re.findall(r"^other_llvms='([\d ]+)'$", dev, re.M)
    clang, = re.findall(r"^clang_llvms='([\d ]+)'$", dev, re.M)
    checked, = re.findall(r"^check_llvms='([\d ]+)'$", dev, re.M)
    if "./dev test --llvm all" not in read(".ci", "run"):
        fail(".ci/run does not run './dev test --llvm all'")
    rows = [(main, "gcc", "all")] + [
        (other, "clang" if other in clang.split() else "gcc",
         "those of the %splugin, fixes, packages and editors" %
         ("checks, most libraries, " if other in checked.split() else ""))
        for other in reversed(others.split())]
    expect_section("README.md", "<!-- versions -->", "<!-- end of versions -->",
                   "| clang-tidy | built with | tests that CI runs |\n"
                   "| --- | --- | --- |\n" +
                   "".join("| %s | %s | %s |\n" % row for row in rows))


def check_output():
    output = tidy(os.path.join(ROOT, "monitor/orphaned/PeerMonitor.cpp"), "-p",
                  OPTIONS.build)
    expect_section("README.md", "<!-- output of ./dev check -->",
                   "<!-- end of output -->",
                   "```text\n%s\n```\n" %
                   re.sub(r" +$", "", output.replace(ROOT + "/", "").strip(),
                          flags=re.M))


def check_monitor():
    for path in glob.glob("*/PeerMonitor.cpp",
                          root_dir=os.path.join(ROOT, "monitor")):
        body = re.search(r"^namespace monitor {\n\n(.*?)\n} // namespace",
                         read("monitor", path), re.M | re.S)[1]
        expect_section("docs/monitor.md", "<!-- %s -->" % path, "<!-- end -->",
                       "\n```cpp\n%s```\n\n" % body)


def check_blocks(page):
    text = read(page)
    blocks = re.findall(r"^```cpp(.*)\n((?:.*\n)*?)```$", text, re.M)
    if not blocks:
        fail("%s: no code blocks" % page)
    # A check's page is about that check.
    of = re.fullmatch(r"docs/checks/([\w-]+)\.md", page)
    checked = of[1] if of else "*,-spawn-missing-nodiscard"
    for kind, code in blocks:
        if kind.strip() not in ("finds", "clean"):
            fail("%s: a block is 'cpp finds' or 'cpp clean'" % page)
        wanted = {number: m[1] for number, line in
                  enumerate(code.splitlines(), 1)
                  if (m := re.search(r"// finds: (.*)", line))}
        if bool(wanted) != (kind.strip() == "finds"):
            fail("%s: a block's kind and its lines differ:\n%s" % (page, code))
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "block.cpp")
            with open(path, "w") as out:
                out.write(code)
            done = subprocess.run(
                [OPTIONS.clang_tidy, "--load=" + OPTIONS.plugin,
                 "--checks=-*,spawn-" + checked, "--config={}", path, "--",
                 "-std=c++20", "-Wno-everything"],
                capture_output=True, text=True)
        found = re.findall(r"block\.cpp:(\d+):\d+: (?:warning|error): (.*)",
                           done.stdout)
        for number, message in found:
            text = wanted.pop(int(number), None)
            if text is None or text not in message:
                fail("%s: line %s of\n%sfinds: %s" %
                     (page, number, code, message))
        for number in wanted:
            fail("%s: line %d finds nothing:\n%s" % (page, number, code))


def check_options(ident):
    page = "docs/checks/%s.md" % ident
    dump = subprocess.run(
        [OPTIONS.clang_tidy, "--load=" + OPTIONS.plugin, "--config={}",
         "--checks=-*,spawn-" + ident, "--dump-config"],
        capture_output=True, text=True, check=True).stdout
    real = dict(re.findall(r"^\s*spawn-%s\.(\w+): +'?(.*?)'?$" % ident, dump,
                           re.M))
    # No option, but what a cache of results looks at.
    del real["Digest"]
    said = {name: default.strip().strip("`") for name, default in re.findall(
        r"^\| `(\w+)` \| (.*?) ?\| .* \|$", read(page), re.M)}
    if not real or said != real:
        fail("%s says the options are\n  %s\n--dump-config\n  %s" %
             (page, said, real))


def check_catalogue():
    block = re.search(r"```yaml\n(.*?)```", read("docs/catalogue.md"), re.S)[1]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "acme.yaml")
        with open(path, "w") as out:
            out.write(block)
        source = os.path.join(folder, "empty.cpp")
        with open(source, "w") as out:
            out.write("void f();\n")
        done = subprocess.run(
            [OPTIONS.clang_tidy, "--load=" + OPTIONS.plugin,
             "--checks=-*,spawn-*", source,
             "--config={CheckOptions: {Catalogues: '%s'}}" % path, "--"],
            capture_output=True, text=True)
    if done.returncode or done.stdout:
        fail("docs/catalogue.md: " + done.stdout)


def check_member_roles():
    rows = [(key, "".join(re.findall(r'"([^"]*)"', sentence)))
            for key, sentence in re.findall(
                r'^MEMBER_ROLE\(\w+,\s*"([\w-]+)",\s*((?:"[^"]*"\s*)+)\)',
                read("checker", "handles", "MemberRoles.def"), re.M)]
    page = read("docs", "catalogue.md")
    said = re.findall(r"^\| `([\w-]+)` \| (.*) \|$", page, re.M)
    if OPTIONS.write and said:
        old = page[page.index("| `" + said[0][0]):]
        old = old[:old.index("\n\n") + 1]
        with open(os.path.join(ROOT, "docs", "catalogue.md"), "w") as out:
            out.write(page.replace(
                old, "".join("| `%s` | %s |\n" % row for row in rows)))
    elif not rows or said != rows:
        fail("docs/catalogue.md says the roles of members are\n  %s\n"
             "MemberRoles.def\n  %s\nuse --write" % (said, rows))


def check_libraries():
    """docs/libraries.md says what the rows of the catalogue say."""

    def code(names):
        return ", ".join("`%s`" % name for name in names)

    folder = os.path.join(ROOT, "checker", "handles", "catalogue")
    text = ""
    for file in sorted(os.listdir(folder)):
        source = read("checker", "handles", "catalogue", file)
        # LLVM 16 and before read no further than the first colon.
        for bare in re.findall(r"[\[{,] *(?:[\w-]+: )?([A-Za-z_]\w*::[\w:]*)", source):
            fail("%s: quote %s in a list or a map on one line" % (file, bare))
        library = yaml.safe_load(source)
        handles, producers = library.get("handles", []), library.get("producers", [])
        if not handles and not producers:
            continue
        about = re.match(r"((?:# .*\n)+)", source)
        rows = []
        for row in handles:
            spawns = " (constructed)" if row.get("spawns-when-constructed") else ""
            rows.append((code([row["type"]]) + spawns,
                         "is how it starts" if row.get("runs-on-drop") else row["drop"],
                         code(row.get("releases", []) + row.get("detaches", []))))
        for row in producers:
            drop = row["drop"]
            for when in row.get("drop-when", []):
                drop += "; with `%s` %s" % (when["is"], when["drop"])
            rows.append((code([row["function"]]), drop, code(row.get("released-by", []))))
        proved = []
        tests = glob.glob(os.path.join(ROOT, "test", "libraries", file[:-len(".yaml")],
                                       "*.c*"))
        if any(re.search(r"this is no\s+(?:// )?header of", read(test)) for test in tests):
            proved.append("a header of ours with its names and shapes")
        elif tests:
            proved.append("its headers")
        if "test/runtime" in source:
            proved.append("programs")
        text += "## %s\n\n" % library["library"]
        if about:
            text += " ".join(about[1].replace("# ", "").split("\n")).strip() + "\n\n"
        if proved:
            text += "Proved with %s.\n\n" % " and ".join(proved)
        text += "| what | its drop | what settles it |\n| --- | --- | --- |\n"
        text += "".join("| %s | %s | %s |\n" % row for row in rows) + "\n"
        if library.get("owners"):
            text += "The work is kept by %s.\n\n" % code(library["owners"])
        if library.get("makes-ready"):
            text += "Ready, or empty, is the result of %s.\n\n" % code(library["makes-ready"])
        detached = [row["function"] for row in library.get("detached-starts", [])]
        detached += library.get("detached-tokens", [])
        if detached:
            text += "Nobody can wait for what %s starts.\n\n" % code(detached)
        if library.get("stop-tokens"):
            text += "A task is told to stop by %s.\n\n" % code(library["stop-tokens"])
    expect_section("docs/libraries.md", "<!-- libraries -->", "<!-- end of libraries -->",
                   text)


def check_manual():
    page = read("docs", "spawn-tidy.1.in")
    for tool in ("spawn-check", "spawn-sarif"):
        text = subprocess.run(
            [sys.executable, os.path.join(ROOT, "checker", "tools", tool),
             "--help"], capture_output=True, text=True, check=True).stdout
        real = set(re.findall(r"^  (?:-\w[^-\n]*)?--([\w-]+)", text, re.M))
        part = re.search(r"^\.Nm %s-@major@ :\n(.*?)^\.El$" % tool, page,
                         re.M | re.S)[1]
        said = set(re.findall(r"Fl Fl ([\w-]+)", part))
        if said != real - {"help"}:
            fail("docs/spawn-tidy.1.in: options of %s are %s, it has %s" %
                 (tool, sorted(said), sorted(real)))


def check_first():
    """The steps of docs/index.md, with the tools of the build tree."""
    page = re.sub(r"^   ", "", read("docs/index.md"), flags=re.M)
    code, = re.findall(r"^```cpp first\n(.*?)^```$", page, re.M | re.S)
    steps = re.findall(r"^```sh first\n(.*?)^```$", page, re.M | re.S)
    said, = re.findall(r"<!-- first -->\n```text\n(.*?)\n```", page, re.S)
    # The page speaks of 22.
    wrapper = os.path.abspath(os.path.splitext(OPTIONS.plugin)[0])
    runner = "run-clang-tidy-" + wrapper.rpartition("-")[2]
    real = {"spawn-tidy-22": wrapper,
            "spawn-check-22": "%s %s --clang-tidy %s --run-clang-tidy %s" % (
                sys.executable,
                os.path.join(ROOT, "checker/tools/spawn-check"),
                wrapper, shutil.which(runner))}
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "first.cpp"), "w") as out:
            out.write(code)

        def run(step):
            name = step.split()[0]
            return subprocess.run(step.replace(name, real[name], 1), shell=True,
                                  cwd=folder, capture_output=True, text=True)
        checked = run(steps[0])
        if checked.returncode != 1 or said not in checked.stdout:
            fail("docs/index.md: its first check says\n%s%s" %
                 (checked.stdout, checked.stderr))
        run(steps[1])
        if run(steps[0]).returncode != 0:
            fail("docs/index.md: what it repairs is still found")


def main():
    check_names()
    check_table()
    check_versions()
    check_output()
    check_monitor()
    for _, ident, *_ in checks():
        check_blocks("docs/checks/%s.md" % ident)
        check_options(ident)
    check_catalogue()
    check_member_roles()
    check_libraries()
    check_manual()
    check_first()
    if FAILURES:
        sys.exit("\n".join(FAILURES))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--build", required=True)
    parser.add_argument("--write", action="store_true")
    OPTIONS = parser.parse_args()
    ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
        os.path.abspath(__file__))))
    main()
