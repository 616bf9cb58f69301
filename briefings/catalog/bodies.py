"""The body of an article as a value: all that its HTML depends on, on its own page and in feeds.

What rights keep back is not in it at all.
"""

from __future__ import annotations

import msgspec

from briefings.catalog import rights, urls
from briefings.catalog.library import Record
from briefings.catalog.names import Names
from briefings.content import body
from briefings.model import Body, BodyLink


def body_for_page(record: Record, names: Names) -> Body | None:
    """The body as the article's own page shows it; None where rights allow only a link."""
    return _body(record, names, urls.base_of(record.path))


def body_for_feed(record: Record, names: Names, page: Body | None, base_url: str) -> Body | None:
    """The body as feeds show it, with full addresses; ``page`` is the one of the article's own page."""
    if page is None or any(note.kind == "editor" for note in page.notes):  # an editor's note may hold links of its own
        return _body(record, names, base_url)
    return msgspec.structs.replace(page, base=base_url)


def _body(record: Record, names: Names, base: str) -> Body | None:
    if record.rights == "link":
        return None
    return body.body_of(
        record.article,
        links=_links(record, names),
        mentions=record.mentions,
        anchors=record.facts.anchors,
        base=base,
        limit=rights.limit(record.article.pieces, record.rights),
    )


def _links(record: Record, names: Names) -> list[BodyLink]:
    """A link for each entity that the article names, under its present id and any former one that the article uses.

    The hint is left to those that the article gives a role: a bare name would only repeat the words.
    """
    article = record.article
    speakers = (who for quotation in article.annotations.quotations for who in (quotation.speaker, quotation.via))
    used = [*record.roles, *(who.entity for who in speakers if who and who.entity)]
    links = []
    for entity in dict.fromkeys(used):
        present = names.canonical.get(entity)
        if present:
            known, path = names.entities[present], names.links[present].path or ""
            role = record.roles.get(present)
            links.append(BodyLink(entity, path, known.kind, f"{known.name}, {role}" if role else ""))
    return links
