"""An article's file opened for an edit: where in the file every annotation and every definition stands.

An edit is tried on the text, read back, and taken only if the article's words are still the same: whatever a command
of the desk does to annotations, the proof of fidelity holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from briefings.content import annotated, bytewise, frontmatter, headedits, plain
from briefings.content.bytewise import Edit
from briefings.content.markdown import Convert
from briefings.content.scan import mark_at, scan
from briefings.content.texts import normalized
from briefings.diagnostics import Place, Report
from briefings.model import Article
from briefings.yamldoc import Document

_MOST_TRIES = 24


class EditFault(Exception):  # noqa: N818 - a fault of what was asked; its caller makes a diagnostic of it
    """An edit that the file cannot hold; carries a message and a remedy."""

    def __init__(self, message: str, remedy: str = "edit the file by hand") -> None:
        self.message, self.remedy = message, remedy
        super().__init__(message)


class Mark(msgspec.Struct, frozen=True):
    """One annotation in the text: ``[words][label]``, or the marker of a note, ``[^label]``.

    Attributes:
        label: Canonical, a note's without the ``^``.
        start: Of its opening bracket in the file; ``end`` behind its last one.
        words: Offsets in the file of the words between the brackets; empty for a note.
        tag: Offsets in the file of the label as it is written.
        span: Offsets in the article's text.
    """

    label: str
    is_note: bool
    start: int
    end: int
    words: tuple[int, int]
    tag: tuple[int, int]
    span: tuple[int, int]


class Defined(msgspec.Struct, frozen=True):
    """A definition at the foot: its label and its lines in the file, the last line break not included."""

    label: str
    is_note: bool
    start: int
    end: int


class Opened(msgspec.Struct, frozen=True):
    """An article's file.

    Attributes:
        original: Its text as decoded.
        text: The same, normalized: every offset counts in it.
        body_at: Where the Markdown begins.
    """

    path: str
    original: str
    text: str
    body_at: int
    article: Article
    head: headedits.Head
    document: Document | None
    marks: tuple[Mark, ...]
    definitions: tuple[Defined, ...]

    def place(self, at: int) -> Place:
        """Line and column of an offset."""
        return Place(self.path, self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at))

    def source(self, defined: Defined) -> str:
        """The lines of a definition as they are written."""
        return self.text[defined.start : defined.end]

    def definition(self, label: str, *, is_note: bool) -> Defined | None:
        """The definition of a label."""
        return next((item for item in self.definitions if (item.label, item.is_note) == (label, is_note)), None)


def open_article(original: str, path: str, report: Report, convert: Convert) -> Opened | None:
    """Opens an article; None where it has faults, which are in the report.

    Args:
        original: The file's text, as decoded.
        path: Of the file, relative to the site.
        report: Takes every fault.
        convert: From `markdown.converter`.
    """
    article = annotated.read(original, path, report, convert)
    text = normalized(original)
    head = frontmatter.split(text, path, Report())
    if article is None or head is None:
        return None
    body_at = len(text) - len(head.body)
    scanned = scan(head.body)
    built = plain.read(scanned.markup, scanned.sources, convert)
    marks: list[Mark] = []
    for number, mark in enumerate(scanned.marks):
        spot, match = built.spots.get(2 * number), mark_at(head.body, mark.at)
        if spot is None or spot.at is None or match is None:  # it stands in code, where it is no annotation
            continue
        far = built.spots.get(2 * number + 1)
        words = match.span("words") if not mark.is_note else (match.end(), match.end())
        tag = match.span("note" if mark.is_note else "label")
        until = far.at if far and far.at is not None and not mark.is_note else spot.at
        start, end = body_at + match.start(), body_at + match.end()
        marks.append(
            Mark(mark.label, mark.is_note, start, end, _moved(words, body_at), _moved(tag, body_at), (spot.at, until))
        )
    definitions = tuple(
        Defined(item.label, item.is_note, body_at + item.at, body_at + item.end) for item in scanned.definitions
    )
    return Opened(
        path, original, text, body_at, article, headedits.parse(text), head.document, tuple(marks), definitions
    )


def changed(
    opened: Opened,
    tries: Iterable[Sequence[Edit]],
    convert: Convert,
    accept: Callable[[Article], bool] = lambda _: True,
) -> Opened:
    """The file after the first of these edits that leaves every word as it is and does what it should.

    Args:
        opened: The file before.
        tries: Edits to try, the likeliest first.
        convert: From `markdown.converter`.
        accept: Whether the article that comes out is the wanted one.

    Raises:
        EditFault: if none of them does.
    """
    reason = "no place for it was found in the file"
    for _, edits in zip(range(_MOST_TRIES), tries, strict=False):
        report = Report()
        after = open_article(bytewise.apply(opened.original, edits), opened.path, report, convert)
        if after is None:
            reason = next((found.message for found in report.diagnostics if found.is_error), reason)
        elif not same_words(opened.article, after.article):
            reason = "the article's words would change"
        elif not accept(after.article):
            reason = "other annotations would change with it"
        else:
            return after
    raise EditFault(f"this cannot be written: {reason}")


def same_words(one: Article, other: Article) -> bool:
    """Whether two states of an article say the same in the same blocks; a caption may become a paragraph."""
    return one.text == other.text and [(block.start, block.end, block.level) for block in one.blocks] == [
        (block.start, block.end, block.level) for block in other.blocks
    ]


def _moved(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by
