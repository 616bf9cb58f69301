"""Where trafilatura sees the article: which leaves of the page hold words that it extracts."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

import msgspec
import trafilatura

from briefings.ingest.dom import Leaf
from briefings.ingest.lines import is_prose

VERSION = f"trafilatura {trafilatura.__version__}"
_SHINGLE = 3
_SHORT = 6
_SHARE = 0.7
_ENOUGH = 400
_PAGE_SHARE = 0.15
_ON_THE_PAGE = 0.3
_WORD = re.compile(r"\w+")

# It reports what it cannot find, which is no news to an editor: a page without an article is refused with a reason.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


class Located(msgspec.Struct, frozen=True):
    """What trafilatura extracts: its text, and for each leaf of the page whether it holds words of it."""

    text: str
    taken: tuple[bool, ...]
    size: int

    @property
    def is_on_the_page(self) -> bool:
        """Whether the text stands in the page's elements; some pages carry it in a script alone."""
        return self.size >= _ON_THE_PAGE * len(self.text) or len(self.text) < _ENOUGH


def locate(page: str, leaves: Sequence[Leaf]) -> Located:
    """Where trafilatura sees the article.

    Its fast mode is tried first: it is the most precise once `extract` has judged what it finds. The slower mode, which
    compares several extractors, and the plain one are asked only where that finds little.
    """
    enough = max(_ENOUGH, _PAGE_SHARE * sum(len(leaf.text) for leaf in leaves if is_prose(leaf.text)))
    best = Located("", (False,) * len(leaves), 0)
    for ask in (_fast, _slow, _plain):
        text = ask(page)
        taken = _marked(text, leaves)
        found = Located(text, taken, _size(leaves, taken))
        if (found.size, len(text)) > (best.size, len(best.text)):
            best = found
        if best.size >= enough:
            break
    return best


def _fast(page: str) -> str:
    return trafilatura.extract(page, include_comments=False, output_format="txt", fast=True) or ""


def _slow(page: str) -> str:
    return trafilatura.extract(page, include_comments=False, output_format="txt") or ""


def _plain(page: str) -> str:
    return str(trafilatura.baseline(page)[1])


def _size(leaves: Sequence[Leaf], found: Sequence[bool]) -> int:
    return sum(len(leaf.text) for leaf, taken in zip(leaves, found, strict=True) if taken)


def _marked(text: str, leaves: Sequence[Leaf]) -> tuple[bool, ...]:
    lines = {" ".join(_WORD.findall(line)) for line in re.split(r"[\n|]", text)}  # it parts cells by a bar
    shingles = _shingles(_WORD.findall(text))
    return tuple(_holds(_WORD.findall(leaf.text), lines, shingles) for leaf in leaves)


def _holds(words: list[str], lines: set[str], shingles: set[tuple[str, ...]]) -> bool:
    if len(words) < _SHORT:
        return bool(words) and " ".join(words) in lines
    own = _shingles(words)
    return len(own & shingles) >= _SHARE * len(own)


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
