"""The body of an article as a value: all that its HTML depends on, on its own page and in feeds.

What rights keep back is not in it at all.
"""

from __future__ import annotations

from briefings.catalog import rights, urls
from briefings.catalog.library import Record
from briefings.catalog.names import Names
from briefings.catalog.notices import Opened
from briefings.content import body
from briefings.model import Body, BodyLink


def body_for_page(record: Record, opened: Opened, names: Names) -> Body | None:
    """The body as the article's own page shows it; None where rights allow only a link."""
    return _body(record, opened, names, urls.base_of(record.path))


def body_for_feed(record: Record, names: Names, base_url: str) -> Body | None:
    """The body as feeds show it, with full addresses; the article is opened for it."""
    return _body(record, record.opened(), names, base_url)


def _body(record: Record, opened: Opened, names: Names, base: str) -> Body | None:
    if record.rights == "link":
        return None
    return body.body_of(
        opened.article,
        links=_links(record, opened, names),
        mentions=opened.mentions,
        anchors=opened.anchors,
        base=base,
        limit=rights.limit(opened.article.pieces, record.rights),
    )


def _links(record: Record, opened: Opened, names: Names) -> list[BodyLink]:
    """A link for each entity that the article names, under its present id and any former one that the article uses.

    The hint is left to those that the article gives a role: a bare name would only repeat the words.
    """
    quotations = opened.article.annotations.quotations
    speakers = (who for quotation in quotations for who in (quotation.speaker, quotation.via))
    used = [*record.roles, *(who.entity for who in speakers if who and who.entity)]
    links = []
    for entity in dict.fromkeys(used):
        present = names.canonical.get(entity)
        if present:
            known, path = names.entities[present], names.links[present].path or ""
            role = record.roles.get(present)
            links.append(BodyLink(entity, path, known.kind, f"{known.name}, {role}" if role else ""))
    return links
