"""What stands above an article: date lines, bylines, agency datelines, source lines. Each rule reads one line."""

from __future__ import annotations

import re

import msgspec

from briefings.ingest import printed

_LONGEST = 200
_LABEL = re.compile(
    r"\b(?:first published|last (?:updated?|modified)|published|posted|updated?|modified|created|"
    r"release[d]? (?:date|on)|date|for immediate release|(?:press|news|media) release|"
    r"time|on|at|by|in|the|hrs?|hours|local|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"mon|tues?|wed|thu(?:rs)?|fri|sat|sun|"
    r"veröffentlicht|aktualisiert|stand|datum|am|um|uhr|publié|mis à jour|le|à|publicado|actualizado|el|"
    r"опубликовано|обновлено|года?|نشر في|نُشر في|تاريخ النشر)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated?|last modified|modified|edited)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|released?|created|date)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[|•·]|\s[–—-]\s|\s/\s)\s*")
_READING = re.compile(r"[\s|•·,/–—-]*\b\d{1,3}[ -]?min(?:ute)?s?(?:['’])? read(?:ing time)?\b", re.IGNORECASE)
_SOURCE = re.compile(r"(?:source|publisher|via)\s?:\s*(?P<name>[^:|]{2,60}?)", re.IGNORECASE)
_PUBLISHED_IN = re.compile(r"(?:first )?published in (?P<name>[^\W\d_].{1,60}?)(?:,| on)?\s", re.IGNORECASE)
_EDITOR = re.compile(r"(?:editor|edited by|web editor|compiled by)\s?:?\s+[\w .'’-]{2,40}", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:(?:written|reported|posted|text|story|words|interview)\s+by\s?:?|by\s?:?|author\s?:|byline\s?:)\s+(?P<names>.{2,120})",
    re.IGNORECASE,
)
_BYLINE_ABROAD = re.compile(
    r"(?:(?i:(?:text|ein bericht|un article|texte|texto) )?(?:[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|VON|PAR|POR)\s|"
    r"(?i:autore?n?|auteurs?|autora?|автор|бесед\w+|بقلم|作者|記者|记者|기자|文)\s?[:：]\s?)(?P<names>\S.{2,80})"
)
_DATED = re.compile(
    r"^(?:(?:first )?(?:published|posted|updated|written))(?: on)?\b(?! by)\s*:?|\s(?:on|at)\s*$", re.IGNORECASE
)
_POST = re.compile(
    r"(?P<names>[^\W\d_a-z][^,:;!?\d]{2,40}), (?:(?:[A-Z]\w+|and|of) ){0,4}"
    r"(?:[Ee]ditor|[Cc]orrespondent|[Rr]eporter|[Ww]riter|[Cc]olumnist)"
)
_UNNAMED = re.compile(
    r"by (?:our|a|an) (?:\w+ ){0,3}(?:correspondents?|reporters?|staff|writers?|editors?|desk|newsroom)", re.IGNORECASE
)
_STAFF = re.compile(
    r"by (?P<names>[^\W\d_].{1,60}?),? (?:(?:and|chief|foreign|political|senior|special|sports|staff) )*"
    r"(?:columnist|correspondent|editor|journalist|reporter|writer)s?",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"by \w{2,20}")
_NAME_WORDS = 6
_NAME_WORD = re.compile(
    r"[^\W\d_a-z][\w.'’-]*|and|&|of|for|in|the|at|de|der|van|von|bin|al|el|la|le|da|di|dos|du|y|e|et|und|en|i|и|with|our",
    re.UNICODE,
)
_PLACE = r"(?P<place>[A-Z][A-Z.'’-]+(?:[ /-][A-Z][A-Z.'’-]+){0,3}(?:,\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}?)??)"
_WIRE_DAY = r"(?:,?\s+(?P<day>(?:[A-Z][A-Za-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][A-Za-z]{2,8}\.?)(?:,?\s+\d{4})?))?"
_AGENCY = r",?\s*(?:\((?P<agency>[A-Z][\w.&/ -]{1,30})\)|/(?P<wire>[A-Z][\w.& -]{1,30})/)\s*(?:--|—|–|-|:|,)?\s*"
_WIRE = re.compile(_PLACE + _WIRE_DAY + r"(?:" + _AGENCY + r"|\s*(?:--|—|–|\s-\s|:)\s*)(?=\S)")
_WIRE_ALONE = re.compile(_PLACE + _WIRE_DAY + _AGENCY)
_SPEAKS = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*\s){0,3}[^\W\d_a-z][\w.'’-]*"
    r"(?::|, (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2})(?:,? \d{4})?"
    r"(?: \([\w ]{2,30}\))?(?::| ?(?:--|—|–)| -))\s(?=\S)"
)
ADDRESS = re.compile(r"https?://\S{4,2000}")


class Head(msgspec.Struct, frozen=True):
    """What one line above an article states; None where it does not.

    Attributes:
        why: The reason under which the line is listed as removed.
    """

    why: str
    title: str | None = None
    published: str | None = None
    zone: str | None = None
    updated: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


class Wire(msgspec.Struct, frozen=True):
    """The dateline that opens a wire story: ``BEIJING, April 21 (Xinhua) --``; the story begins at ``end``."""

    place: str
    agency: str | None = None
    published: str | None = None
    end: int = 0


def read(line: str) -> Head | None:
    """What a line that consists of such statements says; None for a line that says anything else."""
    if len(line) > _LONGEST:
        return None
    line = _READING.sub("", line)
    whole = _single(line)
    if whole:
        return whole
    parts = _PARTS.split(line)
    if len(parts) == 1:
        return _dated_byline(line) or _named_date(line)
    stated = [(part, _single(part)) for part in parts if part]
    found = [head for _, head in stated if head]
    rest = [part for part, head in stated if not head]
    if not found or sum(len(part.split()) for part in rest) > len(line.split()) // 2 or any(map(_is_prose, rest)):
        return _dated_byline(line) or _named_date(line)
    merged: dict[str, str] = {}
    for head in found:
        for key in ("published", "zone", "updated", "byline", "publisher", "url"):
            value = getattr(head, key)
            if value:
                merged.setdefault(key, value)
    return Head(why="dateline" if {"published", "updated"} & merged.keys() else found[0].why, **merged)


def wire(paragraph: str) -> Wire | None:
    """The agency dateline at the start of a paragraph. It stays in the text, of which it is a part."""
    match = _WIRE.match(paragraph[:160])
    if not match or len(match["place"]) < 3:  # noqa: PLR2004 - "A: ..." is no place
        return None
    day = printed.find(match["day"]) if match["day"] else None
    return Wire(match["place"].rstrip(","), match["agency"] or match["wire"], day.value if day else None, match.end())


def begins(paragraph: str) -> int:
    """Where the words of a paragraph begin after a dateline or the name of who speaks.

    As in ``KABUL (AP) -- Talks``, ``Kabul, 5 May 2018: Talks``, ``Khan: We agree``.

    A quotation in marks after a name and a colon leaves the name where it is: it is the quotation's own cue.
    """
    found, label = wire(paragraph), _SPEAKS.match(paragraph[:160])
    end = found.end if found else label.end() if label else 0
    return end if paragraph[end : end + 1].isalnum() else 0


def labelled_date(line: str) -> Head | None:
    """A date line that says itself what it is (``Published: ...``), as pages print below an article."""
    head = _single(line) if len(line) <= _LONGEST and (_PUBLISHED.search(line) or _UPDATED.search(line)) else None
    return head if head and head.why == "dateline" else None


def names(byline: str) -> bool:
    """Whether the words of a byline are names, and no sentence."""
    words = re.sub(r"[,;/()|]", " ", byline).split()
    capitals = sum(word[0].isupper() for word in words)
    return capitals > 0 and len(words) <= 14 and all(_NAME_WORD.fullmatch(word.rstrip(".")) for word in words)  # noqa: PLR2004 - four names


def _single(line: str) -> Head | None:
    return _date_line(line) or _wire_line(line) or _byline(line) or _source(line) or _published_in(line)


def _date_line(line: str) -> Head | None:
    day = printed.find(line)
    if not day:
        return None
    rest = line[: day.start] + " " + line[day.end :]
    again = printed.find(rest)
    label = line[: day.start]
    if again:
        rest = rest[: again.start] + " " + rest[again.end :]
    left = re.sub(r"\([\w .]{2,20}\)", " ", _LABEL.sub(" ", rest))
    if re.search(r"\w", left):
        return None
    if again:
        return Head(why="dateline", published=day.value, zone=day.zone, updated=again.value)
    if _UPDATED.search(label) and not _PUBLISHED.search(label):
        return Head(why="dateline", updated=day.value, zone=day.zone)
    return Head(why="dateline", published=day.value, zone=day.zone)


def _wire_line(line: str) -> Head | None:
    """An agency's dateline with its day on a line of its own: ``GENEVA, 6 May 2019 (Harbour) --``."""
    match = _WIRE_ALONE.fullmatch(line)
    day = printed.find(match["day"]) if match and match["day"] else None
    if match is None or day is None:
        return None
    return Head(why="dateline", published=day.value, publisher=match["agency"] or match["wire"])


def _dated_byline(line: str) -> Head | None:
    """A byline and a date in one line: ``Posted on May 7, 2019 by Jane Roe``, ``By Jane Roe, 7 May 2019``."""
    day = printed.find(line)
    if not day or len(_PARTS.split(line)) > 1:
        return None
    before, after = (_DATED.sub("", part).strip(" ,;|/–—·•-") for part in (line[: day.start], line[day.end :]))
    if _ACCOUNT.fullmatch(before or after) and not (before and after):
        return Head(why="dateline", published=day.value, zone=day.zone)
    head = _byline(before or after) if not (before and after) else None
    return Head(why="dateline", byline=head.byline, published=day.value, zone=day.zone) if head else None


def _named_date(line: str) -> Head | None:
    """A paper's or a place's name with the day: ``The Harbour Weekly, 17 August 2017``; whose name it is stays open."""
    day = printed.find(line)
    if not day or day.start == 0 or line[day.end :].strip(" .") or not line[: day.start].rstrip().endswith(","):
        return None
    name = line[: day.start].rstrip(" ,")
    titled = len(name.split()) <= _NAME_WORDS and names(name) and not _BYLINE.fullmatch(name)
    return Head(why="dateline", published=day.value, zone=day.zone) if titled else None


def _published_in(line: str) -> Head | None:
    """As papers print below their articles: ``Published in The Harbour Weekly, August 17th, 2017.``"""
    day = printed.find(line)
    match = _PUBLISHED_IN.fullmatch(line, 0, day.start) if day else None
    if not day or not match or line[day.end :].strip(" .") or not names(match["name"]):
        return None
    return Head(why="dateline", published=day.value, zone=day.zone, publisher=match["name"])


def _byline(line: str) -> Head | None:
    if _UNNAMED.fullmatch(line):
        return Head(why="byline")
    post = _POST.fullmatch(line)
    if post and names(post["names"]):
        return Head(why="byline", byline=post["names"])
    staff = _STAFF.fullmatch(line)
    if staff and names(staff["names"]):
        return Head(why="byline", byline=line.split(None, 1)[1])
    match = _BYLINE.fullmatch(line)
    if match and names(match["names"]):
        return Head(why="byline", byline=match["names"].strip(" ,;"))
    abroad = _BYLINE_ABROAD.fullmatch(line)
    if abroad and len(abroad["names"].split()) > 1 and are_names(abroad["names"]):
        return Head(why="byline", byline=abroad["names"].strip(" ,;"))
    return None


def are_names(words: str) -> bool:
    """Whether words of any script are names: where it has capitals, they have them."""
    cased = any(word[0].islower() or word[0].isupper() for word in words.split())
    return names(words) if cased else len(words.split()) <= _NAME_WORDS and not _ends_sentence(words)


def _ends_sentence(words: str) -> bool:
    return words.endswith((".", "?", "!", "。", "؟"))


def _source(line: str) -> Head | None:
    match = _SOURCE.fullmatch(line)
    if match and names(match["name"]):
        return Head(why="source", publisher=match["name"].strip())
    if _EDITOR.fullmatch(line):
        return Head(why="credit")
    return Head(why="source", url=line) if ADDRESS.fullmatch(line) else None


def _is_prose(part: str) -> bool:
    return len(part.split()) > 6 or part.endswith((".", "?", "!"))  # noqa: PLR2004 - the name of a section or desk
