"""What is on the site at a given moment: drafts, embargoes and expiry are settled here, before anything is indexed.

Nothing after this stage sees an article that waits, so that none of its words can get out: not into a list, a feed, the
search, an export, the page of an entity, a formula, or the day on which a page changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Generic, TypeVar

import msgspec

from briefings.catalog import urls
from briefings.catalog.hand import missing, place_of, references, without_lines
from briefings.config import Site
from briefings.diagnostics import Place, Report
from briefings.model import Content, FrontMatter, HandEdition, Headed, StoryNote
from briefings.schedule import Schedule, Waiting, Why
from briefings.times import first_instant, zone_named

A_co = TypeVar("A_co", bound=Headed, covariant=True)

_ZONES = timedelta(hours=14)
"""How far the clocks of some place are ahead of UTC."""
_FOLDERS = {"article": urls.ARTICLES, "story": urls.STORIES}


class Showing(msgspec.Struct, frozen=True):
    """Which moment the site is built for, and what an editor's preview shows besides.

    Attributes:
        now: The moment.
        drafts: Whether drafts are shown.
        future: Whether embargoes count for nothing.
    """

    now: datetime
    drafts: bool = False
    future: bool = False


class Release(msgspec.Struct, Generic[A_co], frozen=True):
    """Content parted in what is shown and what is not.

    Attributes:
        content: All content without what waits.
        schedule: What waits, and when that changes.
        expired: Articles that were withdrawn by their ``expires``, by path.
        held: Articles that wait for another reason, by path.
        expired_editions: Briefings that were withdrawn.
        held_editions: Briefings that wait for another reason.
        held_stories: The editor's notes on stories of which every article is expired or held.
    """

    content: Content[A_co]
    schedule: Schedule = Schedule()
    expired: tuple[A_co, ...] = ()
    held: tuple[A_co, ...] = ()
    expired_editions: tuple[HandEdition, ...] = ()
    held_editions: tuple[HandEdition, ...] = ()
    held_stories: tuple[StoryNote, ...] = ()


def release(content: Content[A_co], site: Site, showing: Showing, report: Report) -> Release[A_co]:
    """Parts content in what is on the site at this moment, and what waits or is withdrawn.

    A briefing's reference to an article that waits is left out and noted: an error would stop every build until the
    embargo ends, and begin to stop them at the moment when something expires.

    Args:
        content: All that was read.
        site: Its time zone counts where a moment names none.
        showing: The moment.
        report: Takes what is left out, and what is wrong in briefings that wait for their time.
    """
    _note_ahead(content, showing.now, report)
    zone = zone_named(site.config.site.zone) or UTC
    clock = _Clock(showing, zone)
    if not content.editions and not any(map(_is_timed, content.articles)):
        return Release(content, clock.schedule(()))
    room = _making_room(content, zone) if showing.future else frozenset()
    articles = [(clock.why(one.meta, gone=one.path in room), one) for one in content.articles]
    editions = [(clock.why(one, gone=one.path in room), one) for one in content.editions]
    if not any(why for why, _ in (*articles, *editions)):
        return Release(content, clock.schedule(()))
    shown = tuple(one for why, one in articles if not why)
    away = tuple(one for why, one in articles if why)
    for why, one in editions:
        if why == "embargo":
            _check_references(one, content, report)
    kept = tuple(_without(one, shown, away, content.stories, report) for why, one in editions if not why)
    rows = [clock.waiting(one.path, why, one.meta.publish_after, one.meta.expires) for why, one in articles if why]
    rows += [clock.waiting(one.path, why, one.publish_after, one.expires) for why, one in editions if why]
    stories = _stories(content, shown, away)
    return Release(
        msgspec.structs.replace(content, articles=shown, editions=kept, stories=stories),
        clock.schedule(rows),
        expired=tuple(one for why, one in articles if why == "expired"),
        held=tuple(one for why, one in articles if why in {"draft", "embargo"}),
        expired_editions=tuple(one for why, one in editions if why == "expired"),
        held_editions=tuple(one for why, one in editions if why in {"draft", "embargo"}),
        held_stories=tuple(note for note in content.stories if note not in stories),
    )


def _note_ahead(content: Content[A_co], now: datetime, report: Report) -> None:
    """Notes days that have not come anywhere on earth: mostly a slip of the year."""
    today = (now + _ZONES).date().isoformat()
    remedy = "it is on top of lists and feeds until then: mend it, or hold it back with 'publish_after'"
    for article in content.articles:
        meta = article.meta
        days = [f"'published' is {meta.published}"] if meta.published and meta.published[:10] > today else []
        if meta.corrections:
            days += [f"a correction is of {one.on}" for one in meta.corrections if one.on > today]
        for told in () if meta.publish_after or meta.draft else days:
            report.note("date-ahead", f"{told}, which lies ahead", Place(article.path), remedy)


def _is_timed(article: Headed) -> bool:
    """Whether an article could be away."""
    meta = article.meta
    return bool(meta.draft or meta.publish_after or meta.expires)


class _Clock:
    """Compares moments with now, and remembers the nearest on both sides."""

    def __init__(self, showing: Showing, zone: tzinfo) -> None:
        self._showing, self._zone = showing, zone
        self._passed: list[datetime] = []
        self._coming: list[datetime] = []

    def why(self, meta: FrontMatter | HandEdition, *, gone: bool) -> Why | None:
        """Why something is not shown, which may be that it is taken for gone; None where it is."""
        if meta.draft and not self._showing.drafts:
            return "draft"
        if meta.expires and (self._is_over(meta.expires) or gone):
            return "expired"
        begin = meta.publish_after
        return "embargo" if begin and not self._showing.future and not self._is_over(begin) else None

    def waiting(self, file: str, why: Why, publish_after: str | None, expires: str | None) -> Waiting:
        """What an editor is told of it."""
        value = {"draft": None, "embargo": publish_after, "expired": expires}[why]
        return Waiting(file, why, first_instant(value, self._zone).isoformat() if value else None)

    def schedule(self, rows: Sequence[Waiting]) -> Schedule:
        """From when to when the same is shown."""
        since, until = max(self._passed, default=None), min(self._coming, default=None)
        return Schedule(
            int(since.timestamp()) if since else None,
            int(until.timestamp()) if until else None,
            tuple(sorted(rows, key=lambda row: row.file)),
        )

    def _is_over(self, value: str) -> bool:
        moment = first_instant(value, self._zone)
        over = moment <= self._showing.now
        (self._passed if over else self._coming).append(moment)
        return over


def _making_room(content: Content[A_co], zone: tzinfo) -> frozenset[str]:
    """The files of what will have expired when something else goes out at one of its addresses.

    Both at once would be two pages at one address, which a preview of what comes could not show.
    """
    every: list[Headed | HandEdition] = [*content.articles, *content.editions]
    begins: dict[str, datetime] = {}
    for one in every:
        meta = head_of(one)
        if meta.publish_after:
            begin = first_instant(meta.publish_after, zone)
            for address in own_addresses(one):
                begins[address] = max(begin, begins.get(address, begin))
    return frozenset(
        one.path
        for one in every
        if (end := head_of(one).expires)
        and any(address in begins and first_instant(end, zone) <= begins[address] for address in own_addresses(one))
    )


def head_of(one: Headed | HandEdition) -> FrontMatter | HandEdition:
    """What says when something is shown."""
    return one if isinstance(one, HandEdition) else one.meta


def own_addresses(one: Headed | HandEdition) -> Iterator[str]:
    """The address of an article's or a briefing's page, and its earlier ones."""
    if isinstance(one, HandEdition):
        return urls.own(urls.of_edition(one.slug), one.aliases)
    return urls.own(urls.of_article(one.meta), one.meta.aliases)


def _check_references(edition: HandEdition, content: Content[A_co], report: Report) -> None:
    """A reference that leads nowhere is told before its briefing goes out in some night; it may be to what waits."""
    stories = _story_names(content.articles, content.stories)
    known = {"article": _names(content.articles), "story": stories}
    for line, word, name in references(edition.markup):
        bare = _bare(word, name)
        if bare not in known.get(word, ()):
            slugs = stories if word == "story" else {one.meta.slug for one in content.articles}
            missing(word, bare, slugs).tell(edition, line, report)


def _bare(word: str, name: str) -> str:
    """What a reference names, which may be an address."""
    return name.strip("/").removeprefix(_FOLDERS.get(word, ""))


def _stories(content: Content[A_co], shown: Sequence[A_co], away: Sequence[A_co]) -> tuple[StoryNote, ...]:
    """The editor's notes, without those on stories of which every article waits."""
    leads = _leads(content.stories)
    told, hidden = _told_in(shown, leads), _told_in(away, leads)
    return tuple(note for note in content.stories if note.merged_into or note.slug not in hidden - told)


def _leads(stories: Sequence[StoryNote]) -> dict[str, str]:
    """Former slug of a story -> the one that took its place."""
    aliases = {alias.strip("/"): note.slug for note in stories for alias in note.aliases}
    return aliases | {note.slug: note.merged_into for note in stories if note.merged_into}


def _final(slug: str, leads: Mapping[str, str]) -> str:
    for _ in leads:  # a circle is told elsewhere, and must not hold us here
        slug = leads.get(slug, slug)
    return slug


def _told_in(articles: Sequence[Headed], leads: Mapping[str, str]) -> set[str]:
    """The stories of these articles."""
    return {_final(one.meta.story, leads) for one in articles if one.meta.story}


def _without(
    edition: HandEdition,
    shown: Sequence[Headed],
    away: Sequence[Headed],
    stories: Sequence[StoryNote],
    report: Report,
) -> HandEdition:
    """A briefing without its references to articles that wait, and to stories that have no other."""
    known = {"article": _names(shown), "story": _story_names(shown, stories)}
    hidden = {"article": _names(away) - known["article"], "story": _story_names(away, stories) - known["story"]}
    dropped = []
    for line, word, name in references(edition.markup):
        if _bare(word, name) in hidden.get(word, ()):
            dropped.append(line)
            message = f"{{{word}: {name}}} is left out while it waits or is withdrawn"
            report.note("left-out", message, place_of(edition, line))
    return msgspec.structs.replace(edition, markup=without_lines(edition.markup, dropped)) if dropped else edition


def _names(articles: Sequence[Headed]) -> set[str]:
    """Every name by which a briefing can mean one of these articles."""
    return {
        name
        for one in articles
        for name in (one.meta.slug, one.meta.id, urls.of_article(one.meta).removeprefix(urls.ARTICLES).strip("/"))
    }


def _story_names(articles: Sequence[Headed], stories: Sequence[StoryNote]) -> set[str]:
    """The slugs of these articles' stories, former ones too."""
    leads = _leads(stories)
    told = _told_in(articles, leads)
    return told | {former for former in leads if _final(former, leads) in told}
