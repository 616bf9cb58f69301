"""YAML with places: what the editor wrote as plain data, and the line and column of every piece of it.

The subset is JSON's types in YAML's clothes: no anchors and aliases, no tags, no key twice, text keys only. As in YAML
1.2 and unlike in 1.1, which libyaml reads, ``yes``, ``no``, ``on`` and ``off`` are text, and U+0085, U+2028 and
U+2029 are ordinary characters. Size and depth are bounded before libyaml sees the text, because it recurses in C.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import msgspec

from briefings import yamlregular
from briefings.diagnostics import Place, Report
from briefings.text import beyond_ascii

if TYPE_CHECKING:
    from briefings.yamlnodes import Nodes

Path = tuple[str | int, ...]

_MOST_CHARACTERS = 1 << 20
_MOST_PIECES = 20_000
_MOST_OPEN = 192
_SEPARATORS = ("\n", ",", "[", "{")
_NESTING = re.compile(r"(?:[-?:][ \t]+){24}|^[ \t]{400}", re.MULTILINE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


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
        nodes: Gives what libyaml reads; places are looked up in it when they are asked for, which only faults do.
        first_line: The line of the file on which the YAML begins.
    """

    value: Any
    file: str
    nodes: Callable[[], Nodes | None]
    first_line: int

    def place(self, *path: str | int) -> Place:
        """Where the value at ``path`` stands, or the nearest value around it."""
        begin, nodes = Place(self.file, self.first_line, 1), self.nodes()
        return nodes.place(path, begin) if nodes else begin

    def key_place(self, *path: str | int) -> Place:
        """Where the key of the value at ``path`` stands, or the nearest value around it."""
        begin, nodes = Place(self.file, self.first_line, 1), self.nodes()
        return nodes.key_place(path, begin) if nodes else begin


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
        return Document(regular, file, partial(_nodes, text), first_line)
    fault = _bounded(text) or fault
    if fault:
        report.error(fault.code, fault.message, _place(file, text, fault.index, first_line), fault.remedy)
        return None
    nodes = _read(text, Place(file, first_line, 1), report)
    return Document(nodes.value, file, lambda: nodes, first_line) if nodes else None


@lru_cache(maxsize=2)  # whoever asks for one place often asks for more
def _nodes(text: str) -> Nodes | None:
    """What libyaml reads in a text that is regular, and so without a fault."""
    return _read(text, Place(""), Report())


def _read(text: str, begin: Place, report: Report) -> Nodes | None:
    from briefings import yamlnodes  # noqa: PLC0415 - libyaml's binding loads slowly, and most files are regular

    return yamlnodes.read(text, begin, report)


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
        if depth > _MOST_OPEN:
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


def _place(file: str, text: str, index: int, first_line: int) -> Place:
    line = text.count("\n", 0, index)
    return Place(file, line + first_line, index - (text.rfind("\n", 0, index) + 1) + 1)
