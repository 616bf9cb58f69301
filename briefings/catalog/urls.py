"""Every address of the site, in one place.

A site path is relative to the site's root, without a slash in front; a folder's ends with one. The home page is the
empty path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from briefings.model import EntityKind, FrontMatter
from briefings.times import precision

HOME = ""
ROOT = "/"
"""Under which the list of published addresses keeps what is true of the whole site."""
ARTICLES = "articles/"
STORIES = "stories/"
BRIEFINGS = "briefings/"
TOPICS = "topics/"
ARCHIVE = "archive/"
TIMELINE = "timeline/"
QUOTATIONS = "quotations/"
DAMAGE = "damage/"
CORRECTIONS = "corrections/"
FORMULAS = "formulas/"
SOURCES = "sources/"
SPEAKERS = QUOTATIONS + "speakers/"
SEARCH = "search/"
SUBSCRIBE = "subscribe/"
NOT_FOUND = "404.html"
ENTITIES: dict[EntityKind, str] = {"person": "people/", "organization": "organizations/", "place": "places/"}

PAGE = "page/"
"""In front of the numbers of a list's pages."""
UNDATED = "undated/"
NOT_STATED = "not-stated"
"""Stands for an outlet that is not stated."""

FEED_SUFFIXES = (".rss", ".atom", ".json")
FEEDS = "feeds/"

INDEXES = (
    *(BRIEFINGS, STORIES, TOPICS, ARCHIVE, TIMELINE, QUOTATIONS, SPEAKERS, FORMULAS, DAMAGE, CORRECTIONS),
    *(SOURCES, SEARCH, SUBSCRIBE),
    *ENTITIES.values(),
)
"""The pages that every site has, whatever it holds."""

RESERVED_FOLDERS = (*INDEXES, ARTICLES, FEEDS, "assets/", "pagefind/")
"""Folders whose inside belongs to the build: no page of the editor's may lie at or below one of them."""

MACHINE_FILES = ("robots.txt", "sitemap.xml", "feeds/feeds.opml", "_redirects", "_headers")
"""What the build writes for programs besides pages and feeds."""

JOINED_FILES = frozenset(("robots.txt", "_redirects", "_headers"))
"""Those of them to which the editor may add: a file of that name in ``content/files/`` is no copy of its own."""

MOST_LISTED = 50_000
"""Addresses in one sitemap (sitemaps.org, protocol 0.9)."""

_SEGMENT = re.compile(r"[^\x00-\x20/\\?#%*:|\"<>\x7f]{1,200}")
_PLAIN = re.compile(r"(?:[a-z0-9-]{1,200}+/)*+[a-z0-9][a-z0-9.-]{0,199}+")
"""What nearly every output file is called; it needs no closer look."""


def of_article(meta: FrontMatter) -> str:
    """``articles/2016/04/SLUG/``; ``articles/undated/SLUG/`` where the source states no month."""
    dated = meta.published is not None and precision(meta.published) != "year"
    folder = f"{meta.published[:4]}/{meta.published[5:7]}" if meta.published and dated else "undated"
    return f"{ARTICLES}{folder}/{meta.slug}/"


def of_entity(kind: EntityKind, slug: str) -> str:
    """``people/SLUG/`` and its like."""
    return f"{ENTITIES[kind]}{slug}/"


def of_story(slug: str) -> str:
    """``stories/SLUG/``."""
    return f"{STORIES}{slug}/"


def of_edition(slug: str) -> str:
    """``briefings/SLUG/``."""
    return f"{BRIEFINGS}{slug}/"


def of_topic(slug: str) -> str:
    """``topics/SLUG/``."""
    return f"{TOPICS}{slug}/"


def of_year(year: str) -> str:
    """``archive/2016/``."""
    return f"{ARCHIVE}{year}/"


def of_period(value: str) -> str:
    """A year, month or day of the timeline: ``timeline/2016/04/``."""
    return f"{TIMELINE}{value.replace('-', '/')}/"


def of_month(month: str) -> str:
    """``archive/2016/04/``."""
    return f"{ARCHIVE}{month.replace('-', '/')}/"


def of_source(slug: str) -> str:
    """``sources/SLUG/``."""
    return f"{SOURCES}{slug}/"


def of_initial(index: str, beginning: str) -> str:
    """The page of an index for names whose slugs begin so: ``people/names/ab/``."""
    return f"{index}names/{beginning}/"


def of_page(slug: str) -> str:
    """``SLUG/``."""
    return f"{slug}/"


def of_feed(page: str) -> str:
    """The stem of the feed of a page: ``feeds/stories/SLUG`` of ``stories/SLUG/``."""
    return FEEDS + page.rstrip("/")


def output_file(path: str) -> str:
    """The file in the output that a site path names: ``people/index.html`` for ``people/``."""
    return f"{path}index.html" if not path or path.endswith("/") else path


def base_of(path: str) -> str:
    """What leads from the page to the site's root: ``../../`` from ``people/wang-hao/``; empty from the root."""
    return "../" * path.count("/")


def from_alias(alias: str) -> str | None:
    """The site path that an alias in front matter means, or None where it is no such thing.

    ``/old/page``, ``old/page/`` and ``old/page`` all mean the folder; one that ends in ``.html`` means the file.
    """
    parts = alias.strip().strip("/").split("/")
    if any(not _SEGMENT.fullmatch(part) or part in {".", ".."} or part.endswith(".") for part in parts):
        return None
    path = "/".join(parts)
    return path if path.endswith((".html", ".htm")) else path + "/"


def own(path: str, aliases: Iterable[str]) -> Iterator[str]:
    """The address of a page, and its earlier ones."""
    yield path
    yield from filter(None, map(from_alias, aliases))


def is_safe(path: str) -> bool:
    """Whether a site path or output file stays inside the site, on every file system."""
    if _PLAIN.fullmatch(path):
        return True
    parts = path.rstrip("/").split("/") if path else []
    return all(_SEGMENT.fullmatch(part) and part not in {".", ".."} for part in parts)


def sitemap_parts(pages: int, most: int = MOST_LISTED) -> tuple[str, ...]:
    """The files that ``sitemap.xml`` is parted into where there are more pages than it may list; else none.

    They lie beside it, because a sitemap speaks of what lies at or below its own folder.
    """
    return tuple(f"sitemap-{number}.xml" for number in range(1, -(-pages // most) + 1)) if pages > most else ()


def are_plain(paths: Iterable[str]) -> bool:
    """Whether all these output files are called as nearly every one is: safe, and of no letters that have two cases."""
    return all(map(_PLAIN.fullmatch, paths))


def web(address: str | None) -> str | None:
    """The address where it is one of the web, None for anything else: foreign files may hold ``javascript:``."""
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in {"http", "https"} and parts.hostname else None
