# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes malformed files of a good one: YAML, JSON, a diff.

The same text, seed and count make the same mutants.
"""

import random
import re

# Words with the space around them, quoted scalars, and single characters.
TOKEN = re.compile(r"\s+|'(?:[^'\n]|'')*'|\"[^\"\n]*\"|\w+|.", re.S)
# To put in the place of a token.
SCALARS = [
    "", "''", "~", "null", "-1", "-0", "0x10", "1e9", "1.5", "4294967295",
    "4294967296", "99999999999999999999", "9" * 5000, "NaN", "true", "off",
    "[]", "[a, b]", "{}", "{a: b}", "{\"a\": 1}", "[[[[]]]]", "[" * 5000,
    "{a: " * 5000, "- " * 5000, "&a", "*a", "&a [*a, *a]", "!!python/object:a.b",
    "<<", "? [a]\n:", "|", ">-", "%", "@", "`", "---", "...", "\n---\n", "\n...\n",
    "/", ".", "../..", "/dev/zero", "/dev/stdin", "nowhere", "x" * 5000,
    "\0", "\"\\0\"", "\"\\uD800\"", "\ud800", "\ufeff", "\ufffe", "\u2028", "\x07",
    "\x85", "\r", "\t", "\U0001f600", "#", "\"", "'", "@@", "+++ ", "--- "]


def cut(choose, text):
    return text[:choose.randrange(len(text))]


def lines(choose, text):
    """Lines are dropped, doubled, swapped, or moved to the right."""
    parts = text.splitlines(True)
    at, other = choose.randrange(len(parts)), choose.randrange(len(parts))
    kind = choose.randrange(4)
    if kind == 0:
        del parts[at:at + choose.randint(1, 4)]
    elif kind == 1:
        parts[at:at] = parts[at:at + choose.randint(1, 9)]
    elif kind == 2:
        parts[at], parts[other] = parts[other], parts[at]
    else:
        parts[at] = " " * choose.randint(1, 3) + parts[at]
    return "".join(parts)


def tokens(choose, text):
    """Tokens are dropped, doubled, swapped, or replaced."""
    parts = TOKEN.findall(text)
    for _ in range(choose.randint(1, 2)):
        at, other = choose.randrange(len(parts)), choose.randrange(len(parts))
        kind = choose.randrange(6)
        if kind == 0:
            parts[at] = ""
        elif kind == 1:
            parts[at] *= 2
        elif kind == 2:
            parts[at], parts[other] = parts[other], parts[at]
        else:
            parts[at] = choose.choice(SCALARS)
    return "".join(parts)


def values(choose, text):
    """What stands after a colon is replaced, or is not there."""
    places = list(re.finditer(r"(?<=: )[^\n]*", text)) or [re.match("", text)]
    place = choose.choice(places)
    return text[:place.start()] + choose.choice(SCALARS) + text[place.end():]


def brackets(choose, text):
    at = choose.randrange(len(text))
    return text[:at] + choose.choice("[]{}\"',:-") * choose.choice(
        (1, 2, 40, 5000)) + text[at:]


def mutants(text, seed, count):
    """Yields (kind of mutation, bytes)."""
    choose = random.Random(seed)
    kinds = (cut, lines, tokens, values, brackets)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        data = bytearray(kind(choose, text).encode("utf-8", "surrogatepass"))
        # Now and then a byte that is not text.
        if data and kind is not cut and choose.random() < 0.1:
            data[choose.randrange(len(data))] = choose.randrange(256)
        yield kind.__name__, bytes(data)
