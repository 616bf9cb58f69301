#!/usr/bin/env python3
"""Counts in how many articles each word stem occurs: makes ``briefings/ingest/annotate/data/background.json``.

    count_background.py FOLDER

FOLDER holds plain news articles, one a file (``*.txt``). The table in the package comes from the 2,225 articles of the
BBC news collection of 2004 and 2005 (D. Greene and P. Cunningham, "Practical Solutions to the Problem of Diagonal
Dominance in Kernel Document Clustering", ICML 2006). It holds counts of single words and none of their text.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from briefings.ingest.annotate.background import STOP_WORDS, TOKEN, stem

FEWEST = 3
TABLE = Path(__file__).parent.parent / "briefings/ingest/annotate/data/background.json"


def main() -> None:
    """Counts, and writes the table: each count with the stems that have it."""
    counts: Counter[str] = Counter()
    paths = sorted(Path(sys.argv[1]).rglob("*.txt"))
    for path in paths:
        words = (match[0] for match in TOKEN.finditer(path.read_text(encoding="utf-8", errors="replace")))
        counts.update({stem(word) for word in words if word.lower() not in STOP_WORDS and len(word) > 1})
    by_count: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in sorted(counts.items()):
        if count >= FEWEST and word.isascii():
            by_count[count].append(word)
    table = {"documents": len(paths), "counts": {str(count): " ".join(by_count[count]) for count in sorted(by_count)}}
    TABLE.write_text(json.dumps(table, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
