"""The YAML head of a file, written the way people write it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

_WIDTH = 110
_FIRST_WIDE = 0x10000
_TAG = "tag:yaml.org,2002:"
_QUOTED = frozenset(
    (
        "id",
        "published",
        "updated",
        "publish_after",
        "expires",
        "on",
        "sha256",
        "text_sha256",
        "exact",
        "what",
        "was",
        "now",
        "key_points",
    )
)

_BREAKS = re.compile("[\n\r\x85\u2028\u2029]")

# What the YAML reader takes for too much nesting even in text, because it bounds before it parses.
_NESTED = re.compile(r"(?:[-?:][ \t]+){6}|[\[\]{}].*[\[\]{}]", re.DOTALL)
_PLAIN_IN_QUOTES = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\\\"\u2028\u2029]")


def write(values: Mapping[str, Any]) -> str:
    """The mapping between two lines ``---``: keys in their order, short lists and maps on one line, dates in quotes."""
    node = _mapping(values, flow=False)
    return f"---\n{yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=1 << 30)}---\n"


def inline(key: str, value: Any) -> str:
    """A value as it may stand on one line after its key, or as an item between brackets; ``key`` says how to quote."""
    node = yaml.SequenceNode(f"{_TAG}seq", [_inline(key, value)], flow_style=True)
    written: str = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=1 << 30)
    return written.strip()[1:-1]


def _inline(key: str, value: Any) -> yaml.Node:
    if isinstance(value, dict):
        return _mapping(value, flow=True)
    if isinstance(value, list | tuple):
        return yaml.SequenceNode(f"{_TAG}seq", [_inline(key, item) for item in value], flow_style=True)
    return _node(key, value)


def _node(key: str, value: Any) -> yaml.Node:
    if isinstance(value, dict):
        return _mapping(value, flow=_is_short(key, value))
    if isinstance(value, list | tuple):
        holds_maps = any(isinstance(item, dict) for item in value)
        items = [_mapping(item, flow=True) if isinstance(item, dict) else _node(key, item) for item in value]
        return yaml.SequenceNode(f"{_TAG}seq", items, flow_style=_is_short(key, value) and not holds_maps)
    if isinstance(value, str):
        return yaml.ScalarNode(f"{_TAG}str", value, style='"' if _is_quoted(key, value) else None)
    kind = "null" if value is None else "bool" if isinstance(value, bool) else "int"
    return yaml.ScalarNode(_TAG + kind, "null" if value is None else str(value).lower())


def _mapping(values: Mapping[str, Any], *, flow: bool) -> yaml.MappingNode:
    pairs = [(_key(key), _node(key, value)) for key, value in values.items()]
    return yaml.MappingNode(f"{_TAG}map", pairs, flow_style=flow)


def _key(name: str) -> yaml.ScalarNode:
    """A key in plain style: our reader takes ``on`` for the word that it is."""
    tag = "bool" if name == "on" else "str"
    return yaml.ScalarNode(_TAG + tag, name)


def _is_quoted(key: str, value: str) -> bool:
    return bool(key in _QUOTED or _NESTED.search(value) or _BREAKS.search(value))


def _is_short(key: str, value: Any) -> bool:
    return len(key) + len(str(value)) <= _WIDTH


class _Dumper(yaml.SafeDumper):
    """Writes double quotes with every character escaped that YAML or our own bounds could stumble over."""

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
        escaped = _PLAIN_IN_QUOTES.sub(_character, text)
        if _NESTED.search(text):
            escaped = re.sub(r"[-?:\[\]{}]", lambda match: f"\\x{ord(match[0]):02X}", escaped)
        self.write_indicator(f'"{escaped}"', need_whitespace=True)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
        super().increase_indent(flow, indentless=False)


def _character(match: re.Match[str]) -> str:
    character = match[0]
    if character in '\\"':
        return "\\" + character
    code = ord(character)
    return f"\\u{code:04X}" if code < _FIRST_WIDE else f"\\U{code:08X}"
