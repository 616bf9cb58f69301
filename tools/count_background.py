#!/usr/bin/env python3
"""Says in how many articles each word stem is to be expected: makes ``briefings/ingest/annotate/data/background.json``.

    count_background.py 1grams_english.csv [--out FILE]

The file is ``ngrams/1grams_english.csv`` of the repository that ``data/README.md`` beside the table names: the common
English words and their counts. A word of probability p is expected in N (1 - exp(-L p)) of N articles of L words, by
the law of rare events; the forms of one stem are added up first.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefings.ingest.annotate.background import STOP_WORDS, TOKEN, stem

ARTICLES, WORDS = 2_000, 400
FEWEST = 3
TABLE = Path(__file__).parent.parent / "briefings/ingest/annotate/data/background.json"


def shares(rows: Sequence[Mapping[str, str]]) -> dict[str, float]:
    """The share of each stem in all words; the last row's cumulated share tells how many words there are in all."""
    total = sum(int(row["freq"]) for row in rows) / float(rows[-1]["cumshare"])
    counts: Counter[str] = Counter()
    for row in rows:
        word = row["ngram"]
        if TOKEN.fullmatch(word) and word.isascii() and word.lower() not in STOP_WORDS and len(word) > 1:
            counts[stem(word)] += int(row["freq"])
    return {word: count / total for word, count in counts.items()}


def table(found: Mapping[str, float]) -> dict[str, object]:
    """The table: each number of articles with the stems that so many are expected to have."""
    by_count: defaultdict[int, list[str]] = defaultdict(list)
    for word, share in sorted(found.items()):
        expected = round(ARTICLES * (1 - math.exp(-WORDS * share)))
        if expected >= FEWEST:
            by_count[expected].append(word)
    return {"documents": ARTICLES, "counts": {str(count): " ".join(by_count[count]) for count in sorted(by_count)}}


def main() -> None:
    """Reads the counts, writes the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path)
    options.add_argument("--out", type=Path, default=TABLE)
    given = options.parse_args()
    with given.file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    given.out.write_text(json.dumps(table(shares(rows)), indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
