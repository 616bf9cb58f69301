"""YAML with places: what the editor wrote as plain data, and the line and column of every piece of it.

The subset is JSON's types in YAML's clothes: no anchors and aliases, no tags, no key twice, text keys only. As in YAML
1.2 and unlike in 1.1, which libyaml reads, ``yes``, ``no``, ``on`` and ``off`` are text, and U+0085, U+2028 and
U+2029 are ordinary characters. Size and depth are bounded before libyaml sees the text, because it recurses in C.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import msgspec
import yaml

from briefings import yamlregular
from briefings.diagnostics import Place, Report
from briefings.text import beyond_ascii

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML built without libyaml: ten times slower, the same result
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]  # the same interface

Path = tuple[str | int, ...]

_MOST_CHARACTERS = 1 << 20
_MOST_PIECES = 20_000
_MOST_DEPTH = 24
_SEPARATORS = ("\n", ",", "[", "{")
_NESTING = re.compile(r"(?:[-?:][ \t]+){24}|^[ \t]{400}", re.MULTILINE)
_TAG = "tag:yaml.org,2002:"
_TEXT = _TAG + "str"
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = "\x85\u2028\u2029"
_PRIVATE = range(0xE000, 0xF900)


_TYPED = frozenset(("", *"-+.0123456789~nNtTfFyYoO=<"))
"""How a plain scalar begins that may be something else than text."""


class _Loader(_SafeLoader):
    """The safe loader, which need not ask what a word is that begins like none but text."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        if kind is yaml.ScalarNode and (not implicit[0] or value[:1] not in _TYPED):
            return _TEXT
        tag: str = super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]  # PyYAML has no types here
        return tag


class _Fault(msgspec.Struct, frozen=True):
    """A fault of the text as a whole; ``index`` is the place in it."""

    code: str
    message: str
    remedy: str
    index: int


class Document(msgspec.Struct, frozen=True):
    """Parsed YAML.

    Attributes:
        value: Dicts, lists, text, numbers, booleans and None; dates stay text.
        file: The file's path relative to the site, for diagnostics.
        root: Gives what libyaml reads; places are looked up in it when they are asked for, which only faults do.
        shown: See `_without_breaks`.
        first_line: The line of the file on which the YAML begins.
    """

    value: Any
    file: str
    root: Callable[[], yaml.Node | None]
    shown: dict[int, int]
    first_line: int

    def place(self, *path: str | int) -> Place:
        """Where the value at ``path`` stands, or the nearest value around it."""
        return self._place(self._pair(path)[1])

    def key_place(self, *path: str | int) -> Place:
        """Where the key of the value at ``path`` stands, or the nearest value around it."""
        key, value = self._pair(path)
        return self._place(key or value)

    def _place(self, node: yaml.Node | None) -> Place:
        if node is None:
            return Place(self.file, 1, 1)
        return Place(self.file, *_at(node, self.first_line))

    def _pair(self, path: Path) -> tuple[yaml.Node | None, yaml.Node | None]:
        """The node at a path, and that of its key; without a key where the path leads on than the YAML."""
        key, node = None, self.root()
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


def parse(text: str, file: str, report: Report, first_line: int = 1) -> Document | None:
    """Reads one YAML document; None after a fault, which is in the report.

    Args:
        text: The document.
        file: Its path, for diagnostics.
        report: Takes every fault.
        first_line: The line of the file on which ``text`` begins.
    """
    fault = _unreadable(text)
    regular = None if fault else yamlregular.read(text)
    if regular is not None:
        return Document(regular, file, cache(partial(_compose, text)), {}, first_line)
    fault = _bounded(text) or fault
    if fault:
        report.error(fault.code, fault.message, _place(file, text, fault.index, first_line), fault.remedy)
        return None
    hidden, shown = _without_breaks(text)
    try:
        node = _compose(hidden)
    except yaml.MarkedYAMLError as error:
        _syntax(error, hidden, Place(file, first_line, 1), report)
        return None
    except (yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).split())
        report.error(
            "yaml-syntax", f"this is not YAML: {reason}", Place(file, first_line, 1), "look at its first lines"
        )
        return None
    builder = _Builder(hidden, shown, file, report, first_line)
    value = builder.build(node) if node is not None else None
    return None if builder.failed else Document(value, file, lambda: node, shown, first_line)


def _compose(text: str) -> yaml.Node | None:
    return yaml.compose(text, Loader=_Loader)


def _bounded(text: str) -> _Fault | None:
    """The first bound that the text breaks."""
    large = partial(_Fault, "yaml-too-large", remedy="split it, or make it flat")
    if len(text) > _MOST_CHARACTERS:
        message = f"the YAML has {len(text):,} characters, and {_MOST_CHARACTERS:,} is the most"
        return large(message=message, index=0)
    if sum(map(text.count, _SEPARATORS)) > _MOST_PIECES:
        return large(message=f"the YAML has more than {_MOST_PIECES:,} lines and items", index=0)
    depth = 0
    for match in re.finditer(r"[\[\]{}]", text):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        if depth > _MOST_DEPTH * 8:
            return large(message="the YAML opens too many brackets", index=match.start())
    nested = _NESTING.search(text)
    return large(message="the YAML is nested too deeply", index=nested.start()) if nested else None


def _unreadable(text: str) -> _Fault | None:
    if not _FORBIDDEN.search(beyond_ascii(text.encode(errors="surrogatepass"))):
        return None
    found = _FORBIDDEN.search(text)
    if not found:
        return None
    message = f"the character U+{ord(found[0]):04X} can't stand in YAML"
    remedy = "take it out, or write it as an escape in double quotes"
    return _Fault("yaml-character", message, remedy, found.start())


def _without_breaks(text: str) -> tuple[str, dict[int, int]]:
    """The text with characters of private use in the place of its odd line breaks, and the way back."""
    if not set(_BREAKS) & set(text):
        return text, {}
    free = [code for code in _PRIVATE if chr(code) not in text]
    stand_ins = dict(zip(map(ord, _BREAKS), free, strict=False))
    return text.translate(stand_ins), {stand_in: code for code, stand_in in stand_ins.items()}


def _place(file: str, text: str, index: int, first_line: int) -> Place:
    line = text.count("\n", 0, index)
    return Place(file, line + first_line, index - (text.rfind("\n", 0, index) + 1) + 1)


def _syntax(error: yaml.MarkedYAMLError, text: str, begin: Place, report: Report) -> None:
    """Puts libyaml's complaint into the report, with the place where the broken piece begins."""
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    place = Place(begin.file, begin.line + mark.line, mark.column + 1) if mark else begin
    if mark and text[mark.index : mark.index + 1] == "\t":
        report.error("yaml-syntax", "a tab can't indent YAML", place, "use spaces")
        return
    problem = " ".join(filter(None, (error.context, error.problem)))
    if mark and opened and opened.line != mark.line:
        problem += f" (it begins in line {begin.line + opened.line})"
    report.error("yaml-syntax", f"this is not YAML: {problem}", place, "put text with : # [ ] { } in quotes")


def _at(node: yaml.Node, first_line: int) -> tuple[int, int]:
    return node.start_mark.line + first_line, node.start_mark.column + 1


def _word(node: yaml.Node, shown: dict[int, int]) -> str:
    """A scalar's text; empty for what is none."""
    if not isinstance(node, yaml.ScalarNode):
        return ""
    word: str = node.value
    return word.translate(shown) if shown else word


class _Builder:
    """Turns libyaml's nodes into plain values."""

    def __init__(self, text: str, shown: dict[int, int], file: str, report: Report, first_line: int) -> None:
        self.failed = False
        self._text = text
        self._may_be_dressed = "&" in text or "!" in text
        self._shown = shown
        self._file = file
        self._report = report
        self._first_line = first_line

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
                remedy = f"keep one; the first is in line {_at(first, self._first_line)[0]}"
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
        self._report.error(code, message, Place(self._file, *_at(node, self._first_line)), remedy)
