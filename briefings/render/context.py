"""What a template is given besides its view: the site's constants, and bodies laid out with their notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Literal, NamedTuple

import msgspec
from markupsafe import Markup

from briefings.catalog.views import SiteMenu
from briefings.config import Config
from briefings.model import BlockHtml, Body, DateMention, Note
from briefings.phrases import marked
from briefings.render.theme import Value

_RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "khw", "ks", "ps", "sd", "ug", "ur", "yi"])

_PRINTED = "printed"
"""How the evidence of a date begins that needs no working out: the words state it themselves."""


class SiteConstants(msgspec.Struct, frozen=True, kw_only=True):
    """``site`` in every template: what no article can change. The names are those of the configuration.

    Attributes:
        direction: ``ltr`` or ``rtl``, in which the site's language is written.
        menu: The editor's own pages.
        settings: The theme's settings.
    """

    title: str
    url: str
    tagline: str
    description: str
    language: str
    direction: str
    zone: str
    editor: str
    email: str
    notice: str
    menu: SiteMenu
    settings: Mapping[str, Value]


class MarginNote(NamedTuple):
    """A note beside a block: its number in the article, and what it says."""

    number: int
    note: Note


class DateNote(NamedTuple):
    """A date that had to be worked out: its words, its value as in `briefings.times`, and the evidence."""

    words: str
    value: str
    evidence: str


class LaidOut(msgspec.Struct, frozen=True, gc=False):
    """A block of an article's body with what belongs beside it: notes in the order of their markers, and dates."""

    id: str
    kind: str
    html: Markup
    notes: tuple[MarginNote, ...]
    dates: tuple[DateNote, ...] = ()


def site_constants(config: Config, menu: SiteMenu, settings: Mapping[str, Value]) -> SiteConstants:
    """The constants of a site under a theme."""
    site = config.site
    return SiteConstants(
        title=site.title,
        url=config.base_url,
        tagline=site.tagline,
        description=site.description,
        language=site.language,
        direction=direction(site.language),
        zone=site.zone,
        editor=site.editor,
        email=site.email,
        notice=site.notice,
        menu=menu,
        settings=settings,
    )


def direction(language: str) -> Literal["ltr", "rtl"]:
    """In which direction a language (BCP 47) is written."""
    main, _, rest = language.lower().partition("-")
    if "latn" in rest.split("-"):
        return "ltr"
    return "rtl" if main in _RIGHT_TO_LEFT else "ltr"


def spoken(language: str, around: str) -> Markup:
    """The attributes that an element needs whose words are in this language; none where all around it is.

    Args:
        language: BCP 47; empty: the same as around it.
        around: The language of what the element stands in.
    """
    if not language or language == around:
        return Markup()
    turned = f' dir="{direction(language)}"' if direction(language) != direction(around) else ""
    return Markup(' lang="{}"{}').format(language, Markup(turned))  # noqa: S704 - one of two words


def lay_out(blocks: Iterable[BlockHtml], body: Body) -> tuple[LaidOut, ...]:
    """Each block with its notes, which are numbered in the order of their markers, and its worked-out dates.

    Args:
        blocks: The body's blocks, rendered; one for each of its pieces, in order.
        body: The body.
    """
    numbered = {note.label: MarginNote(number, note) for number, note in enumerate(body.notes, start=1)}
    dates = _dates_by_piece(body)
    return tuple(
        [
            LaidOut(
                block.id,
                block.kind,
                marked(block.html),  # the renderer sanitizes
                tuple([numbered[label] for label in block.notes if label in numbered]) if block.notes else (),
                dates.get(index, ()),
            )
            for index, block in enumerate(blocks)
        ]
    )


def _dates_by_piece(body: Body) -> dict[int, tuple[DateNote, ...]]:
    """Number of a piece -> the dates in it that do not state themselves, each wording once."""
    worked_out = [date for date in body.annotations.dates if not (date.evidence or "").startswith(_PRINTED)]
    if not worked_out:
        return {}

    def note(date: DateMention) -> DateNote:
        return DateNote(body.text[date.start : date.end], date.value, date.evidence or "")

    by_piece = body.by_piece(worked_out, attrgetter("start"))
    return {number: tuple(dict.fromkeys(map(note, dates))) for number, dates in by_piece.items()}
