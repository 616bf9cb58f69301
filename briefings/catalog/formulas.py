"""Formulas: phrases that recur in statements on different occasions ("attaches great importance to").

What many outlets print of one event is one occasion: the same words in their articles are one statement printed again,
and no habit of speech. So a phrase counts once for each speaker and each week of a story, and once for a long
statement that comes again word for word. An article without a day brings another occasion only by a speaker who is
not in the dated ones.

A phrase is 4 to 12 words within one clause, number and tense folded; three of them carry meaning
(`briefings.catalog.folding`). It reaches as far as all its statements agree. Of phrases that overlap, the one of most
occasions stands, then the longest; another only where it brings a statement of its own. The work grows with the number
of statements, not with its square.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple, Protocol

from briefings.catalog.facts import Said
from briefings.catalog.folding import BREAK, SHORTEST, as_written, fold, is_edge, is_telling
from briefings.catalog.rows import Formula
from briefings.times import day_of

LONGEST = 12
MOST_FORMULAS = 60
MOST_STATEMENTS = 24
OCCASION = timedelta(days=7)
_MOST_RUNS = 2000
_SHELVES = 16
_BITS = 32
_INDEX = (1 << _BITS) - 1
_NO_DAY = date.min
Phrase = tuple[str, ...]
Place = tuple[int, int]
"""Which statement, and at which of its words."""


class _Found(NamedTuple):
    """A phrase with its places, and on how many occasions it was said."""

    phrase: Phrase
    places: tuple[Place, ...]
    occasions: int


def occasions(articles: Iterable[tuple[str, str, str | None]]) -> dict[str, int]:
    """Path of each article -> the number of its occasion; below zero for one without a day.

    An occasion is a story within a week of its first article; then the next begins.

    Args:
        articles: Path, story (its own path where it has none), and when it was published.
    """
    stories: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for path, story, published in articles:
        stories[story].append((day_of(published) or _NO_DAY, path))
    found: dict[str, int] = {}
    number = 0
    for story in sorted(stories):
        first = _NO_DAY
        number += 1
        for day, path in sorted(stories[story]):
            if day - first > OCCASION:
                number, first = number + 1, day
            found[path] = -number if day == _NO_DAY else number
    return found


class Heard(NamedTuple):
    """Of a statement what tells whether it may hold a formula.

    Attributes:
        path: Of its article.
        speaker: As in `Said`.
        runs: As in `Facts`.
    """

    path: str
    speaker: str | None
    runs: tuple[int, ...]


class Spoken(Protocol):
    """Statements in the order in which a formula lists them; maybe far too many to be held at once."""

    def heard(self) -> Iterator[Heard]:
        """All of them, by their runs."""

    def __getitem__(self, index: int, /) -> Said:
        """One of them."""


def find_formulas(said: Spoken, occasion_of: Mapping[str, int]) -> tuple[Formula, ...]:
    """The formulas of these statements: those of most occasions first, then the longest, then by alphabet.

    A phrase is shown as the last of its statements words it. At most 60 formulas with 24 statements each, from the
    2,000 runs of four words that come most often.

    Args:
        said: Those that hold no recurring run are known by their runs alone.
        occasion_of: From `occasions`, by the article's path.
    """
    corpus = _Corpus(said, occasion_of)
    chosen: dict[tuple[str, str], list[set[int]]] = defaultdict(list)
    formulas: list[Formula] = []
    for phrase, places, _ in _ranked(corpus):
        statements = {index for index, _ in places}
        if any(known >= statements for pair in pairwise(phrase) for known in chosen.get(pair, ())):
            continue
        last, start = max(places)
        written = as_written(corpus.said[last].statement.words, start, len(phrase))
        if not is_telling(written):
            continue
        for pair in pairwise(phrase):
            chosen[pair].append(statements)
        shown = tuple(corpus.said[index].statement for index in sorted(statements)[:MOST_STATEMENTS])
        formulas.append(Formula(written, shown))
        if len(formulas) == MOST_FORMULAS:
            break
    return tuple(formulas)


class _Corpus:
    """The statements that hold a recurring run, the occasion of each, and its words, parted when first asked for."""

    def __init__(self, said: Spoken, occasion_of: Mapping[str, int]) -> None:
        self.keys, held = _recurring(said, occasion_of)
        self.said = {index: said[index] for index in held}
        self.when = {index: occasion_of[one.statement.article.path] for index, one in self.said.items()}
        self.folded = {index: fold(one.statement.words) for index, one in self.said.items()}
        self._words: dict[int, Phrase] = {}

    def words(self, index: int) -> Phrase:
        """The folded words of a statement."""
        if index not in self._words:
            self._words[index] = tuple(self.folded[index].words.split(" "))
        return self._words[index]

    def written(self, place: Place) -> str:
        """The word at a place as it is written."""
        return as_written(self.said[place[0]].statement.words, place[1], 1)


def _ranked(corpus: _Corpus) -> list[_Found]:
    """Each run that recurs, as far as all its statements agree; each phrase once, in the order of `find_formulas`."""
    found: dict[Phrase, _Found] = {}
    for run, places in _runs(corpus):
        count = _occasions(corpus, places)
        made = _extended(corpus, run, places) if count > 1 else None
        if made and (made[0] not in found or count > found[made[0]].occasions):
            found[made[0]] = _Found(*made, count)
    return sorted(found.values(), key=lambda one: (-one.occasions, -len(one.phrase), one.phrase))


def _runs(corpus: _Corpus) -> Iterator[tuple[Phrase, list[Place]]]:
    """The runs that come most often, with their places."""
    by_key: dict[int, list[Place]] = {key: [] for key in sorted(corpus.keys)}
    for index, one in corpus.folded.items():
        for start, key in zip(one.starts, one.keys, strict=True):
            if key in by_key:
                by_key[key].append((index, start))
    for places in sorted(by_key.values(), key=len, reverse=True)[:_MOST_RUNS]:
        # Two runs may share a key; their words part them.
        runs: dict[Phrase, list[Place]] = defaultdict(list)
        for index, start in places:
            runs[corpus.words(index)[start : start + SHORTEST]].append((index, start))
        yield from runs.items()


def _recurring(said: Spoken, occasion_of: Mapping[str, int]) -> tuple[set[int], list[int]]:
    """The keys of runs that may have come on more than one occasion, and which statements hold such a run, in order.

    A large site has millions of runs, and nearly all come once: so what is held of one is a whole number, its key with
    its statement behind it, and sorted numbers show what recurs.
    """
    marks: list[tuple[int, str | None]] = []
    shelves = [array("Q") for _ in range(_SHELVES)]  # parted, so that one at a time is held as Python's own numbers
    for index, (path, speaker, runs) in enumerate(said.heard()):
        marks.append((occasion_of[path], speaker))
        for key in runs:
            shelves[key % _SHELVES].append(key << _BITS | index)
    recurring: set[int] = set()
    holding: set[int] = set()
    for shelf in shelves:
        pairs = pairwise(sorted(shelf))
        alike = [(one, other) for one, other in pairs if one >> _BITS == other >> _BITS]
        recurring.update(one >> _BITS for one, other in alike if marks[one & _INDEX] != marks[other & _INDEX])
        holding.update(held & _INDEX for pair in alike if pair[0] >> _BITS in recurring for held in pair)
    return recurring, sorted(holding)


def _occasions(corpus: _Corpus, places: Sequence[Place]) -> int:
    """On how many occasions a run was said: by how many speakers in each week of a story, dated articles first."""
    speakers: dict[int, set[str | None]] = defaultdict(set)
    named: set[str | None] = set()
    printed: set[str] = set()
    for index, _ in sorted(places, key=lambda place: corpus.when[place[0]] < 0):
        one, when = corpus.said[index], corpus.when[index]
        words = corpus.folded[index].words
        again = words in printed and words.count(" ") >= LONGEST
        printed.add(words)
        if not again and (when > 0 or not named or one.speaker not in {None, *named}):
            speakers[when].add(one.speaker)
            if when > 0:
                named.add(one.speaker)
    count = sum(max(1, len(known - {None})) for known in speakers.values())
    return min(count, len({corpus.said[index].statement.article.path for index, _ in places}))


def _extended(corpus: _Corpus, run: Phrase, places: Sequence[Place]) -> tuple[Phrase, tuple[Place, ...]] | None:
    """The longest phrase around a run that stands at all these places; None where it is too long for a formula."""
    before = after = 0
    while len(run) + before + after <= LONGEST and _agreed(corpus, places, -1 - before):
        before += 1
    while len(run) + before + after <= LONGEST and _agreed(corpus, places, len(run) + after):
        after += 1
    if len(run) + before + after > LONGEST:
        return None
    index, start = places[0]
    phrase = corpus.words(index)[start - before : start + len(run) + after]
    while len(phrase) > SHORTEST and (is_edge(phrase[0]) or _are_names(corpus, places, -before)):
        phrase, before = phrase[1:], before - 1
    while len(phrase) > SHORTEST and is_edge(phrase[-1]):
        phrase = phrase[:-1]
    return phrase, tuple((index, start - before) for index, start in places)


def _are_names(corpus: _Corpus, places: Sequence[Place], offset: int) -> bool:
    """Whether the words at this offset from all places have a capital: who does something is no part of the formula."""
    return all(corpus.written((index, start + offset))[0].isupper() for index, start in places)


def _agreed(corpus: _Corpus, places: Sequence[Place], offset: int) -> bool:
    """Whether the same word stands at this offset from all places."""
    seen = None
    for index, start in places:
        words, at = corpus.words(index), start + offset
        if not 0 <= at < len(words) or words[at] == BREAK or (seen is not None and words[at] != seen):
            return False
        seen = words[at]
    return True
