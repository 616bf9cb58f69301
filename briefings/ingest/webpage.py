"""A saved page as a clean article: its text by trafilatura and our own rules, its metadata as stated."""

from __future__ import annotations

import re

import msgspec

from briefings.errors import MissingExtraError, RefusedError
from briefings.ingest.types import Clean

try:
    from briefings.ingest import dom, extract, located, metadata
except ImportError as missing:
    raise MissingExtraError("annotate", "Converting saved web pages") from missing

from briefings.ingest import normalize, plain
from briefings.ingest.blocks import assemble
from briefings.model import Removed

# Raised whenever the rules change what they take out, so that a check knows whose result it repeats.
_RULES = "1"
_MOST_LEAVES = 10_000
_MOST_TEXT = 1_000_000
EXTRACTOR = f"{located.VERSION} + briefings {_RULES}"


def clean(text: str) -> Clean:
    """The article in a page; its language is what the page declares.

    Raises:
        RefusedError: if the page holds no article.
    """
    tree = dom.parse(text)
    leaves = dom.leaves(tree.find(".//body"))
    if len(leaves) > _MOST_LEAVES or sum(len(leaf.text) for leaf in leaves) > _MOST_TEXT:
        raise RefusedError(
            f"is a page of {len(leaves):,} pieces of text, too large for one article; save the article's own page"
        )
    facts = metadata.read(text, tree, leaves)
    found = extract.extract(text, leaves, facts.title)
    if not found.pieces:
        raise RefusedError("is a page without an article's text; save the article's own page")
    result = assemble(found.pieces)
    wire = plain.opening(piece.text for piece in found.pieces)
    kept = {piece.text for piece in found.pieces}
    steps = {step for leaf in leaves if leaf.text in kept for step in normalize.steps_of(leaf.raw)}
    return msgspec.structs.replace(
        result,
        title=facts.title,
        published=facts.published or (wire.published if wire else None),
        zone=facts.zone,
        updated=facts.updated,
        dateline=wire.place if wire else None,
        byline=facts.byline,
        publisher=facts.publisher,
        credits=tuple(dict.fromkeys([*found.credits, *([wire.agency] if wire and wire.agency else [])])),
        url=facts.url,
        language=facts.language or "und",
        removed=_removed(found.removed),
        normalized=normalize.in_order(steps),
        extractor=EXTRACTOR,
    )


def _removed(rows: tuple[Removed, ...]) -> tuple[Removed, ...]:
    """The rows, each said once for its line."""
    return tuple(dict.fromkeys(row for row in rows if re.search(r"\S", row.exact)))
