"""Words, sentences and paragraphs that stand twice, and a body that ends in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings import sentences
from briefings.ingest.types import Clean
from briefings.model import Block, By, Damage

_LONGEST = 60
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NEVER_TWICE = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "to",
        "and",
        "for",
        "with",
        "by",
        "at",
        "from",
        "this",
        "his",
        "their",
        "its",
        "our",
        "was",
    )
)
_PHRASE_WORDS = (6, 5, 4, 3)
_SENTENCE_WORDS = 6
_OPEN_ENDS = frozenset(
    (
        *(
            "the",
            "a",
            "an",
            "of",
            "to",
            "and",
            "or",
            "with",
            "by",
            "for",
            "from",
            "his",
            "her",
            "its",
            "their",
            "which",
        ),
        *("whose", "is", "are", "was", "were", "has", "have", "will", "would", "that", "as", "than", "between", "into"),
    )
)
_PARAGRAPHS_WITH_STOPS = 3
_DASHES = frozenset(("-", "–", "—", "--"))
_STOPS = (".", "!", "?", "…", "”", "’", '"', "'", ")", ":", "。", "*")


def find(clean: Clean) -> Iterator[Damage]:
    """The repeated and cut-off spots of an article."""
    blocks = [block for block in clean.blocks if block.kind in {"paragraph", "quote", "list"}]
    for block in blocks:
        yield from _repeated_words(clean.text, block)
    yield from _repeated_sentences(clean.text, [block for block in blocks if block.kind == "paragraph"])
    yield from _cut_off(clean.text, [block for block in blocks if block.kind == "paragraph"])


def _repeated_words(text: str, block: Block) -> Iterator[Damage]:
    words = list(_WORD.finditer(text, block.start, block.end))
    lower = [match[0].lower() for match in words]
    i = 0
    while i < len(words) - 1:
        length = _length_of_repeat(text, words, lower, i)
        if length:
            end = words[i + 2 * length - 1].end()
            # Whole words only: what begins within one can be no extent of a note.
            places = (match.start() for match in words[i : i + 2 * length])
            start = next((place for place in places if end - place <= _LONGEST), end - _LONGEST)
            repeated = " ".join(match[0] for match in words[i : i + length])
            why = f"“{repeated}” stands twice. Left as found."
            yield Damage(start, end, end, "duplicate", why, By("repeat-words", 0.9))
            i += 2 * length
        else:
            i += 1


def _length_of_repeat(text: str, words: Sequence[re.Match[str]], lower: Sequence[str], i: int) -> int:
    """How many words from here on stand again right after, with nothing but a space between; 0: none."""
    for length in _PHRASE_WORDS:
        if lower[i : i + length] == lower[i + length : i + 2 * length] and i + 2 * length <= len(words):
            plain = all(
                text[a.end() : b.start()] == " "
                for a, b in zip(words[i : i + 2 * length - 1], words[i + 1 : i + 2 * length], strict=True)
            )
            return length if plain and len(set(lower[i : i + length])) > 1 else 0
    alike = lower[i] == lower[i + 1] and lower[i] in _NEVER_TWICE
    return 1 if alike and text[words[i].end() : words[i + 1].start()] == " " else 0


def _repeated_sentences(text: str, blocks: Sequence[Block]) -> Iterator[Damage]:
    seen: set[str] = set()
    for block in blocks:
        for start, end in sentences.split(text[block.start : block.end]):
            words = text[block.start + start : block.start + end]
            if words in seen:
                last = len(words) if len(words) <= _LONGEST else words.rfind(" ", 0, _LONGEST + 1)
                last = last if last > 0 else _LONGEST
                at = block.start + start
                why = "This sentence stands in the article before. Left as found."
                yield Damage(at, at + last, at + last, "duplicate", why, By("repeat-sentence", 0.9))
            elif len(words.split()) >= _SENTENCE_WORDS:
                seen.add(words)


def _is_signed(words: Sequence[str]) -> bool:
    """Whether an agency's name in capitals follows the last sentence: "… on Monday. - HARBOUR"."""
    return words[-2] in _DASHES and words[-1].isupper() and words[-3].endswith(_STOPS)


def _cut_off(text: str, blocks: Sequence[Block]) -> Iterator[Damage]:
    """A last paragraph that ends on a word which must go on, or alone among its like without a stop."""
    if not blocks:
        return
    last = blocks[-1]
    words = text[last.start : last.end].split()
    if len(words) < _SENTENCE_WORDS or words[-1].rstrip("])").endswith(_STOPS) or _is_signed(words):
        return
    others = [text[block.start : block.end].rstrip().endswith(_STOPS) for block in blocks[:-1]]
    if words[-1].lower().rstrip(",") in _OPEN_ENDS or words[-1].endswith(","):
        confidence = 0.9
    elif len(others) >= _PARAGRAPHS_WITH_STOPS and all(others):
        confidence = 0.7
    else:
        return
    start = max(last.end - len(words[-1]), last.end - _LONGEST)
    why = "The text ends in the middle of a sentence. Left as found."
    yield Damage(start, last.end, last.end, "truncation", why, By("cut-off", confidence))
