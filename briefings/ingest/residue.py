"""Site furniture that capture leaves between the paragraphs: told by its words alone, as a whole block.

A rule here names a block that no reporter writes into an article. Where a block could be either, it is *weak*: it
counts only at an article's edge or beside other furniture.
"""

from __future__ import annotations

import re

import msgspec

from briefings.ingest.phrases import BRANDS, RULES, SHARE, SHARE_FILL

_LONGEST = 420
_MOST_SHARE_WORDS = 30
_NUMBER = re.compile(r"[\d.,]+[km]?", re.IGNORECASE)
_GOES_ON = re.compile(r"\n\s*\+ ")


def _pattern(lines: str) -> re.Pattern[str]:
    whole = _GOES_ON.sub("", lines.strip())
    return re.compile("|".join(line.strip() for line in whole.splitlines()), re.IGNORECASE)


_PATTERNS = tuple((why, _pattern(lines)) for why, lines in RULES)
_WEAK = frozenset({"menu", "page-tool", "player", "comments", "notice"})
_BARE = re.compile(r"[\W_]*(?:\d{1,4}[\W_]*)?")


class Residue(msgspec.Struct, frozen=True):
    """Why a block is furniture, and whether that holds only at an edge of the article or beside other furniture."""

    why: str
    weak: bool = False


def find(block: str) -> Residue | None:
    """What kind of furniture this whole block is; None where it is none."""
    if len(block) > _LONGEST:
        return None
    if _BARE.fullmatch(block):
        return Residue("separator", weak=True)
    share = _share(block)
    if share:
        return share
    for why, pattern in _PATTERNS:
        if pattern.fullmatch(block):
            return Residue(why, weak=why in _WEAK and len(block.split()) <= 1)
    return None


def _share(block: str) -> Residue | None:
    """Labels of share buttons: nothing but the words of such labels."""
    words = re.sub(r"[():|,.!’']", " ", block.lower()).split()
    if not 0 < len(words) <= _MOST_SHARE_WORDS:
        return None
    known = BRANDS | SHARE | SHARE_FILL
    if not all(word in known or _NUMBER.fullmatch(word) for word in words):
        return None
    verbs, brands = sum(word in SHARE for word in words), sum(word in BRANDS for word in words)
    if not verbs and not brands:
        return None
    return Residue("share-widget", weak=not verbs and brands == len(words) == 1)
