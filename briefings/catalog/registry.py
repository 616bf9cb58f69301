"""Who gets which file: everything that a plan holds claims its output file, and what cannot stand together is told.

The build's own files come first, then content, then earlier addresses, so that what an editor can change is at fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefings.catalog import urls
from briefings.catalog.claims import AN_ALIAS, Claims
from briefings.catalog.editions import Edition
from briefings.catalog.feeds import Feeds
from briefings.catalog.library import Library
from briefings.catalog.machines import Export
from briefings.catalog.redirects import Redirect
from briefings.diagnostics import Place, Report

_SLUG = "give one of them another 'slug'"
_MOVE = "move the file, or rename it"
_ALIAS = "remove the alias"


class Registered(NamedTuple):
    """The redirects that collide with nothing, and who has which file."""

    moved: list[Redirect]
    claims: Claims


def register(
    library: Library,
    editions: Iterable[Edition],
    feeds: Feeds,
    exports: Mapping[str, Sequence[Export]],
    moved: Sequence[Redirect],
    pages: Sequence[str],
    report: Report,
) -> Registered:
    """Reports every collision.

    Args:
        library: Everything.
        editions: All briefings.
        feeds: All feeds.
        exports: Path of each article that has some -> its forms for programs.
        moved: Every redirect that is asked for.
        pages: The output files of all pages.
        report: Takes the collisions.
    """
    claims = Claims(report)
    _built(claims, feeds, urls.sitemap_parts(len(pages) + len(moved)))
    _articles(claims, library, exports)
    _groups(claims, library)
    _editions(claims, library, editions)
    _own_pages(claims, library, report)
    claims.take_rest(pages, "a page of a long list")
    for file in library.files:
        if file.path in urls.JOINED_FILES:
            continue
        claims.take(file.path, "a copy of", _below_content(file.origin), _MOVE)
    stands = [one for one in moved if claims.take(urls.output_file(one.old), AN_ALIAS, one.cause, _ALIAS)]
    return Registered(stands, claims)


def _built(claims: Claims, feeds: Feeds, sitemaps: Sequence[str]) -> None:
    for path in (urls.HOME, *urls.INDEXES, urls.NOT_FOUND):
        claims.take(urls.output_file(path), "a page that every site has")
    for path in (*urls.MACHINE_FILES, *sitemaps):
        claims.take(path, "a file that every build makes")
    for view in feeds.views:
        for suffix in urls.FEED_SUFFIXES:
            claims.take(view.stem + suffix, f"the feed “{view.title}”")


def _articles(claims: Claims, library: Library, exports: Mapping[str, Sequence[Export]]) -> None:
    alone = _pages(claims, [(record.path, record.notice.path) for record in library.records], ("slug",))
    beside = {urls.output_file(path): forms for path, forms in exports.items()}
    files: dict[str, list[tuple[str, str]]] = {}
    for page in alone if beside else ():  # the others have been told already, and their exports lie beside their pages
        for export in beside.get(page, ()):
            files.setdefault(export.form, []).append((export.path, export.article))
    for form, found in files.items():
        claims.take_all(found, f"the {form} form of")


def _groups(claims: Claims, library: Library) -> None:
    """Stories, topics, outlets, years and entities."""
    stories = [
        (urls.of_story(slug), story.name.note.path if story.name.note else story.records[-1].file)
        for slug, story in library.stories.items()
    ]
    _pages(claims, stories)
    _pages(claims, [(urls.of_topic(slug), topic.records[-1].file) for slug, topic in library.topics.items()])
    _pages(claims, [(urls.of_source(slug), records[-1].file) for slug, records in library.sources.items()])
    for year in sorted({record.published[:4] for record in library.records if record.published}):
        claims.take(urls.output_file(urls.of_year(year)), f"the archive of {year}")
    known = library.names.entities
    _pages(claims, [(urls.of_entity(known[one].kind, one), known[one].path) for one in library.appearances])


def _editions(claims: Claims, library: Library, editions: Iterable[Edition]) -> None:
    for edition in editions:
        if not edition.origin:
            claims.take(urls.output_file(urls.of_edition(edition.slug)), f"the briefing “{edition.title}”")
    for written in library.editions:
        _page(claims, urls.of_edition(written.slug), written.path)


def _own_pages(claims: Claims, library: Library, report: Report) -> None:
    for page in library.pages:
        path = urls.of_page(page.slug)
        reserved = next((folder for folder in urls.RESERVED_FOLDERS if path.casefold().startswith(folder)), None)
        if reserved:
            message = f"the page's 'slug' is {page.slug!r}, but {reserved} belongs to the build"
            report.error("address-taken", message, Place(page.path, key=("slug",)), "give it another 'slug'")
        else:
            _page(claims, path, page.path)


def _pages(claims: Claims, wanted: Iterable[tuple[str, str]], key: tuple[str, ...] = ()) -> list[str]:
    """Claims a page at each of these addresses, each with its file; those that stand come back as output files."""
    return claims.take_all([(urls.output_file(path), file) for path, file in wanted], "the page of", _SLUG, key)


def _page(claims: Claims, path: str, file: str) -> bool:
    return claims.take(urls.output_file(path), "the page of", Place(file, key=("slug",)), _SLUG)


def _below_content(origin: str) -> str:
    """The file as the editor knows it, from ``content/`` on."""
    return "content/" + origin.rpartition("/content/")[2] if "/content/" in origin else origin
