"""A raw article into a draft: read, clean, annotate."""

from __future__ import annotations

import hashlib

from briefings.ingest import reader
from briefings.ingest.clean import reextract
from briefings.ingest.types import Annotator, Clean, Findings, Options, Raw
from briefings.model import Draft


def make(raw: Raw, annotator: Annotator, options: Options, data: bytes | None = None) -> Draft:
    """The draft of one raw article.

    Args:
        raw: Its file.
        annotator: Finds what it says.
        options: For it.
        data: The bytes of the file, where they were read already.

    Raises:
        RefusedError: if the file holds no article, with the reason.
        MissingExtraError: if it is HTML and trafilatura is not installed.
    """
    data = reader.read(raw) if data is None else data
    clean = reextract(data, raw.file, options)
    return put_together(raw.file, data, clean, annotator(clean, options), options)


def put_together(file: str, data: bytes, clean: Clean, findings: Findings, options: Options) -> Draft:
    """The draft of what is known: the article's own date counts before the one that a caller gives."""
    return Draft(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        title=clean.title,
        published=clean.published or options.published,
        zone=clean.zone,
        updated=clean.updated,
        language=clean.language,
        text=clean.text,
        blocks=clean.blocks,
        annotations=findings.annotations,
        entities=findings.entities,
        evidence=findings.evidence,
        key_points=findings.key_points,
        summary=findings.summary,
        topics=findings.topics,
        removed=clean.removed,
        normalized=clean.normalized,
        publisher=clean.publisher,
        byline=clean.byline,
        credits=clean.credits,
        url=clean.url,
        extractor=clean.extractor,
        unavailable=findings.unavailable,
    )
