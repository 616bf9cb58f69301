"""``Key: value`` lines above an article: the header of a mail, or the front matter of a clipping saved as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.errors import HeaderParseError
from email.header import decode_header, make_header

import msgspec

from briefings.ingest import normalize, printed
from briefings.ingest.heads import ADDRESS, Head
from briefings.ingest.paragraphs import Paragraph

_FIELD = re.compile(r"(?P<key>[A-Za-z][A-Za-z_ -]{1,39})\s?:(?:\s+(?P<value>\S.*))?")
_LONGEST_KEY = 19
_KEYS = {
    "title": "title",
    "headline": "title",
    "subject": "title",
    "from": "",
    "to": "",
    "cc": "",
    "bcc": "",
    "reply-to": "",
    "sent": "published",
    "date": "published",
    "published": "published",
    "publication date": "published",
    "pubdate": "published",
    "updated": "updated",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "by": "byline",
    "source": "publisher",
    "publisher": "publisher",
    "site": "publisher",
    "publication": "publisher",
    "url": "url",
    "link": "url",
    "permalink": "url",
    "language": "language",
}
# What databases and agencies set beside them; any other key is of a list of facts: "Depth: 41 metres".
_BESIDE_WORDS = (
    "agency category categories contact copyright country credit dateline edition editor embargo id kicker keywords "
    "length load-date location page pages photo place priority ref region section slug subheadline tags topic topics "
    "type version words"
)
_BESIDE_KEYS = frozenset(_BESIDE_WORDS.split())
_TRANSPORT = re.compile(
    r"(?:received|return-path|delivered-to|envelope-to|message-id|mime-version|content-type|content-transfer-encoding|"
    r"x-[a-z-]+|dkim-signature|arc-[a-z-]+|authentication-results|received-spf|user-agent):",
    re.IGNORECASE,
)
_FEWEST_TRANSPORT = 2
_FORWARDED = re.compile(r"(?:-{2,}\s?)?(?:begin )?(?:forwarded|original) message\s?(?::|-{2,})", re.IGNORECASE)
_PASSED_ON = re.compile(r"(?:(?:fwd?|re)\s?:\s*)+", re.IGNORECASE)
_RULE = re.compile(r"-{3,}|\.\.\.")
_ITEM = re.compile(r"-\s+(?P<item>\S.*)")
_MOST_FRONT = 80


def read(paragraphs: Sequence[Paragraph]) -> tuple[Head, ...]:
    """What the lines of a header say, one for each of the first paragraphs; empty where there is none."""
    return _front_matter(paragraphs) or _mail(paragraphs)


def header(line: str) -> Head | None:
    """A line of an e-mail-like header (``Date: 2016-04-21``); the keys are those of `_KEYS`.

    Who wrote to whom is no fact about the article.
    """
    match = _labelled(line)
    return _stated(match["key"], match["value"]) if match else None


def is_fact(line: str) -> bool:
    """Whether a line is one of a list of facts: ``Depth: 41 metres``."""
    match = _labelled(line)
    return match is not None and match["key"].strip().lower() not in {*_KEYS, *_BESIDE_KEYS}


def is_labelled(line: str) -> bool:
    """Whether a line has the shape ``Source: …``, as those of a list of facts have."""
    return _labelled(line) is not None


def _labelled(line: str) -> re.Match[str] | None:
    match = _FIELD.fullmatch(line)
    return match if match and match["value"] and len(match["key"]) <= _LONGEST_KEY else None


def _mail(paragraphs: Sequence[Paragraph]) -> tuple[Head, ...]:
    """A mail's header; one line alone counts only where its key can mean nothing else."""
    found: list[Head] = []
    sent = _sent(paragraphs)
    for at, paragraph in enumerate(paragraphs):
        text = paragraph.text
        head = header(text)
        if found and _FORWARDED.fullmatch(text):
            # What stands above is about the passing on, not about the article.
            found = [Head(why="header")] * len(found)
            head = Head(why="header")
        elif not head and at < sent:
            found[-1:] = [_continued(last, text) for last in found[-1:]]
            head = Head(why="header")
        if not head:
            break
        found.append(head)
    sure = len(found) > 1 or any(head.title or head.url for head in found)
    return tuple(found) if sure else ()


def _sent(paragraphs: Sequence[Paragraph]) -> int:
    """How many lines the header has of a mail as it was sent: every line up to the first blank one."""
    end = next((at for at, row in enumerate(paragraphs) if at and row.gap), len(paragraphs))
    marks = sum(_TRANSPORT.match(row.text) is not None for row in paragraphs[:end])
    return end if marks >= _FEWEST_TRANSPORT else 0


def _continued(head: Head, text: str) -> Head:
    """A subject goes on in the next line of a header, unless that is a field of its own."""
    if not head.title or _FIELD.fullmatch(text):
        return head
    return msgspec.structs.replace(head, title=f"{head.title} {text}")


def _front_matter(paragraphs: Sequence[Paragraph]) -> tuple[Head, ...]:
    """The lines between two rules at the top of a file, at least one of which states something."""
    if not paragraphs or not _RULE.fullmatch(paragraphs[0].text):
        return ()
    end = next((at for at, row in enumerate(paragraphs[1:_MOST_FRONT], 1) if _RULE.fullmatch(row.text)), 0)
    lines = [row.text for row in paragraphs[1:end]]
    if not lines or not _FIELD.fullmatch(lines[0]):
        return ()
    heads = []
    for at, line in enumerate(lines):
        match = _FIELD.fullmatch(line)
        values = [match["value"]] if match and match["value"] else _items(lines[at + 1 :])
        heads.append((match and values and _stated(match["key"], ", ".join(map(_bare, values)))) or Head(why="header"))
    if all(head == Head(why="header") for head in heads):
        return ()
    return (Head(why="header"), *heads, Head(why="header"))


def _items(lines: Sequence[str]) -> list[str]:
    """The list that begins with the first of these lines."""
    found = []
    for line in lines:
        match = _ITEM.fullmatch(line)
        if not match:
            break
        found.append(match["item"])
    return found


def _bare(value: str) -> str:
    """A value without quotation marks, brackets of a list, and those that some programs put around a name."""
    return value.strip("[]").strip("\"'").removeprefix("[[").removesuffix("]]").strip()


def _stated(key: str, value: str) -> Head | None:
    """What a field states; None where its key is not known, or its value is none of its kind."""
    field = _KEYS.get(key.strip().lower())
    value = _decoded(value.strip())
    if key.strip().lower() == "subject":
        value = _PASSED_ON.sub("", value)
    if field is None:
        return None
    if not field or not value:
        return Head(why="header")
    if field in {"published", "updated"}:
        day = printed.find(value)
        return Head(why="header", zone=day.zone, **{field: day.value}) if day else None
    if field == "publisher" and ADDRESS.fullmatch(value):
        field = "url"
    if field == "url":
        return Head(why="header", url=value) if ADDRESS.fullmatch(value) else None
    return Head(why="header", **{field: value})


def _decoded(value: str) -> str:
    """The words of a field that is written in ASCII for the way (RFC 2047)."""
    if "=?" not in value:
        return value
    try:
        return normalize.plain(str(make_header(decode_header(value))))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return value
