"""The words of a theme: ``strings/LANGUAGE.yaml``, one text a key, with placeholders in braces.

    not_stated: not stated                      t.not_stated
    reading_time:                               t.reading_time(n=view.minutes)
      one: "{n} minute"
      other: "{n} minutes"
    damage_kinds: {gap: words missing}          t.damage_kinds[row.kind]

A mapping with the key ``other`` is one text in its plural forms, chosen by ``n``: ``zero``, ``one``, ``other`` (the
names are Unicode CLDR's). Any other mapping is a group of texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from briefings import yamldoc
from briefings.diagnostics import Report
from briefings.render.theme_files import Folder, read_text

FALLBACK = "en"
FOLDER = "strings"

_HOLE = re.compile(r"\{(\w*)\}")
_FORMS = frozenset(("zero", "one", "other"))


class Phrase:
    """A text with placeholders; calling it fills them, and escapes what is filled in.

    Attributes:
        holes: The names of the placeholders; a text with plural forms always has ``n``.
    """

    __slots__ = ("_forms", "holes")

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._forms = {name: str(escape(text)) for name, text in forms.items()}
        found = {hole for text in forms.values() for hole in _HOLE.findall(text)}
        self.holes = frozenset(found | ({"n"} if len(forms) > 1 else set()))

    def __call__(self, **values: object) -> Markup:
        """The text with every placeholder filled; numbers get their thousands parted.

        Raises:
            TypeError: if a value is missing, or one is given that the text does not ask for.
        """
        if values.keys() != self.holes:
            raise TypeError(f"this text takes {', '.join(sorted(self.holes))}")
        text = self._forms.get(_form(values.get("n")), self._forms["other"])
        return Markup(_HOLE.sub(lambda hole: _filled(values[hole[1]]), text))  # noqa: S704 - both parts are escaped


def _form(count: object) -> str:
    return {0: "zero", 1: "one"}.get(count, "other") if isinstance(count, int) else "other"


def _filled(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(escape(value))


class Words:
    """All texts of a theme in one language, each an attribute: plain text, a `Phrase`, or a group of them."""

    def __init__(self, texts: Mapping[str, str | Phrase | Mapping[str, str | Phrase]]) -> None:
        self.__dict__.update(texts)

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        yield from self.__dict__


def load_words(folders: Sequence[Folder], language: str, report: Report) -> tuple[Words, tuple[bytes, ...]]:
    """The texts for a language, each from the nearest theme that has it, else in English; and the files' contents.

    Args:
        folders: Those of the themes, child first.
        language: BCP 47 tag; ``de-AT`` looks into ``de.yaml`` too.
        report: Takes every fault of the files.
    """
    short = language.split("-", maxsplit=1)[0].lower()
    texts: dict[str, Any] = {}
    read: dict[str, list[bytes]] = {name: [] for name in (FALLBACK, short, language)}
    for name, contents in read.items():
        for folder in reversed(folders):
            file = f"{FOLDER}/{name}.yaml"
            text = read_text(folder, file, report) if (folder.root / file).is_file() else None
            if text is not None:
                contents.append(text.encode())
                _merge(texts, text, f"{folder.label}/{file}", report)
    if short != FALLBACK and not read[short] and not read[language]:
        message = f"the theme has no words in {language!r}, so its own words stay English"
        report.note("untranslated", message, None, f"write themes/NAME/{FOLDER}/{short}.yaml to translate them")
    return Words(texts), tuple(content for contents in read.values() for content in contents)


def _merge(texts: dict[str, Any], text: str, file: str, report: Report) -> None:
    document = yamldoc.parse(text, file, report)
    if document is None or document.value is None:
        return
    if not isinstance(document.value, dict):
        report.error("wrong-value", "this is no list of texts", document.place(), "write one key: text a line")
        return
    for key, value in document.value.items():
        if isinstance(value, dict) and "other" not in value:
            group = {name: _text(document, item, (key, name), report) for name, item in value.items()}
            before = texts.get(key)
            texts[key] = {**before, **group} if isinstance(before, dict) else group
        else:
            texts[key] = _text(document, value, (key,), report)


def _text(document: yamldoc.Document, value: Any, path: tuple[str, ...], report: Report) -> str | Phrase:
    """One text; after a fault, which is in the report, an empty one."""
    forms = value if isinstance(value, dict) else {"other": value}
    name = ".".join(path)
    for form, text in forms.items():
        place = document.place(*path, form) if isinstance(value, dict) else document.place(*path)
        if not isinstance(text, str):
            report.error("wrong-value", f"{name!r} is not text", place, "put it in quotes")
            return ""
        if form not in _FORMS:
            report.error("unknown-key", f"{name!r} has no plural form {form!r}", place, "write zero, one or other")
        holes = _HOLE.findall(text)
        if text.count("{") != len(holes) or text.count("}") != len(holes) or "" in holes:
            report.error("wrong-value", f"{name!r} has a brace without a name in it", place, "write it like {name}")
            return ""
    phrase = Phrase(forms)
    return phrase if phrase.holes else forms["other"]
