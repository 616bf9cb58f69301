"""The labels of annotations: which brackets in a file are ours, and how a label is read and made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from briefings.model import NoteKind

NOT_AN_ENTITY = "@none"

# Loose on purpose: what looks like one of ours and is written wrongly is a fault to report, not somebody's own link.
ANY = r"@[^\[\]]*|\d[^\[\]\s]*[ \t\n]+[A-Za-z]+|\d{4}-\d\d[^\[\]\s]*|[Uu]nresolved[ \t\n]+[A-Za-z]+"

ENTITY = re.compile(r"@[a-z0-9]+(?:-[a-z0-9]+)*")
DATE = re.compile(r"(?:\d[0-9a-z:+.\-]*|unresolved) [a-z]+")
NOTE = re.compile(r"[qdcnv]-[a-z0-9]+(?:-[a-z0-9]+)*")

PREFIXES: dict[NoteKind, str] = {
    "quote": "q",
    "paraphrase": "q",
    "damage": "d",
    "caption": "c",
    "editor": "n",
    "voice": "v",
}


@lru_cache(maxsize=1 << 13)  # articles name the same people again and again, and then share one string
def canonical(label: str) -> str:
    """The label as Markdown compares it: lower case, white space collapsed (CommonMark 0.31, "matches")."""
    return " ".join(label.split()).casefold()


def suffixes() -> Iterator[str]:
    """``a``, ``b`` … ``z``, ``aa``, ``ab`` …: what tells apart the labels of one date."""
    for number in count():
        letters, rest = "", number
        while True:
            rest, digit = divmod(rest, 26)
            letters = chr(ord("a") + digit) + letters
            if rest == 0:
                break
            rest -= 1
        yield letters
