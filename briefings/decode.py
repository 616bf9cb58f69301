"""Plain data into frozen records, with every fault of a document found at once and in its place."""

from __future__ import annotations

import re
import types
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from briefings.diagnostics import Report
from briefings.text import did_you_mean
from briefings.yamldoc import Document, Path

T = TypeVar("T")

_MOST_SHOWN = 60
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def decode(document: Document, kind: type[T], report: Report) -> T | None:
    """The document as a record of this type; None after faults, all of which are in the report."""
    value = {} if document.value is None else document.value
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        before = report.count("error")
        _check(document, value, kind, (), report)
        if report.count("error") == before:  # a rule of the type as a whole, such as __post_init__'s
            _whole(document, value, kind, report)
        return None


def control_in(text: str) -> str:
    """The first control character of a text by its name (``U+0007``); empty where it has none."""
    found = None if text.isprintable() else _UNPRINTABLE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def check_characters(document: Document, value: object, report: Report, path: Path = ()) -> None:
    """Reports control characters, which escapes in double quotes can write and neither feeds nor file names can hold.

    Args:
        document: Knows the places.
        value: A piece of it.
        report: Takes the faults.
        path: Where the piece stands.
    """
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            check_characters(document, item, report, (*path, key))
    elif isinstance(value, str) and (found := control_in(value)):
        message = f"{_dotted(path)!r} holds the control character {found}"
        report.error("wrong-value", message, document.place(*path), "take it out")


def _whole(document: Document, value: Any, kind: Any, report: Report) -> None:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as fault:
        report.error("wrong-value", str(fault), document.place())


def _check(document: Document, value: Any, kind: Any, path: Path, report: Report) -> None:
    """Walks value and type together, down to the pieces that are wrong."""
    kind = _without_none(kind) if value is not None else kind
    origin = get_origin(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, dict):
        _check_record(document, value, kind, path, report)
    elif origin is tuple and isinstance(value, list):
        for index, item in enumerate(value):
            _check(document, item, get_args(kind)[0], (*path, index), report)
    elif origin is dict and isinstance(value, dict):
        for key, item in value.items():
            _check(document, item, get_args(kind)[1], (*path, key), report)
    else:
        _check_leaf(document, value, kind, path, report)


def _check_record(
    document: Document, value: dict[str, Any], kind: type[msgspec.Struct], path: Path, report: Report
) -> None:
    hints = get_type_hints(kind)
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key, item in value.items():
        if key in fields:
            _check(document, item, hints[fields[key].name], (*path, key), report)
        else:
            remedy = did_you_mean(key, fields) or f"known here: {', '.join(sorted(fields))}"
            report.error(
                "unknown-key", f"unknown key {_dotted((*path, key))!r}", document.key_place(*path, key), remedy
            )
    for name, field in fields.items():
        if field.required and name not in value:
            report.error(
                "missing-key", f"the key {_dotted((*path, name))!r} is missing", document.place(*path), "add it"
            )


def _check_leaf(document: Document, value: Any, kind: Any, path: Path, report: Report) -> None:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as fault:
        place = document.place(*path)
        choices = [choice for choice in get_args(kind) if choice is not None] if get_origin(kind) is Literal else []
        if choices:
            wanted = f"one of {', '.join(map(str, choices))}"
            remedy = did_you_mean(str(value), map(str, choices))
        else:
            wanted, remedy = _wanted(kind), _remedy(value, kind)
        detail = "" if choices or "Expected `" in str(fault) else f" ({fault})"
        what = repr(_dotted(path)) if path else "the document"
        report.error("wrong-value", f"{what} is {_shown(value)}, expected {wanted}{detail}", place, remedy)


def _wanted(kind: Any) -> str:
    names = {str: "text", int: "a whole number", float: "a number", bool: "true or false", types.NoneType: "null"}
    options = get_args(kind) if get_origin(kind) in {Union, types.UnionType} else (kind,)
    return " or ".join(
        names.get(option) or ("a list" if get_origin(option) is tuple else "a mapping") for option in options
    )


def _remedy(value: Any, kind: Any) -> str:
    if kind is bool and str(value).lower() in {"yes", "no", "on", "off"}:
        return f"write {'true' if str(value).lower() in {'yes', 'on'} else 'false'}"
    if str in {kind, *get_args(kind)} and isinstance(value, bool | int | float):
        return "put it in quotes"
    if get_origin(kind) is tuple:
        return "write [a, b], or one item a line after a dash"
    return ""


def _without_none(kind: Any) -> Any:
    options = [option for option in get_args(kind) if option is not types.NoneType]
    return options[0] if get_origin(kind) in {Union, types.UnionType} and len(options) == 1 else kind


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    shown = "null" if value is None else str(value).lower() if isinstance(value, bool) else repr(value)
    return shown if len(shown) <= _MOST_SHOWN else shown[: _MOST_SHOWN - 3] + "…'"


def _dotted(path: Path) -> str:
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
