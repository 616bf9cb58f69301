"""The grammar of notes and titles: what stands behind the colon of a definition, read and written.

A note is ``**Kind.** Field: value. Field: value. By: RULE CONFIDENCE.``; the title of an entity's definition is
``kind; role; role; By: RULE CONFIDENCE``, that of a date's the evidence. Values are escaped Markdown on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import get_args

import msgspec

from briefings.content import labels
from briefings.content.escape import escape_link_text, escape_note, escape_title, unescape
from briefings.model import By, DamageKind, NoteKind
from briefings.text import did_you_mean, with_article

KINDS: dict[str, NoteKind] = {
    "quote": "quote",
    "paraphrase": "paraphrase",
    "damage": "damage",
    "caption": "caption",
    "editor": "editor",
    "voice": "voice",
}
NO_IMAGE = "Image not in source."
OWN_PHRASE = "The outlet's own phrase, not a quotation."
REFERENCE = re.compile(r"(?<!\\)\[(?P<words>(?:[^\[\]\\]++|\\.)*+)\]\[(?P<label>" + labels.ANY + r")\]")
"""Words that an article's label stands behind."""

_FIELDS: dict[NoteKind, tuple[str, ...]] = {
    "quote": ("Of", "Speaker", "Via", "Reported", "By"),
    "paraphrase": ("Of", "Speaker", "Via", "Reported", "By"),
    "damage": ("Of", "By"),
    "caption": ("Credit", "By"),
    "editor": (),
    "voice": ("Of", "By"),
}
_HEAD = re.compile(r"\*\*([^*]+)\*\*[ ]*")
_OF = re.compile(r"Of: “([^”]*)”\.?[ ]*")
_BY = re.compile(r"(?:^|[ ]+)By: (\S+) (0|1|[01]?\.\d+)\.?$")
_FIELD = re.compile(r"([A-Z][a-z]+):[ ]+")
_COLON = re.compile(r"\b([A-Z][a-z]+):")
_ESCAPED = re.compile(r"\\.")
_MARKUP = re.compile(r"[*`]")
_LINK = re.compile(r"\]\[|\]\(|\[@")
_TARGET = re.compile(r"(?P<target><[^<>]*>|\S+)(?:[ \t]+(?P<title>\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*")
_TITLE_PART = re.compile(r"(?:&#?\w+;|[^;]|;(?! ))+")
_TITLE_BY = re.compile(r"By: (\S+) (0|1|[01]?\.\d+)")


class NoteFault(Exception):  # noqa: N818 - a fault of the text; its reader makes a diagnostic of it
    """A note that does not follow the grammar; carries a message and a remedy."""

    def __init__(self, code: str, message: str, remedy: str = "") -> None:
        self.code, self.message, self.remedy = code, message, remedy
        super().__init__(message)


class Reference(msgspec.Struct, frozen=True):
    """A value of a field: words, and the label behind them, if any.

    Attributes:
        lone: Whether the words have the look of an entity's label, in whose place words and label belong.
    """

    words: str
    label: str | None = None
    lone: bool = False


class NoteText(msgspec.Struct, frozen=True, kw_only=True):
    """A note as it is written.

    Attributes:
        of: The exact words it is about; None where it names none.
        text: Of damage the explanation, of an editor's note its Markdown.
    """

    kind: NoteKind
    damage: DamageKind | None = None
    of: str | None = None
    speaker: Reference | None = None
    via: Reference | None = None
    reported: Reference | None = None
    credit: str | None = None
    text: str = ""
    by: By | None = None


class Target(msgspec.Struct, frozen=True):
    """A link definition's address and its title's parts."""

    address: str
    parts: tuple[str, ...]
    by: By | None


def read_note(markup: str) -> NoteText:
    """Reads a note.

    Raises:
        NoteFault: if it does not follow the grammar.
    """
    head = _HEAD.match(markup)
    if not head:
        remedy = "begin it with **Quote.**, **Paraphrase.**, **Damage, gap.**, **Caption.**, **Editor.** or **Voice.**"
        raise NoteFault("note-kind", "the note doesn't say what it is", remedy)
    kind, damage = _kind(head[1])
    rest = markup[head.end() :].strip()
    if kind == "editor":
        if not rest:
            raise NoteFault("note-empty", "the editor's note is empty", "write what it should say")
        return NoteText(kind=kind, text=rest)
    of = _OF.match(rest)
    if of:
        rest = rest[of.end() :]
    by, rest = _split_by(rest)
    words = unescape(of[1]) if of else None
    if kind == "damage":
        return NoteText(kind=kind, damage=damage, of=words, text=_words("explanation", rest), by=by)
    if kind == "caption":
        return NoteText(kind=kind, credit=_credit(rest), by=by)
    if kind == "voice":
        return NoteText(kind=kind, of=words, by=by)
    fields = _fields(kind, rest)
    return NoteText(
        kind=kind,
        of=words,
        speaker=fields.get("Speaker"),
        via=fields.get("Via"),
        reported=fields.get("Reported"),
        by=by,
    )


def write_note(note: NoteText) -> str:
    """The note as Markdown; the inverse of `read_note`."""
    head = f"**{note.kind.capitalize()}{f', {note.damage}' if note.damage else ''}.**"
    if note.kind == "editor":
        return f"{head} {' '.join(note.text.split())}"
    parts = [head]
    if note.of is not None:
        parts.append("Of: “" + escape_note(note.of).replace("”", "&#8221;") + "”.")
    for name, value in (("Speaker", note.speaker), ("Via", note.via), ("Reported", note.reported)):
        if value:
            parts.append(f"{name}: {_reference(value)}.")
    if note.credit is not None:
        parts.append(f"Credit: {_plain(note.credit)}.")
    if note.text:
        parts.append(_plain(note.text))
    parts += {"caption": [NO_IMAGE], "voice": [OWN_PHRASE]}.get(note.kind, [])
    if note.by:
        parts.append(f"By: {write_by(note.by)}.")
    return " ".join(parts)


def read_target(rest: str) -> Target | None:
    """Reads a link definition's address and title; None where it has another form."""
    match = _TARGET.fullmatch(rest)
    if not match:
        return None
    title = (match["title"] or "  ")[1:-1]
    parts = [part.strip() for part in _TITLE_PART.findall(title) if part.strip()]
    by = _TITLE_BY.fullmatch(parts[-1]) if parts else None
    shown = parts[:-1] if by else parts
    return Target(match["target"].strip("<>"), tuple(map(unescape, shown)), By(by[1], float(by[2])) if by else None)


def write_title(parts: Iterable[str], by: By | None) -> str:
    """A title of these parts, in its quotation marks."""
    written = [escaped for part in parts if (escaped := escape_title(part))]
    return '"' + "; ".join([*written, *([f"By: {write_by(by)}"] if by else [])]) + '"'


def write_by(by: By) -> str:
    """``cue-dep 0.93``: two digits are more than such a figure bears."""
    return f"{re.sub(r'[^A-Za-z0-9.+_-]+', '-', by.rule) or 'rule'} {min(1.0, max(0.0, by.confidence)):.2f}"


@lru_cache(maxsize=64)  # there are ten
def _kind(words: str) -> tuple[NoteKind, DamageKind | None]:
    name, _, detail = (part.strip().rstrip(".").strip() for part in words.lower().partition(","))
    kind = KINDS.get(name)
    if kind is None:
        remedy = did_you_mean(name, KINDS) or f"write one of {', '.join(word.capitalize() for word in KINDS)}"
        raise NoteFault("note-kind", f"unknown kind of note {words.strip()!r}", remedy)
    if kind != "damage":
        if detail:
            message = f"{with_article(name)} note has no further kind {detail!r}"
            raise NoteFault("note-kind", message, "delete what follows the comma")
        return kind, None
    known = get_args(DamageKind)
    if detail not in known:
        remedy = did_you_mean(detail, known) or f"write one of {', '.join(known)} after the comma"
        raise NoteFault("note-kind", f"unknown kind of damage {detail!r}" if detail else "damage of what kind", remedy)
    return kind, msgspec.convert(detail, DamageKind)


def _split_by(rest: str) -> tuple[By | None, str]:
    at = rest.find("By: ")  # quicker than a pattern, and most notes have it near their end or not at all
    match = _BY.search(rest, max(0, at - 1)) if at >= 0 else None
    if match:
        return By(match[1], float(match[2])), rest[: match.start()].strip()
    return None, rest.strip()


def _credit(rest: str) -> str | None:
    rest = rest.removesuffix(NO_IMAGE).strip()
    if not rest:
        return None
    if not rest.startswith("Credit: "):
        raise NoteFault("note-field", f"{rest!r} has no place in a caption's note", "write 'Credit: NAME.'")
    return _words("credit", rest.removeprefix("Credit: ").strip().removesuffix("."))


def _words(name: str, value: str, remedy: str = "write its words alone") -> str:
    """What a field says that holds no link; a page would show the brackets of one."""
    if _LINK.search(_ESCAPED.sub("", value)):
        raise NoteFault("note-field", f"the {name} {value!r} holds a link that cannot be read", remedy)
    return unescape(value)


def _fields(kind: NoteKind, rest: str) -> dict[str, Reference]:
    """The fields of a quotation's note."""
    known = _FIELDS[kind]
    found: dict[str, Reference] = {}
    matches = [match for match in _FIELD.finditer(rest) if _is_field(rest, match.start())]
    begun = {match.start() for match in matches}
    run_on = next((m[1] for m in _COLON.finditer(rest) if m.start() not in begun and m[1] in known), None)
    if run_on:
        remedy = "end what stands before it with a full stop"
        raise NoteFault("note-field", f"the field {run_on!r} doesn't begin behind a full stop", remedy)
    before = rest[: matches[0].start()] if matches else rest
    if before.strip():
        raise NoteFault("note-field", f"{before.strip()!r} belongs to no field", f"known here: {', '.join(known)}")
    for index, match in enumerate(matches):
        name = match[1]
        if name not in known:
            remedy = did_you_mean(name, known) or f"known here: {', '.join(known)}"
            raise NoteFault("note-field", f"unknown field {name!r}", remedy)
        if name in found:
            raise NoteFault("note-field", f"the field {name!r} stands twice", "keep one")
        if name in {"Of", "By"}:
            form = "Of: “exact words”. first" if name == "Of" else "By: RULE 0.93. last"
            raise NoteFault("note-field", f"the field {name!r} has another form or place", f"write {form}")
        end = matches[index + 1].start() if index + 1 < len(matches) else len(rest)
        found[name] = _read_reference(name, rest[match.end() : end].strip().removesuffix("."))
    return found


def _is_field(rest: str, at: int) -> bool:
    """Whether a field can begin here: at the head of a note, or behind a full stop and blanks."""
    end = at
    while end and rest[end - 1] == " ":
        end -= 1
    return not end or (rest[end - 1] == "." and end < at)


@lru_cache(maxsize=1 << 12)  # the same people speak in article after article
def _read_reference(name: str, value: str) -> Reference:
    match = REFERENCE.fullmatch(value)
    if match:
        return Reference(unescape(match["words"]), labels.canonical(match["label"]))
    if name == "Reported":
        remedy = "write [its words][2019-05-06 a], and define the date"
        raise NoteFault("note-field", f"the date {value!r} is not linked to a date", remedy)
    words = _words(name, value, "write the words alone, or [words][@label] with nothing beside it")
    if _MARKUP.search(_ESCAPED.sub("", value)):
        remedy = "write its words alone; \\* or \\` where the sign is meant"
        raise NoteFault("note-field", f"the {name} {value!r} holds signs that would be shown", remedy)
    return Reference(words, lone=labels.ENTITY.fullmatch(value) is not None)


def _reference(value: Reference) -> str:
    words = " ".join(value.words.split())
    if value.label is None:
        return f"&#64;{_plain(words[1:])}" if words[:1] == "@" else _plain(words)
    return f"[{_without_fields(escape_link_text(words))}][{value.label}]"


def _plain(text: str) -> str:
    return _without_fields(escape_note(" ".join(text.split())))


def _without_fields(markup: str) -> str:
    """Text in a note that cannot be taken for a field: ``Via:`` loses its colon to a character reference."""
    return _COLON.sub(r"\1&#58;", markup)
