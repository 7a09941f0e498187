#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the skeleton of a check, in the spirit of clang-tidy's add_new_check.py.

It is registered, built and documented, and finds each function definition; its
test fails until it finds what it is to find.
"""

import argparse
import os
import re
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")

HEADER = """\
//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \\file
"""
RULE = """\
//
//===----------------------------------------------------------------------===//
"""

CLASS = HEADER + """\
/// spawn-{id}: {sentence}.
/""" + RULE + """
#ifndef SPAWN_TIDY_CHECKS_{guard}_H
#define SPAWN_TIDY_CHECKS_{guard}_H

#include "checks/SpawnCheck.h"

namespace spawn {{

/// The contract is docs/checks/{id}.md.
class {name} : public SpawnCheck {{
public:
  {name}(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
}};

}} // namespace spawn

#endif // SPAWN_TIDY_CHECKS_{guard}_H
"""

BODY = HEADER + """\
/// See {name}.h.
/""" + RULE + """
#include "checks/{name}.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace spawn {{

{name}::{name}(llvm::StringRef Name, ClangTidyContext *Context)
    : SpawnCheck(Name, Context) {{}}

void {name}::registerMatchers(MatchFinder *Finder) {{
  Finder->addMatcher(functionDecl(isDefinition()).bind("function"), this);
}}

void {name}::check(const MatchFinder::MatchResult &Result) {{
  const auto *F = Result.Nodes.getNodeAs<FunctionDecl>("function");
  if (F && isFirstAt(F->getLocation(), *Result.SourceManager))
    diag(F->getLocation(), "%0 is a function, which is all that spawn-{id} "
                           "knows yet")
        << F;
}}

}} // namespace spawn
"""

TEST = """\
// RUN: %check_spawn %s
// TODO: what is found, and, below, what only looks like it.
#include <thread>

void work();

void defect() {{
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: TODO [spawn-{id}]
  t.join();
}}

void correct() {{
  std::thread t(work);
  t.join();
}}
"""

PAGE = """\
# spawn-{id}

TODO: {sentence}.

## What it finds

```cpp finds
void defect() {{}} // finds: is a function
```

## What it leaves alone

TODO: at least as many correct cases as defects, in a block `cpp clean`.

## Options

{options}"""


def read(path):
    with open(os.path.join(ROOT, path)) as file:
        return file.read()


def write(path, text):
    os.makedirs(os.path.dirname(os.path.join(ROOT, path)), exist_ok=True)
    with open(os.path.join(ROOT, path), "w") as file:
        file.write(text)
    print(path)


def edit(path, old, new):
    text = read(path)
    if text.count(old) != 1:
        sys.exit("new-check: error: %s: expected this once: %s" % (path, old))
    write(path, text.replace(old, new))


def main():
    parser = argparse.ArgumentParser(
        prog="./dev new-check", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("id", help="its name without spawn-, as in member-order")
    parser.add_argument("--finds", metavar="SENTENCE", default="TODO",
                        help="what it finds, in small letters, no full stop")
    options = parser.parse_args()
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", options.id):
        parser.error("'%s' is no name for a check: small letters and hyphens, "
                     "as in member-order" % options.id)
    if '"' in options.finds or "\\" in options.finds:
        parser.error("--finds: no quotes and backslashes")
    camel = "".join(word.capitalize() for word in options.id.split("-"))
    fill = {"id": options.id, "name": camel + "Check",
            "guard": camel.upper() + "CHECK", "sentence": options.finds}
    if '"%s"' % options.id in read("checker/Checks.def"):
        parser.error("there is a check 'spawn-%s'" % options.id)

    # The options that all checks have.
    other = read("docs/checks/unreleased-member.md")
    table = re.search(r"^\| option .*?\n(?=\n)", other, re.M | re.S)[0]
    fill["options"] = "".join(line for line in table.splitlines(True)
                              if "`ExceptionPaths`" not in line)
    major, minor = re.search(r"^project\(.* VERSION (\d+)\.(\d+)",
                             read("CMakeLists.txt"), re.M).groups()
    fill["since"] = "%s.%d" % (major, int(minor) + 1)

    write("checker/checks/%s.h" % fill["name"], CLASS.format(**fill))
    write("checker/checks/%s.cpp" % fill["name"], BODY.format(**fill))
    write("test/checks/%(id)s/%(id)s.cpp" % fill, TEST.format(**fill))
    write("docs/checks/%s.md" % options.id,
          PAGE.format(**fill).rstrip("\n") + "\n")
    edit("checker/Checks.def", "#undef SPAWN_CHECK\n",
         'SPAWN_CHECK({name}, "{id}",\n            "{sentence}",\n'
         '            "{since}", "none")\n\n#undef SPAWN_CHECK\n'.format(**fill))
    cmake = read("checker/CMakeLists.txt")
    last = re.findall(r"^  checks/\w+Check\.cpp\n", cmake, re.M)[-1]
    edit("checker/CMakeLists.txt", last,
         last + "  checks/%s.cpp\n" % fill["name"])
    module = read("checker/SpawnModule.cpp")
    last = re.findall(r"^#include \"checks/\w+Check\.h\"\n", module, re.M)[-1]
    edit("checker/SpawnModule.cpp", last,
         last + '#include "checks/%s.h"\n' % fill["name"])
    row = re.search(r"^\| checks \| .*\) \|$", read("docs/index.md"), re.M)[0]
    edit("docs/index.md", row, row[:-2] +
         ", [spawn-{id}](checks/{id}.md) |".format(**fill))
    edit("README.md", "<!-- end of checks -->",
         "| [spawn-{id}](docs/checks/{id}.md) | {sentence} | {since} | none |\n"
         "<!-- end of checks -->".format(**fill))
    print("Now: ./dev test --only checks/%s/, which fails until the check is "
          "written." % options.id)


if __name__ == "__main__":
    main()
