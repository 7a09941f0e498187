#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Every link between the pages of a folder's README.md and docs leads to what is
there, and to a heading there.

  check_links.py FOLDER    the source tree, or one where the docs are installed
"""

import glob
import os
import re
import sys


def read(page):
    with open(os.path.join(ROOT, page)) as file:
        return file.read()


def anchors(page):
    return {re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-")
            for title in re.findall(r"^#+ (.*)$", read(page), re.M)}


def dead_links(page):
    prose = re.sub(r"^ *```.*?^ *```|`[^`\n]*`(?!\])", "", read(page),
                   flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        path = os.path.normpath(os.path.join(
            os.path.dirname(page), path)) if path else page
        if not os.path.exists(os.path.join(ROOT, path)):
            yield "%s: a link to %s, which is not there" % (page, target)
        elif anchor and anchor not in anchors(path):
            yield "%s: a link to %s, which has no such heading" % (page, target)


ROOT = sys.argv[1]
PAGES = ["README.md"] + glob.glob("docs/**/*.md", root_dir=ROOT, recursive=True)
DEAD = [line for page in PAGES for line in dead_links(page)]
if DEAD or len(PAGES) < 2:
    sys.exit("\n".join(DEAD) or "no pages in " + ROOT)
