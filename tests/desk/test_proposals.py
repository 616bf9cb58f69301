"""What was proposed and accepted stands in the article as if it had been written at once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefings.config import ReviewConfig, Site
from briefings.content.entities import find_mentions
from briefings.conversion import convert
from briefings.conversion.setting import Setting
from briefings.desk import changes
from briefings.desk.decisions import Decision, new_entity
from briefings.desk.doubts import Doubt
from briefings.desk.session import Session
from briefings.diagnostics import Report
from briefings.job import Means
from briefings.model import (
    Annotations,
    By,
    Damage,
    DateMention,
    Draft,
    Entity,
    EntityUse,
    Evidence,
    Mention,
    Named,
    Quotation,
    Voice,
)
from briefings.progress import Silent
from briefings.store import Store
from tests.conversion.builders import draft, gives
from tests.desk.builders import CONFIG, loaded

WORDS = (
    "Meng Jianzhu came to Kabul on Monday. “We are ready to help,” he said. Meng left with of a so-called plan, and "
    "Kabul, Meng said, was pleased."
)


def span(words: str, nth: int = 0) -> tuple[int, int]:
    at = -1
    for _ in range(nth + 1):
        at = WORDS.index(words, at + 1)
    return at, at + len(words)


def article_of(sure: list[float]) -> Draft:
    """A draft whose annotations are as sure as these figures say, one after the other."""
    by = [By("guess", figure) for figure in sure]
    annotations = Annotations(
        entities=(EntityUse("k", "place", (), by[0]), EntityUse("m", "person", ("minister",), by[1])),
        mentions=(
            Mention(*span("Meng Jianzhu"), "m"),
            Mention(*span("Kabul"), "k"),
            Mention(*span("Meng", 1), "m"),
            Mention(*span("Kabul", 1), "k"),
            Mention(*span("Meng", 2), "m"),
        ),
        dates=(DateMention(*span("Monday"), "2019-05-06", "weekday", by[2]),),
        quotations=(
            Quotation(*span("“We are ready to help,”"), direct=True, speaker=Named("he", "m"), by=by[3]),
            Quotation(
                *span("was pleased"), direct=False, speaker=Named("Meng", "m"), via=Named("Kabul", "k"), by=by[4]
            ),
        ),
        damage=(Damage(*span("with of"), span("with of")[0] + 4, "gap", "A word is missing.", by[5]),),
        voice=(Voice(*span("so-called"), by[6]),),
    )
    return draft(
        "a.txt",
        text=WORDS,
        sha256=hashlib.sha256(WORDS.encode()).hexdigest(),
        annotations=annotations,
        evidence=(Evidence(), Evidence()),
        entities=(Entity("k", "Kabul", "place"), Entity("m", "Meng Jianzhu", "person", ("Meng",))),
    )


def converted(folder: Path, made: Draft, below: float) -> Site:
    site = Site(folder, replace(CONFIG, review=ReviewConfig(propose_below=below)))
    (folder / "content/inbox").mkdir(parents=True)
    (folder / "content/inbox/a.txt").write_text(WORDS)
    report = Report()
    with pytest.MonkeyPatch.context() as patch, Store(site.state / "cache") as store:
        gives(patch, lambda _: iter([made]))
        content = loaded(site)
        convert.convert_new(content.articles, lambda: content, Setting(site, store, Means(1), report, Silent()))
    return site


def facts(site: Site) -> set[object]:
    """Everything that an article says, whoever says it."""
    content = loaded(site)
    (article,) = content.articles
    found = article.annotations
    spoken = (
        replace(item, by=None, speaker=item.speaker and replace(item.speaker), via=item.via)
        for item in found.quotations
    )
    return {
        *(replace(use, by=None) for use in found.entities),
        *find_mentions(article, {item.id: item for item in content.entities}),
        *(replace(item, by=None) for item in found.dates),
        *spoken,
        *(replace(item, by=None) for item in found.damage),
        *(replace(item, by=None) for item in found.voice),
        *((item.id, item.name, item.kind, item.aliases) for item in content.entities),
    }


def accepted(session: Session, doubt: Doubt) -> Decision:
    """The answer of an editor to whom everything is right."""
    item = doubt.proposal
    if item and item.what == "entity":
        kind = "place" if item.kind == "place" else "person"
        target = new_entity(item.name or item.exact, kind, session.entities, item.aliases)  # type: ignore[arg-type]  # one of the two above
        return Decision(action="accept", target=target)
    known = session.entities.get(item.speaker_id) if item and item.speaker_id else None
    return Decision(action="accept", target=known)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([0.3, 0.9]), min_size=7, max_size=7),
    st.lists(st.integers(0, 20), min_size=12, max_size=12),
)
def test_accepting_everything_in_any_order_is_as_if_it_had_been_written(
    tmp_path_factory: pytest.TempPathFactory, sure: list[float], picks: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("sites")
    at_once = converted(folder / "one", article_of(sure), 0.0)
    site = converted(folder / "two", article_of(sure), 0.5)
    (article,) = loaded(site).articles
    session = Session(site, loaded(site), lambda wanted: changes.write(site, wanted), 0.5)
    for pick in picks:
        waiting = [doubt for doubt in session.doubts(article.path) if doubt.proposal]
        if waiting:
            doubt = waiting[pick % len(waiting)]
            session.decide(article.path, doubt, accepted(session, doubt))
    (after,) = loaded(site).articles
    assert (after.text, after.fidelity, after.meta.proposed) == (WORDS, "matches", ())
    assert facts(site) == facts(at_once)
