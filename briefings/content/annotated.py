"""Annotated Markdown, format ``briefings/1``: the whole file, read and written. DESIGN, section 5."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from briefings.content import blocks as numbering
from briefings.content import (
    definitions,
    fidelity,
    frontmatter,
    noting,
    plain,
    planning,
    reading,
    schema,
    skeleton,
    writing,
)
from briefings.content.bounds import too_much
from briefings.content.escape import unwritable
from briefings.content.markdown import Convert, MarkdownFault, converter
from briefings.content.places import Faults
from briefings.content.scan import scan
from briefings.content.texts import normalized
from briefings.diagnostics import Report
from briefings.errors import RefusedError
from briefings.model import Article, Block, Draft, Entity, FrontMatter, Piece
from briefings.text import beyond_ascii, clip
from briefings.yamldoc import Document

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ALWAYS = (
    *("format", "id", "title", "slug", "language", "published", "zone", "updated", "review", "summary", "key_points"),
    *("story", "source", "topics", "normalized", "removed", "corrections"),
)
_SHOWN_WORDS = 5
_WHERE_SET = ("rights", "draft", "publish_after", "expires", "aliases", "proposed")
_REFERENCE = re.compile(r"&#(?:(\d+)|[xX]([0-9a-fA-F]+));?")


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
    head = frontmatter.write(front_values(meta))
    text = head + "\n" + "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"
    _require_same(text, draft)
    return text


def read(text: str, path: str, report: Report, convert: Convert | None = None) -> Article | None:
    """Reads an article's file.

    Args:
        text: The whole file.
        path: Of the file, relative to the site.
        report: Takes every fault, with line, column and what to do.
        convert: From `markdown.converter`: pass one where many files are read.

    Returns:
        The article, or None where the report has taken an error.
    """
    before = report.count("error")
    head = frontmatter.split(normalized(text), path, report)
    if head is None:
        return None
    meta = frontmatter.read(head.document, FrontMatter, report) if head.document else None
    if meta and head.document:
        schema.check_article(meta, head.document, report)
    faults = Faults(path, head.body, head.body_line, report)
    parsed = _body(head.body, faults, convert or converter())
    if parsed is None:
        return None
    built, marked = parsed
    if meta and head.document:
        _check_key_points(meta, head.document, built.text, marked.blocks, report)
    if meta is None or report.count("error") > before:
        return None
    return Article(
        path=path,
        meta=meta,
        text=built.text,
        blocks=marked.blocks,
        annotations=marked.annotations,
        markers=marked.markers,
        pieces=_pieces(built, marked.blocks),
        fidelity=fidelity.state(built.text, meta.source.text_sha256),
        words=fidelity.words_digest(meta.title, built.text),
    )


def _body(body: str, faults: Faults, convert: Convert) -> tuple[skeleton.Skeleton, reading.Marked] | None:
    if not _is_clean(body, faults):
        return None
    scanned = scan(body)
    found = too_much(scanned.markup)
    if found:
        faults.error("too-complex", found.message, scanned.body_offset(found.at), found.remedy)
        return None
    try:
        built = plain.read(scanned.markup, scanned.sources, convert)
    except MarkdownFault as fault:
        faults.error("too-complex", str(fault), 0, "make it flat")
        return None
    marked = reading.assemble(scanned, built, definitions.read(scanned.definitions, faults), faults)
    if not built.text:
        faults.error("no-text", "the article has no text", 0, "write it below the front matter")
    for address in built.lost:
        remedy = "write it in full, or as files/NAME for a file in content/files/"
        faults.warn("lost-link", f"{clip(address, 60)!r} leads nowhere on the site", max(0, body.find(address)), remedy)
    return built, marked


def _is_clean(body: str, faults: Faults) -> bool:
    """Whether no character stands in the body, raw or as a reference, that no page can hold."""
    rest = beyond_ascii(body.encode(errors="surrogatepass"))
    found = _FORBIDDEN.search(body) if _FORBIDDEN.search(rest) else None
    if found:
        message = f"the control character U+{ord(found[0]):04X}"
        faults.error("control-character", message, found.start(), "delete it")
    for reference in _REFERENCE.finditer(body) if "&#" in body else ():
        code = int(reference[1]) if reference[1] else int(reference[2], 16)
        if code > sys.maxunicode or _FORBIDDEN.match(chr(code)):
            message = f"{clip(reference[0], 20)} is no character"
            faults.error("control-character", message, reference.start(), "delete it")
            return False
    return found is None


def _pieces(built: skeleton.Skeleton, blocks: tuple[Block, ...]) -> tuple[Piece, ...]:
    pieces = skeleton.with_ids(built, numbering.block_ids(blocks))
    captions = {index for index, block in enumerate(blocks) if block.kind == "caption"}
    if not captions:
        return pieces
    return tuple(
        msgspec.structs.replace(piece, kind="caption") if first in captions and piece.kind == "paragraph" else piece
        for piece, first in zip(pieces, built.firsts, strict=True)
    )


def _check_key_points(
    meta: FrontMatter, document: Document, text: str, blocks: tuple[Block, ...], report: Report
) -> None:
    for index, label in enumerate(meta.key_points):
        fault = numbering.key_point_fault(label, text, blocks)
        if fault:
            report.error("key-point", fault[0], document.place("key_points", index), fault[1])


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
    article = read(text, "", report)
    if article is None or article.text != draft.text:
        reason = next((str(item) for item in report.diagnostics if item.is_error), "its words would change")
        raise RefusedError(f"it cannot be written as Markdown: {reason}")
