"""Sentence bounds in English news text, by rule: the same text gives the same sentences on every machine.

Key points name their sentence by number (``p3.s1``), so reader and converter must cut alike and without a model.
"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9\u00c0-\u024f\u0370-\u1fff])|[。！？]+[”」』）]*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Brig|Sgt|Sen|Rep|Gov|Pres|Rev|Hon|St|Mt|Ft|Jr|Sr|vs|No|"
    r"Nos|Inc|Ltd|Co|Corp|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Vol|Art|Fig|approx|cf)|"
    r"\b(?:e\.g|i\.e|a\.m|p\.m)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_INITIALS = re.compile(r"\b[A-Z](?:\.[A-Z])+\.$")


def split(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of one paragraph, as offsets into it, without white space at the ends."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _is_end(text, start, match):
            bounds.append((start, match.end()))
            start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    bounds.append((start, len(text)))
    trimmed = (_trim(text, *bound) for bound in bounds)
    return tuple((begin, end) for begin, end in trimmed if begin < end)


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    before = text[max(start, match.start() - 24) : match.start() + 1]
    if match[0][0] != "." or not _ABBREVIATION.search(before):
        return True
    # "the U.S. In May" ends a sentence more often than "the U.S. In" goes on; a title never does.
    follows = text[match.end() :].lstrip()
    starters = r"(?:The|A|An|In|On|At|But|And|He|She|It|They|We|This|That|These|Those|However|Meanwhile)\b"
    return bool(_INITIALS.search(before) and re.match(starters, follows))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
