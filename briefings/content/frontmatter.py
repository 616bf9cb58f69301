"""The YAML head of a file: taken off, and read with every fault in its place."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from briefings import yamldoc
from briefings.decode import decode
from briefings.diagnostics import Place, Report
from briefings.yamldoc import Document

T = TypeVar("T", bound=msgspec.Struct)

_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^---[ \t]*$", re.MULTILINE)
_CONFLICTS = ("\n<<<<<<< ", "\n>>>>>>> ")
"""What Git writes around two versions; foreign text has its ``<`` and ``>`` as references."""
_CUT = re.compile(r"^[ \t]*(?:- )?[a-z_]+:[ \t]+[^\s\"'\[{|>#][^\n]*?[ \t](?=#[^\s#])", re.MULTILINE)
"""A value without quotation marks, up to a ``#`` and a word, as in "Berth #3"."""


class Head(msgspec.Struct, frozen=True):
    """A file parted in two.

    Attributes:
        document: The YAML, or None where it has faults.
        body: The Markdown after it.
        body_line: The line of the file, from 1, on which ``body`` begins.
    """

    document: Document | None
    body: str
    body_line: int


def split(text: str, path: str, report: Report) -> Head | None:
    """Parts a file's text in front matter and Markdown.

    None where it has no front matter, or Git left a conflict in it, which is reported. The text is normalized
    (`texts.normalized`).
    """
    conflict = next((text.index(sign) for sign in _CONFLICTS if sign in text), None)
    if conflict is not None:
        place = Place(path, text.count("\n", 0, conflict) + 2, 1)
        remedy = "keep one of them, and delete the lines <<<<<<<, ======= and >>>>>>>"
        report.error("merge-conflict", "Git left two versions here", place, remedy)
        return None
    opening = _FENCE.match(text)
    if not opening:
        found = "the file is empty" if not text.strip() else "the file doesn't begin with front matter"
        report.error(
            "no-front-matter", found, Place(path, 1, 1), "begin it with a line ---, then YAML, then a line ---"
        )
        return None
    closing = _closing(text, opening.end())
    if not closing:
        remedy = "end the front matter with a line ---"
        report.error("unclosed-front-matter", "the front matter has no end", Place(path, 1, 1), remedy)
        return None
    written = text[opening.end() : closing.start()]
    for cut in _CUT.finditer(written) if " #" in written else ():
        place = Place(path, written.count("\n", 0, cut.end()) + 2, cut.end() - written.rfind("\n", 0, cut.end()))
        remedy = "put the whole value in quotes, or a blank behind the # of a comment"
        report.warn(
            "yaml-comment", "what stands from # on is a comment to YAML, and no part of the value", place, remedy
        )
    document = yamldoc.parse(written, path, report, first_line=2)
    body_start = min(closing.end() + 1, len(text))
    return Head(document, text[body_start:], text.count("\n", 0, closing.end()) + 2)


def _closing(text: str, start: int) -> re.Match[str] | None:
    """The line that ends the front matter; most lines are passed by what is quicker than a pattern."""
    at = start
    while at >= 0:
        match = _END.match(text, at)
        if match:
            return match
        at = text.find("\n---", at) + 1 or -1
    return None


def read(document: Document, kind: type[T], report: Report) -> T | None:
    """The YAML as a record; None after faults, all of which are in the report."""
    if document.value is not None and not isinstance(document.value, dict):
        remedy = "write one 'key: value' a line"
        report.error("yaml-root", "the front matter is no mapping", document.place(), remedy)
        return None
    return decode(document, kind, report)
