"""Levels of headings within an article: as deep as they nest, whatever numbers the source gave them.

A page that goes from its title to a heading of the fourth level looks whole and reads as if parts were missing
(WCAG 2.2, 1.3.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from briefings.model import BlockHtml

_HEADING = re.compile(r"<h([1-6])([ >])")
_FIRST, _LAST = 2, 6


def levelled(blocks: Iterable[BlockHtml]) -> tuple[BlockHtml, ...]:
    """The blocks with headings of the second level and below, none of which leaves a level out."""
    open_levels: list[int] = []
    made = []
    for block in blocks:
        heading = _HEADING.match(block.html) if block.kind == "heading" else None
        if not heading:
            made.append(block)
            continue
        given = int(heading[1])
        while open_levels and open_levels[-1] >= given:
            open_levels.pop()
        open_levels.append(given)
        level = min(_FIRST + len(open_levels) - 1, _LAST)
        inside = block.html[heading.end() - 1 :].removesuffix(f"</h{given}>")
        made.append(msgspec.structs.replace(block, html=f"<h{level}{inside}</h{level}>") if level != given else block)
    return tuple(made)
