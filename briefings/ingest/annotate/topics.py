"""Topics of an article: those of the editor's vocabulary whose trigger words it uses enough.

There are no other topics. Keywords that a statistic picks change with every batch, make pages of one article each, and
nobody has said what they mean; an article that calls up nothing of the vocabulary has none, and the list of the
articles without a topic tells the editor what the vocabulary lacks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.ingest.types import Clean

_TITLE_WEIGHT, _LEAD_WEIGHT = 3.0, 1.5
_LEAD_BLOCKS = 2
_LEAST = 2.0
"""Two mentions, or one in the title: one word in passing makes no topic."""

_MOST = 4
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z0-9.&-]+")


def choose(clean: Clean, vocabulary: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """The slugs of at most four topics, the weightiest first, ties by slug.

    A trigger word counts as a whole word (or phrase) in any case, with a plural's or possessive's ending; one in
    capitals (``UN``, ``SCO``) counts only as it is written. The title counts three times, the first two paragraphs one
    and a half times.

    Args:
        clean: The article; captions are not read.
        vocabulary: Slug and trigger words of each topic.
    """
    weighted = [(_TITLE_WEIGHT, clean.title or "")]
    body = [block for block in clean.blocks if block.kind != "caption"]
    for number, block in enumerate(body):
        weighted.append((_LEAD_WEIGHT if number < _LEAD_BLOCKS else 1.0, clean.text[block.start : block.end]))
    scores = {slug: _score(weighted, words) for slug, words in vocabulary if words}
    called = [slug for slug, score in scores.items() if score >= _LEAST]
    return tuple(sorted(called, key=lambda slug: (-scores[slug], slug))[:_MOST])


def _score(weighted: Sequence[tuple[float, str]], words: Sequence[str]) -> float:
    acronyms = [word for word in words if _ACRONYM.fullmatch(word)]
    others = [word for word in words if not _ACRONYM.fullmatch(word)]
    patterns = [_pattern(group, flags) for group, flags in ((acronyms, 0), (others, re.IGNORECASE)) if group]
    return sum(weight * len(pattern.findall(text)) for pattern in patterns for weight, text in weighted)


def _pattern(words: Sequence[str], flags: int) -> re.Pattern[str]:
    ordered = sorted({" ".join(word.split()) for word in words} - {""}, key=lambda word: (-len(word), word))
    bodies = "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)
    return re.compile(rf"(?<!\w)(?:{bodies})(?:s|es|['’]s)?(?!\w)", flags)
