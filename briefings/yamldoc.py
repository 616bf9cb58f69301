"""YAML with places: what the editor wrote as plain data, and the line and column of every piece of it.

The subset is JSON's types in YAML's clothes: no aliases, no tags, no key twice, text keys only. Size and depth are
bounded before libyaml sees the text, because it recurses in C.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec
import yaml

from briefings.diagnostics import Place, Report

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: ten times slower, the same result
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]  # the same interface

Path = tuple[str | int, ...]

_MOST_CHARACTERS = 1 << 20
_MOST_DEPTH = 24
_NESTING = re.compile(r"(?:[-?:][ \t]+){24}|^[ \t]{400}", re.MULTILINE)
_TAG = "tag:yaml.org,2002:"
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Document(msgspec.Struct, frozen=True):
    """Parsed YAML.

    Attributes:
        value: Dicts, lists, text, numbers, booleans and None; dates stay text.
        marks: Path of each value -> line and column, both from 1 in the file.
        keys: Path of each value in a mapping -> where its key stands.
        file: The file's path relative to the site, for diagnostics.
    """

    value: Any
    marks: Mapping[Path, tuple[int, int]]
    keys: Mapping[Path, tuple[int, int]]
    file: str

    def place(self, *path: str | int) -> Place:
        """Where the value at ``path`` stands, or the nearest value around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.marks:
                line, column = self.marks[path[:length]]
                return Place(self.file, line, column)
        return Place(self.file, 1, 1)

    def key_place(self, *path: str | int) -> Place:
        """Where the key of the value at ``path`` stands."""
        return Place(self.file, *self.keys[path]) if path in self.keys else self.place(*path)


def parse(text: str, file: str, report: Report, first_line: int = 1) -> Document | None:
    """Reads one YAML document; None after a fault, which is in the report.

    Args:
        text: The document.
        file: Its path, for diagnostics.
        report: Takes every fault.
        first_line: The line of the file on which ``text`` begins.
    """
    too_much = _bounded(text)
    if too_much:
        report.error("yaml-too-large", too_much, Place(file, first_line, 1), "split it, or make it flat")
        return None
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        place = Place(file, mark.line + first_line, mark.column + 1) if mark else Place(file, first_line)
        problem = " ".join(filter(None, (fault.context, fault.problem)))
        report.error("yaml-syntax", f"this is not YAML: {problem}", place, "put text with : # [ ] { } in quotes")
        return None
    except (yaml.YAMLError, ValueError) as fault:
        reason = " ".join(str(fault).split())
        report.error(
            "yaml-syntax", f"this is not YAML: {reason}", Place(file, first_line), "save the file as plain UTF-8"
        )
        return None
    builder = _Builder(file, report, first_line)
    value = builder.build(node, ()) if node is not None else None
    return None if builder.failed else Document(value, builder.marks, builder.keys, file)


def _bounded(text: str) -> str:
    if len(text) > _MOST_CHARACTERS:
        return f"the YAML has {len(text):,} characters, and {_MOST_CHARACTERS:,} is the most"
    depth = 0
    for match in re.finditer(r"[\[\]{}]", text):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        if depth > _MOST_DEPTH * 8:
            return "the YAML opens too many brackets"
    return "the YAML is nested too deeply" if _NESTING.search(text) else ""


class _Builder:
    """Turns libyaml's nodes into plain values, noting where each stands."""

    def __init__(self, file: str, report: Report, first_line: int) -> None:
        self.marks: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.failed = False
        self._file = file
        self._report = report
        self._first_line = first_line
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, path: Path) -> Any:
        self.marks[path] = self._at(node)
        if id(node) in self._seen:
            return self._fault(node, "yaml-alias", "a YAML alias (*name) is not taken", "write the value out")
        if len(path) > _MOST_DEPTH:
            return self._fault(node, "yaml-too-large", "the YAML is nested too deeply", "make it flat")
        if isinstance(node, yaml.MappingNode):
            self._seen.add(id(node))
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            self._seen.add(id(node))
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        built: dict[str, Any] = {}
        if node.tag != _TAG + "map":
            self._fault(node, "yaml-tag", f"the YAML tag {node.tag} is not taken", "leave the tag out")
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None or key_node.tag == _TAG + "merge":
                self._fault(key_node, "yaml-key", "a key must be plain text", "write one word and a colon")
            elif key in built:
                first, _ = self.keys[*path, key]
                self._fault(
                    key_node, "yaml-duplicate-key", f"{key!r} stands twice", f"keep one; the first is in line {first}"
                )
            else:
                built[key] = self.build(value_node, (*path, key))
                self.keys[*path, key] = self._at(key_node)
        return built

    def _scalar(self, node: yaml.Node) -> Any:
        tag, text = node.tag.removeprefix(_TAG), node.value
        if tag in {"str", "timestamp", "value"}:
            return text
        if tag == "null" and text in _NULLS:
            return None
        if tag == "bool":
            return text.lower() in {"true", "yes", "on"}
        try:
            if tag == "int" and re.fullmatch(r"[-+]?\d{1,18}", text) and not re.match(r"[-+]?0\d", text):
                return int(text)
            if tag == "float" and re.fullmatch(r"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?", text):
                return float(text)
        except ValueError:  # pragma: no cover - both patterns are stricter than the constructors
            pass
        if tag in {"int", "float"}:
            return text
        return self._fault(node, "yaml-tag", f"the YAML tag {node.tag} is not taken", "leave the tag out")

    def _at(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self._first_line, node.start_mark.column + 1

    def _fault(self, node: yaml.Node, code: str, message: str, remedy: str) -> None:
        self.failed = True
        self._report.error(code, message, Place(self._file, *self._at(node)), remedy)


def dump(value: Mapping[str, Any]) -> str:
    """The mapping as block YAML: keys in the order given, text quoted where it could be taken for something else."""
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=False)


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, as people write them, and never writes an alias."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's signature
        return True
