"""Where trafilatura sees the article: which leaves of the page hold words that it extracts."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

import trafilatura
from lxml import html

from briefings.ingest.dom import Leaf
from briefings.ingest.lines import is_prose

VERSION = f"trafilatura {trafilatura.__version__}"
_SHINGLE = 3
_SHORT = 6
_SHARE = 0.7
_ENOUGH = 400
_PAGE_SHARE = 0.15
_WORD = re.compile(r"\w+")

# It reports what it cannot find, which is no news to an editor: a page without an article is refused with a reason.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def locate(page: str, leaves: Sequence[Leaf]) -> tuple[bool, ...]:
    """For each leaf whether trafilatura takes it for the article's text.

    Its fast mode is tried first: it is the most precise once `extract` has judged what it finds. The slower mode, which
    compares several extractors, and the plain one are asked only where that finds little.
    """
    best: tuple[bool, ...] = (False,) * len(leaves)
    enough = max(_ENOUGH, _PAGE_SHARE * sum(len(leaf.text) for leaf in leaves if is_prose(leaf.text)))
    for ask in (_fast, _slow, _plain):
        found = _marked(ask(page), leaves)
        if _size(leaves, found) > _size(leaves, best):
            best = found
        if _size(leaves, best) >= enough:
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


def is_within(element: html.HtmlElement, ancestor: html.HtmlElement) -> bool:
    """Whether an element is another one or lies inside it."""
    current: html.HtmlElement | None = element
    while current is not None:
        if current is ancestor:
            return True
        current = current.getparent()
    return False
