"""YAML in the shape that configuration, themes and front matter mostly have, read line by line and in little time.

One key a line; its value on the same line, or below it a map of such lines, or a list of one value a line, indented
further. Values are plain words, double quotes with few escapes, and brackets; comments stand wherever they may.
Whatever is not of this shape beyond doubt (`read` gives None) belongs to libyaml as a whole: a property test holds both
to the same values, so this module may only be too careful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_MOST_CHARACTERS = 20_000
_MOST_BRACKETS = 180
_MOST_OPEN = 8
"""Brackets within brackets. With these three nothing comes near the bounds of `yamldoc`, which need no look then."""

_ODD = re.compile("[\x85\ufeff\u2028\u2029]")
_NESTING = (" - ", " ? ", " : ")
_MOST_NESTING = 10
"""More in a line may be what `yamldoc` takes for nesting, even in quotes: 24 of these signs, so at least 11 apart."""

_LINE = re.compile(
    r"(?P<indent> {0,12})(?:(?P<item>- )"
    r'|(?:(?P<key>[A-Za-z_][A-Za-z0-9_/-]{0,59})|"(?P<named>[^"\\]{1,60})"):(?: +|$))'
    r'(?:"(?P<quoted>(?:[^"\\]++|\\.)*+)" *'
    r"|(?P<plain>[^\s\-?:,\[\]{}#&*!|>'\"%@`=<](?:[^:#]++|:(?! |$)|(?<! )#)*+)"
    r"|(?P<flow>[\[{].*[\]}]) *)?(?:(?<= )#.*)?"
)
_EMPTY = re.compile(r" {0,99}(?:#.*)?")
_PART = re.compile(
    r'"[^"\\]{1,60}": |"(?:[^"\\]++|\\.)*+"|[\[\]{}]|, |[A-Za-z_][A-Za-z0-9_]{0,59}: |'
    r"[\w.~“„‘(/][\w .~“”„‘’()/+;'&-]*"
)
_NAMES = re.compile(r"\[[a-z][a-z0-9-]*+(?:, [a-z][a-z0-9-]*+)*+\]")
"""What most lists in brackets are: words that mean themselves, or one of `_WORDS`."""
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"_": "\xa0", '"': '"', "\\": "\\"}
_WORDS = {
    **dict.fromkeys(("~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMERIC = frozenset("+.0123456789")
_NUMBER = re.compile(r"[-+0-9.eE]+")
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]{0,8})\.[0-9]{1,9}")
_INTEGER = re.compile(r"0|[1-9][0-9]{0,17}")


_Holder = dict[str, Any] | list[Any]
_Line = tuple[int, str | None, bool, Any]
"""How far a line is indented, its key (None: an item of a list), whether something stands behind it, and what."""


class _Doubt(Exception):  # noqa: N818 - no error: the answer that somebody else has to read this
    """What is read is not of the regular shape."""


def read(text: str) -> dict[str, Any] | None:
    """The value of a YAML document; None where only libyaml can tell. It may share parts with other documents' values.

    Args:
        text: Without characters that YAML cannot hold.
    """
    if not text or len(text) > _MOST_CHARACTERS or text.count("[") + text.count("{") > _MOST_BRACKETS:
        return None
    if "\t" in text or "\r" in text or not (text.isascii() or _ODD.search(text) is None):
        return None
    try:
        return _lines(text.removesuffix("\n").split("\n"))
    except (_Doubt, StopIteration):
        return None


def _lines(lines: list[str]) -> dict[str, Any]:
    holder: _Holder
    made: dict[str, Any] = {}
    within, holder = 0, made
    opened: list[tuple[int, _Holder]] = [(within, holder)]
    waiting: tuple[dict[str, Any], str] | None = None
    for text in lines:
        line = _line(text)
        if line is None:
            continue
        indent, key, is_full, value = line
        if waiting and indent > within - (key is None):  # a list need not be indented further than its key
            within, holder = indent, [] if key is None else {}
            waiting[0][waiting[1]] = holder
            opened.append((within, holder))
        elif indent != within or key is None or isinstance(holder, list):
            within, holder = _holder(opened, indent, is_item=key is None)
        waiting = None
        if isinstance(holder, list):
            holder.append(value)
        elif key is not None:
            _put(holder, key, value)
            waiting = None if is_full else (holder, key)
    if not made:
        raise _Doubt
    return made


def _holder(opened: list[tuple[int, _Holder]], indent: int, *, is_item: bool) -> tuple[int, _Holder]:
    """What a line belongs to, with the indentation of its lines; what has ended before it is closed."""
    while indent < opened[-1][0] or (isinstance(opened[-1][1], list) and not is_item):
        opened.pop()
    within, holder = opened[-1]
    if indent != within or isinstance(holder, list) != is_item:
        raise _Doubt
    return within, holder


@lru_cache(maxsize=1 << 10)  # most lines of front matter stand in every article
def _line(text: str) -> _Line | None:
    """What a line says; None for one that says nothing."""
    # Two signs share a blank at most, and most lines have too few of these to look for signs.
    if text.count(" ") > _MOST_NESTING and sum(map(text.count, _NESTING)) > _MOST_NESTING:
        raise _Doubt
    match = _LINE.fullmatch(text)
    if match is None:
        if _EMPTY.fullmatch(text):
            return None
        raise _Doubt
    indent, item, key, named, quoted, plain, flow = match.groups()
    is_full = (quoted or plain or flow) is not None
    if item and not is_full:
        raise _Doubt
    value = _unescaped(quoted) if quoted is not None else _word(plain) if plain else _flow(flow) if flow else None
    return len(indent), None if item else key or named, is_full, value


def _unescaped(quoted: str) -> str:
    return _ESCAPE.sub(_meant, quoted) if "\\" in quoted else quoted


def _meant(escape: re.Match[str]) -> str:
    if escape[1] not in _ESCAPED:
        raise _Doubt
    return _ESCAPED[escape[1]]


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
        if _DECIMAL.fullmatch(word):
            return float(word)
        if _NUMBER.fullmatch(word):
            raise _Doubt
        return word
    return _WORDS.get(word, word)


def _flow(text: str) -> Any:
    """A value in brackets."""
    if text == "[]":
        return []
    if _NAMES.fullmatch(text):
        return [_WORDS.get(word, word) for word in text[1:-1].split(", ")]
    parts = _PART.findall(text)
    if "".join(parts) != text:
        raise _Doubt
    rest = iter(parts)
    value = _node(next(rest), rest, 0)
    if next(rest, None) is not None:
        raise _Doubt
    return value


def _node(part: str, rest: Iterator[str], depth: int) -> Any:
    if part[-2:] == ": " or part in {"]", "}", ", "} or depth > _MOST_OPEN:
        raise _Doubt
    if part[0] == '"':
        return _unescaped(part[1:-1])
    if part == "[":
        return _items(rest, depth + 1)
    if part == "{":
        return _pairs(rest, depth + 1)
    return _word(part)


def _items(rest: Iterator[str], depth: int) -> list[Any]:
    items: list[Any] = []
    part = next(rest)
    while part != "]":
        items.append(_node(part, rest, depth))
        part = _after(rest, "]")
    return items


def _pairs(rest: Iterator[str], depth: int) -> dict[str, Any]:
    pairs: dict[str, Any] = {}
    part = next(rest)
    while part != "}":
        if part[-2:] != ": ":
            raise _Doubt
        _put(pairs, part[:-2].strip('"'), _node(next(rest), rest, depth))
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
