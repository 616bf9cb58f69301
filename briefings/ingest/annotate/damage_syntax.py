"""A second look at a place that `damage_model` finds odd: does the sentence's tree bear out that words are missing?

The model of neighbouring tags cannot know that ``the envoy from Norland met`` has lost what was met, while ``where they
met`` has not: the verbs' objects and subjects stand far off. So the few places that it finds odd are weighed again by
a logistic regression over its own score, what depends on the words beside the place, and these words themselves.
``tools/train_damage_syntax.py`` trained it on free texts from which links had been taken out, and wrote
``data/damage_syntax.json``: hundredths of each weight. Rescoring of a cheap model's candidates by a dearer one is
common in parsing (M. Collins and T. Koo, "Discriminative Reranking for Natural Language Parsing", 2005).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

ODD = -2.5
"""A first score above this is looked at again: about ten places in 1,000 words of sound text."""

_UNSUSPECTED = -99.0
_FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass"))
_COMPLEMENTS = frozenset(
    ("dobj", "pobj", "pcomp", "ccomp", "xcomp", "attr", "acomp", "prep", "dative", "advmod", "prt", "oprd")
)
_SENTENCE_ENDS = frozenset((".", "?", "!"))
_LONGEST_WORD = 14
_EDGE = "<>"


class Tree(NamedTuple):
    """A text's tokens and what depends on what; the sequences run in parallel.

    Attributes:
        starts: Offsets into any one text.
        deps: Dependency labels (ClearNLP).
        heads: Index of each token's governor; a root governs itself.
        children: For each token those that depend on it, in order of place.
    """

    words: Sequence[str]
    tags: Sequence[str]
    starts: Sequence[int]
    deps: Sequence[str]
    heads: Sequence[int]
    children: Sequence[Sequence[int]]


class Syntax(NamedTuple):
    """Weights of the features and of the first score; a score above 0 is more likely a gap than not."""

    bias: float
    first: float
    weights: Mapping[str, float]

    def scores(self, tree: Tree, first: Sequence[float]) -> list[float]:
        """The first scores of all places weighed again; where they are no more than `ODD` no gap is suspected."""
        weight = self.weights.get
        return [
            self.bias + self.first * score + sum(weight(name, 0.0) for name in features(tree, i, score))
            if score > ODD
            else _UNSUSPECTED
            for i, score in enumerate(first)
        ]


@cache
def syntax() -> Syntax:
    """The model that the package brings."""
    raw = json.loads(resources.files(__package__).joinpath("data", "damage_syntax.json").read_text(encoding="utf-8"))
    return Syntax(raw["bias"] / 100, raw["first"] / 100, {name: value / 100 for name, value in raw["weights"].items()})


def tree(
    words: Sequence[str], tags: Sequence[str], starts: Sequence[int], deps: Sequence[str], heads: Sequence[int]
) -> Tree:
    """The tokens with their children."""
    children: list[list[int]] = [[] for _ in words]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    return Tree(words, tags, starts, deps, heads, children)


def features(tree: Tree, i: int, score: float) -> list[str]:
    """The names of the features of the place before token ``i``, whose first score is given."""
    names = [*_words(tree, i), *_sentence(tree, i)]
    if i:
        names += _before(tree, i)
    if i < len(tree.words):
        names += _after(tree, i)
    if 0 < i < len(tree.words):
        names += _between(tree, i)
    step = math.trunc(2 * max(-4.0, min(3.0, score)))
    return [*names, f"B{step}", f"B{_at(tree.tags, i - 1)}{step // 2}"]


def _at(values: Sequence[str], i: int) -> str:
    return values[i] if 0 <= i < len(values) else _EDGE


def _word(tree: Tree, i: int) -> str:
    return _at(tree.words, i).lower()[:_LONGEST_WORD]


def _words(tree: Tree, i: int) -> list[str]:
    """The words, tags and labels on both sides."""
    left, right, tag, next_tag = _word(tree, i - 1), _word(tree, i), _at(tree.tags, i - 1), _at(tree.tags, i)
    dep, next_dep = _at(tree.deps, i - 1), _at(tree.deps, i)
    return [
        f"a{dep}",
        f"b{next_dep}",
        f"c{dep} {next_dep}",
        f"d{tag} {next_tag}",
        f"e{left}",
        f"f{right}",
        f"g{left} {next_tag}",
        f"h{tag} {right}",
        f"i{left} {next_dep}",
        f"j{_word(tree, i - 2)} {left}",
        f"k{_at(tree.tags, i - 2)} {left} {next_tag}",
        f"l{right} {_word(tree, i + 1)}",
        f"m{tag} {right} {_at(tree.tags, i + 1)}",
    ]


def _before(tree: Tree, i: int) -> list[str]:
    """Whether the word before the place has the complement that its kind asks for."""
    at = i - 1
    tag, dep, head = tree.tags[at], tree.deps[at], tree.heads[at]
    kinds = [tree.deps[child] for child in tree.children[at] if child > at]
    names = [
        f"n{tag} {','.join(sorted(set(kinds))[:3])}",
        f"o{dep} {tag} {bool(kinds):d}",
        f"p{dep} {tree.tags[head]} {(head > at) - (head < at)}",
    ]
    if tag.startswith("V"):
        complete = not _COMPLEMENTS.isdisjoint(kinds)
        names += [
            f"q{tag} {complete:d} {_at(tree.deps, i)}",
            f"r{tag} {_has_subject(tree, at):d}",
            f"s{_word(tree, at)} {complete:d}",
        ]
    elif tag in {"IN", "TO", "RP"}:
        names.append(f"t{_word(tree, at)} {min(kinds, default='')} {_at(tree.tags, i)}")
    return names


def _after(tree: Tree, i: int) -> list[str]:
    """Whether a verb that follows the place has its subject."""
    tag, dep = tree.tags[i], tree.deps[i]
    if not tag.startswith("V") and tag not in _FINITE:
        return []
    verb = tree.heads[i] if dep in {"aux", "auxpass"} and not _has_subject(tree, i) else i
    subjects = [child for child in tree.children[verb] if tree.deps[child] in _SUBJECTS]
    names = [f"u{tag} {dep} {bool(subjects):d}", f"v{tag} {bool(subjects):d} {_at(tree.tags, i - 1)}"]
    if subjects:
        names.append(f"w{subjects[-1] < i:d} {tree.tags[subjects[-1]]} {tag}")
    return names


def _has_subject(tree: Tree, i: int) -> bool:
    return any(tree.deps[child] in _SUBJECTS for child in tree.children[i])


def _between(tree: Tree, i: int) -> list[str]:
    """How the words on both sides hang together, and how they are spaced."""
    at, head, next_head = i - 1, tree.heads[i - 1], tree.heads[i]
    dep, next_dep, tag, next_tag = tree.deps[at], tree.deps[i], tree.tags[at], tree.tags[i]
    bond = "right" if head == i else "left" if next_head == at else "both" if head == next_head else "none"
    if bond == "none" and head > at:
        bond = "ahead"
    side = "root" if next_head == i else "ahead" if next_head > i else "left" if next_head == at else "back"
    capitals = f"{tree.words[at][0].isupper():d}{tree.words[i][0].isupper():d}"
    space = min(2, tree.starts[i] - tree.starts[at] - len(tree.words[at]))
    marks = [
        name if not word[0].isalnum() else "w" for name, word in ((tag, tree.words[at]), (next_tag, tree.words[i]))
    ]
    return [
        f"x{bond}",
        f"x{bond} {dep} {next_dep}",
        f"y{bond} {side} {tag} {next_tag}",
        f"z{side} {next_dep}",
        f"A{capitals} {tag} {next_tag}",
        f"C{space} {' '.join(marks)}",
    ]


def _sentence(tree: Tree, i: int) -> list[str]:
    """Whether the sentence has a verb and its root a subject, and where in it the place lies."""
    start, end = _bounds(tree.words, i)
    roots = [at for at in range(start, end) if tree.heads[at] == at or not start <= tree.heads[at] < end]
    finite = sum(tree.tags[at] in _FINITE for at in range(start, end))
    names = [
        f"D{min(finite, 4)}",
        f"E{min(i - start, 3)}",
        f"F{min(end - i, 3)}",
        f"G{min(8, (end - start) // 5)}",
        f"H{min(len(roots), 2)}",
    ]
    if roots:
        root, tag = roots[0], tree.tags[roots[0]]
        names += [f"I{tag} {tree.deps[root]}", f"J{tag} {root < i:d} {_has_subject(tree, root):d}"]
    return names


def _bounds(words: Sequence[str], i: int) -> tuple[int, int]:
    """The sentence of the place before token ``i``, by its full stops."""
    start = end = min(i, len(words) - 1)
    while start and words[start - 1] not in _SENTENCE_ENDS:
        start -= 1
    while end < len(words) and words[end] not in _SENTENCE_ENDS:
        end += 1
    return start, end
