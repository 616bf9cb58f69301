"""The ledger: what each speaker said over time, and all statements by speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefings.catalog import urls
from briefings.catalog.facts import Said
from briefings.catalog.heads import head
from briefings.catalog.library import Library, records_statements
from briefings.catalog.order import latest, newest_first
from briefings.catalog.rows import Link, SpeakerStatements, Statement
from briefings.catalog.views import QuotationsView


def over_time(said: Iterable[Said]) -> tuple[Statement, ...]:
    """The statements, the latest first: by when they were said, else by when they were published; undated ones last."""
    statements = (one.statement for one in said)
    return tuple(newest_first(statements, lambda statement: statement.said or statement.article.published))


def ledgers(library: Library) -> Mapping[str, tuple[Statement, ...]]:
    """Id of each speaker -> the ledger."""
    spoken: dict[str, list[Said]] = {}
    for said in records_statements(library.records):
        if said.speaker:
            spoken.setdefault(said.speaker, []).append(said)
    return {speaker: over_time(spoken[speaker]) for speaker in sorted(spoken)}


def quotations_view(library: Library) -> QuotationsView:
    """All statements by speaker in order of name; those whose speaker the source does not name at the end.

    Speakers without a page stand under the words that the sources use for them.
    """
    groups: dict[tuple[bool, str, str], list[Said]] = {}
    for said in records_statements(library.records):
        speaker = said.statement.speaker
        key = (speaker is None, speaker.text.casefold() if speaker else "", (speaker.path or "") if speaker else "")
        groups.setdefault(key, []).append(said)
    speakers = tuple(_by_speaker(groups[key]) for key in sorted(groups))
    newest = latest(record.published for record in library.records if record.facts.statements)
    return QuotationsView(
        head(urls.QUOTATIONS, "quotations", library.words.title("quotations"), updated=newest),
        speakers,
        library.formulas,
    )


def _by_speaker(said: list[Said]) -> SpeakerStatements:
    speaker = said[0].statement.speaker
    return SpeakerStatements(Link(speaker.text, speaker.path) if speaker else None, over_time(said))
