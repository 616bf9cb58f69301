"""Edits of the YAML between two lines ``---``: one value at a time, with comments, order and spelling as they were."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import yaml

from briefings.content import frontwriting
from briefings.content.bytewise import Edit

_HEAD = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_DASH = re.compile(r"^[ \t]*-", re.MULTILINE)


class Head(msgspec.Struct, frozen=True):
    """The YAML of a file that was read without fault.

    Attributes:
        text: The whole file, normalized.
        at: Where its YAML begins.
        root: The YAML's nodes; their marks count from ``at``.
    """

    text: str
    at: int
    root: Any


def parse(text: str) -> Head:
    """The head of a file, which `frontmatter.split` has read before.

    Raises:
        ValueError: if it has none.
    """
    match = _HEAD.match(text)
    if not match:
        raise ValueError("no front matter")
    root = yaml.compose(match["yaml"], Loader=yaml.SafeLoader)
    return Head(text, match.start("yaml"), root)


def put(head: Head, key: str, value: Any) -> list[Edit]:
    """Gives a key this value; of a mapping that is there, only the keys of ``value``, and the others stay."""
    node = _value(head.root, key)
    if isinstance(node, yaml.MappingNode) and isinstance(value, Mapping) and node.value:
        return [edit for name, item in value.items() for edit in _put_in(head, node, name, item)]
    return _put_in(head, head.root, key, value)


def add(head: Head, key: str, values: Sequence[Any]) -> list[Edit]:
    """Puts values at the end of a list, which is made where there is none."""
    node = _value(head.root, key)
    if not values:
        return []
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return _put_in(head, head.root, key, list(values))
    written = [frontwriting.inline(key, value) for value in values]
    last = _end(head, node.value[-1])
    if node.flow_style:
        return [Edit(last, last, "".join(f", {item}" for item in written))]
    indent = _indent(head, head.at + node.value[-1].start_mark.index)
    line_end = head.text.index("\n", last)  # behind a comment that stands after the last item
    return [Edit(line_end, line_end, "".join(f"\n{indent}- {item}" for item in written))]


def drop(head: Head, key: str, index: int) -> list[Edit]:
    """Takes an item out of a list; the last one takes the key along."""
    node = _value(head.root, key)
    items = node.value
    if len(items) == 1:
        return drop_key(head, key)
    start, end = head.at + items[index].start_mark.index, _end(head, items[index])
    if not node.flow_style:
        return [_lines(head, start, end)]
    if index:
        return [Edit(_end(head, items[index - 1]), end, "")]
    return [Edit(start, head.at + items[1].start_mark.index, "")]


def replace(head: Head, key: str, index: int, value: Any) -> list[Edit]:
    """Puts another value, on one line, in the place of an item of a list."""
    item = _value(head.root, key).value[index]
    return [Edit(head.at + item.start_mark.index, _end(head, item), frontwriting.inline(key, value))]


def drop_key(head: Head, key: str) -> list[Edit]:
    """Takes a key with its value out; nothing where it is not there."""
    pairs = head.root.value
    place = next((number for number, (name, _) in enumerate(pairs) if name.value == key), None)
    if place is None:
        return []
    name, node = pairs[place]
    start, end = head.at + name.start_mark.index, _end(head, node)
    if not head.root.flow_style:
        return [_lines(head, start, end)]
    if place:
        return [Edit(_end(head, pairs[place - 1][1]), end, "")]
    return [Edit(start, head.at + pairs[1][0].start_mark.index if len(pairs) > 1 else end, "")]


def _lines(head: Head, start: int, end: int) -> Edit:
    """The deletion of whole lines, from the one that holds ``start`` to the one that holds ``end``."""
    return Edit(head.text.rfind("\n", 0, start) + 1, head.text.index("\n", end) + 1, "")


def _put_in(head: Head, mapping: Any, key: str, value: Any) -> list[Edit]:
    """Gives a key of this mapping a value on one line."""
    written = frontwriting.inline(key, value)
    for name, node in mapping.value:
        if name.value == key:
            return [_put_at(head, name, node, written)]
    if not mapping.value:
        at = head.at + mapping.start_mark.index + 1
        return [Edit(at, at, f"{key}: {written}")]
    last = _end(head, mapping.value[-1][1])
    if mapping.flow_style:
        return [Edit(last, last, f", {key}: {written}")]
    column = mapping.value[0][0].start_mark.column
    line_end = head.text.index("\n", last)  # behind a comment that stands after the last value
    return [Edit(line_end, line_end, f"\n{' ' * column}{key}: {written}")]


def _put_at(head: Head, name: Any, node: Any, written: str) -> Edit:
    start, end = head.at + node.start_mark.index, _end(head, node)
    if start < end and node.start_mark.line == name.start_mark.line and not _is_block(node):
        return Edit(start, end, written)
    colon = head.text.index(":", head.at + name.end_mark.index) + 1
    return Edit(colon, max(colon, end), f" {written}")


def _value(root: Any, key: str) -> Any:
    return next((node for name, node in root.value if name.value == key), None)


def _end(head: Head, node: Any) -> int:
    """Where the text of a node ends: a block's own mark stands behind the blank lines and comments after it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(head, last[1] if isinstance(last, tuple) else last)
    end: int = head.at + node.end_mark.index
    return len(head.text[:end].rstrip()) if _is_block(node) else end


def _is_block(node: Any) -> bool:
    """Whether a text is written below its key, after a ``|`` or ``>``."""
    return isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}


def _indent(head: Head, at: int) -> str:
    """What stands before the dash of the list item that begins at this offset."""
    match = _DASH.search(head.text, head.text.rfind("\n", 0, at) + 1)
    return match[0][:-1] if match else ""
