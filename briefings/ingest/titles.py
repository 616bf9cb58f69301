"""The headline of a page, without the name of its site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from lxml import html

from briefings.ingest import normalize
from briefings.ingest.likeness import folded, run_together
from briefings.ingest.statements import Stated

_SEPARATOR = re.compile(r"\s+[|–—\-:·•»«/~]+\s+|\s*[|»]\s*|\s+::\s+")
_TRIM = " |–—-:·•»«/~"
# A short last part after a bar is the site's name even where the page does not say what that is.
_SITE_WORDS = 3
_SHORTEST_NAME = 4
# What is more than twice as long as the site's name says something else too.
_LENGTH = 2
_FEWEST_WORDS = 2


def find(tree: html.HtmlElement, stated: Stated) -> str | None:
    """The headline without the site's name.

    The page's own first heading decides where it agrees with the title for machines, which may be shortened.
    """
    page = normalize.plain("".join(tree.xpath("string(.//head/title | .//title)")))
    shown = _headings(tree, "h1")
    sites = [*stated.publishers, *_hosts(stated.urls)]
    given = filter(None, map(_unmarked, (*stated.headlines, *stated.titles, page)))
    # A page without a first heading often has its headline in a second one, among those of its other parts.
    titles = [without_site(text, sites, shown or _headings(tree, "h2")) for text in given]
    site = [*stated.publishers[:1], *_hosts(stated.urls)]
    formal = [title for title in titles if not _is_site(title, site)]
    for candidate in formal:
        if any(folded(candidate) == folded(heading) for heading in shown):
            return candidate
    alone = shown if len(shown) == 1 else []
    if alone and any(_is_fuller(folded(alone[0]), folded(title)) for title in formal[:1]):
        return alone[0]
    return next(iter((*formal, *alone, *titles)), None)


def _is_fuller(heading: str, title: str) -> bool:
    """Whether the page's one heading is the title with more words, or without what a print view puts before it."""
    shortened = len(title.split()) >= _FEWEST_WORDS and heading.startswith(f"{title} ")
    return shortened or title in {f"print {heading}", f"printer friendly {heading}", f"amp {heading}"}


def _headings(tree: html.HtmlElement, tag: str) -> list[str]:
    return [text for heading in tree.iter(tag) if (text := _unmarked(normalize.plain(heading.text_content())))]


def _unmarked(title: str) -> str:
    """A title without the sign of a link to itself, and without a separator that parts it from nothing."""
    return title.rstrip(f"¶{_TRIM}").lstrip(_TRIM)


def _is_site(title: str, sites: Sequence[str]) -> bool:
    """Whether a whole title is the site's name, or begins with it and says little more (``Harbour Wire Online``)."""
    joined, names = run_together(title), {name for name in map(run_together, sites) if len(name) >= _SHORTEST_NAME}
    short = len(title.split()) <= _SITE_WORDS
    return joined in names or (short and any(joined.startswith(name) for name in names))


def without_site(title: str, sites: Sequence[str], headings: Sequence[str] = ()) -> str:
    """A page's title without the site's name: the parts at its ends that name the site, or all but its heading."""
    parts = _SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    # A short last part is a site's name, even where it is the longest.
    body = parts[:-1] if len(parts[-1].split()) <= _SITE_WORDS else parts
    longest = folded(max(body, key=len))
    for heading in headings:
        if folded(heading) and folded(heading) in {longest, *map(folded, _starts(title))}:
            return heading
    names = {run_together(site) for site in sites}
    while len(parts) > 1 and _names_site(parts[-1], names):
        title = title[: title.rindex(parts.pop())].rstrip(_TRIM)
    while len(parts) > 1 and _names_site(parts[0], names):
        first = parts.pop(0)
        title = title[title.index(first) + len(first) :].lstrip(_TRIM)
    head, bar, tail = title.rpartition("| ")
    known_by_form = bar and len(tail.split()) <= _SITE_WORDS < len(head.split())
    return head.rstrip(_TRIM) if known_by_form else title


def _starts(title: str) -> Iterator[str]:
    """What stands before each separator of the title."""
    return (title[: match.start()] for match in _SEPARATOR.finditer(title))


def _names_site(part: str, names: set[str]) -> bool:
    """Whether a part of a title is the site's name, or one holds the other (``BBC News`` and ``BBC``)."""
    joined = run_together(part)
    near = (name for name in names if len(name) >= max(_SHORTEST_NAME, len(joined) // _LENGTH))
    return joined in names or (bool(joined) and any(name in joined or joined in name for name in near))


def _hosts(urls: Iterable[str]) -> Iterator[str]:
    for url in urls:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        if host:
            yield host
            yield host.rsplit(".", 1)[0]
