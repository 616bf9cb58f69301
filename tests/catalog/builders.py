"""Articles and their annotations from plain words, so that a test reads like the news it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import attrgetter
from pathlib import Path
from typing import Any

import msgspec

from briefings.catalog.library import Library, index
from briefings.catalog.permanence import Past
from briefings.catalog.plan import plan
from briefings.catalog.planned import Plan
from briefings.catalog.release import Release
from briefings.config import Config, Site, SiteConfig
from briefings.diagnostics import Report
from briefings.model import (
    Annotations,
    Article,
    Block,
    BlockKind,
    Content,
    Damage,
    DamageKind,
    DateMention,
    Entity,
    EntityKind,
    EntityUse,
    FrontMatter,
    Marker,
    Mention,
    Named,
    Permalink,
    Piece,
    Published,
    Quotation,
    Reported,
    Source,
)
from briefings.text import slugify
from tests.english import ENGLISH

GAP = "\n\n"
SITE = SiteConfig(title="Sample Digest", url="https://digest.example/", editor="The desk")
_IN_ORDER = attrgetter("start")


def article(  # noqa: PLR0913 - every part but the slug has a default
    slug: str,
    *paragraphs: str,
    published: str | None = "2016-04-21T16:30",
    publisher: str | None = "Sample Wire",
    url: str | None = None,
    byline: str | None = None,
    path: str = "",
    kinds: Sequence[BlockKind] = (),
    notes: Annotations | None = None,
    **meta: Any,
) -> Article:
    """An article of these paragraphs, one sentence of none given; its title is made from the slug.

    Args:
        slug: Of its address.
        paragraphs: Its blocks.
        published: As printed.
        publisher: As the source states it.
        url: Of the source.
        byline: Of the source.
        path: Of its file.
        kinds: Of the first blocks; the others are paragraphs.
        notes: From `annotations`.
        meta: More of its front matter.
    """
    shown = paragraphs or ("Nothing happened.",)
    starts = accumulate((len(words) + len(GAP) for words in shown), initial=0)
    spans = [(start, start + len(words)) for start, words in zip(starts, shown, strict=False)]
    all_kinds: list[BlockKind] = [*kinds, *["paragraph" for _ in spans[len(kinds) :]]]
    front = {
        "format": "briefings/1",
        "id": f"tag:digest.example,{(published or '2019')[:10]}:{slug}",
        "title": slug.replace("-", " ").capitalize(),
        "slug": slug,
        "language": "en",
        "published": published,
        "source": Source(f"{slug}.txt", "ab" * 32, "cd" * 32, publisher=publisher, url=url, byline=byline),
    }
    marked = notes or Annotations()
    return Article(
        path=path or f"content/articles/{(published or 'undated')[:4]}/{slug}.md",
        meta=FrontMatter(**(front | meta)),
        text=GAP.join(shown),
        blocks=tuple(Block(*span, kind=kind) for span, kind in zip(spans, all_kinds, strict=True)),
        annotations=marked,
        markers=_markers(marked),
        pieces=tuple(Piece(kind, "", ("<p>", "</p>"), (span,)) for span, kind in zip(spans, all_kinds, strict=True)),
        fidelity="matches",
    )


def annotations(
    *paragraphs: str,
    people: Sequence[tuple[str, str]] = (),
    quotes: Sequence[tuple[str, str | None]] = (),
    dates: Sequence[tuple[str, str]] = (),
    damage: Sequence[tuple[str, DamageKind]] = (),
    reported: Reported | None = None,
) -> Annotations:
    """What is known about the words of these paragraphs.

    Args:
        paragraphs: The article's.
        people: (name, role); the id is the name's slug.
        quotes: (words, speaker's id); direct where the words begin with a quotation mark.
        dates: (words, value).
        damage: (words, kind).
        reported: When all quotes were said.
    """
    text = GAP.join(paragraphs)

    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    said = [
        Quotation(*span(words), words[0] in "“‘", Named(who, who) if who else None, reported=reported)
        for words, who in quotes
    ]
    spots = [Damage(*span(words), span(words)[1], kind, "Left as found.") for words, kind in damage]
    uses = sorted(people, key=lambda person: slugify(person[0]))
    return Annotations(
        entities=tuple(EntityUse(slugify(name), "person", (role,) if role else ()) for name, role in uses),
        mentions=tuple(sorted(Mention(*span(name), slugify(name)) for name, _ in people)),
        dates=tuple(sorted((DateMention(*span(words), value, "") for words, value in dates), key=_IN_ORDER)),
        quotations=tuple(sorted(said, key=_IN_ORDER)),
        damage=tuple(sorted(spots, key=_IN_ORDER)),
    )


def report_of(slug: str, *paragraphs: str, **both: Any) -> Article:
    """An article with `annotations`, whose arguments go with those of `article`."""
    names = ("people", "quotes", "dates", "damage", "reported")
    about = {name: both.pop(name) for name in names if name in both}
    return article(slug, *paragraphs, notes=annotations(*paragraphs, **about), **both)


def _markers(marked: Annotations) -> tuple[Marker, ...]:
    found = [
        Marker(f"q-{number + 1}", one.end, "quote" if one.direct else "paraphrase", number)
        for number, one in enumerate(marked.quotations)
    ]
    found += [Marker(f"d-{number + 1}", one.at, "damage", number) for number, one in enumerate(marked.damage)]
    return tuple(sorted(found, key=attrgetter("at")))


def entity(name: str, kind: EntityKind = "person", **more: Any) -> Entity:
    """An entity whose id is the slug of its name."""
    return Entity(id=slugify(name), name=name, kind=kind, path=f"content/entities/{slugify(name)}.md", **more)


def site(**settings: Any) -> Site:
    """A site with these settings."""
    return Site(Path("/site"), Config(**({"site": SITE} | settings)))


def content(*articles: Article, **more: Any) -> Content[Article]:
    """Content of these articles, with a person's file for each one they name, unless ``entities`` are given."""
    ids = sorted({use.id for one in articles for use in one.annotations.entities})
    people = tuple(entity(name.replace("-", " ").title()) for name in ids)
    return Content(articles=articles, **({"entities": people} | more))


def library_of(*articles: Article, **settings: Any) -> Library:
    """The library of these articles."""
    report = Report()
    made = index(content(*articles), site(**settings), ENGLISH, report)
    report.raise_if_errors()
    return made


def plan_of(given: Content[Article], published: Mapping[str, Permalink] | None = None, **settings: Any) -> Plan:
    """The plan of content in which nothing may be wrong; ``published`` are the addresses of before."""
    report = Report()
    where = site(**settings)
    past = Past(Published(published or {}), Release(given))
    made = plan(index(given, where, ENGLISH, report), where, report, past)
    report.raise_if_errors()
    return made


def faults_of(given: Content[Article], **settings: Any) -> list[str]:
    """What the plan of this content reports, in the words of the command line."""
    report = Report()
    where = site(**settings)
    plan(index(given, where, ENGLISH, report), where, report)
    return [str(diagnostic) for diagnostic in report.diagnostics]


def view_at(made: Plan, path: str) -> Any:
    """The view of the page at a site path."""
    found = {page.view.head.path: page.view for page in made.pages}
    assert path in found, f"no page at {path!r}, only {sorted(found)}"
    return found[path]


def feed_at(made: Plan, stem: str) -> Any:
    """The feed of a stem."""
    found = {feed.stem: feed.made for feed in made.feeds}
    assert stem in found, f"no feed at {stem!r}, only {sorted(found)}"
    return found[stem]


def words_of(planned: Any) -> str:
    """Part of a plan as JSON, with all that is deferred in it made."""
    return msgspec.json.encode(planned, enc_hook=lambda deferred: deferred.value).decode()


def port_talks() -> tuple[Article, ...]:
    """A story of three articles by two sources, one of them undated, and an article that stands alone."""
    return (
        report_of(
            "port-talks-open",
            "Wang Hao arrived on Monday. Forty ships wait outside the port.",
            "“We attach great importance to the port,” Wang Hao said. The sum is $46 billion.",
            published="2016-04-19T09:00",
            story="port-talks",
            topics=("ports",),
            people=[("Wang Hao", "deputy minister of transport")],
            quotes=[("“We attach great importance to the port,”", "wang-hao")],
            dates=[("on Monday", "2016-04-18")],
            key_points=("p1.s2 Forty ships",),
            summary="Talks on the port open.",
        ),
        report_of(
            "port-talks-resume",
            "Talks go on with which is closed.",
            "Wang Hao said the city attached great importance to the port and to peace. Work began in 2014.",
            published="2016-04-21T16:30",
            publisher="The Sample Gazette",
            story="port-talks",
            topics=("ports", "trade"),
            people=[("Wang Hao", "minister of transport")],
            quotes=[("the city attached great importance to the port and to peace", "wang-hao")],
            dates=[("in 2014", "2014"), ("Talks", "unresolved")],
            damage=[("with which is", "gap")],
            key_points=("p2.s2 Work began",),
        ),
        article("port-photo", "Ships at the port.", "Nobody spoke.", published=None, title=None, story="port-talks"),
        article("rail-opens", "A rail line opened.", published="2016-05-02T08:00", topics=("trade",), publisher=None),
    )
