"""The words of a theme: ``strings/LANGUAGE.yaml``, one text a key, with placeholders in braces.

    not_stated: not stated                      t.not_stated
    reading_time:                               t.reading_time(n=view.minutes)
      one: "{n} minute"
      other: "{n} minutes"
    damage_kinds: {gap: words missing}          t.damage_kinds[row.kind]

    menu: {briefings/: Briefings}               a link to that page; no link where the text is empty

A mapping with the key ``other`` is one text in its plural forms, chosen by ``n`` as the language counts
(`briefings.phrases`). Any other mapping is a group of texts. English is what every language falls back on, and what a
translation is compared with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from briefings import yamldoc
from briefings.catalog.words import GROUPS
from briefings.diagnostics import Place, Report
from briefings.engine import bundled_themes
from briefings.files import may_be_file
from briefings.model import OwnLink
from briefings.phrases import FORMS, HOLE, Counting, Phrase
from briefings.render.theme_files import Folder, read_text
from briefings.text import did_you_mean

__all__ = ["Phrase", "Words", "load_words"]

FALLBACK = "en"
BUNDLED = "briefings/themes"
"""What the package's own themes are called where something is told of them."""
FOLDER = "strings"

_MOST_NAMED = 5

Path = tuple[str, ...]


class Words:
    """All texts of a theme in one language, each an attribute: plain text, a `Phrase`, or a group of them."""

    def __init__(self, texts: Mapping[str, str | Phrase | Mapping[str, str | Phrase]]) -> None:
        self.__dict__.update(texts)

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        yield from self.__dict__


class _Text(msgspec.Struct, frozen=True):
    """A text as its file has it: its forms, the language that they are in, and the keys that lead to it there."""

    forms: Mapping[str, str]
    language: str
    document: yamldoc.Document
    path: Path

    @property
    def place(self) -> Place:
        """Where it stands; looked up for faults alone."""
        return self.document.place(*self.path)

    @property
    def holes(self) -> frozenset[str]:
        return Phrase(self.forms).holes


class Loaded(NamedTuple):
    """The texts of a theme in one language, the contents of their files, and where its menus lead."""

    words: Words
    contents: tuple[bytes, ...]
    links: tuple[OwnLink, ...]


def load_words(folders: Sequence[Folder], language: str, report: Report) -> Loaded:
    """The texts for a language, each from the nearest theme that has it, else in English.

    What the engine itself asks for is taken from the package's own default theme where the chain does not have it.

    Args:
        folders: Those of the themes, child first.
        language: BCP 47 tag; ``de-AT`` looks into ``de.yaml`` too.
        report: Takes every fault of the files.
    """
    base = Folder(bundled_themes() / "default", f"{BUNDLED}/default", bundled=True)
    chain = [folder for folder in reversed(folders) if folder.root != base.root]
    texts: dict[Path, _Text] = {}
    read: list[bytes] = []
    names = dict.fromkeys((FALLBACK, language.split("-", maxsplit=1)[0].lower(), language))
    for name in names:
        own: dict[Path, _Text] = {}
        for folder in (base, *chain):
            found = _read(folder, name, report)
            if found is None:
                continue
            content, document = found
            read.append(content)
            given = dict(_texts_of(document, name, report))
            if folder == base and base.root not in {one.root for one in folders}:
                given = {path: text for path, text in given.items() if path[0] in GROUPS}
            _compare(given, {**texts, **own}, name, report)
            own |= given
        _tell_missing(own, texts, name, report)
        texts |= own
    if not any(text.language != FALLBACK for text in texts.values()) and FALLBACK not in language.split("-"):
        message = f"the theme has no words in {language!r}, so its own words stay English"
        report.note("untranslated", message, None, f"write themes/NAME/{FOLDER}/{language}.yaml to translate them")
    return Loaded(Words(_nested(texts)), tuple(read), tuple(_links(texts)))


def _links(texts: Mapping[Path, _Text]) -> Iterator[OwnLink]:
    """The links of menus: texts of a group under the address of a page, as far as a site's own theme has them."""
    for path, text in texts.items():
        is_own = text.document.file and not text.document.file.startswith(f"{BUNDLED}/")
        if is_own and len(path) > 1 and path[-1].endswith("/") and text.forms["other"]:
            yield OwnLink(f"/{path[-1]}", path[-1], text.place)


def _read(folder: Folder, name: str, report: Report) -> tuple[bytes, yamldoc.Document] | None:
    """A theme's file of a language and what is in it; None where there is none, or it is at fault."""
    file = f"{FOLDER}/{name}.yaml"
    text = read_text(folder, file, report) if may_be_file(folder.root / file) else None
    document = yamldoc.parse(text, f"{folder.label}/{file}", report) if text is not None else None
    if text is None or document is None or document.value is None:
        return None
    if not isinstance(document.value, dict):
        report.error("wrong-value", "this is no list of texts", document.place(), "write one key: text a line")
        return None
    return text.encode(), document


def _texts_of(document: yamldoc.Document, language: str, report: Report) -> Iterator[tuple[Path, _Text]]:
    """Every text of a file that is sound, by the keys that lead to it."""
    for key, value in document.value.items():
        is_group = isinstance(value, dict) and "other" not in value and not value.keys() <= set(FORMS)
        for path, item in (((key, name), item) for name, item in value.items()) if is_group else [((key,), value)]:
            forms = item if isinstance(item, dict) else {"other": item}
            if _sound(document, path, forms, report, in_forms=isinstance(item, dict)):
                yield path, _Text(forms, language, document, path)


def _sound(document: yamldoc.Document, path: Path, forms: Mapping[str, Any], report: Report, *, in_forms: bool) -> bool:
    """Whether a text is one; what is wrong with it is in the report."""
    name = ".".join(path)
    for form, text in forms.items():
        fault = _fault_in(name, form, text)
        if fault:
            code, message, remedy = fault
            report.error(code, message, document.place(*path, form) if in_forms else document.place(*path), remedy)
            return False
    if "other" not in forms:
        report.error(
            "wrong-value", f"{name!r} has no form 'other'", document.place(*path), "add it: it is always asked for"
        )
        return False
    return True


def _fault_in(name: str, form: str, text: Any) -> tuple[str, str, str] | None:
    """The code of what is wrong with a form of a text, the message and what to do; None where nothing is."""
    if not isinstance(text, str):
        return "wrong-value", f"{name!r} is not text", "put it in quotes"
    if form not in FORMS:
        return "unknown-key", f"{name!r} has no plural form {form!r}", f"write {', '.join(FORMS)}"
    holes = HOLE.findall(text)
    if text.count("{") != len(holes) or text.count("}") != len(holes) or "" in holes:
        return "wrong-value", f"{name!r} has a brace without a name in it", "write it like {name}"
    return None


def _compare(given: dict[Path, _Text], before: Mapping[Path, _Text], language: str, report: Report) -> None:
    """Tells what a file's texts have else than the ones whose place they take, and takes those out."""
    groups = {path[0] for path in before if len(path) > 1}
    for path, text in list(given.items()):
        known, name = before.get(path), ".".join(path)
        if (path[0] in groups and len(path) == 1) or (path[:1] in before and len(path) > 1):
            expected = "a group of texts" if path[0] in groups else "a single text"
            report.error("wrong-value", f"{path[0]!r} is {expected} elsewhere", text.place, "write it like the other")
            del given[path]
        elif known and known.holes != text.holes and (language != FALLBACK or path[0] in GROUPS):
            holes = ", ".join(f"{{{hole}}}" for hole in sorted(known.holes)) or "none"
            message = f"{name!r} has other placeholders than {known.place.file}"
            report.error("wrong-value", message, text.place, f"it takes: {holes}")
            del given[path]
        elif known is None and language != FALLBACK and before:
            near = did_you_mean(name, {".".join(other) for other in before})
            report.warn("unknown-key", f"no theme has the text {name!r}", text.place, near or "remove it")


def _tell_missing(own: Mapping[Path, _Text], before: Mapping[Path, _Text], language: str, report: Report) -> None:
    """A translation that is not complete is told in one line, with the first texts that it lacks.

    The file of a region (``de-AT``) holds only what is said otherwise there.
    """
    missing = [".".join(path) for path in before if path not in own]
    if not own or not missing or language == FALLBACK or "-" in language:
        return
    place = Place(next(iter(own.values())).place.file)
    more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
    message = f"texts are missing: {', '.join(missing[:_MOST_NAMED])}{more}"
    report.warn("untranslated", message, place, "translate them; until then the English ones stand in")


def _nested(texts: Mapping[Path, _Text]) -> dict[str, Any]:
    """The texts as templates ask for them."""
    parting = texts[("parting",)].forms["other"] if ("parting",) in texts else ","
    counting = {language: Counting(language, parting) for language in {text.language for text in texts.values()}}
    nested: dict[str, Any] = {}
    for path, text in texts.items():
        is_plain = len(text.forms) == 1 and "{" not in text.forms["other"]
        value = text.forms["other"] if is_plain else Phrase(text.forms, counting[text.language])
        if len(path) > 1:
            nested.setdefault(path[0], {})[path[1]] = value
        else:
            nested[path[0]] = value
    return nested
