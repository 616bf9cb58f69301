"""Whether a clean text is an article at all; if not, the reason that the editor is told."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from briefings import sentences
from briefings.errors import RefusedError
from briefings.ingest import heads, language, lines
from briefings.ingest.types import Clean
from briefings.text import clip, plural

MAX_CHARACTERS = 250_000
_MOST_TEXT = 1_000_000
_MOST_MARKUP = 10_000_000
_MOST_LINES = 20_000
_FEWEST_WORDS = 25
_BRIEF_WORDS = 10
_PROSE_SHARE = 0.15
_ERROR_PAGE_WORDS = 150
_STORY = 2
_WALL_WORDS = 90
_COLUMNS = re.compile(r"^(?P<left>\S.*?\S) {3,}(?P<right>\S.*)$", re.MULTILINE)
_FEWEST_ROWS = 6
_COLUMN_SHARE = 0.6
_COLUMN_WIDTH = 20
_ERROR = re.compile(
    r"\b(?:page (?:not found|can(?:not|['’]t) be found|you (?:are looking for|requested))|404(?: error|"
    r" not found)?|error 40[34]|access denied|"
    r"403 forbidden|service unavailable|(?:502|503|504) (?:bad gateway|service|gateway)|internal server error|"
    r"checking your browser|"
    r"are you (?:a )?(?:human|robot)|unusual traffic|verify you are (?:a )?human|captcha)\b",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\b(?:(?:log|sign) ?in (?:to|or)\b.{0,60}\b(?:continue|read|access|view)|subscribe (?:now )?to (?:continue|"
    r"read|unlock)|"
    r"(?:create|register for) (?:an|a free) account|already a (?:subscriber|member)|subscribers? only|"
    r"to continue reading)\b",
    re.IGNORECASE,
)


def bound(text: str, *, markup: bool) -> None:
    """Refuses what is too large to be one article before any work is put into it.

    Raises:
        RefusedError: with the reason.
    """
    most = _MOST_MARKUP if markup else _MOST_TEXT
    if len(text) > most:
        raise RefusedError(f"has {len(text):,} characters, more than the {most:,} that one article may have; split it")
    if not markup and text.count("\n") + text.count("\r") > _MOST_LINES:
        raise RefusedError(f"has more than {_MOST_LINES:,} lines, which is no article; put one article in a file")


def check_columns(text: str) -> None:
    """Refuses text in two columns, in which every line is the half of two sentences.

    Raises:
        RefusedError: with the reason.
    """
    rows = [row for row in _COLUMNS.finditer(text) if _is_worded(row["left"]) and _is_worded(row["right"])]
    full = sum(1 for line in text.split("\n") if len(line.strip()) > _COLUMN_WIDTH)
    if len(rows) < _FEWEST_ROWS:
        return
    _, most = Counter(row.start("right") - row.start() for row in rows).most_common(1)[0]
    if most >= _COLUMN_SHARE * full:
        raise RefusedError("is text in two columns, whose lines run into each other; copy one column below the other")


def _is_worded(part: str) -> bool:
    """Whether a part of a line is a line of a column of words, and no cell of a table."""
    return len(part) >= _COLUMN_WIDTH and sum(sign.isalpha() for sign in part) > len(part) // 2


def check(clean: Clean, *, body_only: bool) -> None:
    """Lets an article pass.

    Args:
        clean: The article.
        body_only: Whether someone vouches that it is one: then only a text without words is refused.

    Raises:
        RefusedError: with the reason, where it is none.
    """
    if not re.search(r"[^\W\d_]", clean.text):
        raise RefusedError("holds no words; put an article's text or its saved page there")
    if len(clean.text) > MAX_CHARACTERS:
        limit = f"{MAX_CHARACTERS:,} characters"
        raise RefusedError(
            f"has a text of {len(clean.text):,} characters, more than the {limit} of one article; split it"
        )
    if not body_only:
        if clean.extractor is None:  # pages of many entries state author and time for each
            _check_single(clean)
        _check_prose(clean)


def _check_single(clean: Clean) -> None:
    """Refuses two articles in one: a headline with two of byline, day and an agency's dateline, between two stories."""
    texts = [clean.text[block.start : block.end] for block in clean.blocks]
    told = [at for at, text in enumerate(texts) if lines.is_prose(text)]
    if len(told) < 2 * _STORY:
        return
    between = set(range(told[_STORY - 1] + 1, told[-_STORY])).difference(told)
    # Read once, for a line may stand below three others.
    stated = {at: heads.read(texts[at]) for at in sorted(between)}
    for at, head in stated.items():
        if head:
            continue
        below = list(itertools.takewhile(stated.__contains__, range(at + 1, at + 4)))
        whys = {said.why for row in below if (said := stated[row])} & {"dateline", "byline"}
        opening = texts[at + 1 + len(below)]
        if len(whys) + (heads.wire(opening) is not None) >= 2:  # noqa: PLR2004 - one alone stands in many articles
            raise RefusedError(f"holds a second article, “{clip(texts[at], 60)}”; put each in a file of its own")


def _check_prose(clean: Clean) -> None:
    bodies = [clean.text[block.start : block.end] for block in clean.blocks if block.kind not in {"caption", "table"}]
    words = sum(len(text.split()) for text in bodies)
    if words < _ERROR_PAGE_WORDS and _ERROR.search(f"{clean.title or ''}\n{clean.text}"):
        raise RefusedError("is an error page or a robot check, not an article; save the page again")
    if words < _WALL_WORDS and _WALL.search(clean.text):
        raise RefusedError("is a page that asks to log in or subscribe; save it while logged in")
    if clean.language.split("-")[0] in {"zh", "ja", "th"}:  # they write no spaces between words
        words = sum(character.isalpha() for character in clean.text) // 2
        if words < _FEWEST_WORDS:
            raise RefusedError("is too short for an article; put the whole text there")
        return
    _check_sentences(bodies, words, clean.language)


def _check_sentences(bodies: list[str], words: int, tag: str) -> None:
    prose = [text for text in bodies if lines.is_prose(text)]
    told = sum(len(sentences.split(text)) for text in prose)
    prose_words = sum(len(text.split()) for text in prose)
    if told < 2 and prose_words < _FEWEST_WORDS:  # noqa: PLR2004 - a brief of two sentences is an article
        if words >= _FEWEST_WORDS:
            raise RefusedError("is a menu or a list, not an article: no sentences; save the article's own page")
        raise RefusedError(f"is too short for an article ({plural(words, 'word')}); put the whole text there")
    if prose_words < _BRIEF_WORDS:
        raise RefusedError(f"is too short for an article ({plural(words, 'word')}); put the whole text there")
    if prose_words < _PROSE_SHARE * words:
        raise RefusedError("is mostly a menu or a list, not an article; save the article's own page")
    known = language.is_known(tag) or tag == "und"
    if known and not language.function_words(" ".join(prose)[:20_000]):
        raise RefusedError("has words but no sentences (a menu, a list, or garbled text); save the article's own page")
