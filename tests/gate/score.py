"""The gate's scorer: a draft against the gold of its article, part by part; pure functions.

Precision and recall are counted apart, because one finding may answer two entries of the gold (a statement that the
analyst splits) and the other way round. What the gold calls optional is neither asked for nor wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from briefings.model import Draft
from tests.gate import score_names, score_said, score_text
from tests.gate.gold import Gold
from tests.gate.tally import Tally

Part = Callable[[Gold, Draft], Tally]
PARTS: Mapping[str, Part] = {
    "title": score_text.title,
    "published": score_text.published,
    "byline": score_text.byline,
    "publisher": score_text.publisher,
    "language": score_text.language,
    "body": score_text.body,
    "captions": score_text.captions,
    "credits": score_text.picture_credits,
    "people": score_names.people,
    "aliases": score_names.aliases,
    "roles": score_names.roles,
    "organizations": score_names.organizations,
    "places": score_names.places,
    "quotations": score_said.quotations,
    "speakers": score_said.speakers,
    "reported": score_said.reported,
    "reported speakers": score_said.reported_speakers,
    "dates": score_text.dates,
    "damage": score_text.damage,
    "key points": score_text.key_points,
    "voice": score_text.voice,
}


class Row(NamedTuple):
    """One part over all articles."""

    part: str
    tally: Tally


def score(pairs: Iterable[tuple[Gold, Draft]], parts: Iterable[str] = tuple(PARTS)) -> tuple[Row, ...]:
    """These parts over all articles, in their order; misses name their article."""
    known = list(pairs)
    return tuple(Row(part, _whole(part, known)) for part in parts)


def _whole(part: str, pairs: Sequence[tuple[Gold, Draft]]) -> Tally:
    total = Tally()
    for gold, draft in pairs:
        if not gold.parts or part in gold.parts:
            total += PARTS[part](gold, draft).named(gold.file)
    return total
