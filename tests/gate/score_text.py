"""Scores of head, body, pictures, dates, damage, key points and voice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefings.model import Draft
from tests.gate.gold import Gold
from tests.gate.places import Span, find_all, find_bracketed, flat, overlap
from tests.gate.tally import Tally, tally

_NEAR = 12
"""A spot counts where it lies so many characters from the place, as in the shared scorer of damage."""

_LONGEST_SPOT = 60
_DATELINE = re.compile(r"^[A-Z]{4}[^a-z]*[^-]{0,40} --? ")


def title(gold: Gold, draft: Draft) -> Tally:
    """The headline; none where there is none."""
    return _stated(draft.title, (gold.title, *gold.title_also))


def published(gold: Gold, draft: Draft) -> Tally:
    """When it was published, as printed."""
    return _stated(draft.published, (gold.published,))


def byline(gold: Gold, draft: Draft) -> Tally:
    """Who wrote it."""
    return _stated(draft.byline, (gold.byline, *gold.byline_also))


def publisher(gold: Gold, draft: Draft) -> Tally:
    """Who published it, where the gold says so; agencies and papers named in passing are left open."""
    return _stated(draft.publisher, (gold.publisher,)) if gold.publisher else Tally()


def language(gold: Gold, draft: Draft) -> Tally:
    """The language of the text."""
    return _stated(draft.language, (gold.language,))


def body(gold: Gold, draft: Draft) -> Tally:
    """Furniture that was removed; false where a line of the article went with it."""
    text, lines = flat(draft.text), {flat(line) for line in draft.text.splitlines()}
    asked = [(f"furniture in the body: {line}", not _stands(line, text, lines)) for line in map(flat, gold.removed)]
    lost = [(f"line of the article lost: {line}", False) for line in _kept(gold) if line not in text]
    return tally([row for row in asked if row[1]] + lost, asked)


def captions(gold: Gold, draft: Draft) -> Tally:
    """Captions of pictures: in the body, or of a page listed as one among what was removed."""
    shown = [flat(draft.text[found.start : found.end]) for found in draft.annotations.captions]
    shown += [flat(row.exact) for row in draft.removed if row.why == "caption"]
    wanted = [flat(picture.words) for picture in gold.captions]
    return tally(
        [(f"caption: {words}", any(want in words for want in wanted)) for words in shown],
        [(f"caption: {want}", any(want in words for words in shown)) for want in wanted],
    )


def picture_credits(gold: Gold, draft: Draft) -> Tally:
    """Credits of pictures."""
    # Of a page the credits of removed captions are kept with the source's.
    own = [found.credit for found in draft.annotations.captions if found.credit]
    listed = " ".join(row.exact for row in draft.removed if row.why == "caption")
    shown = list(dict.fromkeys([*own, *(credit for credit in draft.credits if credit in listed)]))
    wanted = [picture.credit for picture in gold.captions if picture.credit]
    return tally(
        [(f"credit: {credit}", credit in wanted) for credit in shown],
        [(f"credit: {credit}", credit in shown) for credit in wanted],
    )


def dates(gold: Gold, draft: Draft) -> Tally:
    """Dates with their values; words that name no calendar time are false."""
    places = [(day, find_bracketed(draft.text, day.at)) for day in gold.dates]
    optional = _optional(draft.text, gold.dates_optional)
    found: list[tuple[str, bool]] = []
    hits: set[str] = set()
    for date in draft.annotations.dates:
        span = (date.start, date.end)
        meant = [day for day, place in places if place and overlap(place, span)]
        right = [day for day in meant if date.value in {day.value, *day.also}]
        hits.update(day.at for day in right)
        if right or not any(overlap(span, place) for place in optional):
            expected = " or ".join(day.value for day in meant) or "no date"
            found.append((f"date: {draft.text[slice(*span)]} is {date.value}, not {expected}", bool(right)))
    return tally(found, [(f"date: {day.at} {day.value}", day.at in hits) for day in gold.dates])


def damage(gold: Gold, draft: Draft) -> Tally:
    """Damaged spots with their kind; a span of more than 60 characters points at nothing unless it is a repetition."""
    places = [(spot, find_bracketed(draft.text, spot.at)) for spot in gold.damage]
    found: list[tuple[str, bool]] = []
    hits: set[str] = set()
    for made in draft.annotations.damage:
        near = [
            spot
            for spot, place in places
            if place
            and made.start - _NEAR <= place[1]
            and place[0] <= made.end + _NEAR
            and made.kind == spot.kind
            and (made.kind == "duplicate" or made.end - made.start <= _LONGEST_SPOT)
        ]
        hits.update(spot.at for spot in near)
        found.append((f"damage: {made.kind} at {draft.text[made.start : made.end]!r}", bool(near)))
    return tally(found, [(f"damage: {spot.kind} {spot.at}", spot.at in hits) for spot in gold.damage])


def key_points(gold: Gold, draft: Draft) -> Tally:
    """Sentences that may stand for the article; as many are asked for as were given, three at most."""
    begins = tuple(map(flat, gold.key_points))
    points = [flat(draft.text[start:end]) for start, end in draft.key_points]
    found = [(f"key point: {words[:70]}", words.startswith(begins)) for words in points]
    lacking = max(0, min(3, len(begins)) - len(points))
    return tally(found, [*found, *[("key point", False)] * lacking]) if begins else Tally()


def voice(gold: Gold, draft: Draft) -> Tally:
    """Loaded phrases in the outlet's own voice."""
    wanted = {phrase: find_bracketed(draft.text, phrase) for phrase in gold.voice}
    spans = {(found.start, found.end) for found in draft.annotations.voice}
    places = set(wanted.values())
    return tally(
        [(f"voice: {draft.text[slice(*span)]}", span in places) for span in sorted(spans)],
        [(f"voice: {phrase}", place in spans) for phrase, place in wanted.items()],
    )


def _stated(given: str | None, right: Iterable[str | None]) -> Tally:
    """One value; nothing where nothing is stated is right too."""
    accepted = tuple(right)
    words = f"{given!r}, not {accepted[0]!r}"
    hit = given in accepted
    return tally([(words, hit)] if given or hit else [], [(words, hit)] if accepted[0] or hit else [])


def _stands(line: str, text: str, lines: set[str]) -> bool:
    """Whether a removed line still stands in the body; a single word only as a line of its own."""
    return line in lines if len(line.split()) <= 3 else line in text


def _kept(gold: Gold) -> list[str]:
    """What must stand of each line: not the dateline that may open it, of a caption not the credit at its end."""
    pictures = [flat(picture.words) for picture in gold.captions]
    lines = (_DATELINE.sub("", flat(line)) for line in gold.kept)
    return [next((words for words in pictures if words in line), line) for line in lines]


def _optional(text: str, phrases: Iterable[str]) -> list[Span]:
    return [span for phrase in phrases for span in find_all(text, phrase)]
