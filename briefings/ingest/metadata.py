"""Title, byline, date, publisher and address of a page: what it states, and nothing else.

The order of trust: JSON-LD and ``meta`` (`statements`), then what the page shows; names also as trafilatura finds them
in its markup, where the page prints them. What none of them states stays None.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import msgspec
import trafilatura
from lxml import html

from briefings.ingest import bylines, moments, shown, statements, titles
from briefings.ingest.dom import Leaf
from briefings.ingest.likeness import run_together

# Its date is not used, for it may be that of a change, a comment or another article; none is taken after the one here,
# since its own default is the day of the run, on which nothing may depend.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


class Metadata(msgspec.Struct, frozen=True):
    """What a page states about its article; the fields as in `types.Clean`."""

    title: str | None = None
    published: str | None = None
    zone: str | None = None
    updated: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def read(page: str, tree: html.HtmlElement, leaves: Sequence[Leaf]) -> Metadata:
    """The metadata of a page: its text, the tree of it, and the leaves of its body."""
    stated = statements.read(tree)
    title = titles.find(tree, stated)
    printed_head = shown.read(leaves, title)
    moment = moments.find(tree, leaves, stated, printed_head)
    updated = next(moments.read(stated.modified), None)
    return Metadata(
        title=title,
        published=moment[0] if moment else None,
        zone=moment[1] if moment else updated[1] if updated else None,
        updated=moments.in_zone_of(updated, moment) if updated and updated != moment else None,
        byline=bylines.find(tree, stated, printed_head.bylines, _guessed(page, leaves)),
        publisher=stated.publishers[0] if stated.publishers else None,
        url=next((url for url in stated.urls if urlsplit(url).scheme in {"http", "https"}), None),
        language=stated.languages[0] if stated.languages else None,
    )


def _guessed(page: str, leaves: Sequence[Leaf]) -> Iterator[str]:
    """Names that trafilatura takes for the authors', where a line prints them that is no other article's."""
    with warnings.catch_warnings(action="ignore"):  # of zones that its parser of dates does not know
        found = trafilatura.extract_metadata(page, date_config=_DATES, extensive=False)
    names = (found.author or "").split(";") if found else []
    for name in filter(run_together, names):
        printed = (leaf for leaf in leaves if run_together(name) in run_together(leaf.text))
        if any(not shown.is_of_others(leaf.element) for leaf in printed):
            yield name
