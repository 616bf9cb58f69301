"""Finds the annotations in a body's Markdown, and hands the rest to the Markdown parser.

The body is read once. Definitions at line starts are taken out; each annotation's brackets are replaced by sentinels
(a number between U+000E and U+000F, which no file may hold), so that the parser sees the words alone and the place of
each annotation comes back out of its HTML. What turns out to stand in code is put back as it was.
"""

from __future__ import annotations

import re

import msgspec

from briefings.content import labels

SENTINEL = re.compile("\x0e(\\d+)\x0f")

_DEFINITION = re.compile(rf" {{0,3}}\[(?P<label>\^[^\[\]\n]*|{labels.ANY})\]:[ \t]*(?P<rest>[^\n]*)")
_NEXT_DEFINITION = re.compile("\n" + _DEFINITION.pattern)
_FURTHER = re.compile(r"(?:\n[ \t]*+)*\n(?: {4}|\t)[ \t]*+(?=\S)")
"""What parts a note's further paragraph from it, as in the footnotes of GitHub and Python-Markdown."""
_INNER_TAB = re.compile(r"(?<=\S)[ \t]*\t[ \t]*")
_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_BEHIND_BRACKET = (
    r"(?:\^(?P<note>[^\[\]\s]+)\]"
    r"|(?P<words>(?:[^\[\]\\\n]++|\n(?![ \t]*\n)|\\[^\n]|\[[^\[\]\n]*+\])*+)\]\[(?P<label>" + labels.ANY + r")\]"
    r"|(?P<lone>@[^\[\]]*)\]"
    r"|(?P<open>@[a-zA-Z0-9-]+))"
)
_BRACKET = re.compile(r"\[" + _BEHIND_BRACKET)
"""For a text without escapes and pictures: what begins with one character is found in a tenth of the time."""
_TOKEN = re.compile(
    r"\\."
    r"|!\[(?:[^\[\]\\]++|\\.)*+\](?:\[[^\[\]]*\]|\([^()\n]*\))?"
    r"|\[" + _BEHIND_BRACKET,
    re.DOTALL,
)
_INNER = re.compile(r"\[\^[^\[\]\s]+\]|\[(?:" + labels.ANY + r")\]")


class Definition(msgspec.Struct, frozen=True):
    """A line at the foot: ``[@wang-hao]: target "title"`` or ``[^q-1]: text``.

    Attributes:
        label: Canonical, a note's without the ``^``.
        rest: What follows the colon; the lines of a note are joined by a blank.
        at: Offset in the body.
        end: Of its last line, the line break not included.
    """

    label: str
    is_note: bool
    rest: str
    at: int
    end: int


class Mark(msgspec.Struct, frozen=True):
    """One annotation in the text.

    Attributes:
        label: Canonical, a note's without the ``^``.
        at: Offset in the body, of the opening bracket.
        fault: What is wrong with its form: ``inner`` (an annotation within a link's words), ``lone`` (a label without
            words), ``open`` (a label without its closing bracket); else empty.
    """

    label: str
    is_note: bool
    at: int
    fault: str = ""


class Scan(msgspec.Struct, frozen=True):
    """A body taken apart.

    Attributes:
        markup: Markdown without definitions, with sentinels: number 2k opens ``marks[k]``, 2k+1 closes it.
        sources: What each sentinel stands for in the file, by number.
        stretches: Start and end in the body of what lies between the definitions.
    """

    markup: str
    marks: tuple[Mark, ...]
    sources: tuple[str, ...]
    definitions: tuple[Definition, ...]
    stretches: tuple[tuple[int, int], ...]

    def body_offset(self, at: int) -> int:
        """Where in the body an offset of ``markup`` comes from."""
        before = SENTINEL.finditer(self.markup, 0, at)
        offset = at + sum(len(self.sources[int(match[1])]) - len(match[0]) for match in before)
        for start, end in self.stretches:
            if offset < end - start:
                return start + offset
            offset -= end - start
        return self.stretches[-1][1]


def scan(body: str) -> Scan:
    """Takes a body apart; its line ends are line feeds."""
    if "\t" in body:  # the parser expands a tab by its column, which a sentinel before it would shift
        body = _INNER_TAB.sub(lambda match: " " * len(match[0]), body)
    definitions, stretches = _definitions(body)
    made: list[str] = []
    marks: list[Mark] = []
    sources: list[str] = []
    content = "".join([body[start:end] for start, end in stretches])
    ahead = iter(stretches)
    ends = shift = done = 0
    for match in (_TOKEN if "\\" in content or "![" in content else _BRACKET).finditer(content):
        if match.lastgroup is None:
            continue
        at = match.start()
        while at >= ends:
            start, end = next(ahead)
            shift, ends = start - ends, ends + end - start
        made.append(content[done:at])
        marks.append(_marked(match, at + shift, sources, made))
        done = match.end()
    made.append(content[done:])
    return Scan("".join(made), tuple(marks), tuple(sources), tuple(definitions), tuple(stretches))


def mark_at(body: str, at: int) -> re.Match[str] | None:
    """The annotation whose opening bracket stands at this offset; its groups are ``note``, ``words`` and ``label``."""
    match = _TOKEN.match(body, at)
    return match if match and match.lastgroup in {"note", "label"} else None


def _marked(match: re.Match[str], at: int, sources: list[str], made: list[str]) -> Mark:
    """The mark of one annotation; its words are put into ``made`` with sentinels."""
    note, words, label, lone, cut = match.groups()
    number = len(sources)
    if label is not None:
        sources += ("[", f"][{label}]")
        made.append(f"\x0e{number}\x0f{words}\x0e{number + 1}\x0f")
        fault = "inner" if "[" in words and _INNER.search(words) else ""
        return Mark(labels.canonical(label), is_note=False, at=at, fault=fault)
    sources += (match[0], "")
    made.append(f"\x0e{number}\x0f")
    if note is not None:
        return Mark(labels.canonical(note), is_note=True, at=at)
    return Mark(labels.canonical(cut or lone), is_note=False, at=at, fault="open" if cut else "lone")


def _definitions(body: str) -> tuple[list[Definition], list[tuple[int, int]]]:
    """The definitions, and the stretches of the body between them."""
    fences = _fenced(body) if "```" in body or "~~~" in body else []
    found: list[Definition] = []
    stretches: list[tuple[int, int]] = []
    done = 0
    text = "\n" + body  # the line end before it is what a search finds quickly
    first = text.find("]:")
    opened = text.rfind("[", 0, first)  # a label holds no bracket, so no definition begins before this one
    for match in _NEXT_DEFINITION.finditer(text, text.rfind("\n", 0, opened)) if first > opened > 0 else ():
        start, end = match.start(), match.end() - 1
        if start < done or (fences and any(first <= start < last for first, last in fences)):
            continue
        label, rest = match.groups()
        is_note = label[0] == "^"
        if is_note:
            rest, end = _continued(body, rest, end)
            label = label[1:]
        found.append(Definition(labels.canonical(label), is_note, rest.strip(), start, end))
        stretches.append((done, start))
        done = end
    stretches.append((done, len(body)))
    return found, stretches


def _continued(body: str, rest: str, end: int) -> tuple[str, int]:
    """A note's further lines: up to the next definition, or a blank line that no indented one follows."""
    lines = [rest]
    while end < len(body):
        stop = body.find("\n", end + 1)
        stop = len(body) if stop < 0 else stop
        line = body[end + 1 : stop]
        if not line.strip() and (further := _FURTHER.match(body, end)):
            end = body.rfind("\n", end, further.end())
            continue
        if not line.strip() or _DEFINITION.match(line):
            break
        lines.append(line.strip())
        end = stop
    return " ".join(lines), end


def _fenced(body: str) -> list[tuple[int, int]]:
    """Start and end of each fenced code block."""
    ranges: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(body):
        if opened is None:
            opened = match
        elif match["fence"].startswith(opened["fence"]) and not match[0].strip().strip(opened["fence"][0]):
            ranges.append((opened.start(), match.end()))
            opened = None
    return [*ranges, (opened.start(), len(body))] if opened else ranges
