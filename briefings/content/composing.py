"""Annotated Markdown, format ``briefings/1``: the whole file of a new article, written. DESIGN, section 5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from briefings.content import annotated, frontwriting, noting, planning, writing
from briefings.content import blocks as numbering
from briefings.content.escape import unwritable
from briefings.diagnostics import Report
from briefings.errors import RefusedError
from briefings.model import Block, Draft, Entity, FrontMatter

_ALWAYS = (
    *("format", "id", "title", "slug", "language", "published", "zone", "updated", "review", "summary", "key_points"),
    *("story", "source", "topics", "normalized", "removed", "corrections"),
)
_SHOWN_WORDS = 5
_WHERE_SET = ("rights", "draft", "publish_after", "expires", "aliases", "proposed")


def write(draft: Draft, meta: FrontMatter, entities: Mapping[str, Entity] | None = None) -> str:
    """The whole file of a new article: front matter, annotated Markdown, definitions.

    What the format cannot hold is resolved by the rules in `planning`, `noting` and `writing`. The file is read back
    before it is returned.

    Args:
        draft: The article.
        meta: Its front matter.
        entities: The site's entities, whose names the search for mentions will use; those of the draft by default.

    Raises:
        RefusedError: if the text holds what no file can hold, or would not read back as it is.
    """
    _require_writable(draft)
    known = {entity.id: entity for entity in draft.entities} | dict(entities or {})
    leaves = planning.choose_leaves(draft, known)
    dates = writing.DateLabels()
    links = writing.links_of(leaves, dates)
    defined = frozenset(use.id for use in leaves.entities)
    noted = noting.notes_of(draft, links, defined, dates)
    with_none = any(item.entity is None for item in leaves.mentions)
    sections = (
        [writing.body(draft, links, noted.markers)],
        writing.entity_definitions(leaves.entities, with_none=with_none),
        dates.definitions(),
        list(noted.definitions),
    )
    head = frontwriting.write(front_values(meta))
    text = head + "\n" + "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"
    _require_same(text, draft)
    return text


def key_point_labels(text: str, blocks: Sequence[Block], spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Key points as the front matter names them (``p3.s1 China says it wants``): the sentence each span begins in."""
    known = numbering.all_sentences(text, blocks)
    found = (next((item for item in known if item.start <= start < item.end), None) for start, _ in spans)
    labels = (f"{item.id} {' '.join(text[item.start : item.end].split()[:_SHOWN_WORDS])}" for item in found if item)
    return tuple(dict.fromkeys(labels))


def front_values(meta: FrontMatter) -> dict[str, Any]:
    """The front matter as plain data: every key that an editor may fill in, others only where they say something."""
    values: dict[str, Any] = {key: msgspec.to_builtins(getattr(meta, key)) for key in _ALWAYS}
    for key in _WHERE_SET:
        if value := getattr(meta, key):
            values[key] = msgspec.to_builtins(value)
    return values


def _require_writable(draft: Draft) -> None:
    if draft.text != "\n\n".join(draft.text[block.start : block.end] for block in draft.blocks) or not draft.blocks:
        raise RefusedError("its blocks do not make up its text")
    for block in draft.blocks:
        text = draft.text[block.start : block.end]
        fault = unwritable(text.replace("\t", "") if block.kind == "table" else text)
        if fault:
            raise RefusedError(f"its text holds {fault}")


def _require_same(text: str, draft: Draft) -> None:
    report = Report()
    article = annotated.read(text, "", report)
    if article is None or article.text != draft.text:
        reason = next((str(item) for item in report.diagnostics if item.is_error), "its words would change")
        raise RefusedError(f"it cannot be written as Markdown: {reason}")
