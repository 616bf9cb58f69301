"""Scores of quotations and reported statements, and of their speakers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from briefings.model import Draft, Quotation
from tests.gate.gold import Gold, Said
from tests.gate.places import Span, find_all, find_words, overlap
from tests.gate.score_names import called, folded
from tests.gate.tally import Tally, tally

_Alike = Callable[[Span, Span], bool]


class _Met(NamedTuple):
    """A finding, the entries of the gold that it answers, and whether it is optional."""

    made: Quotation
    gold: list[Said]
    optional: bool


def quotations(gold: Gold, draft: Draft) -> Tally:
    """Direct quotations whose words are mostly the same."""
    return _found(draft, gold.quotations, _direct(gold, draft))


def speakers(gold: Gold, draft: Draft) -> Tally:
    """Quotations with their speakers."""
    return _speakers(gold, gold.quotations, draft, _direct(gold, draft))


def reported(gold: Gold, draft: Draft) -> Tally:
    """Reported statements that share half of their words with one of the gold."""
    return _found(draft, gold.reported, _reported(gold, draft))


def reported_speakers(gold: Gold, draft: Draft) -> Tally:
    """Reported statements with their speakers."""
    return _speakers(gold, gold.reported, draft, _reported(gold, draft))


def _direct(gold: Gold, draft: Draft) -> list[_Met]:
    made = [quotation for quotation in draft.annotations.quotations if quotation.direct]
    return _met(draft.text, made, gold.quotations, gold.quotations_optional, _same)


def _reported(gold: Gold, draft: Draft) -> list[_Met]:
    made = [quotation for quotation in draft.annotations.quotations if not quotation.direct]
    return _met(draft.text, made, gold.reported, gold.reported_optional, _shared)


def _met(
    text: str, made: Sequence[Quotation], said: Sequence[Said], optional: Sequence[str], alike: _Alike
) -> list[_Met]:
    places = [(one, find_words(text, one.words)) for one in said]
    free = [span for words in optional for span in find_all(text, words)]
    found = []
    for quotation in made:
        span = (quotation.start, quotation.end)
        answered = [one for one, place in places if place and alike(span, place)]
        found.append(_Met(quotation, answered, any(_shared(span, place) for place in free)))
    return found


def _found(draft: Draft, said: Sequence[Said], met: Sequence[_Met]) -> Tally:
    hits = {one.words for row in met for one in row.gold}
    return tally(
        [
            (f"statement: {draft.text[row.made.start : row.made.end]}", bool(row.gold))
            for row in met
            if row.gold or not row.optional
        ],
        [(f"statement: {one.words}", one.words in hits) for one in said],
    )


def _speakers(gold: Gold, said: Sequence[Said], draft: Draft, met: Sequence[_Met]) -> Tally:
    """Of the findings that answer the gold and name a speaker; asked for is every statement whose speaker is stated."""
    aliases = {name.name: name.aliases for name in (*gold.people, *gold.organizations)}
    found: list[tuple[str, bool]] = []
    hits: set[str] = set()
    for row in (row for row in met if row.gold and row.made.speaker):
        given = _names(draft, row.made)
        right = [one for one in row.gold if given & _accepted(one, aliases)]
        hits.update(one.words for one in right)
        text = row.made.speaker.text if row.made.speaker else ""
        words = draft.text[row.made.start : row.made.end][:60]
        found.append((f"speaker: {text!r} of {words}, not {row.gold[0].speaker}", bool(right)))
    return tally(found, [(f"speaker: {one.speaker}: {one.words}", one.words in hits) for one in said if one.speaker])


def _accepted(said: Said, aliases: Mapping[str, tuple[str, ...]]) -> set[str]:
    stated = [name for name in (said.speaker, *said.also) if name]
    return {folded(name) for full in stated for name in (full, *aliases.get(full, ()))}


def _names(draft: Draft, quotation: Quotation) -> set[str]:
    speaker = quotation.speaker
    if not speaker:
        return set()
    entity = next((one for one in draft.entities if one.id == speaker.entity), None)
    return {folded(speaker.text)} | (called(entity) if entity else set())


def _same(a: Span, b: Span) -> bool:
    """Half of both together is shared."""
    return 2 * overlap(a, b) >= max(a[1], b[1]) - min(a[0], b[0])


def _shared(a: Span, b: Span) -> bool:
    """Half of the shorter is shared."""
    return 2 * overlap(a, b) >= max(1, min(a[1] - a[0], b[1] - b[0]))
