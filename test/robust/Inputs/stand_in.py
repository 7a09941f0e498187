# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""stand_in.py HOW WORD...: as clang-tidy, but fails at files with "goto" in them.

HOW is abort, hang, report (as UBSan does), status, or clang, which aborts without
our checks too.
"""

import os
import re
import sys
import time

how = sys.argv[1]
for path in sys.argv[2:sys.argv.index("--")]:
    if not re.search(r"\.(c|cpp)$", path):
        continue
    with open(path, encoding="latin-1") as source:
        text = source.read()
    print("a warning [spawn-discarded-handle]")
    if "goto" in text and (how == "clang" or "--checks=-*,spawn-*" in sys.argv):
        if how == "hang":
            time.sleep(60)
        if how == "report":
            print("a.cpp:1:1: runtime error: bad", file=sys.stderr)
        if how == "status":
            sys.exit(2)
        if how in ("abort", "clang"):
            print(" #5 0x0 spawn::peel(clang::Expr const*)\n"
                  " #6 0x0 spawn::Handles::judge()", file=sys.stderr, flush=True)
            os.abort()
