"""A plain text as a clean article: lines told apart, furniture taken out and listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from briefings.ingest import captions, copied, heads, lines, mail, normalize, pages, paragraphs
from briefings.ingest.blocks import Piece, assemble
from briefings.ingest.lines import KEPT, Line
from briefings.ingest.types import Clean
from briefings.model import Removed

_FACTS = ("title", "published", "zone", "updated", "byline", "publisher", "url", "language")


def clean(text: str) -> Clean:
    """The article in a plain text file, without a language (``und``) unless its header states one."""
    normalized = normalize.rows(text)
    furniture = pages.furniture(normalized.rows)
    written, marks = mail.unquoted(pages.without(normalized.rows, furniture))
    found, joined = paragraphs.join(written)
    first = lines.start(found)
    frame = {**pages.between(found, first), **copied.frame(found, first)}
    left = pages.rejoined(found, frame)
    joined = joined or len(left) + len(frame) < len(found)
    rows = _without_sign_off(lines.classify(left))
    result = assemble(_piece(row) for row in rows if row.part in KEPT)
    removed = [Removed(row.paragraph.number, row.paragraph.text, row.part) for row in rows if row.part not in KEPT]
    removed += [Removed(found[at].number, found[at].text, why) for at, why in frame.items()]
    removed += [Removed(normalized.rows[at].number, normalized.rows[at].text, why) for at, why in furniture.items()]
    return msgspec.structs.replace(
        result,
        **_facts(rows),
        credits=_credits(rows),
        removed=tuple(sorted((*removed, *marks, *normalized.removed), key=lambda row: row.line)),
        normalized=normalize.in_order(normalized.steps | ({"unwrap-lines"} if joined else set())),
    )


def body(text: str) -> Clean:
    """The whole text as body: nothing is taken out and nothing but white space changes."""
    normalized = normalize.rows(text, keep_unseen=True)
    found, joined = paragraphs.join(normalized.rows)
    result = assemble(Piece(paragraph.text, number=paragraph.number) for paragraph in found)
    wire = heads.wire(found[0].text) if found else None
    steps = (normalized.steps - {"control-characters"}) | ({"unwrap-lines"} if joined else set())
    return msgspec.structs.replace(
        result, language="und", dateline=wire.place if wire else None, normalized=normalize.in_order(steps)
    )


def opening(texts: Iterable[str]) -> heads.Wire | None:
    """The agency dateline with which the story begins."""
    first = next((text for text in texts if lines.is_prose(text)), None)
    return heads.wire(first) if first else None


def _piece(row: Line) -> Piece:
    number, text = row.paragraph.number, row.paragraph.text
    if row.part == "caption":
        return Piece(text, "caption", number, credit=row.credit, rule=captions.RULE)
    if row.part == "heading":
        return Piece(text, "heading", number, level=2)
    if row.part == "quote":
        return Piece(text, "quote", number)
    return Piece(text, number=number)


def _without_sign_off(rows: Sequence[Line]) -> Sequence[Line]:
    """The lines; the last one of the story is a credit where it is nothing but the agency of the dateline."""
    wire = opening(row.paragraph.text for row in rows if row.part == "body")
    last = max((index for index, row in enumerate(rows) if row.part in KEPT), default=0)
    if not wire or not wire.agency or rows[last].paragraph.text.strip("() .") != wire.agency:
        return rows
    signed = msgspec.structs.replace(rows[last], part="credit", credit=wire.agency)
    return (*rows[:last], signed, *rows[last + 1 :])


def _facts(rows: Sequence[Line]) -> dict[str, str | None]:
    """What the lines state; where two state the same, the upper one counts."""
    facts: dict[str, str | None] = dict.fromkeys(_FACTS)
    for row in rows:
        for key in _FACTS:
            if row.head and not facts[key]:
                facts[key] = getattr(row.head, key)
    wire = opening(row.paragraph.text for row in rows if row.part == "body")
    facts["dateline"] = wire.place if wire else None
    facts["published"] = facts["published"] or (wire.published if wire else None)
    facts["publisher"] = facts["publisher"] or (wire.agency if wire else None)
    facts["language"] = facts["language"] or "und"
    return facts


def _credits(rows: Sequence[Line]) -> tuple[str, ...]:
    """Everyone who is credited, once, in order: for pictures and, by the agency dateline, for the text."""
    wire = opening(row.paragraph.text for row in rows if row.part == "body")
    named = [row.credit for row in rows if row.credit]
    return tuple(dict.fromkeys([*named, *([wire.agency] if wire and wire.agency else [])]))
