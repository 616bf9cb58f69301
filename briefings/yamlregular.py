"""Front matter in the shape that `content.frontmatter` writes, read line by line in a fifth of libyaml's time.

One key a line; its value on the same line, or below it a map or list of such lines, indented once. Values are plain
words, double quotes without escapes, and brackets. Whatever is not of this shape beyond doubt (`read` gives None)
belongs to libyaml as a whole: a property test holds both to the same values, so this module may only be too careful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

_MOST_CHARACTERS = 20_000
_MOST_BRACKETS = 100
"""Far below the bounds of `yamldoc`, which then need not be looked at."""

_ODD = re.compile("[\t\r\x85\ufeff\u2028\u2029]")
_NESTING = (" - ", " ? ", " : ")
_MOST_NESTING = 10
"""More may be what `yamldoc` takes for nesting, even in quotes: 24 of these signs in a row, so at least 11 apart."""

_LINE = re.compile(
    r"(?P<indent>  )?(?:(?P<item>- )|(?P<key>[A-Za-z_][A-Za-z0-9_]{0,59}):(?: +|$))"
    r'(?:"(?P<quoted>[^"\\]*+)" *'
    r"|(?P<plain>[^\s\-?:,\[\]{}#&*!|>'\"%@`=<](?:[^:#]++|:(?! |$)|(?<! )#)*+)"
    r"|(?P<flow>[\[{].*[\]}]) *)?"
)
_PART = re.compile(r'"[^"\\]*"|[\[\]{}]|, |[A-Za-z_][A-Za-z0-9_]{0,59}: |[\w.~“‘(/][\w .~“”‘’()/+;\'&-]*')
_WORDS = {
    **dict.fromkeys(("~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMERIC = frozenset("+.0123456789")
_NUMBER = re.compile(r"[-+0-9.eE]+")
_INTEGER = re.compile(r"0|[1-9][0-9]{0,17}")


class _Doubt(Exception):  # noqa: N818 - no error: the answer that somebody else has to read this
    """What is read is not of the regular shape."""


def read(text: str) -> dict[str, Any] | None:
    """The value of a YAML document; None where only libyaml can tell.

    Args:
        text: Without characters that YAML cannot hold.
    """
    if not text or len(text) > _MOST_CHARACTERS or _count(text, "[{") > _MOST_BRACKETS or _ODD.search(text):
        return None
    if _count(text, _NESTING) > _MOST_NESTING:
        return None
    try:
        return _lines(text.removesuffix("\n").split("\n"))
    except (_Doubt, StopIteration):
        return None


def _count(text: str, signs: Iterable[str]) -> int:
    return sum(map(text.count, signs))


def _lines(lines: list[str]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    opened = ""
    form: tuple[str, bool] | None = None
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            raise _Doubt
        indent, item, key, quoted, plain, flow = match.groups()
        value = quoted if quoted is not None else _word(plain) if plain is not None else _flow(flow) if flow else None
        if key and not indent:
            _put(made, key, value)
            opened, form = "" if match.lastgroup != "key" else key, None
            continue
        here = indent or "", key is None
        if not opened or (form or here) != here:
            raise _Doubt
        if form is None:
            made[opened] = [] if item else {}
            form = here
        if item and match.lastgroup != "item":
            made[opened].append(value)
        elif key:
            _put(made[opened], key, value)
        else:
            raise _Doubt
    return made


def _put(made: dict[str, Any], key: str, value: Any) -> None:
    if key in made:  # a fault, which libyaml's reader tells
        raise _Doubt
    made[key] = value


def _word(word: str) -> Any:
    """What a plain scalar means."""
    word = word.rstrip(" ")
    if word[0] in _NUMERIC:
        if _INTEGER.fullmatch(word):
            return int(word)
        if _NUMBER.fullmatch(word):
            raise _Doubt
        return word
    return _WORDS.get(word, word)


def _flow(text: str) -> Any:
    """A value in brackets."""
    if text == "[]":
        return []
    parts = _PART.findall(text)
    if "".join(parts) != text:
        raise _Doubt
    rest = iter(parts)
    value = _node(next(rest), rest)
    if next(rest, None) is not None:
        raise _Doubt
    return value


def _node(part: str, rest: Iterator[str]) -> Any:
    if part[0] == '"':
        return part[1:-1]
    if part == "[":
        return _items(rest)
    if part == "{":
        return _pairs(rest)
    if part[-2:] == ": " or part in {"]", "}", ", "}:
        raise _Doubt
    return _word(part)


def _items(rest: Iterator[str]) -> list[Any]:
    items: list[Any] = []
    part = next(rest)
    while part != "]":
        items.append(_node(part, rest))
        part = _after(rest, "]")
    return items


def _pairs(rest: Iterator[str]) -> dict[str, Any]:
    pairs: dict[str, Any] = {}
    part = next(rest)
    while part != "}":
        if part[-2:] != ": ":
            raise _Doubt
        _put(pairs, part[:-2], _node(next(rest), rest))
        part = _after(rest, "}")
    return pairs


def _after(rest: Iterator[str], end: str) -> str:
    """The end, or what follows a comma."""
    part = next(rest)
    if part == end:
        return part
    part = next(rest) if part == ", " else end
    if part == end:
        raise _Doubt
    return part
