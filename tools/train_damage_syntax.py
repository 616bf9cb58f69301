#!/usr/bin/env python3
"""Trains the second look at gaps: makes ``briefings/ingest/annotate/data/damage_syntax.json``.

    train_damage_syntax.py FOLDER [--out FILE]

FOLDER holds the free texts that ``read_corpus.py`` reads. From a paragraph of the agencies' articles the words of a
real link are taken out, as some captures do; from every paragraph also words whose tags are those of such links,
each run of tags as often as it is a link there. Where the first model finds a place odd, this one learns to tell
the real gaps. Every draw is seeded. Beyond the package with its ``annotate`` extra this needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import read_corpus
import spacy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from train_damage import MODEL, without

from briefings.ingest.annotate.damage_model import Piece, model
from briefings.ingest.annotate.damage_syntax import features, tree

TABLE = Path(__file__).parent.parent / "briefings/ingest/annotate/data/damage_syntax.json"
SEED = 7
ODD_FOR_LEARNING = -4.0
"""Wider than the package's own bound: what is not quite odd teaches what is sound."""

LONGEST_LINK, LONGEST_RUN = 4, 5
RAREST_RUN, DOUBT = 2, 20
"""A run of tags is a link's as often as ``links / (runs + DOUBT)``: one that is seldom seen tells little."""

REAL_LOSSES, LIKE_LOSSES = 2, 1
RAREST, LARGEST, STRENGTH = 8, 8_000, 0.1
_OPEN, _CLOSE = "\ue000", "\ue001"


class Paragraph(NamedTuple):
    """A clean paragraph and the spans of its short links."""

    text: str
    links: tuple[tuple[int, int], ...] = ()


class Place(NamedTuple):
    """The names of the features of a place, its first score, and whether words were taken out there."""

    names: list[str]
    first: float
    lost: bool


def paragraphs(root: Path) -> Iterator[Paragraph]:
    """The agencies' paragraphs that have a short link, and all those that the first model's recipe reads; each once."""
    seen = set()
    for folder in read_corpus.MARKDOWN:
        for path in sorted((root / folder).rglob("*.md")):
            for part in read_corpus.parts(path.read_text(encoding="utf-8")):
                found = linked(part)
                if found.links and read_corpus.is_clean(found.text) and found.text not in seen:
                    seen.add(found.text)
                    yield found
    yield from (Paragraph(text) for text in read_corpus.paragraphs(root) if text not in seen)


def linked(part: str) -> Paragraph:
    """A part of a Markdown text without its markup, and where the links of at most four words stand."""
    marked = read_corpus.plain(read_corpus.LINK.sub(lambda link: f"{_OPEN}{link[1].strip()}{_CLOSE}", part))
    links, text = [], ""
    for piece in re.split(f"({_OPEN}[^{_OPEN}{_CLOSE}]*{_CLOSE})", marked):
        words = piece.strip(_OPEN + _CLOSE)
        if words != piece and len(words.split()) <= LONGEST_LINK:
            links.append((len(text), len(text) + len(words)))
        text += words
    return Paragraph(text, tuple(links))


def spans(document: Any, links: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tokens of each link."""
    found = (document.char_span(start, end) for start, end in links)
    return [(span.start, span.end) for span in found if span is not None]


def runs(document: Any) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every run of tags up to the longest, and its tokens."""
    tags = [token.tag_ for token in document]
    for length in range(1, LONGEST_RUN + 1):
        for start in range(len(tags) - length + 1):
            yield " ".join(tags[start : start + length]), (start, start + length)


def shares(documents: Iterable[tuple[Any, Paragraph]]) -> dict[str, float]:
    """How often each run of tags is a link, in texts that have links."""
    links: Counter[str] = Counter()
    all_runs: Counter[str] = Counter()
    for document, paragraph in documents:
        wanted = set(spans(document, paragraph.links))
        for run, span in runs(document):
            all_runs[run] += 1
            links[run] += span in wanted
    return {run: count / (all_runs[run] + DOUBT) for run, count in sorted(links.items()) if count >= RAREST_RUN}


def losses(
    document: Any, paragraph: Paragraph, share: Mapping[str, float], chance: random.Random
) -> Iterator[tuple[str, int]]:
    """The paragraph without the words of each loss, and where they stood."""
    real = spans(document, paragraph.links)
    chosen = chance.sample(real, min(len(real), REAL_LOSSES))
    like = [(span, share[run]) for run, span in runs(document) if run in share]
    if like:
        places, weights = zip(*like, strict=True)
        chosen += chance.choices(places, weights, k=LIKE_LOSSES)
    for start, end in chosen:
        if end - start < len(document) - 1:
            yield without(document, start, end)


def places(document: Any, lost_at: int | None) -> Iterator[Place]:
    """The odd places of a sound text; of a damaged one only the gap, since all around it looks odd."""
    words, tags = [token.text for token in document], [token.tag_ for token in document]
    starts, deps = [token.idx for token in document], [token.dep_ for token in document]
    whole = tree(words, tags, starts, deps, [token.head.i for token in document])
    gap = None if lost_at is None else next((i for i, start in enumerate(starts) if start >= lost_at), len(starts))
    for i, score in enumerate(model().scores(Piece(words, tags, starts))):
        if score > ODD_FOR_LEARNING and gap in {None, i}:
            yield Place(features(whole, i, score), score, gap is not None)


def learn(root: Path) -> list[Place]:
    """Every place to learn from."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    parser = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])
    sound = [
        (document, paragraph)
        for document, paragraph in parser.pipe(((p.text, p) for p in paragraphs(root)), as_tuples=True, batch_size=64)
    ]
    share = shares((document, paragraph) for document, paragraph in sound if paragraph.links)
    found = [place for document, _ in sound for place in places(document, None)]
    damaged = [loss for document, paragraph in sound for loss in losses(document, paragraph, share, chance)]
    del sound
    for document, at in parser.pipe(damaged, as_tuples=True, batch_size=64):
        found += places(document, at)
    return found


def fit(data: Sequence[Place]) -> dict[str, Any]:
    """The table of the model: bias, the weight of the first score, and the heaviest weights, in hundredths."""
    counts = Counter(name for place in data for name in place.names)
    numbers = {name: i for i, name in enumerate(sorted(name for name, n in counts.items() if n >= RAREST), start=1)}
    columns, values, ends = [], [], [0]
    for place in data:
        known = [numbers[name] for name in place.names if name in numbers]
        columns += [0, *known]
        values += [place.first, *[1.0] * len(known)]
        ends.append(len(columns))
    rows = csr_matrix((np.array(values, np.float32), columns, ends), (len(data), len(numbers) + 1))
    learnt = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(rows, [p.lost for p in data])
    weights = learnt.coef_[0]
    best = set(np.argsort(-np.abs(weights[1:]), kind="stable")[:LARGEST] + 1)
    kept = {name: round(float(weights[i]) * 100) for name, i in numbers.items() if i in best}
    return {
        "bias": round(float(learnt.intercept_[0]) * 100),
        "first": round(float(weights[0]) * 100),
        "weights": {name: weight for name, weight in kept.items() if weight},
    }


def main() -> None:
    """Reads, damages, learns, prunes, writes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--out", type=Path, default=TABLE)
    given = options.parse_args()
    table = fit(learn(given.folder))
    given.out.write_text(
        json.dumps(table, ensure_ascii=False, separators=(",", ":"), indent=0) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
