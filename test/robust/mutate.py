# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Breaks source code and catalogue files, always in the same way for one seed.

An operator takes a text and a random.Random, and returns the text with one
change. Texts are bytes decoded as Latin-1, so that a cut can fall anywhere.
"""

import random
import re

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    r"|[A-Za-z_]\w*|\d[\w.']*|::|->|&&|\|\||<<|\s+|.", re.S)
NAME = re.compile(r"\b[A-Za-z_]\w+\b")

# Tokens that change what surrounds them.
STRAY_TOKENS = [
    "co_await ", "co_return ", "co_yield ", "return ", "template <class T> ",
    "typename ", "virtual ", "static ", "noexcept ", "throw ", "try ", "new ",
    "delete ", "operator", "goto ", "&", "&&", "*", "...", "[&]", "[", "]",
    "(", ")", "<", ">", "~", "= default", "= delete", ",", ";", ":", "::", "?",
    "\\\n", '"', "'", "/*", "#if 1\n", "#define X ", "\0", "\x80", "@", "if (",
    "else ", "case 1: ", "catch (...) {", "struct X {", "namespace x {",
    "std::thread ", "auto ", "decltype(auto) ", "this->", "(void)",
]


def _change(text, match, new):
    return text[:match.start()] + new + text[match.end():]


def _tokens(text):
    return [match for match in TOKEN.finditer(text) if not match[0].isspace()]


def _lines(text):
    # Not splitlines(), for which a form feed ends a line too.
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def cut_at_byte(text, rng):
    return text[:rng.randrange(len(text))]


def cut_at_line(text, rng):
    lines = _lines(text)
    return "".join(lines[:rng.randrange(len(lines))])


def drop_token(text, rng):
    return _change(text, rng.choice(_tokens(text)), "")


def double_token(text, rng):
    token = rng.choice(_tokens(text))
    return _change(text, token, token[0] + " " + token[0])


def swap_tokens(text, rng):
    """Neighbors as a rule; sometimes any two."""
    tokens = _tokens(text)
    if len(tokens) < 2:
        return text
    first = rng.randrange(len(tokens) - 1)
    second = first + 1 if rng.random() < 0.7 else rng.randrange(len(tokens))
    first, second = sorted((first, second))
    if first == second:
        return text
    a, b = tokens[first], tokens[second]
    return (text[:a.start()] + b[0] + text[a.end():b.start()] + a[0] +
            text[b.end():])


def stray_token(text, rng):
    at = rng.choice(_tokens(text)).start()
    return text[:at] + rng.choice(STRAY_TOKENS) + text[at:]


def drop_line(text, rng):
    lines = _lines(text)
    del lines[rng.randrange(len(lines))]
    return "".join(lines)


def drop_lines(text, rng):
    lines = _lines(text)
    at = rng.randrange(len(lines))
    del lines[at:at + rng.randint(2, 12)]
    return "".join(lines)


def double_line(text, rng):
    lines = _lines(text)
    at = rng.randrange(len(lines))
    lines.insert(at, lines[at])
    return "".join(lines)


def swap_lines(text, rng):
    lines = _lines(text)
    a = rng.randrange(len(lines))
    b = min(a + 1, len(lines) - 1) if rng.random() < 0.5 else rng.randrange(
        len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return "".join(lines)


def unbalance(text, rng):
    """One bracket fewer, more, or of another kind."""
    brackets = [match for match in _tokens(text) if match[0] in "(){}[]<>"]
    if not brackets:
        return text + "{"
    return _change(text, rng.choice(brackets),
                   rng.choice(["", "", "{", "}", "(", ")", "}}", "{{"]))


def half_name(text, rng):
    """A name that is being typed, with or without what follows on its line."""
    names = list(NAME.finditer(text))
    if not names:
        return text
    name = rng.choice(names)
    end = name.start() + rng.randint(1, len(name[0]) - 1)
    if rng.random() < 0.5:
        return text[:end] + text[name.end():]
    return text[:end] + text[(text + "\n").index("\n", end):]


def other_name(text, rng):
    """A name takes the place of another one of the file."""
    names = list(NAME.finditer(text))
    if not names:
        return text
    return _change(text, rng.choice(names), rng.choice(names)[0])


def drop_include(text, rng):
    includes = list(re.finditer(r"#\s*include[^\n]*\n", text))
    return _change(text, rng.choice(includes), "") if includes else text


def forget_body(text, rng):
    """A definition becomes a declaration, as with a header not yet included."""
    classes = list(re.finditer(r"\b(?:struct|class) \w+[^;{}()]*{", text))
    if not classes:
        return text
    begin = rng.choice(classes)
    depth, at = 1, begin.end()
    while depth and at < len(text):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    head = re.split(r"[:{]", begin[0])[0].strip()
    return text[:begin.start()] + head + text[at:]


OPERATORS = [
    cut_at_byte, cut_at_line, drop_token, double_token, swap_tokens,
    stray_token, drop_line, drop_lines, double_line, swap_lines, unbalance,
    half_name, other_name, drop_include, forget_body,
]


def mutants(text, seed, count, operators=None):
    """Yields `count` pairs of what was done and the mutated text."""
    rng = random.Random(seed)
    for _ in range(count):
        mutant, names = text, []
        # Most have one change, as when somebody types; some have several.
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            operator = rng.choice(operators or OPERATORS)
            if mutant.strip():
                mutant = operator(mutant, rng)
                names.append(operator.__name__)
        yield "+".join(names), mutant


def keystrokes(text, seed):
    """Yields `text` as it is while one of its lines, rubbed out, is typed."""
    rng = random.Random(seed)
    lines = _lines(text)
    at = rng.choice([at for at, line in enumerate(lines) if line.strip()])
    before, after = "".join(lines[:at]), "".join(lines[at + 1:])
    line = lines[at].rstrip("\n")
    for end in range(len(line) + 1):
        yield before + line[:end] + "\n" + after


def without_claims(text):
    """The code of a lit test: no mutant is wasted on what it claims."""
    return re.sub(r"^\s*//\s*(RUN|CHECK)[^\n]*\n", "", text, flags=re.M)


# Catalogue files.

ODD_VALUES = [
    "", "~", "[]", "{}", "[[]]", "{a: b}", "- 1", "-1", "0x7fffffff", "1e9",
    "18446744073709551616", "9" * 400, "4294967295", "2147483648", "'", '"',
    '"\\x00"', '"\\uD800"', "&a", "*a", "&a [*a]", "!!binary x", "! ", "|",
    ">-", "|9", "? ", "@", "`", "%", "\t", "true", "no", "orphans", "a::", "::",
    "::::a", "std::thread", "std::thread<int>", "x" * 5000, "[0, 0, -1]",
    "[99999999]", "#", "a: b: c", "[a, b", "{a", "}", "]", "\u00e4",
]
CONTROL_BYTES = "\0\x01\x07\x08\x0b\x0c\x1b\x7f\x80\x85\xa0\xc0\xfe\xff\r\t"


def odd_value(text, rng):
    values = list(re.finditer(r"(?<=[:,\[] )[^\n,\]}]+|(?<=- )[^\n]+", text))
    if not values:
        return text
    return _change(text, rng.choice(values), rng.choice(ODD_VALUES))


def odd_key(text, rng):
    keys = list(re.finditer(r"[\w-]+(?=:)", text))
    if not keys:
        return text
    new = rng.choice([rng.choice(keys)[0], "", "?", "<<", "&a key", "[a]",
                      "{a: b}", "key" * 1000, "\u00e4"])
    return _change(text, rng.choice(keys), new)


def odd_indent(text, rng):
    lines = _lines(text)
    at = rng.randrange(len(lines))
    lines[at] = rng.choice(["", " ", "   ", "\t", " " * 500]) + lines[at].lstrip(
        " ")
    return "".join(lines)


def control_byte(text, rng):
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(CONTROL_BYTES) + text[at:]


def another_document(text, rng):
    return text + rng.choice(["---\n", "...\n", "---", "--- |\n", "%YAML 1.2\n",
                              "%YAML 9.9\n---\n"]) + text


def deep(depth, opening):
    """A value as deep as you like; the parser must refuse it, not overflow."""
    if opening == "- ":
        return "library: deep\nhandles:\n" + "- " * depth + "a\n"
    if opening == "block":
        return "library: deep\nhandles:\n" + "".join(
            " " * (level + 1) + "a:\n" for level in range(min(depth, 3000)))
    return "library: deep\nhandles: " + opening * depth + "\n"


DEEP_OPENINGS = ["[", "{a: ", "[{a: ", "- ", "? ", "&a [", "!!seq [", "block"]


def deep_value(text, rng):
    del text
    return deep(rng.choice([10, 100, 1000, 30000]), rng.choice(DEEP_OPENINGS))


def deep_key(text, rng):
    """Unknown keys are skipped by another function than known ones are read."""
    opening = rng.choice(["[", "{a: ", "[{a: "])
    return text + "\nunknown: " + opening * rng.choice([10, 1000, 30000]) + "\n"


def nothing(text, rng):
    del text
    return rng.choice(["", "\n", "#\n", "---\n", "\xef\xbb\xbf", "\xff\xfe",
                       "\0", "~", "library", "library:\n", "- library: a\n"])


YAML_OPERATORS = [
    cut_at_byte, drop_line, double_line, swap_lines, drop_token, double_token,
    swap_tokens, odd_value, odd_value, odd_value, odd_key, odd_indent,
    control_byte, another_document, deep_value, deep_key, nothing,
]


def catalogues(text, seed, count):
    """As mutants(), for catalogue files."""
    return mutants(text, seed, count, YAML_OPERATORS)
