"""A paragraph of sanitized HTML in one go: nearly all that articles are made of, and quicker than tag by tag."""

from __future__ import annotations

import re

import msgspec

from briefings.content.links import mapped_attributes
from briefings.content.scan import SENTINEL

INLINE_TAG = re.compile(r'(<[^">]*(?:"[^"]*"[^">]*)*>)')


class Spot(msgspec.Struct, frozen=True):
    """Where a sentinel came out.

    Attributes:
        at: Offset in the text; None where no word stands in its block.
        in_link: Whether it stands in the words of a link of the editor's.
    """

    at: int | None
    in_link: bool


class Paragraph:
    """One reading of a paragraph's words and inline tags.

    Attributes:
        start: Offset in the article's text of its first word.
        tags: What stands around the words; one more than ``spans``.
        lost: Addresses that lead nowhere.
        is_plain: False where only a reading tag by tag tells where a sentinel belongs.
    """

    def __init__(self, start: int, sources: tuple[str, ...]) -> None:
        self.start = self.length = start
        self.text: list[str] = []
        self.tags = [""]
        self.spans: list[tuple[int, int]] = []
        self.spots: dict[int, Spot] = {}
        self.lost: list[str] = []
        self.is_plain = True
        self._sources = sources
        self._links = 0

    def tag(self, tag: str) -> None:
        """A link, ``em`` or ``strong`` begins or ends."""
        if "\x0e" in tag or (self.spots and not self.text):
            self.is_plain = False
        if tag.startswith("<a"):
            tag = f"<a{mapped_attributes('a', tag[2:-1], self.lost)}>"
        self._links += tag.startswith("<a") - (tag == "</a>")
        self.tags[-1] += tag

    def characters(self, words: str) -> None:
        """Text with sentinels, its entities resolved."""
        if "\n" in words:
            words = words.replace("\n", " ")
        if "\x0e" not in words:
            self._words(words)
            return
        for index, part in enumerate(SENTINEL.split(words)):
            if index % 2:
                self.spots[int(part)] = Spot(self.length, self._links > 0)
            elif part:
                self._words(part)

    def _words(self, words: str) -> None:
        start, self.length = self.length, self.length + len(words)
        if self.spans and not self.tags[-1]:
            self.spans[-1] = (self.spans[-1][0], self.length)
        else:
            self.spans.append((start, self.length))
            self.tags.append("")
        self.text.append(words)
