"""How common words are in news at large, and the word forms that stories, topics and key points compare.

``data/background.json`` says in how many of 2,000 articles a stem is to be expected; ``tools/count_background.py`` made
it, and ``data/README.md`` names the words' origin.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

TOKEN = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
_SHORTEST_STEM = 4
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
STOP_WORDS = frozenset(
    word
    for line in (
        "a an and are as at be been but by for from had has have he her hers him his i if in into is it its of on or",
        "our she so than that the their them then there these they this those to up us was we were what when where",
        "which who whom whose why will with would you your not no nor said says say saying mr mrs ms dr also about",
        "after before over out more most other some such can could may might must shall should new one two first last",
        "year years all any because during do did does done down each here how just like made make making many much",
        "now off only own very too again against both few further once same under until while through between being",
        "am me my we’re it’s don’t s t ll re ve d m",
    )
    for word in line.split()
)


class Background(NamedTuple):
    """In how many articles of a fixed number a stem is to be expected.

    Attributes:
        documents: That number.
        counts: For each stem the articles that have it; one that is absent is expected in fewer than three.
    """

    documents: int
    counts: Mapping[str, int]

    def rarity(self, term: str) -> float:
        """The inverse document frequency: the natural logarithm of one over the share of articles with the stem."""
        return math.log((self.documents + 1) / (self.counts.get(term, 0) + 0.5))


@cache
def background() -> Background:
    """The table that the package brings."""
    raw = json.loads(resources.files(__package__).joinpath("data", "background.json").read_text(encoding="utf-8"))
    counts = {stem: int(count) for count, stems in raw["counts"].items() for stem in stems.split()}
    return Background(raw["documents"], counts)


def stem(word: str) -> str:
    """The word in lower case without a plural's or a verb's ending: rough, and the same for like forms."""
    lower = word.lower()
    for ending, instead in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= _SHORTEST_STEM and not lower.endswith("ss"):
            return lower[: -len(ending)] + instead
    return lower
