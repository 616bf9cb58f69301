"""Dates named in an article, each with its value and the evidence for it: our own rules over the publication day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from briefings import times
from briefings.ingest.annotate import dates_grammar as grammar
from briefings.ingest.annotate import dates_words as words
from briefings.ingest.annotate.dates_resolve import needs_tense, resolve
from briefings.ingest.annotate.dates_tense import tense
from briefings.ingest.annotate.dates_units import Anchor, Reference, Resolution, reference
from briefings.ingest.types import Clean
from briefings.model import By, DateMention, Quotation

CONFIDENCE = {
    "date-printed": 0.95,
    "date-weekday": 0.91,
    "date-day": 0.92,
    "date-month": 0.95,
    "date-near": 0.9,
    "date-period": 0.84,
    "date-week": 0.55,
    "date-ago": 0.85,
    "date-anchor": 0.4,
    "date-holiday": 0.85,
    "date-unresolved": 0.9,
}
"""Share of each rule's values that were right on the AQUAINT part of TempEval-3 (``tools/reliability.py dates``)."""

_MONTH = f"(?:{'|'.join(name[:3] for name in words.MONTHS)})[a-z]*"
_AGENCY_LINE = re.compile(rf"[A-Z][\w’'.,/ -]{{1,60}}?, (?={_MONTH}\.? \d)")
_AFTER_AGENCY_LINE = re.compile(r" ?(?:\(|--|—|–|-|/)")
_CARRIED = frozenset({"carry-over", "carry-within"})
"""Rules of quotations that go on with the one before."""

_SAID = "quotation"
_ANCHOR_BLOCKS = 4
"""So many paragraphs on, what was named last is no longer what ``a day earlier`` means."""

_LATEST_DATELINE = timedelta(days=3)


def find(clean: Clean, published: str | None) -> tuple[DateMention, ...]:
    """Every date that the article's blocks name, in order of place.

    Args:
        clean: The article; captions, headings and tables are read as paragraphs are.
        published: The day that relative words count from, as in `briefings.times`; None where it is not stated. An
            agency's dateline in the text (``KABUL, May 6 (Agency) --``) goes before it.
    """
    return tuple(_mentions(clean, _reference(clean, published)))


def as_said(
    clean: Clean, published: str | None, found: tuple[DateMention, ...], quotations: Sequence[Quotation]
) -> tuple[DateMention, ...]:
    """The same, those in marks counted from the time of the words: "tomorrow" of what was written last year."""
    ref = _reference(clean, published)
    frames = tuple(_frames(ref, quotations))
    return tuple(_mentions(clean, ref, frames)) if frames else found


def _frames(ref: Reference, quotations: Sequence[Quotation]) -> Iterator[tuple[int, int, Reference]]:
    """Each quotation of another time than the publication; one that goes on with the words before it is of theirs."""
    said: Reference | None = None
    for quotation in quotations:
        if not quotation.direct:
            continue
        if quotation.reported is not None:
            said = _time_of(quotation.reported.value, ref)
        elif quotation.by is None or quotation.by.rule not in _CARRIED:
            said = None
        if said is not None:
            yield quotation.start, quotation.end, said


def _time_of(value: str, ref: Reference) -> Reference | None:
    """When words were said; None where that is the time of the publication, or would be after it."""
    if value == times.UNRESOLVED:
        return Reference(what=_SAID)
    said = reference(value)._replace(what=_SAID)
    here = (ref.year, ref.month if said.month else None, ref.day if said.day else None)
    same = here == (said.year, said.month, said.day)
    later = said.day is not None and ref.day is not None and said.day > ref.day
    return None if same or later else said


def _mentions(
    clean: Clean, published: Reference, frames: Sequence[tuple[int, int, Reference]] = ()
) -> Iterator[DateMention]:
    anchor, age = Anchor(), 0
    for block in clean.blocks:
        text = clean.text[block.start : block.end]
        age += 1
        if age > _ANCHOR_BLOCKS:
            anchor = Anchor()
        for expression in grammar.find(text):
            at = block.start + expression.start
            ref = next((said for start, end, said in frames if start <= at < end), published)
            told = tense(text, expression.start, expression.end) if needs_tense(expression) else None
            found = resolve(expression, ref, anchor, told)
            if found.value != times.UNRESOLVED:
                anchor, age = Anchor(found.value, found.value if times.day_of(found.value) else anchor.last_day), 0
            yield _mention(expression, found, block.start)


def _mention(expression: grammar.Expression, found: Resolution, offset: int) -> DateMention:
    by = By(found.rule, CONFIDENCE[found.rule])
    return DateMention(offset + expression.start, offset + expression.end, found.value, found.evidence, by)


def _reference(clean: Clean, published: str | None) -> Reference:
    """The publication, or the agency's dateline at the head of the text where it fits the publication."""
    ref = reference(published)
    first = next((block for block in clean.blocks if block.kind == "paragraph"), None)
    line = clean.text[first.start : min(first.end, first.start + 160)] if first else ""
    match = _AGENCY_LINE.match(line)
    if not match:
        return ref
    expression = next(grammar.find(line[match.end() :]), None)
    if not expression or expression.start or not _AFTER_AGENCY_LINE.match(line, match.end() + expression.end):
        return ref
    day = times.day_of(resolve(expression, ref, Anchor(), "past").value)
    if day and (ref.day is None or timedelta() <= ref.day - day <= _LATEST_DATELINE):
        return Reference(day.year, day.month, day)
    return ref
