"""Runs the annotator over the gate's articles, once for all."""

from __future__ import annotations

from pathlib import Path

import yaml

from briefings.ingest import annotate, draft, pool
from briefings.ingest.types import Clean, Findings, Options, Raw, Refusal
from briefings.model import Annotations, Draft
from tests.gate.gold import ARTICLES, Gold, read

FLOORS = Path(__file__).parent / "floors.yaml"
VOICE = ("so-called", "crony", "regime", "strongman", "terror group")
"""The phrases that the gate flags; its articles hold some of them inside quotation marks too."""


def annotated(folder: Path = ARTICLES, only: str = "") -> list[tuple[Gold, Draft]]:
    """Each article's gold with what the annotator made of it; of an article that it refuses nothing was found.

    Args:
        folder: The articles with their gold.
        only: Articles whose file name contains this.
    """
    annotator = annotate.load()
    pairs = []
    for gold in read(folder):
        if only in gold.file:
            made = pool.convert(Raw(file=gold.file, path=str(folder / gold.file)), annotator, Options(voice=VOICE))
            pairs.append((gold, made if isinstance(made, Draft) else _nothing(made)))
    return pairs


def _nothing(refused: Refusal) -> Draft:
    clean = Clean(text="", blocks=(), captions=(), language="und")
    return draft.put_together(refused.file, b"", clean, Findings(Annotations()), Options())


def floors(path: Path = FLOORS) -> dict[str, float]:
    """The least F1 of each part."""
    return dict(yaml.safe_load(path.read_text(encoding="utf-8"))) if path.is_file() else {}
