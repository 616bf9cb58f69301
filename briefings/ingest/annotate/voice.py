"""Loaded phrases in the outlet's own voice: those of the editor's list that stand outside quotation marks.

A phrase counts as whole words, in any case and however it is spaced, and its last word in the plural and genitive too:
``crony`` is found in "the mayor's cronies". A part of a compound is another word: ``terror`` is not found in
"counter-terror".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings.ingest.annotate.marks import pairs
from briefings.ingest.types import Clean
from briefings.model import BlockKind, By, Quotation, Voice

_BY = By("phrase-list", 0.95)
_OWN: frozenset[BlockKind] = frozenset({"paragraph", "list", "table"})
"""Only here is it sure whose words these are: a headline quotes without marks, a caption comes from an agency."""

_APOSTROPHE = "['’]"
_ENDS_IN_Y = re.compile(r"[^aeiou\W]y$")
_HISSES = ("s", "x", "z", "ch", "sh")


def find(clean: Clean, quotations: Sequence[Quotation], phrases: Sequence[str]) -> tuple[Voice, ...]:
    """The phrases in running text, in order of place; where two overlap the longer one counts.

    Args:
        clean: The article; headings, captions and block quotations are not searched.
        quotations: The direct ones, marks included, are not the outlet's voice; nor is anything else in marks.
        phrases: The editor's list.
    """
    pattern = _pattern(phrases)
    if pattern is None:
        return ()
    quoted = [(quotation.start, quotation.end) for quotation in quotations if quotation.direct]
    found = []
    for block in clean.blocks:
        if block.kind in _OWN:
            marked = [*quoted, *((pair.start, pair.end) for pair in pairs(clean.text, block.start, block.end))]
            spans = (match.span() for match in pattern.finditer(clean.text, block.start, block.end))
            found += [Voice(*span, _BY) for span in spans if not any(a < span[1] and span[0] < b for a, b in marked)]
    return tuple(found)


def _pattern(phrases: Sequence[str]) -> re.Pattern[str] | None:
    """All phrases as one pattern, the longest first."""
    listed = sorted({" ".join(phrase.split()).lower() for phrase in phrases} - {""}, key=lambda p: (-len(p), p))
    bodies = "|".join(r"\s+".join(_words(phrase.split())) for phrase in listed)
    return re.compile(rf"(?<!\w)(?<!\w-)(?:{bodies})(?!\w)(?!-\w)", re.IGNORECASE) if listed else None


def _words(words: Sequence[str]) -> Iterator[str]:
    yield from map(_escaped, words[:-1])
    yield f"{_inflected(words[-1])}(?:{_APOSTROPHE}s?)?"


def _inflected(word: str) -> str:
    """A word in the singular or plural."""
    if _ENDS_IN_Y.search(word):
        return f"{_escaped(word[:-1])}(?:y|ies)"
    return f"{_escaped(word)}(?:es)?" if word.endswith(_HISSES) else f"{_escaped(word)}s?"


def _escaped(word: str) -> str:
    return re.sub(_APOSTROPHE, _APOSTROPHE, re.escape(word))
