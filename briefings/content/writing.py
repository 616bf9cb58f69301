"""Writes the body of an annotated article: escaped words with links and markers, and their definitions."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from briefings.content import labels, notes
from briefings.content.escape import escape, escape_heading, escape_link_text
from briefings.content.planning import Leaves, cells
from briefings.model import Block, By, Draft, EntityUse, Mention

_HEADING_LEVELS = (2, 6)
_PIPE = " | "


class _After(Enum):
    """What stands directly before a stretch of text."""

    NOTHING = auto()
    LINK = auto()
    NOTE = auto()
    OPENING_NOTE = auto()


class Link(NamedTuple):
    """Words that become a reference link, and its label."""

    start: int
    end: int
    label: str


class Marker(NamedTuple):
    """A note's marker and where it stands; ``outside`` the emphasis of a caption."""

    at: int
    label: str
    outside: bool = False


class DateLabels:
    """Gives each date its label: one for each value and evidence; grows while a file is written."""

    def __init__(self) -> None:
        self._labels: dict[tuple[str, str, By | None], str] = {}
        self._count: dict[str, int] = {}

    def of(self, value: str, evidence: str, by: By | None) -> str:
        """The label of this date."""
        key = (value, " ".join(evidence.split()), by)
        if key not in self._labels:
            number = self._count.get(value, 0)
            self._count[value] = number + 1
            suffix = next(suffix for index, suffix in enumerate(labels.suffixes()) if index == number)
            self._labels[key] = f"{value.casefold()} {suffix}"
        return self._labels[key]

    def of_value(self, value: str) -> str:
        """The label of the first date with this value, whatever its evidence."""
        known = next((label for (stated, _, _), label in self._labels.items() if stated == value), None)
        return known or self.of(value, "", None)

    def definitions(self) -> list[str]:
        """The lines that define the dates, in order of their labels' first use."""
        return [
            f"[{label}]: #{value} {notes.write_title([evidence], by)}".removesuffix(' ""')
            for (value, evidence, by), label in self._labels.items()
        ]


def links_of(leaves: Leaves, dates: DateLabels) -> list[Link]:
    """The links of a body in order of place."""
    named = [Link(item.start, item.end, _entity_label(item)) for item in leaves.mentions]
    dated = [
        Link(item.start, item.end, dates.of(item.value, item.evidence or "as printed", item.by))
        for item in leaves.dates
    ]
    return sorted([*named, *dated])


def entity_definitions(uses: Sequence[EntityUse], *, with_none: bool) -> list[str]:
    """The lines that define entities; an article's file lies two folders below ``content``."""
    lines = [
        f"[@{use.id}]: ../../entities/{use.id}.md {notes.write_title([use.kind, *use.roles], use.by)}" for use in uses
    ]
    return [*lines, f'[{labels.NOT_AN_ENTITY}]: # "not an entity"'] if with_none else lines


def body(draft: Draft, links: Sequence[Link], markers: Sequence[Marker]) -> str:
    """The blocks of a draft as Markdown, without definitions.

    A table whose rows differ in length becomes a paragraph with line breaks, and so does a heading of several lines.
    """
    made: list[str] = []
    before: Block | None = None
    number = 0
    for block in draft.blocks:
        number = number + 1 if before and before.kind == block.kind == "list" and before.ordered == block.ordered else 1
        inside = _Inside(draft.text, links, markers)
        if made:
            made.append(_gap(before, block))
        made.append(_block(inside, block, number))
        before = block
    return "".join(made)


def _entity_label(mention: Mention) -> str:
    return labels.NOT_AN_ENTITY if mention.entity is None else f"@{mention.entity}"


def _gap(before: Block | None, block: Block) -> str:
    if before is None or before.kind != block.kind:
        return "\n\n"
    if block.kind == "list" and before.ordered == block.ordered:
        return "\n"
    return "\n>\n" if block.kind == "quote" else "\n\n"


class _Inside(NamedTuple):
    """A text with the links and markers that stand in it."""

    text: str
    links: Sequence[Link]
    markers: Sequence[Marker]

    def markup(self, start: int, end: int, *, line_start: bool = True, before_mark: bool = False) -> str:
        """The Markdown of a stretch of text, perhaps before a marker; a line break gets two blanks before it."""
        links = [link for link in self.links if start <= link.start and link.end <= end]
        stops: list[tuple[int, int, Link | Marker]] = [(link.start, 1, link) for link in links]
        stops += [(item.at, 0, item) for item in self.markers if start <= item.at <= end and not item.outside]
        made: list[str] = []
        at, begins, after = start, line_start, _After.NOTHING
        for position, _, stop in sorted(stops, key=lambda stop: stop[:2]):
            made.append(_escape_lines(self.text[at:position], after, line_start=begins, before_mark=True))
            begins = begins and at == position
            if isinstance(stop, Link):
                made.append(f"[{escape_link_text(self.text[stop.start : stop.end])}][{stop.label}]")
                at, after, begins = stop.end, _After.LINK, False
            else:
                made.append(f"[^{stop.label}]")
                at, after = position, _After.OPENING_NOTE if begins else _After.NOTE
        made.append(_escape_lines(self.text[at:end], after, line_start=begins, before_mark=before_mark))
        return "".join(made)


def _block(inside: _Inside, block: Block, number: int) -> str:
    text = inside.text[block.start : block.end]
    if block.kind == "table" and (table := _table(inside, block)):
        return table
    if block.kind == "heading" and "\n" not in text:
        low, high = _HEADING_LEVELS
        return "#" * min(max(block.level, low), high) + " " + escape_heading(inside.markup(block.start, block.end))
    if block.kind == "caption":
        outside = "".join(f"[^{item.label}]" for item in inside.markers if item.outside and item.at == block.end)
        markup = inside.markup(block.start, block.end, line_start=False, before_mark=bool(outside))
        return f"*{markup}*{outside}"
    markup = inside.markup(block.start, block.end)
    if block.kind == "quote":
        return "> " + markup.replace("\n", "\n> ")
    if block.kind == "list":
        return f"{f'{number}.' if block.ordered else '-'} {markup}"
    return markup


def _table(inside: _Inside, block: Block) -> str | None:
    """The table, its first row the header; None where rows differ in length or a cell has blanks at its ends."""
    rows = [row.split("\t") for row in inside.text[block.start : block.end].split("\n")]
    if len({len(row) for row in rows}) != 1 or any(cell != cell.strip() for row in rows for cell in row):
        return None
    bounds = iter(cells(inside.text, block))
    written = [[inside.markup(*next(bounds), line_start=False) for _ in row] for row in rows]
    lines = [f"| {_PIPE.join(row)} |" for row in written]
    return "\n".join((lines[0], f"| {_PIPE.join(['---'] * len(rows[0]))} |", *lines[1:]))


def _escape_lines(text: str, after: _After, *, line_start: bool, before_mark: bool) -> str:
    """One stretch that may go over line breaks."""
    first, *rest = text.split("\n")
    made = escape(
        first,
        line_start=line_start and after is _After.NOTHING,
        after_opening=after is _After.OPENING_NOTE,
        after_mark=after is not _After.NOTHING,
        before_mark=before_mark and not rest,
    )
    for index, line in enumerate(rest, start=1):
        made += "  \n" + escape(line, line_start=True, before_mark=before_mark and index == len(rest))
    return made
