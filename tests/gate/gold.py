"""What the gate's articles hold, as written down by hand: see README.md in this folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import yaml

ARTICLES = Path(__file__).parent / "articles"


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key that is not known is an error."""


class Name(_Strict, frozen=True):
    """A person, an organization or a place.

    Attributes:
        also: Other extents of the name that are right.
        aliases: The other names that the text uses for it.
        aliases_optional: Names that may be among its aliases and need not.
        roles_optional: The same of roles.
    """

    name: str
    also: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    aliases_optional: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    roles_optional: tuple[str, ...] = ()


class Said(_Strict, frozen=True):
    """A quotation or a reported statement: its words (``first ... last``), and who speaks; None where not said."""

    words: str
    speaker: str | None
    also: tuple[str, ...] = ()


class Day(_Strict, frozen=True):
    """A time: the words in brackets, its value as in `briefings.times`, and other values that are right."""

    at: str
    value: str
    also: tuple[str, ...] = ()


class Spot(_Strict, frozen=True):
    """A damaged spot: the words in brackets; ``[]`` where words are lost."""

    at: str
    kind: str


class Picture(_Strict, frozen=True):
    """A caption and the credit that stands with it."""

    words: str
    credit: str | None = None


class Gold(_Strict, frozen=True):
    """One article. The attributes are explained in README.md.

    Attributes:
        file: Name of the raw article.
    """

    file: str
    about: str
    invented: bool
    title: str | None
    published: str | None
    byline: str | None
    removed: tuple[str, ...]
    title_also: tuple[str, ...] = ()
    byline_also: tuple[str, ...] = ()
    publisher: str | None = None
    language: str = "en"
    kept: tuple[str, ...] = ()
    captions: tuple[Picture, ...] = ()
    people: tuple[Name, ...] = ()
    organizations: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    optional: tuple[str, ...] = ()
    quotations: tuple[Said, ...] = ()
    quotations_optional: tuple[str, ...] = ()
    reported: tuple[Said, ...] = ()
    reported_optional: tuple[str, ...] = ()
    dates: tuple[Day, ...] = ()
    dates_optional: tuple[str, ...] = ()
    damage: tuple[Spot, ...] = ()
    key_points: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def read(folder: Path = ARTICLES) -> tuple[Gold, ...]:
    """All gold files, by name.

    Raises:
        msgspec.ValidationError: if one has a key that is not known, or lacks one.
    """
    found = []
    for path in sorted(folder.glob("*.gold.yaml")):
        stem = path.name.removesuffix(".gold.yaml")
        (raw,) = (other for other in folder.glob(f"{stem}.*") if other != path)
        values = _plain(yaml.safe_load(path.read_text(encoding="utf-8")))
        found.append(_with_lines(msgspec.convert({**values, "file": raw.name}, Gold), raw))
    return tuple(found)


def _plain(value: Any) -> Any:
    """YAML takes a bare year for a number and a bare day for a date; here they are words."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _with_lines(gold: Gold, raw: Path) -> Gold:
    """Of a plain text, every line that is not removed belongs to the body, or to a caption."""
    if raw.suffix != ".txt":
        return gold
    gone = {" ".join(line.split()) for line in gold.removed}
    lines = (" ".join(line.split()) for line in raw.read_text(encoding="utf-8").splitlines())
    return msgspec.structs.replace(gold, kept=tuple(line for line in lines if line and line not in gone))
