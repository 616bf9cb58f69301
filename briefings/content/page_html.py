"""An article's body as the HTML of its page. The classes are the contract with themes.

a.entity.person          an entity with a page (second class: person, organization, place); span where it has none
time.date                a date, its value in datetime, the evidence in title; span.date.unresolved
span.said                the words of a direct quotation, marks included; span.reported: of a reported statement
span.damage.gap          damaged words (second class: gap, garble, duplicate, truncation, spelling)
span.voice               the outlet's own loaded phrase
span.cited#p3.s1         a sentence that is cited from elsewhere
sup.mark.quote > a       a note's marker (second class: the note's kind); #q-1-ref, leads to #q-1
p.caption                a caption
#p3                      a block (p, h2 to h6, li, table, pre …)
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import lru_cache
from operator import attrgetter

from briefings import times
from briefings.content.headings import levelled
from briefings.content.sanitize import scrollable
from briefings.content.weave import Insert, Loom, Wrap, in_order
from briefings.model import (
    BlockHtml,
    Body,
    BodyLink,
    Damage,
    NoteKind,
    Quotation,
    Voice,
)
from briefings.phrases import Phrase
from briefings.text import without_bidi

_NO_PAGE = '<span class="entity">', "</span>", False
_CITED = '<span class="cited">'


def render_body(body: Body, names: Mapping[NoteKind, Phrase]) -> tuple[BlockHtml, ...]:
    """The elements of a body as safe HTML, in order.

    Args:
        body: From `body.body_of`.
        names: What a marker is called by its number ``n``, for those who cannot see its place: ``Quotation, note 1``.
    """
    wraps = in_order(_wraps(body))
    inserts = [
        Insert(marker.at, _marker(marker.label, marker.kind, number, names[marker.kind].plain(n=number)))
        for number, marker in enumerate(body.markers, start=1)
    ]
    loom = Loom(body.text, wraps, inserts, body.base)
    marked = body.by_piece(body.markers, attrgetter("at")) if body.markers else {}
    made: list[BlockHtml] = []
    for number, piece in enumerate(body.pieces):
        woven = loom.weave(piece)
        if piece.kind == "caption":
            woven = woven.replace("<p", '<p class="caption"', 1)
        elif piece.kind in ("table", "quote"):
            woven = scrollable(woven)
        notes = tuple([marker.label for marker in marked[number]]) if number in marked else ()
        made.append(BlockHtml(piece.id, piece.kind, woven, notes))
    return levelled(made)


def _wraps(body: Body) -> list[Wrap]:
    notes = body.annotations
    wraps = [
        Wrap(one.start, one.end, 0, f'<span class="cited" id="{html.escape(one.id)}">', _CITED, "</span>")
        for one in body.anchors
    ]
    wraps += [_span(quotation, 1, "said" if quotation.direct else "reported") for quotation in notes.quotations]
    wraps += [_span(damage, 2, f"damage {damage.kind}") for damage in notes.damage]
    wraps += [_span(voice, 3, "voice") for voice in notes.voice]
    tags = {link.entity: (_entity_tag(link, body.base), "</a>", True) for link in body.links}
    linked = [(one.start, one.end, tags.get(one.entity, _NO_PAGE)) for one in body.mentions if one.entity is not None]
    wraps += [Wrap(start, end, 4, tag, tag, close, is_link) for start, end, (tag, close, is_link) in linked]
    dated = [(date.start, date.end, _date_tags(date.value, date.evidence)) for date in notes.dates]
    wraps += [Wrap(start, end, 4, tag, tag, close) for start, end, (tag, close) in dated]
    return wraps


def _span(item: Quotation | Damage | Voice, rank: int, name: str) -> Wrap:
    tag = f'<span class="{name}">'
    return Wrap(item.start, item.end, rank, tag, tag, "</span>")


def _entity_tag(link: BodyLink, base: str) -> str:
    title = f' title="{html.escape(without_bidi(link.hint))}"' if link.hint else ""
    return f'<a class="entity {link.kind}" href="{html.escape(base + link.path)}"{title}>'


@lru_cache(maxsize=1 << 10)  # the same day with the same evidence stands in an article again and again
def _date_tags(value: str, evidence: str) -> tuple[str, str]:
    title = html.escape(without_bidi(evidence) or times.UNRESOLVED)
    if value == times.UNRESOLVED:
        return f'<span class="date unresolved" title="{title}">', "</span>"
    return f'<time class="date" datetime="{html.escape(value)}" title="{title}">', "</time>"


def _marker(label: str, kind: NoteKind, number: int, name: str) -> str:
    return (
        f'<sup class="mark {kind}"><a id="{label}-ref" href="#{label}" role="doc-noteref"'
        f' aria-label="{html.escape(name)}">{number}</a></sup>'
    )
