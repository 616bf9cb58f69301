#!/usr/bin/env python3
"""Prints for each rule how often it is right on labelled data, beside the confidence that it states.

    reliability.py names FILE…          CoNLL-2003 or CrossNER columns: a token and its tag a line
    reliability.py quotations FOLDER    PolNeAR: text/ and attributions/
    reliability.py dates FOLDER         TimeML, *.tml
    reliability.py damage FOLDER        damaged.json and clean.json
    Any of them takes --every N (one document of N).

The last lines count the annotations that state 0.9 and more: nine in ten of those are to be right. What the labels do
not cover counts as wrong, so that a figure is a floor where they are not complete.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from briefings.ingest import annotate
from briefings.ingest.types import Annotator, Clean, Findings, Options
from briefings.model import Block, By, Quotation

Span = tuple[int, int]
Judged = Iterator[tuple[By, bool]]
_SURE = 0.9
_KINDS = {"PER": "person", "ORG": "organization", "LOC": "place"}
_KINDS |= dict.fromkeys(("PERSON", "POLITICIAN"), "person") | dict.fromkeys(("COUNTRY", "LOCATION"), "place")
_KINDS |= dict.fromkeys(("ORGANISATION", "POLITICALPARTY"), "organization")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_GAP_REACH, _GAP_LENGTH = 12, 60
_PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we"))


class Text(NamedTuple):
    """A document as the annotator gets it, and for each of its characters the offset in the labelled file."""

    clean: Clean
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The same words in the labelled file."""
        return self.offsets[start], self.offsets[end - 1] + 1


def text_of(raw: str, published: str | None = None) -> Text:
    """The lines of a raw text as paragraphs, with single spaces."""
    words, offsets, blocks = "", list[int](), list[Block]()
    for line in re.finditer(r"[^\n]*\S[^\n]*", raw):
        if words:
            words, offsets = words + "\n\n", [*offsets, line.start(), line.start()]
        start = len(words)
        for word in re.finditer(r"\S+", line[0]):
            gap = " " if len(words) > start else ""
            words += gap + word[0]
            offsets += [line.start() + word.start() - 1] * len(gap)
            offsets += range(line.start() + word.start(), line.start() + word.end())
        blocks.append(Block(start, len(words)))
    return Text(Clean(text=words, blocks=tuple(blocks), captions=(), published=published), tuple(offsets))


# --- names ------------------------------------------------------------------------------------------


def names(paths: list[Path]) -> Iterator[tuple[Text, set[tuple[int, int, str]]]]:
    """Documents of columns, a sentence a paragraph, and their names as (start, end, kind)."""
    for path in paths:
        for document in re.split(r"^-DOCSTART-.*\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
            raw, gold = "", set[tuple[int, int, str]]()
            for sentence in re.split(r"\n\s*\n", document.strip("\n")):
                rows = [row.split() for row in sentence.splitlines() if row.strip()]
                raw += "\n" if raw else ""
                gold |= _tagged(rows, len(raw))
                raw += " ".join(row[0] for row in rows)
            if raw:
                yield text_of(raw), gold


def _tagged(rows: list[list[str]], at: int) -> set[tuple[int, int, str]]:
    """The names of a sentence in IOB tags."""
    found: list[tuple[int, int, str]] = []
    label = ""
    for row in rows:
        begins, _, kind = row[-1].upper().partition("-")
        if kind and (kind != label or begins == "B"):
            found.append((at, at + len(row[0]), kind))
        elif kind:
            found[-1] = (found[-1][0], at + len(row[0]), kind)
        label = kind
        at += len(row[0]) + 1
    return {(start, end, _KINDS[kind]) for start, end, kind in found if kind in _KINDS}


def judge_names(text: Text, found: Findings, gold: set[tuple[int, int, str]]) -> Judged:
    """A mention is right with the same words and the same kind."""
    uses = {use.id: use for use in found.annotations.entities}
    for mention in found.annotations.mentions:
        use = uses[mention.entity or ""]
        if use.by:
            yield use.by, (*text.span(mention.start, mention.end), use.kind) in gold


# --- quotations -------------------------------------------------------------------------------------


class Attribution(NamedTuple):
    """Words that a source said."""

    content: list[Span]
    source: list[Span]
    name: str


def quotations(paths: list[Path]) -> Iterator[tuple[Text, list[Attribution]]]:
    """Articles of PolNeAR with their attributions."""
    for folder in paths:
        for path in sorted((folder / "text").glob("*.txt")):
            marked = next(iter(sorted((folder / "attributions").glob(f"{path.stem}*.ann"))), None)
            if marked:
                raw = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
                yield text_of(raw), list(_attributions(marked.read_text(encoding="utf-8"), raw))


def _attributions(lines: str, raw: str) -> Iterator[Attribution]:
    """Reads brat's stand-off format: T lines are spans, E lines join them."""
    spans: dict[str, list[Span]] = {}
    rows = [line.split("\t") for line in lines.splitlines() if "\t" in line]
    for row in rows:
        if row[0].startswith("T"):
            pairs = (part.split() for part in row[1].partition(" ")[2].split(";"))
            spans[row[0]] = [(int(start), int(end)) for start, end in pairs]
    for row in rows:
        if row[0].startswith("E"):
            parts: dict[str, list[Span]] = defaultdict(list)
            for argument in row[1].split()[1:]:
                role, _, ref = argument.partition(":")
                parts[role.rstrip("0123456789")] += spans.get(ref, [])
            name = " ".join(raw[start:end] for start, end in parts["Source"])
            yield Attribution(parts["Content"], parts["Source"], name)


def judge_quotations(text: Text, found: Findings, gold: list[Attribution]) -> Judged:
    """A quotation is right if an attribution covers half of it and names its speaker."""
    names_of = {entity.id: {entity.name, *entity.aliases} for entity in found.entities}
    for quotation, evidence in zip(found.annotations.quotations, found.evidence, strict=True):
        span = text.span(quotation.start, quotation.end)
        best = max(gold, key=lambda one: sum(_overlap(span, part) for part in one.content), default=None)
        covers = best is not None and sum(_overlap(span, part) for part in best.content) * 2 >= span[1] - span[0]
        speaks = False
        if best is not None and covers and quotation.speaker and evidence.start is not None and evidence.end:
            at = text.span(evidence.start, evidence.end)
            said = {quotation.speaker.text} | names_of.get(quotation.speaker.entity or "", set())
            same = {_bare(name) for name in said} - _PRONOUNS
            speaks = any(_overlap(at, part) for part in best.source) or _bare(best.name) in same
        if quotation.by and _counts(quotation, text):
            yield By(quotation.by.rule + ("" if quotation.direct else " (reported)"), quotation.by.confidence), speaks


def _counts(quotation: Quotation, text: Text) -> bool:
    """Whether a quotation is long enough to be one in every view: four words and more."""
    return len(text.clean.text[quotation.start : quotation.end].split()) > len("abc")


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an?|mrs?|ms)\.? ", "", " ".join(re.findall(r"[\w’'-]+", name.lower())))


# --- dates and damage -------------------------------------------------------------------------------


def dates(paths: list[Path]) -> Iterator[tuple[Text, list[tuple[Span, str]]]]:
    """Articles in TimeML with their times and values; the creation time is the publication day."""
    for path in sorted(file for folder in paths for file in folder.rglob("*.tml")):
        root = ET.parse(path).getroot()  # noqa: S314 - a labelled corpus that the developer chose
        body, created = root.find("TEXT"), root.find(".//DCT/TIMEX3")
        if body is None or created is None:
            continue
        day = _DAY.match(created.get("value", ""))
        gold: list[tuple[Span, str]] = []
        raw = _timed(body, "", gold)
        yield text_of(raw, day[0] if day else None), gold


def _timed(node: ET.Element, before: str, gold: list[tuple[Span, str]]) -> str:
    text = before + (node.text or "")
    for child in node:
        text = _timed(child, text, gold) + (child.tail or "")
    if node.tag == "TIMEX3" and node.get("type") in {"DATE", "TIME"}:
        gold.append(((len(before), len(text)), node.get("value", "")))
    return text


def judge_dates(text: Text, found: Findings, gold: list[tuple[Span, str]]) -> Judged:
    """A date is right with the value of the time it overlaps; an unresolved one where that has no calendar value."""
    for named in found.annotations.dates:
        values = [value for span, value in gold if _overlap(text.span(named.start, named.end), span)]
        known = {one for value in values for one in _calendar(value)}
        right = named.value in known if _DAY.match(named.value) else not known
        if named.by:
            yield named.by, bool(values) and right


def _calendar(value: str) -> Iterator[str]:
    """The values of ours that mean a time of TimeML: ``1998-XX`` is a year, a week lies in a month or two."""
    week = re.match(r"(\d{4})-W(\d\d?)", value)
    if week:
        days = [date.fromisocalendar(int(week[1]), int(week[2]), day).isoformat() for day in (1, 7)]
        yield from (day[:size] for day in days for size in (4, 7))
    elif known := _DAY.match(value):
        yield known[0]


def damage(paths: list[Path]) -> Iterator[tuple[Text, int | None]]:
    """Paragraphs and the offset where words were taken out; None in a clean one."""
    for folder in paths:
        for name in ("damaged", "clean"):
            for row in json.loads((folder / f"{name}.json").read_text(encoding="utf-8")):
                yield text_of(row["text"]), row.get("offset")


def judge_damage(text: Text, found: Findings, gold: int | None) -> Judged:
    """A spot is right at the gap; in a damaged paragraph one elsewhere may be right and is not counted."""
    for spot in found.annotations.damage:
        start, end = text.span(spot.start, max(spot.end, spot.start + 1))
        hit = gold is not None and end - start <= _GAP_LENGTH and start - _GAP_REACH <= gold <= end + _GAP_REACH
        if spot.by and (hit or gold is None):
            yield spot.by, hit


# --- the table --------------------------------------------------------------------------------------

_SETS: dict[str, tuple[Callable[..., Iterable[tuple[Text, object]]], Callable[..., Judged]]] = {
    "names": (names, judge_names),
    "quotations": (quotations, judge_quotations),
    "dates": (dates, judge_dates),
    "damage": (damage, judge_damage),
}


def table(judged: Iterable[tuple[By, bool]]) -> Iterator[str]:
    """A line a rule and confidence, the surest first, and the sum of what states 0.9 and more."""
    counts: dict[tuple[float, str], list[int]] = defaultdict(lambda: [0, 0])
    for by, is_right in judged:
        counts[by.confidence, by.rule][is_right] += 1
    yield f"{'rule':28}{'stated':>8}{'right':>8}{'of':>8}{'share':>8}"
    for (stated, rule), (wrong, right) in sorted(counts.items(), reverse=True):
        yield f"{rule:28}{stated:8.2f}{right:8}{wrong + right:8}{right / (wrong + right):8.3f}"
    sure = [count for (stated, _), count in counts.items() if stated >= _SURE]
    good, total = sum(count[1] for count in sure), sum(map(sum, sure))
    yield f"{'stated at 0.9 and more':28}{'':8}{good:8}{total:8}{good / max(1, total):8.3f}"


def judge(annotator: Annotator, kind: str, paths: list[Path], every: int) -> Judged:
    """Every annotation of the documents with whether it is right."""
    read, decide = _SETS[kind]
    for number, (text, gold) in enumerate(read(paths)):
        if number % every == 0:
            yield from decide(text, annotator(text.clean, Options(published=text.clean.published)), gold)


def main() -> None:
    """Reads the data, prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("kind", choices=_SETS)
    options.add_argument("paths", type=Path, nargs="+")
    options.add_argument("--every", type=int, default=1)
    given = options.parse_args()
    for line in table(judge(annotate.load(), given.kind, given.paths, given.every)):
        print(line)  # noqa: T201 - a script prints


if __name__ == "__main__":
    main()
