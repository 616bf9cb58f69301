"""One annotator for all tests of this folder: its model takes a second to load."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.ingest import annotate
from briefings.ingest.types import Annotator, Clean, Findings, Options
from briefings.model import Block


def clean_of(*paragraphs: str, published: str | None = None, language: str = "en") -> Clean:
    blocks: list[Block] = []
    text = ""
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(paragraph)))
        text += paragraph
    return Clean(text=text, blocks=tuple(blocks), captions=(), published=published, language=language)


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    pytest.importorskip("spacy")
    return annotate.load()


@pytest.fixture(scope="session")
def article() -> Callable[..., Clean]:
    return clean_of


@pytest.fixture(scope="session")
def findings(annotator: Annotator) -> Callable[..., tuple[Clean, Findings]]:
    def run(*paragraphs: str, published: str | None = None, language: str = "en") -> tuple[Clean, Findings]:
        clean = clean_of(*paragraphs, published=published, language=language)
        return clean, annotator(clean, Options())

    return run
