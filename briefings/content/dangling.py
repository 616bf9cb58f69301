"""Links that an editor meant and no page can have: to what nothing defines, or to what is not on the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from briefings.content.bounds import too_much
from briefings.content.definitions import Definitions
from briefings.content.links import BASE
from briefings.content.markdown import Convert, MarkdownFault, prose_links
from briefings.content.notes import REFERENCE
from briefings.content.places import Faults
from briefings.content.scan import SENTINEL, Scan
from briefings.content.skeleton import Skeleton
from briefings.model import OwnLink
from briefings.text import clip, slugify

_PAIR = re.compile(r"\\.|!?\[(?P<words>(?:[^\[\]\\\n]|\\[^\n]|\n(?![ \t]*\n))++)\]\[(?P<label>[^\[\]\n]*)\]", re.DOTALL)
_STANDING = re.compile(SENTINEL.pattern + r"!?\[")
_CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
_ENTITY_FILE = re.compile(r"@(?P<label>[a-z0-9-]+)|(?:\.{0,2}/)*(?:content/)?entities/(?P<file>[a-z0-9-]+)(?:\.md)?")
_IN_ARTICLE = "write it in full, or as files/NAME for a file in content/files/"
_IN_PROSE = {
    "a": "begin it with / for a page of the site, with files/ for a file, or write it in full",
    "img": "put the picture into content/files/ and write files/ and its name",
}


class Undefined(msgspec.Struct, frozen=True):
    """``[words][label]`` that stays on the page as it is written, and where it begins in its Markdown."""

    at: int
    words: str
    label: str


def undefined(markup: str, convert: Convert, first: int = 0) -> Iterator[Undefined]:
    """Reference links whose label nothing defines; what stands in code is none.

    Args:
        markup: Markdown, which may hold sentinels.
        convert: From `markdown.converter`.
        first: Number of a sentinel that does not occur in it, nor any above.

    Raises:
        MarkdownFault: if the text cannot be parsed.
    """
    pairs = [match for match in _PAIR.finditer(markup) if match["words"] is not None]
    if not pairs:
        return
    made, done = [], 0
    for number, pair in enumerate(pairs):
        made += [markup[done : pair.start()], f"\x0e{first + number}\x0f"]
        done = pair.start()
    shown = _CODE.sub("", convert("".join([*made, markup[done:]])))
    for standing in _STANDING.finditer(shown):
        number = int(standing[1]) - first
        if number < 0:
            continue
        pair = pairs[number]
        yield Undefined(pair.start(), SENTINEL.sub("", pair["words"]), pair["label"] or pair["words"])


def check_article(scanned: Scan, built: Skeleton, known: Definitions, faults: Faults, convert: Convert) -> None:
    """Reports such links in an article's text and in its editor's notes."""
    if "][" in built.text:  # nearly no text has it
        for pair in undefined(scanned.markup, convert, len(scanned.sources)):
            _tell_undefined(pair, known, scanned.body_offset(pair.at), faults)
    for address in built.lost:
        _tell_lost(address, 0, faults, _IN_ARTICLE)
    for note in known.notes.values():
        if note.text.kind == "editor" and ("[" in note.text.text or "<" in note.text.text):
            _check_remark(note.text.text, known, note.at, faults, convert)


def check_prose(markup: str, faults: Faults, convert: Convert) -> tuple[OwnLink, ...]:
    """Reports such links in a page, an edition or a story's note.

    Returns:
        Those that lead into the site: whether it has what they name is known when it is planned.

    Raises:
        MarkdownFault: if the text cannot be parsed.
    """
    own = _own(markup, 0, faults, convert)
    for pair in undefined(markup, convert) if "][" in markup else ():
        remedy = "write [words](/path/) or [words](https://…), or \\[ where a bracket is meant"
        _warn_undefined(pair, pair.at, faults, remedy)
    return own


def _own(markup: str, after: int, faults: Faults, convert: Convert) -> tuple[OwnLink, ...]:
    """The links into the site; each that leads nowhere is reported."""
    own = []
    for tag, address, target in prose_links(markup, convert):
        if target is None:
            _tell_lost(address, after, faults, _IN_PROSE[tag])
        elif target.startswith(BASE):
            own.append(OwnLink(address, target.removeprefix(BASE), faults.place(faults.address(address, after))))
    return tuple(own)


def _check_remark(remark: str, known: Definitions, at: int, faults: Faults, convert: Convert) -> None:
    """Reports links in an editor's note, in which the article's own labels are understood."""
    markup = REFERENCE.sub(lambda match: match["words"], remark)
    found = too_much(markup)
    if found:
        faults.error("too-complex", found.message, at, found.remedy)
        return
    try:
        _own(markup, at, faults, convert)
        for pair in undefined(markup, convert) if "][" in markup else ():
            _tell_undefined(pair, known, at, faults)
    except MarkdownFault as fault:
        faults.error("too-complex", str(fault), at, "make it flat")


def _tell_undefined(pair: Undefined, known: Definitions, at: int, faults: Faults) -> None:
    """An error where the label lacks no more than its ``@``; else a warning, since brackets may be meant."""
    label = "@" + slugify(pair.label)
    shown = clip(pair.words, 40)
    if label in known.entities:
        message = f"[{shown}][{pair.label}] is no link: the entity is called [{label}]"
        faults.error("undefined-label", message, at, f"write [{shown}][{label}]")
        return
    remedy = f"for an entity write [{shown}][{label}] and define it at the foot of the file; for brackets, \\["
    _warn_undefined(pair, at, faults, remedy)


def _warn_undefined(pair: Undefined, at: int, faults: Faults, remedy: str) -> None:
    shown = f"[{clip(pair.words, 40)}][{clip(pair.label, 40)}]"
    faults.warn("undefined-label", f"{shown} stays on the page as it is written: nothing defines its label", at, remedy)


def _tell_lost(address: str, after: int, faults: Faults, remedy: str) -> None:
    meant = _ENTITY_FILE.fullmatch(address)
    if meant:
        remedy = f"for an annotation write [words][@{meant['label'] or meant['file']}]"
    at = faults.address(address, after)
    faults.warn("lost-link", f"{clip(address, 60)!r} leads nowhere on the site", at, remedy)
