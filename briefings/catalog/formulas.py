"""Formulas: phrases that recur in statements of different articles ("attaches great importance to").

A phrase is 4 to 12 words within one clause, number and tense folded: ``attaches``, ``attached`` and ``attaching`` are
one word. It counts where statements of at least two articles hold it, where two of its words or more are neither
common, nor names, nor the idiom of reporting, and where it begins with none of the common words (nor ends with one,
unless it would be too short without). Of phrases that overlap, the one in most articles stands, then the longest;
another only where it brings a statement of its own. Longer runs are reprints of one statement, no formulas: a statement
of more than 12 words that comes again word for word counts once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from briefings.catalog.facts import Said
from briefings.catalog.rows import Formula

SHORTEST = 4
LONGEST = 12
MOST_FORMULAS = 60
MOST_STATEMENTS = 24
_CONTENT_WORDS = 2

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*|[.;:!?]")
_COMMON_WORDS = """
    a an the and or but nor of in on at to for from with by as into over under between among against about after
    before during through than that this these those which who whom whose what when where while if because so not no
    it its he his him she her they their them we our us i my you your is are was were be been being am has have had
    having do does did will would shall should can could may might must there here also both all any each such other
    one two more most some many much very same own only just out up down off
"""
_REPORTING_WORDS = """
    said say says saying told tell tells according statement statements news conference press reporters reporter
    spokesman spokeswoman spokesperson briefing meeting meet met sidelines end time first year years month months
    week weeks day days today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december earlier later last next ago well
    number part least per cent percent million billion dollars added quoted noted
"""
_STOP = frozenset(_COMMON_WORDS.split())
_REPORTING = frozenset(_REPORTING_WORDS.split())
Phrase = tuple[str, ...]


class _Corpus(NamedTuple):
    """Distinct statements: their folded words, which statements they are, and in which articles they count."""

    words: list[Phrase]
    statements: list[list[int]]
    articles: list[set[str]]


def fold_statements(said: Iterable[Said]) -> dict[str, Phrase]:
    """The words of statements -> the same folded, for `find_formulas`, which asks for them more than once."""
    stems: dict[str, str] = {}
    return {words: _fold(words, stems) for words in dict.fromkeys(one.statement.words for one in said)}


def find_formulas(said: Sequence[Said], folded: Mapping[str, Phrase]) -> tuple[Formula, ...]:
    """The formulas of these statements: those of most articles first, then the longest, then by alphabet.

    A phrase is shown as the last of its statements words it. At most 60 formulas with 24 statements each.

    Args:
        said: In the order in which a formula lists them.
        folded: From `fold_statements`.
    """
    corpus = _corpus(said, folded)
    chosen: dict[tuple[str, str], list[set[int]]] = defaultdict(list)
    formulas: list[Formula] = []
    for phrase, places in _ranked(corpus):
        statements = sorted(index for place in places for index in corpus.statements[place])
        covered = (known for pair in pairwise(phrase) for known in chosen.get(pair, ()))
        if any(known.issuperset(statements) for known in covered):
            continue
        written = _as_written(phrase, said[statements[-1]].statement.words)
        if not _is_telling(written):
            continue
        for pair in pairwise(phrase):
            chosen[pair].append(set(statements))
        shown = tuple(said[index].statement for index in statements[:MOST_STATEMENTS])
        formulas.append(Formula(written, shown))
        if len(formulas) == MOST_FORMULAS:
            break
    return tuple(formulas)


def _corpus(said: Sequence[Said], folded: Mapping[str, Phrase]) -> _Corpus:
    distinct: dict[Phrase, list[int]] = defaultdict(list)
    for index, one in enumerate(said):
        distinct[folded[one.statement.words]].append(index)
    articles = []
    for words, indexes in distinct.items():
        counted = indexes if len(words) <= LONGEST else indexes[:1]
        articles.append({said[index].statement.article.path for index in counted})
    return _Corpus(list(distinct), list(distinct.values()), articles)


def _fold(words: str, stems: dict[str, str]) -> Phrase:
    """Folded words; a mark that ends a clause is an empty one, over which no phrase reaches."""
    found = _WORD.findall(words.lower())
    for word in found:
        if word not in stems:
            stems[word] = _stem(word) if word[0].isalnum() else ""
    return tuple(map(stems.__getitem__, found))


def _stem(word: str) -> str:
    """Folds number and tense: the usual endings of English come off, and a final e or doubled letter with them."""
    if len(word) <= len("does") or word in _STOP:
        return word
    for ending, instead in (("ing", ""), ("ied", "y"), ("ies", "y"), ("ed", ""), ("es", ""), ("s", "")):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= len("abc") and not word.endswith("ss"):
            doubled = stem[-1] == stem[-2] and stem[-1] not in "els"
            return stem + instead if instead else stem[:-1] if doubled else stem.rstrip("e")
    return word.rstrip("e")


def _ranked(corpus: _Corpus) -> list[tuple[Phrase, list[int]]]:
    """Every phrase that may be a formula, and where in the corpus it stands, in the order of `find_formulas`."""
    levels: list[dict[Phrase, list[int]]] = []
    level = _shortest(corpus)
    while level and len(levels) <= LONGEST - SHORTEST:
        levels.append(level)
        level = _longer(level, corpus, SHORTEST + len(levels))
    reprinted = _reprinted(level, levels)
    phrases = [
        (phrase, places)
        for level in levels
        for phrase, places in level.items()
        if phrase not in reprinted and _is_whole(phrase)
    ]
    support = {phrase: len(set().union(*(corpus.articles[place] for place in places))) for phrase, places in phrases}
    return sorted(phrases, key=lambda item: (-support[item[0]], -len(item[0]), item[0]))


def _shortest(corpus: _Corpus) -> dict[Phrase, list[int]]:
    """The phrases of four words that stand in at least two articles -> where."""
    by_article: dict[str, set[Phrase]] = defaultdict(set)
    for words, articles in zip(corpus.words, corpus.articles, strict=True):
        grams = set(_grams(words, SHORTEST))
        for article in articles:
            by_article[article] |= grams
    counts = Counter(chain.from_iterable(by_article.values()))
    common = {gram for gram, count in counts.items() if count > 1 and "" not in gram}
    found: dict[Phrase, list[int]] = defaultdict(list)
    for place, words in enumerate(corpus.words):
        for gram in common.intersection(_grams(words, SHORTEST)):
            found[gram].append(place)
    return found


def _longer(shorter: Mapping[Phrase, list[int]], corpus: _Corpus, length: int) -> dict[Phrase, list[int]]:
    """The phrases one word longer that stand in at least two articles; both their parts are among the shorter ones."""
    found: dict[Phrase, list[int]] = defaultdict(list)
    for place in sorted({place for places in shorter.values() for place in places}):
        for gram in set(_grams(corpus.words[place], length)):
            if gram[:-1] in shorter and gram[1:] in shorter:
                found[gram].append(place)
    return {
        gram: places
        for gram, places in found.items()
        if len(set().union(*(corpus.articles[place] for place in places))) > 1
    }


def _reprinted(too_long: Mapping[Phrase, list[int]], levels: Sequence[Mapping[Phrase, list[int]]]) -> set[Phrase]:
    """The phrases that stand nowhere but within a run that is too long."""
    inside: set[Phrase] = set()
    longer, parents = too_long, set(too_long)
    for level in reversed(levels):
        parts = ((part, phrase) for phrase in parents for part in (phrase[1:], phrase[:-1]))
        parents = {part for part, phrase in parts if level[part] == longer[phrase]}
        inside |= parents
        longer = level
    return inside


def _grams(words: Sequence[str], length: int) -> Iterable[Phrase]:
    return zip(*(words[start:] for start in range(length)), strict=False)


def _is_whole(phrase: Phrase) -> bool:
    """Whether neither end is a common word, which a shorter phrase would spare."""
    return phrase[0] not in _STOP and (phrase[-1] not in _STOP or len(phrase) == SHORTEST)


def _is_telling(written: str) -> bool:
    """Whether enough words carry meaning; one with a capital letter is a name, or begins a sentence."""
    content = {word for word in _WORD.findall(written) if word.islower()}
    return len(content - _STOP - _REPORTING) >= _CONTENT_WORDS


def _as_written(phrase: Phrase, words: str) -> str:
    found = list(_WORD.finditer(words))
    folded = _fold(words, {})
    start = next(at for at in range(len(folded)) if folded[at : at + len(phrase)] == phrase)
    return words[found[start].start() : found[start + len(phrase) - 1].end()]
