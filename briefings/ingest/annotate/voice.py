"""Loaded phrases in the outlet's own voice: those of the editor's list that stand outside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.ingest.types import Clean
from briefings.model import By, Quotation, Voice

_BY = By("phrase-list", 0.95)


def find(clean: Clean, quotations: Sequence[Quotation], phrases: Sequence[str]) -> tuple[Voice, ...]:
    """Whole words in any case, however they are spaced; where two phrases overlap the longer one counts.

    Args:
        clean: The article; every block is searched, headings and captions too.
        quotations: The direct ones, marks included, are not the outlet's voice.
        phrases: The editor's list.
    """
    listed = sorted({" ".join(phrase.split()).lower() for phrase in phrases} - {""}, key=lambda p: (-len(p), p))
    if not listed:
        return ()
    bodies = "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in listed)
    pattern = re.compile(rf"(?<!\w)(?:{bodies})(?!\w)", re.IGNORECASE)
    quoted = [quotation for quotation in quotations if quotation.direct]
    matches = [m for block in clean.blocks for m in pattern.finditer(clean.text, block.start, block.end)]
    return tuple(
        Voice(match.start(), match.end(), _BY)
        for match in matches
        if not any(quotation.start < match.end() and match.start() < quotation.end for quotation in quoted)
    )
