"""What an editor meant and no page can show: links to nowhere, and the markup of other programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from briefings.content.bounds import too_much
from briefings.content.definitions import Definitions
from briefings.content.links import BASE, Found
from briefings.content.markdown import Convert, MarkdownFault, prose_links
from briefings.content.notes import REFERENCE
from briefings.content.places import Faults
from briefings.content.scan import SENTINEL, Scan
from briefings.content.skeleton import Skeleton
from briefings.model import OwnLink
from briefings.text import clip, slugify

_SIGNS = ("][", "[[", "~~")
"""One of them stands in the text of a page on which any of what follows stays."""
_LOOSE = re.compile(
    r"\\."
    r"|!?\[(?P<words>(?:[^\[\]\\\n]|\\[^\n]|\n(?![ \t]*\n))++)\]\[(?P<label>[^\[\]\n]*)\]"
    r"|\[\[(?P<wiki>[^\[\]\n]{1,200})\]\](?!\[)"
    r"|~~(?P<struck>[^~\s][^~\n]{0,400})~~",
    re.DOTALL,
)
"""``[words][label]``, ``[[words]]``, ``~~words~~``."""
_STANDING = re.compile(SENTINEL.pattern + r"(?=!?\[|~~)")
_TAKEN_OUT = re.compile(
    r"```.*?(?:```|\Z)|`[^`\n]*`|\\.|<(?P<tag>iframe|script|style|video|audio|object|embed|svg|canvas|math)\b",
    re.DOTALL | re.IGNORECASE,
)
_CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
_ENTITY_FILE = re.compile(r"@(?P<label>[a-z0-9-]+)|(?:\.{0,2}/)*(?:content/)?entities/(?P<file>[a-z0-9-]+)(?:\.md)?")
_IN_ARTICLE = "write it in full, or as files/NAME for a file in content/files/"
_IN_PROSE = {
    "a": "begin it with / for a page of the site, with files/ for a file, or write it in full",
    "img": "put the picture into content/files/ and write files/ and its name",
}


class Loose(msgspec.Struct, frozen=True):
    """Markup that stays on the page as it is written: where it begins in its Markdown, and its parts.

    Attributes:
        label: Of ``[words][label]``; None for other markup.
    """

    at: int
    shown: str
    words: str
    label: str | None


def loose(markup: str, convert: Convert, first: int = 0) -> Iterator[Loose]:
    """What of a text stays as it is written; what stands in code is meant so.

    Args:
        markup: Markdown, which may hold sentinels.
        convert: From `markdown.converter`.
        first: Number of a sentinel that does not occur in it, nor any above.

    Raises:
        MarkdownFault: if the text cannot be parsed.
    """
    found = [match for match in _LOOSE.finditer(markup) if match.lastgroup]
    if not found:
        return
    made, done = [], 0
    for number, match in enumerate(found):
        made += [markup[done : match.start()], f"\x0e{first + number}\x0f"]
        done = match.start()
    shown = _CODE.sub("", convert("".join([*made, markup[done:]])))
    for standing in _STANDING.finditer(shown):
        number = int(standing[1]) - first
        if number >= 0:
            match = found[number]
            words = next(group for group in match.group("words", "wiki", "struck") if group is not None)
            label = match["label"] if match["label"] is None else match["label"] or words
            yield Loose(match.start(), SENTINEL.sub("", match[0]), SENTINEL.sub("", words), label)


def check_article(
    scanned: Scan, built: Skeleton, known: Definitions, faults: Faults, convert: Convert
) -> tuple[str, ...]:
    """Reports such markup in an article's text and in its editor's notes.

    Returns:
        The addresses, as written, of links and pictures that lead into the site, each once.
    """
    if any(sign in built.text for sign in _SIGNS):  # nearly no text has one
        for found in loose(scanned.markup, convert, len(scanned.sources)):
            _tell_loose(found, known, scanned.body_offset(found.at), faults)
    for lost in built.links:
        if lost.target is None:
            _tell_lost(lost.address, 0, faults, _IN_ARTICLE)
    own = [found.address for found in built.links if found.target]
    for at, tag in _taken_out(scanned.markup):
        _tell_taken_out(tag, scanned.body_offset(at), faults)
    for note in known.notes.values():
        if note.text.kind == "editor" and any(sign in note.text.text for sign in "[<~"):
            own += [link.address for link in _check_remark(note.text.text, known, note.at, faults, convert)]
    return tuple(dict.fromkeys(own))


def check_prose(markup: str, faults: Faults, convert: Convert) -> tuple[OwnLink, ...]:
    """Reports such markup in a page, an edition or a story's note.

    Returns:
        Those that lead into the site: whether it has what they name is known when it is planned.

    Raises:
        MarkdownFault: if the text cannot be parsed.
    """
    own = tuple(_into_site(prose_links(markup, convert), 0, faults))
    for found in loose(markup, convert):
        _warn_loose(found, found.at, faults, "write [words](/path/) or [words](https://…), or \\[ for a bracket")
    for at, tag in _taken_out(markup):
        _tell_taken_out(tag, at, faults)
    return own


def _into_site(links: Iterable[Found], after: int, faults: Faults) -> Iterator[OwnLink]:
    """The links into the site; each that leads nowhere is reported."""
    for tag, address, target in links:
        if target is None:
            _tell_lost(address, after, faults, _IN_PROSE[tag])
        elif target.startswith(BASE):
            yield OwnLink(address, target.removeprefix(BASE), faults.place(faults.address(address, after)))


def _check_remark(remark: str, known: Definitions, at: int, faults: Faults, convert: Convert) -> tuple[OwnLink, ...]:
    """Reports such markup in an editor's note, in which the article's own labels are understood; gives its links."""
    markup = REFERENCE.sub(lambda match: match["words"], remark)
    found = too_much(markup)
    if found:
        faults.error("too-complex", found.message, at, found.remedy)
        return ()
    own: tuple[OwnLink, ...] = ()
    try:
        own = tuple(_into_site(prose_links(markup, convert), at, faults))
        for one in loose(markup, convert):
            _tell_loose(one, known, at, faults)
    except MarkdownFault as fault:
        faults.error("too-complex", str(fault), at, "make it flat")
    for _, tag in _taken_out(markup):
        _tell_taken_out(tag, at, faults)
    return own


def _tell_loose(found: Loose, known: Definitions, at: int, faults: Faults) -> None:
    """An error where a label lacks no more than its ``@``; else a warning, since the signs may be meant."""
    label, words = "@" + slugify(found.label or found.words), clip(found.words, 40)
    if found.label is not None and label in known.entities:
        message = f"{clip(found.shown, 80)} is no link: the entity is called [{label}]"
        faults.error("undefined-label", message, at, f"write [{words}][{label}]")
        return
    remedy = f"for an entity write [{words}][{label}] and define it at the foot of the file; for brackets, \\["
    _warn_loose(found, at, faults, remedy)


def _warn_loose(found: Loose, at: int, faults: Faults, remedy: str) -> None:
    if found.shown.startswith("~~"):
        remedy = "write <s>words</s>, or take the signs out"
    reason = ": nothing defines its label" if found.label is not None else ""
    code = "undefined-label" if found.label is not None else "loose-markup"
    faults.warn(code, f"{clip(found.shown, 80)} stays on the page as it is written{reason}", at, remedy)


def _taken_out(markup: str) -> Iterator[tuple[int, str]]:
    """Tags that no page holds, with all that stands in them; not those in code."""
    for match in _TAKEN_OUT.finditer(markup) if "<" in markup else ():
        if match["tag"]:
            yield match.start(), match["tag"].lower()


def _tell_taken_out(tag: str, at: int, faults: Faults) -> None:
    remedy = "link to it, or write `\\<` where the sign is meant"
    faults.warn("lost-markup", f"<{tag}> and what stands in it are on no page", at, remedy)


def _tell_lost(address: str, after: int, faults: Faults, remedy: str) -> None:
    meant = _ENTITY_FILE.fullmatch(address)
    if meant:
        remedy = f"for an annotation write [words][@{meant['label'] or meant['file']}]"
    at = faults.address(address, after)
    faults.warn("lost-link", f"{clip(address, 60)!r} leads nowhere on the site", at, remedy)
