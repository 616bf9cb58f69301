"""White space and characters that nobody can see: made plain, and every step of it told.

Spaces of every kind become one space, runs collapse, ends are trimmed. Characters without a shape of their own (control
characters, U+FEFF, soft hyphens, direction overrides) go out and are listed as removed, because they break words apart
for a machine and can make a reader see another text than the file holds. U+FFFD stays: it is damage. The joiners U+200C
and U+200D stay: Persian and Hindi spell with them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from briefings.model import Removed

# In the order in which an article's front matter lists them.
STEPS = ("nbsp-to-space", "collapse-spaces", "trim", "unwrap-lines", "line-endings", "control-characters")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_OTHER_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_RUNS = re.compile(r"\s{2,}|[\t\n\r\x0b\x0c]")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Row(msgspec.Struct, frozen=True):
    """A line of a raw text, normalized.

    Attributes:
        number: Of the raw line it came from, from 1; U+2028 and form feeds part a raw line into several rows.
        text: Empty for a blank line.
        indent: How many columns of white space stood before it.
        quoted: Whether a mail quotes it from another.
    """

    number: int
    text: str
    indent: int = 0
    quoted: bool = False


class Normalized(msgspec.Struct, frozen=True):
    """The rows of a text, what was removed, and which of `STEPS` happened."""

    rows: tuple[Row, ...]
    removed: tuple[Removed, ...]
    steps: frozenset[str]


def rows(text: str, *, keep_unseen: bool = False) -> Normalized:
    """The lines of a text; with ``keep_unseen`` nothing but white space changes."""
    found: list[Row] = []
    removed: list[Removed] = []
    steps = {"line-endings"} if "\r" in text else set()
    for number, raw in enumerate(_LINE_END.split(text), 1):
        for part in raw.splitlines() or [""]:  # the other line ends of Unicode, which no editor counts
            seen = part if keep_unseen else _UNSEEN.sub(_space_or_nothing, part)
            found.append(Row(number, spaces(seen), _indent(part)))
        if not keep_unseen:
            removed += unseen(raw, number)
        steps |= steps_of(raw)
    return Normalized(tuple(found), tuple(removed), frozenset(steps))


def plain(text: str) -> str:
    """One line without characters that nobody can see and with single spaces; line ends count as spaces."""
    return spaces(_UNSEEN.sub(_space_or_nothing, text))


def spaces(text: str) -> str:
    """One line with single spaces, and none at the ends."""
    return " ".join(text.split())


def steps_of(raw: str) -> frozenset[str]:
    """Which steps change this line."""
    steps = set()
    if _OTHER_SPACES.search(raw):
        steps.add("nbsp-to-space")
    if raw != raw.strip():
        steps.add("trim")
    if _RUNS.search(raw.strip()):
        steps.add("collapse-spaces")
    if _UNSEEN.search(raw):
        steps.add("control-characters")
    return frozenset(steps)


def in_order(steps: Iterable[str]) -> tuple[str, ...]:
    """The steps as an article lists them."""
    known = set(steps)
    return tuple(step for step in STEPS if step in known)


def unseen(raw: str, number: int) -> Iterator[Removed]:
    """A row of ``removed`` for each kind of unseen character of a line, named by its code."""
    for character, count in sorted(Counter(_UNSEEN.findall(raw)).items()):
        times = f" × {count}" if count > 1 else ""
        yield Removed(number, f"U+{ord(character):04X}{times}", "control-character")


def _space_or_nothing(match: re.Match[str]) -> str:
    return " " if match[0].isspace() else ""


def _indent(raw: str) -> int:
    expanded = raw.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())
