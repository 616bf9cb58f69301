"""Annotated Markdown, format ``briefings/1``: the whole file, read. `composing` writes it. DESIGN, section 5."""

from __future__ import annotations

import re
import sys
from typing import NamedTuple

from briefings.content import blocks as numbering
from briefings.content import (
    dangling,
    definitions,
    fidelity,
    frontmatter,
    plain,
    reading,
    schema,
    skeleton,
)
from briefings.content.bounds import too_much
from briefings.content.markdown import Convert, MarkdownFault, converter
from briefings.content.places import Faults
from briefings.content.scan import scan
from briefings.content.texts import normalized
from briefings.diagnostics import Report
from briefings.model import Article, Block, FrontMatter
from briefings.text import beyond_ascii, clip
from briefings.yamldoc import Document

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:(\d+)|[xX]([0-9a-fA-F]+));?")


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
    built, marked, links = parsed
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
        pieces=skeleton.with_captions(built.pieces, marked.blocks) if marked.annotations.captions else built.pieces,
        fidelity=fidelity.state(built.text, meta.source.text_sha256),
        words=fidelity.words_digest(meta.title, built.text),
        links="\n".join(links),
    )


class _Parsed(NamedTuple):
    """A body, what is known about its words, and the addresses of its links into the site."""

    built: skeleton.Skeleton
    marked: reading.Marked
    links: tuple[str, ...]


def _body(body: str, faults: Faults, convert: Convert) -> _Parsed | None:
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
    known = definitions.read(scanned.definitions, faults)
    marked = reading.assemble(scanned, built, known, faults)
    if not built.text:
        faults.error("no-text", "the article has no text", 0, "write it below the front matter")
    return _Parsed(built, marked, dangling.check_article(scanned, built, known, faults, convert))


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


def _check_key_points(
    meta: FrontMatter, document: Document, text: str, blocks: tuple[Block, ...], report: Report
) -> None:
    for index, label in enumerate(meta.key_points):
        fault = numbering.key_point_fault(label, text, blocks)
        if fault:
            report.error("key-point", fault[0], document.place("key_points", index), fault[1])
