"""A small model of where words were lost: how odd two neighbouring tokens are beside each other.

Logistic regression over the words and tags around each place between two tokens. ``tools/train_damage.py`` trained it
on clean text from which phrases had been taken out, and wrote ``data/damage.json``: hundredths of each weight.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

PUNCTUATION = frozenset((",", ".", ";", ":", "?", "!", ")", "-rrb-", "”", "''", "%"))
_CLOSED = frozenset(
    (
        *("DT", "IN", "TO", "CC", "MD", "PRP", "PRP$", "WDT", "WP", "WP$", "WRB", "EX", "RP", "PDT", "POS"),
        *(",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP"),
    )
)
"""Tags whose words are few, so that the word itself is the feature."""

_KEPT = frozenset(
    word
    for line in (
        "be is are was were been being am ’s 's has have had having do does did not n't n’t ’re 're ’ve 've said says",
    )
    for word in line.split()
)
_TWO_SIDED = frozenset(("that", "to", "so", "like"))
_CLAUSE_ENDS = frozenset((".", "?", "!", ";", ":", "“", "”", "—"))
_OPENERS = frozenset((".", "?", "!", "<s>", "“", "``"))
_SENTENCE_ENDS = frozenset((".", "?", "!"))
_INFLECTED = frozenset(("VBZ", "VBD", "VBP", "MD"))
_FINITE = frozenset(("VBZ", "VBD", "VBP", "MD", "VB"))
_BARE = frozenset(("IN", "RP", "TO"))
_REDUCED = 2
_JOINING = frozenset(("and", "or", "but", "nor"))
_PHRASE = 15
_LONGEST_WORD = 12
_MANY_SPACED = 0.3


class Piece(NamedTuple):
    """A text's tokens; the tuples run in parallel, ``starts`` are offsets into any one text."""

    words: Sequence[str]
    tags: Sequence[str]
    starts: Sequence[int]


class Model(NamedTuple):
    """Weights of the features; a score above 0 is more likely a gap than not."""

    bias: float
    weights: Mapping[str, float]

    def scores(self, piece: Piece) -> list[float]:
        """One score for each place: before the first token, between each two, after the last."""
        weight = self.weights.get
        return [self.bias + sum(weight(name, 0.0) for name in names) for names in features(piece)]


@cache
def model() -> Model:
    """The model that the package brings."""
    raw = json.loads(resources.files(__package__).joinpath("data", "damage.json").read_text(encoding="utf-8"))
    return Model(raw["bias"] / 100, {name: value / 100 for name, value in raw["weights"].items()})


def features(piece: Piece) -> Iterator[list[str]]:
    """The names of the features of each place, in order."""
    words, tags, _ = piece
    pad, end = ["<s>"] * 3, ["</s>"] * 3
    symbols = [*pad, *map(_symbol, words, tags), *end]
    kinds = [*pad, *tags, *end]
    spacing, licences, closes, verbless = _spacing(piece), _licences(piece), _closing_marks(words), _verbless(piece)
    for i in range(len(words) + 1):
        if spacing[i] == " J" and words[i - 1 : i + 1] == ["(", ")"] and _is_call(piece, i):
            yield []
            continue
        names = _context(symbols[i : i + 6], kinds[i : i + 6], spacing[i])
        names += _grammar(symbols[i + 2], kinds[i + 2], kinds[i + 3], licences[i], closes[i])
        if verbless[i]:
            names += [f"n{kinds[i + 2]} {kinds[i + 3]}", f"p{symbols[i + 2]}", f"q{symbols[i + 3]}"]
        yield names


def sound(piece: Piece) -> frozenset[int]:
    """The places that look odd and are not: stranded prepositions, and like phrases joined by ``and``.

    ``the man she spoke to was gone``; ``the end of the war and of the siege``.
    """
    words, tags, _ = piece
    places = set()
    for i, licence in enumerate(_licences(piece)[:-1]):
        if i and licence == _REDUCED and tags[i - 1] in _BARE and tags[i][0] in "VM":
            places.add(i)
        joined = i and words[i - 1].lower() in _JOINING and tags[i] in {"IN", "TO"}
        if joined and words[i].lower() in (word.lower() for word in words[max(0, i - _PHRASE) : i - 1]):
            places.add(i)
    return frozenset(places)


def _symbol(word: str, tag: str) -> str:
    lower = word.lower()
    if tag not in _CLOSED and lower not in _KEPT:
        return tag
    return lower[:_LONGEST_WORD] + (f"/{tag}" if lower in _TWO_SIDED and tag in {"IN", "DT", "RP"} else "")


def _context(near: Sequence[str], kinds: Sequence[str], spacing: str) -> list[str]:
    """Runs of words and tags around the place, which lies between the third and the fourth."""
    _, l2, l1, r1, r2, _ = near
    t3, t2, t1, u1, u2, u3 = kinds
    names = [
        f"a{l1} {r1}{spacing}",
        f"b{l2} {l1} {r1}",
        f"c{l1} {r1} {r2}",
        f"d{l2} {l1} {r1} {r2}",
        f"e{t2} {t1} {u1} {u2}",
        f"f{t3} {t2} {t1} {u1}",
        f"g{t1} {u1} {u2} {u3}",
        f"h{t1} {u1}",
        f"i{t1} {u1} {u2}",
        f"j{t2} {t1} {u1}",
        f"k{l1} {u1} {u2}",
        f"l{l1}",
        f"r{r1}",
        f"m{l2} {l1}",
        f"o{r1} {r2}",
    ]
    return [*names, f"s{spacing}"] if spacing else names


def _grammar(word: str, before: str, after: str, licence: int, closing: str) -> list[str]:
    """What may stand without an object, and what may open a sentence."""
    names = []
    if before in {"IN", "RP"} and word not in PUNCTUATION:
        names += [f"w{licence} {after}", f"x{licence} {word} {after}"]
    elif before.startswith("V"):
        names.append(f"v{licence} {before} {after}")
    if word in _OPENERS and after in _FINITE:
        names.append(f"u{'?' if closing == '?' else '.'}{after}")
    return names


def _spacing(piece: Piece) -> list[str]:
    """`` SP``: a space before a closing mark; `` SPL``: one after an opening mark; `` J``: no space at all.

    A text that sets a space before a third of its marks does so by habit, and its spaces tell nothing.
    """
    words, tags, starts = piece
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    spaced = [i for i in range(1, len(words)) if words[i] in PUNCTUATION and starts[i] > ends[i - 1]]
    marks = sum(word in PUNCTUATION for word in words)
    habit = len(spaced) > 1 and len(spaced) > _MANY_SPACED * marks
    result = [""] * (len(words) + 1)
    for i in range(1, len(words)):
        if starts[i] == ends[i - 1]:
            result[i] = " J"
            continue
        if _symbol(words[i], tags[i]) in PUNCTUATION and not habit:
            result[i] = " SP"
        if _symbol(words[i - 1], tags[i - 1]) in {"-lrb-", "(", "“", "``"}:
            result[i] += " SPL"
    return result


def _licences(piece: Piece) -> list[int]:
    """What earlier in the clause lets a preposition or verb do without its object.

    1: a relative or question word; 2: a pronoun right after a noun (``the man she spoke to``); 3: an infinitive.
    """
    words, tags, _ = piece
    licence, result = 0, [0]
    for i, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if word in _CLAUSE_ENDS:
            licence = 0
        if tag in {"WDT", "WP", "WRB", "WP$"} or word.lower() == "that":
            licence = 1
        elif tag == "PRP" and i and tags[i - 1].startswith("N"):
            licence = _REDUCED
        elif tag == "TO" and licence != 1:
            licence = 3
        result.append(licence)
    return result


def _closing_marks(words: Sequence[str]) -> list[str]:
    """For each place the mark that ends its clause."""
    result, mark = [""] * (len(words) + 1), ""
    for i in range(len(words) - 1, -1, -1):
        mark = words[i] if words[i] in {".", "?", "!", ":", ";"} else mark
        result[i] = mark
    result[-1] = result[-2] if words else ""
    return result


def _verbless(piece: Piece) -> list[bool]:
    """For each place whether its sentence has no finite verb."""
    words, tags, _ = piece
    result: list[bool] = []
    start = 0
    for i, word in enumerate(words):
        if word in _SENTENCE_ENDS or i == len(words) - 1:
            result += [not _INFLECTED.intersection(tags[start : i + 1])] * (i + 1 - start)
            start = i + 1
    return [*result, result[-1] if result else False]


def _is_call(piece: Piece, i: int) -> bool:
    """``clone()``: empty brackets right after a word are a program's, and nothing was lost in them."""
    return i > 1 and piece.starts[i - 1] == piece.starts[i - 2] + len(piece.words[i - 2])
