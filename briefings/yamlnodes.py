"""What libyaml reads of a text: its nodes as plain values, with the places where they stand."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

import msgspec
import yaml

from briefings.diagnostics import Place, Report

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML built without libyaml: ten times slower, the same result
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]  # the same interface

_MOST_DEPTH = 24
_TAG = "tag:yaml.org,2002:"
_TEXT = _TAG + "str"
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BREAKS = "\x85\u2028\u2029"
_PRIVATE = range(0xE000, 0xF900)
_ODD_INDENT = re.compile("^ *(?P<blank>[\u00a0\u2000-\u200b\u202f\u3000])", re.MULTILINE)
_TYPED = frozenset(("", *"-+.0123456789~nNtTfFyYoO=<"))
"""How a plain scalar begins that may be something else than text."""


class _Loader(_SafeLoader):
    """The safe loader, which need not ask what a word is that begins like none but text."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        if kind is yaml.ScalarNode and (not implicit[0] or value[:1] not in _TYPED):
            return _TEXT
        tag: str = super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]  # PyYAML has no types here
        return tag


class Nodes(msgspec.Struct, frozen=True):
    """A document.

    Attributes:
        value: As `briefings.yamldoc.Document.value`.
        root: Its node; None for an empty document.
        shown: See `_without_breaks`.
    """

    value: Any
    root: yaml.Node | None
    shown: dict[int, int]

    def place(self, path: Sequence[str | int], begin: Place) -> Place:
        """Where the value at ``path`` stands, or the nearest value around it; ``begin`` is the document's place."""
        value = self._pair(path)[1]
        return _place(value.start_mark, begin) if value else Place(begin.file, 1, 1)

    def key_place(self, path: Sequence[str | int], begin: Place) -> Place:
        """The same for the key of the value."""
        key = self._pair(path)[0]
        return _place(key.start_mark, begin) if key else self.place(path, begin)

    def _pair(self, path: Sequence[str | int]) -> tuple[yaml.Node | None, yaml.Node | None]:
        """The node at a path, and that of its key; without a key where the path leads on than the YAML."""
        key, node = None, self.root
        for part in path:
            inner = self._inner(node, part)
            if inner is None:
                return None, node
            key, node = inner
        return key, node

    def _inner(self, node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
        if isinstance(node, yaml.MappingNode):
            return next((pair for pair in node.value if _word(pair[0], self.shown) == part), None)
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            return None, node.value[part]
        return None


def read(text: str, begin: Place, report: Report) -> Nodes | None:
    """Reads a document; None after a fault, which is in the report.

    Args:
        text: Within bounds, and without characters that YAML cannot hold.
        begin: Where it begins.
        report: Takes every fault.
    """
    hidden, shown = _without_breaks(text)
    try:
        node = yaml.compose(hidden, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        _syntax(error, hidden, begin, report)
        return None
    except (yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).split())
        report.error("yaml-syntax", f"this is not YAML: {reason}", begin, "look at its first lines")
        return None
    builder = _Builder(hidden, shown, begin, report)
    value = builder.build(node) if node is not None else None
    return None if builder.failed else Nodes(value, node, shown)


def _without_breaks(text: str) -> tuple[str, dict[int, int]]:
    """The text with characters of private use in the place of its odd line breaks, and the way back."""
    if not set(_BREAKS) & set(text):
        return text, {}
    free = [code for code in _PRIVATE if chr(code) not in text]
    stand_ins = dict(zip(map(ord, _BREAKS), free, strict=False))
    return text.translate(stand_ins), {stand_in: code for code, stand_in in stand_ins.items()}


def _syntax(error: yaml.MarkedYAMLError, text: str, begin: Place, report: Report) -> None:
    """Puts libyaml's complaint into the report, with the place where the broken piece begins."""
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    place = _place(mark, begin) if mark else begin
    if mark and text[mark.index : mark.index + 1] == "\t":
        report.error("yaml-syntax", "a tab can't indent YAML", place, "use spaces")
        return
    odd = list(_ODD_INDENT.finditer(text, 0, mark.index)) if mark else []
    if odd:
        blank = odd[-1].start("blank")
        place = Place(begin.file, begin.line + text.count("\n", 0, blank), blank - text.rfind("\n", 0, blank))
        message = f"U+{ord(text[blank]):04X}, which looks like a blank, can't indent YAML"
        report.error("yaml-syntax", message, place, "use spaces")
        return
    problem = " ".join(filter(None, (error.context, error.problem)))
    if mark and opened and opened.line != mark.line:
        problem += f" (it begins in line {begin.line + opened.line})"
    report.error("yaml-syntax", f"this is not YAML: {problem}", place, "put text with : # [ ] { } in quotes")


def _place(mark: yaml.Mark, begin: Place) -> Place:
    return Place(begin.file, begin.line + mark.line, mark.column + 1)


def _word(node: yaml.Node, shown: dict[int, int]) -> str:
    """A scalar's text; empty for what is none."""
    if not isinstance(node, yaml.ScalarNode):
        return ""
    word: str = node.value
    return word.translate(shown) if shown else word


class _Builder:
    """Turns libyaml's nodes into plain values."""

    def __init__(self, text: str, shown: dict[int, int], begin: Place, report: Report) -> None:
        self.failed = False
        self._text = text
        self._may_be_dressed = "&" in text or "!" in text
        self._shown = shown
        self._begin = begin
        self._report = report

    def build(self, node: yaml.Node, depth: int = 0) -> Any:
        if self._may_be_dressed and self._is_dressed(node):
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if depth > _MOST_DEPTH:
            return self._fault(node, "yaml-too-large", "the YAML is nested too deeply", "make it flat")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth + 1)
        return [self.build(item, depth + 1) for item in node.value]

    def _is_dressed(self, node: yaml.Node) -> bool:
        """Whether an anchor or a tag stands before the value, which is a fault; an alias needs an anchor."""
        first = self._text[node.start_mark.index : min(node.start_mark.index + 1, node.end_mark.index)]
        if first == "&":
            self._fault(node, "yaml-alias", "YAML anchors and aliases (&name, *name) are not taken", "write it out")
        elif first == "!":
            self._fault(node, "yaml-tag", f"the YAML tag {node.tag} is not taken", "leave the tag out")
        return first in {"&", "!"}

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in built:
                first = next(other for other, _ in node.value if _word(other, self._shown) == key)
                remedy = f"keep one; the first is in line {_place(first.start_mark, self._begin).line}"
                self._fault(key_node, "yaml-duplicate-key", f"{key!r} stands twice", remedy)
            else:
                built[key] = self.build(value_node, depth)
        return built

    def _key(self, node: yaml.Node) -> str | None:
        if self._may_be_dressed and self._is_dressed(node):
            return None
        if not isinstance(node, yaml.ScalarNode) or node.tag == _TAG + "merge":
            self._fault(node, "yaml-key", "a key must be plain text", "write one word and a colon")
            return None
        return _word(node, self._shown)

    def _scalar(self, node: yaml.Node) -> Any:
        text = _word(node, self._shown)
        if node.tag == _TEXT:
            return text
        tag = node.tag.removeprefix(_TAG)
        if tag == "null" and text in _NULLS:
            return None
        if tag == "bool" and text.lower() in {"true", "false"}:
            return text.lower() == "true"
        if tag == "int" and re.fullmatch(r"[-+]?\d{1,18}", text) and not re.match(r"[-+]?0\d", text):
            return int(text)
        if tag == "float" and re.fullmatch(r"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?", text):
            return float(text) if math.isfinite(float(text)) else text
        return text

    def _fault(self, node: yaml.Node, code: str, message: str, remedy: str) -> None:
        self.failed = True
        self._report.error(code, message, _place(node.start_mark, self._begin), remedy)
