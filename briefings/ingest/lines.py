"""Which line of a plain text is what: head, caption, credit, furniture, heading or body.

The lines are read in three parts. The *head* ends where the first sentence of the story begins; only there is a short
line a headline, and only there do dates and bylines stand. In the *body* a line is taken out only by what it says. The
*tail* begins after the last sentence of the story; there the weaker signs of furniture suffice.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import msgspec

from briefings.ingest import captions, headers, heads, residue
from briefings.ingest.paragraphs import Paragraph

_LONGEST_HEADLINE = 40
_LONGEST_HEADING = 12
_SURE = 25
_KICKER = 3
HEADLINE_WORDS = _KICKER + 1
_SITE_LINE = 8
_ENDS = re.compile(r"[.!?…。！？؟][\"'”’»)\]」』]*$")
_STOPS = re.compile(r"[.…。][\"'”’»)\]」』]*$")
# Scripts that part no words: Han, the Japanese syllabaries, Thai. Two characters make about a word.
_UNPARTED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_SALUTATION = re.compile(r"(?:Dear|To the) .{2,40}[,:]")
_NO_LETTERS = re.compile(r"[^\w.…]+|_+")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$")


class Line(msgspec.Struct, frozen=True):
    """A paragraph with its part in the article.

    Attributes:
        part: ``body``, ``heading``, ``caption``, ``quote``, or the reason under which the line is removed.
        head: What it states, where it is a line of the head.
        credit: Of a picture, where it names one.
    """

    paragraph: Paragraph
    part: str
    head: heads.Head | None = None
    credit: str | None = None


KEPT = frozenset({"body", "heading", "caption", "quote"})


def classify(paragraphs: Sequence[Paragraph]) -> tuple[Line, ...]:
    """The part of each paragraph, in order."""
    header = headers.read(paragraphs)
    first = start(paragraphs, len(header))
    last = max((i for i, paragraph in enumerate(paragraphs) if _tells(paragraph)), default=-1)
    found = [*_head(paragraphs[:first], header, follows=first < len(paragraphs))]
    title = next((line.paragraph.text for line in found if line.part == "headline"), None)
    for index in range(first, len(paragraphs)):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        quoted = Line(paragraphs[index], "quote") if paragraphs[index].quoted else None
        found.append(quoted or _later(paragraphs[index], following, title, tail=index > last))
    return tuple(_lists_of_links(_edges(_with_credits(found))))


def count(text: str) -> int:
    """How many words a line has; of a script that does not part them, about how many."""
    return len(text.split()) + len(_UNPARTED.findall(text)) // 2


def is_prose(text: str) -> bool:
    """Whether a line is sentences: it ends like one, or is too long for anything else."""
    words = count(text)
    return words >= _SURE or (words >= 4 and bool(_ENDS.search(text)) and not _ABBREVIATED.search(text))  # noqa: PLR2004 - "Nobody was hurt there."


def start(paragraphs: Sequence[Paragraph], least: int = 0) -> int:
    """The position from ``least`` on at which the story itself begins; behind the last where none does."""
    return next((at for at in range(least, len(paragraphs)) if _begins(paragraphs[at])), len(paragraphs))


def _begins(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.quoted:
        return True
    if not _tells(paragraph) or heads.read(text) or headers.header(text):
        return False
    # A headline may ask or exclaim; it does not end in a full stop.
    return bool(_STOPS.search(text)) or count(text) >= _SURE or heads.wire(text) is not None


def _tells(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return is_prose(text) and not (captions.caption(text) or captions.credit_line(text) or residue.find(text))


def _head(paragraphs: Sequence[Paragraph], header: Sequence[heads.Head], *, follows: bool) -> list[Line]:
    """The lines above the story. ``follows``: there is a story, without which no line is its headline."""
    rows = [Line(paragraph, "header", head) for paragraph, head in zip(paragraphs, header, strict=False)]
    named = any(line.head and line.head.title for line in rows)
    rows += map(_head_line, paragraphs[len(rows) :])
    rows = _without_facts(rows)
    if named or not follows:
        return rows
    at = _headline(rows)
    if at is not None:
        text = rows[at].paragraph.text
        rows[at] = Line(rows[at].paragraph, "headline", heads.Head(why="headline", title=text))
        above = rows[at - 1] if at else None
        if above and above.part == "body" and _is_section(above.paragraph.text, text):
            rows[at - 1] = Line(above.paragraph, "section")
    return rows


def _without_facts(rows: list[Line]) -> list[Line]:
    """The lines, those of a list of facts about something else being body: the source of a river is no publisher."""
    starts = [index for index, row in enumerate(rows) if index == 0 or row.paragraph.gap]
    for start, end in itertools.pairwise([*starts, len(rows)]):
        if any(row.part == "body" and headers.is_fact(row.paragraph.text) for row in rows[start:end]):
            stated = [index for index in range(start, end) if headers.is_labelled(rows[index].paragraph.text)]
            for index in stated:
                rows[index] = Line(rows[index].paragraph, "body")
    return rows


def _head_line(paragraph: Paragraph) -> Line:
    text = paragraph.text
    head = heads.read(text)
    if head:
        return Line(paragraph, head.why, head)
    credit = captions.credit_line(text)
    if credit:
        return Line(paragraph, "credit", credit=credit)
    picture = captions.caption(text)
    if picture:
        return Line(paragraph, "caption", credit=picture.credit)
    furniture = residue.find(text)
    return Line(paragraph, furniture.why if furniture else "body")


def _headline(rows: Sequence[Line]) -> int | None:
    """Which line of the head is the headline; None where none is."""
    candidates = [
        index
        for index, row in enumerate(rows)
        if row.part == "body"
        and count(row.paragraph.text) <= _LONGEST_HEADLINE
        and not _has_credit_below(rows, index)
        and not _SALUTATION.fullmatch(row.paragraph.text)
    ]
    if not candidates:
        return None
    first = candidates[0]
    later = candidates[1] if len(candidates) > 1 else None
    if later == first + 1 and _is_section(rows[first].paragraph.text, rows[later].paragraph.text):
        return later
    return first


def _is_section(line: str, below: str) -> bool:
    """Whether a line above another is no headline: "World" above "Port talks resume after a year", "World | Daily"."""
    words, further = count(line), count(below)
    return further > _KICKER and (words <= _KICKER or ("|" in line and words <= _SITE_LINE))


def _has_credit_below(rows: Sequence[Line], index: int) -> bool:
    below = rows[index + 1] if index + 1 < len(rows) else None
    return below is not None and below.part == "credit" and not below.paragraph.gap


def _later(paragraph: Paragraph, following: Paragraph | None, title: str | None, *, tail: bool) -> Line:
    text = paragraph.text
    head = heads.labelled_date(text)
    if head:
        return Line(paragraph, head.why, head)
    furniture = residue.find(text)
    if furniture and (tail or not furniture.weak or _NO_LETTERS.fullmatch(text)):
        return Line(paragraph, furniture.why)
    beside = residue.find(following.text) if furniture and following is not None else None
    # Number below number is a column of a table, and no separator.
    is_column = beside and beside.why == "separator" and any(map(str.isdigit, text))
    if furniture and beside and not (is_column and furniture.why == "separator"):
        return Line(paragraph, furniture.why)
    credit = captions.credit_line(text)
    if credit:
        return Line(paragraph, "credit", credit=credit)
    picture = captions.caption(text)
    if picture:
        return Line(paragraph, "caption", credit=picture.credit)
    if title and _same(text, title):
        return Line(paragraph, "repeated-headline")
    above = paragraph.gap and following is not None and _tells(following)
    return Line(paragraph, "heading" if above and _is_name(text) else "body")


def _is_name(text: str) -> bool:
    """Whether a line may be the name of the part of the story below it."""
    short = count(text) <= _LONGEST_HEADING and not is_prose(text) and text[-1:] not in ".,;:!?…-–—"
    return short and any(map(str.isalpha, text)) and not heads.read(text)


def _with_credits(rows: list[Line]) -> list[Line]:
    """A short line with a credit directly below is that picture's caption; a caption takes the credit that follows."""
    for index, row in enumerate(rows):
        above = rows[index - 1] if index else None
        if row.part != "credit" or not row.credit or above is None:
            continue
        adjacent = not row.paragraph.gap
        below = rows[index + 1] if index + 1 < len(rows) else None
        apart = above.paragraph.gap and (below is None or below.paragraph.gap) and count(above.paragraph.text) <= _SURE
        plain = above.part in {"body", "heading", "headline"} and (apart or not is_prose(above.paragraph.text))
        if (above.part == "caption" and not above.credit) or (adjacent and plain):
            rows[index - 1] = Line(above.paragraph, "caption", credit=row.credit)
    return rows


def _edges(rows: list[Line]) -> list[Line]:
    """Short leftovers between furniture are furniture: the name of a network between two share labels."""
    for index, row in enumerate(rows[1:-1], 1):
        beside = {rows[index - 1].part, rows[index + 1].part} - KEPT - {"headline", "dateline", "byline"}
        if row.part == "body" and beside and (weak := residue.find(row.paragraph.text)):
            rows[index] = Line(row.paragraph, weak.why)
    return rows


def _lists_of_links(rows: list[Line]) -> list[Line]:
    """Below the story, everything after a label such as "Related articles" belongs to it, unless it is sentences."""
    last = max((i for i, row in enumerate(rows) if row.part == "body" and is_prose(row.paragraph.text)), default=-1)
    under = False
    for index in range(last + 1, len(rows)):
        row = rows[index]
        if row.part == "read-more":
            under = True
        elif under and row.part in {"body", "heading"}:
            rows[index] = Line(row.paragraph, "read-more")
    return rows


def _same(text: str, title: str) -> bool:
    return re.findall(r"\w+", text.lower()) == re.findall(r"\w+", title.lower())
