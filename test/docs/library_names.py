#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Fails where a string literal of checker/ is a name that the catalogue holds.

Names of libraries are data: code asks the catalogue for a row or a role.
"""

import os
import re
import sys

CHECKER = sys.argv[1]
CATALOGUE = os.path.join(CHECKER, "handles", "catalogue")

# A literal that happens to be one of these is something else, and what that is.
OTHERWISE = {
    # The language's own: functions that the compiler knows, types that it makes.
    "ast/Peel.cpp": {"move", "forward", "ref", "cref", "bind", "bind_front", "bind_back",
                     "mem_fn"},
    "flow/HandleUse.cpp": {"move", "forward", "as_const", "swap", "ref", "cref", "addressof",
                           "nullopt"},
    "flow/CallableSink.cpp": {"invoke"},
    # What std::jthread is made of, which the fixes write.
    "fixes/JThread.cpp": {"thread", "jthread", "std::thread", "std::jthread", "std", "join",
                          "joinable", "get_id", "native_handle", "detach"},
    "checks/SpawnCheck.cpp": {"std::thread"},
    "checks/UnstoppableTaskCheck.cpp": {"std::thread"},
    "tasks/TaskEnds.cpp": {"std::reference_wrapper"},
    "fixes/StopTokenFixes.cpp": {"stop"},
    # An option.
    "checks/DetachedHandleCheck.cpp": {"Detach"},
    # Words of messages, and of names that the fixes make up.
    "checks/Wording.cpp": {"join", "joinable", "running"},
    "handles/CatalogueRows.h": {"thread", "jthread"},
    "fixes/HandleName.cpp": None,
    # Protocols of the language, and of [exec].
    "checks/UnreleasedHandleCheck.cpp": {"then"},
    "checks/UnreleasedMemberCheck.cpp": {"then"},
    "SpawnModule.cpp": {"spawn"},
    "Checks.def": {"release"},
    "flow/EnclosingCode.cpp": {"never"},
    "checks/MissingNodiscardCheck.cpp": {"await", "std::coroutine_handle"},
    "handles/Coroutine.cpp": {"await_ready", "begin", "end"},
    "handles/DestructorOutcome.cpp": {"destroy", "std::coroutine_handle"},
    "handles/Outcomes.def": None,
    "handles/Spawns.cpp": {"std::exception_ptr"},
    "fixes/Await.cpp": {"await_ready"},
    # Keys of the catalogue's own form.
    "handles/Catalogue.cpp": {"detaches", "shared"},
    "handles/MemberRoles.def": None,
}


def catalogue_names():
    names = set()
    for file in os.listdir(CATALOGUE):
        with open(os.path.join(CATALOGUE, file), encoding="utf-8") as text:
            for line in text:
                line = re.sub(r"#.*", "", line)
                if line.startswith("library:"):
                    continue
                line = re.sub(r"\b(drop|role|form|noun): *[\w -]+", " ", line)
                values = re.sub(r"[\w-]+:(?!:)", " ", line)
                names.update(re.findall(r"[A-Za-z_][\w:]*", values))
    styles = set(names)
    for name in names:
        if re.fullmatch(r"[a-z]+(_[a-z]+)+", name):
            pascal = "".join(word.capitalize() for word in name.split("_"))
            styles |= {pascal, pascal[0].lower() + pascal[1:]}
    return styles


def literals(path):
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            code = re.sub(r"//.*", "", line)
            if code.lstrip().startswith("#include"):
                continue
            for literal in re.findall(r'"((?:[^"\\]|\\.)*)"', code):
                yield number, literal


def main():
    names = catalogue_names() - {"true", "false"}
    assert "emplace_back" in names and "pthread_join" in names, "no names were read"
    failed = seen = 0
    for folder, _, files in os.walk(CHECKER):
        for file in sorted(files):
            path = os.path.join(folder, file)
            place = os.path.relpath(path, CHECKER)
            if not file.endswith((".cpp", ".h", ".def")) or place.startswith("tools"):
                continue
            allowed = OTHERWISE.get(place, set())
            for number, literal in literals(path):
                seen += 1
                if literal in names and allowed is not None and literal not in allowed:
                    print(f"{path}:{number}: '{literal}' is a name of the catalogue; "
                          "ask for its row or its role")
                    failed += 1
    print(f"{seen} literals, {failed} names of libraries")
    return failed > 0


sys.exit(main())
