"""Articles for a benchmark: number N is the same whatever the machine, the generator and the size of the corpus."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from tests.bench.words import Stock, stock

NEWEST = 99_999
"""The article that is added to a finished site: newer than all others."""

_LAST_DAY = datetime(2024, 6, 30, 18, tzinfo=UTC)
_LINKS = 10
_FEWEST_PARAGRAPHS = 10


class Article(NamedTuple):
    """One article.

    Attributes:
        paragraphs: Of its Markdown body: about 350 words with ten links, two block quotations, a list and the mark of a
            footnote, ``[^1]``.
        footnote: What stands in it.
    """

    number: int
    title: str
    slug: str
    date: datetime
    topics: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    summary: str
    paragraphs: tuple[str, ...]
    footnote: str


def slug_of(words: str) -> str:
    """An ASCII slug."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def article(number: int) -> Article:
    """The article of this number; each is 48 minutes older than the one before."""
    chance, words = random.Random(f"article {number}"), stock()  # noqa: S311 - the same everywhere is the point
    title = " ".join(word if len(word) < 4 else word.capitalize() for word in words.draw(chance, chance.randint(6, 11)))
    back = timedelta(minutes=-60) if number == NEWEST else timedelta(minutes=48 * number + chance.randint(0, 40))
    topics = _topics(chance, words)
    people = tuple(chance.sample(words.people, chance.randint(1, 4)))
    return Article(
        number=number,
        title=title[:1].upper() + title[1:],
        slug=f"{slug_of(title)[:50].strip('-')}-{number:05d}",
        date=_LAST_DAY - back,
        topics=topics,
        people=people,
        places=tuple(chance.sample(words.places, chance.randint(1, 3))),
        summary=f"{_sentence(chance, words, 14, 20)} {_sentence(chance, words, 8, 14)}",
        paragraphs=tuple(_Body(chance, words, topics, people).paragraphs()),
        footnote=_sentence(chance, words, 8, 16),
    )


def _topics(chance: random.Random, words: Stock) -> tuple[str, ...]:
    """Three to six topics; half of them from a few that are hot."""
    found: dict[str, None] = {}
    count = chance.randint(3, 6)
    while len(found) < count:
        hot = min(len(words.topics) - 1, int(chance.paretovariate(0.6)) - 1)
        found[words.topics[hot if chance.random() < 0.5 else chance.randrange(len(words.topics))]] = None
    return tuple(found)


def _sentence(chance: random.Random, words: Stock, fewest: int = 8, most: int = 24) -> str:
    return _finished(words.draw(chance, chance.randint(fewest, most)))


def _finished(parts: list[str]) -> str:
    return " ".join([parts[0][:1].upper() + parts[0][1:], *parts[1:]]) + "."


class _Body:
    """Writes the paragraphs of one article."""

    def __init__(self, chance: random.Random, words: Stock, topics: tuple[str, ...], people: tuple[str, ...]) -> None:
        self._chance, self._words, self._topics, self._people = chance, words, topics, people
        self._links = _LINKS

    def paragraphs(self) -> list[str]:
        """All of them but the footnote's."""
        chance, words = self._chance, self._words
        found: list[str] = []
        wanted = chance.randint(250, 425)
        while wanted > 0 or len(found) < _FEWEST_PARAGRAPHS:
            sentences = [self._sentence() for _ in range(chance.randint(2, 3))]
            wanted -= sum(sentence.count(" ") + 1 for sentence in sentences)
            found.append(" ".join(sentences))
        found[3] += "[^1]"
        found.insert(1, f"> {_sentence(chance, words, 18, 30)}\n>\n> -- {self._people[0]}")
        middle = len(found) // 2
        found.insert(middle, f"> {_sentence(chance, words, 12, 22)}\n> {_sentence(chance, words, 8, 14)}")
        found.insert(-1, "\n".join(f"- {_sentence(chance, words, 5, 12)}" for _ in range(4)))
        if self._links:
            found.append(
                f"See also {', '.join(self._link(' '.join(words.draw(chance, 2))) for _ in range(self._links))}."
            )
        return found

    def _sentence(self) -> str:
        chance = self._chance
        parts = self._words.draw(chance, chance.randint(8, 24))
        if self._links and chance.random() < 0.6:
            self._links -= 1
            place = chance.randrange(1, len(parts) - 3)
            parts[place : place + 2] = [self._link(" ".join(parts[place : place + 2]))]
        if chance.random() < 0.15:
            parts[-2] = f"**{parts[-2]}**" if parts[-2].isalpha() else parts[-2]
        if chance.random() < 0.12:
            parts[0], parts[-1] = f'"{parts[0].capitalize()}', f'{parts[-1]}"'
        if chance.random() < 0.1:
            parts.append(f"-- {chance.choice(self._people)} said")
        return _finished(parts)

    def _link(self, text: str) -> str:
        """A link to another site, to a data page, or to a topic of this one."""
        chance = self._chance
        year, words = chance.randint(2015, 2024), slug_of(" ".join(self._words.draw(chance, 4)))
        return (
            f"[{text}]("
            + chance.choice(
                (
                    f"https://news.example.org/{year}/{words}",
                    f"https://data.example.com/q?id={chance.randint(1, 99999)}",
                    f"/tags/{slug_of(chance.choice(self._topics))}/",
                )
            )
            + ")"
        )
