"""Which lines belong to a picture: captions and credits."""

from __future__ import annotations

import re

import msgspec

_LONGEST_CAPTION = 700
_LONGEST_CREDIT = 140
_AGENCIES = (
    r"AP|AFP|EPA(?:-EFE)?|EFE|Reuters|REUTERS|Xinhua|XINHUA|Getty(?: Images)?|TASS|RIA Novosti|Sputnik|ANI|PTI|"
    r"IANS|APP|IRNA|"
    r"Anadolu(?: Agency)?|AA|DPA|dpa|Kyodo|Yonhap|CFP|VCG|CNS|ISPR|Bloomberg|UPI|ANSA|WAM|SPA|Khaama Press|"
    r"Tolo ?news|Pajhwok"
)
_PHOTO = (
    r"(?:AP|AFP|EPA|Reuters|REUTERS|Xinhua|file|FILE|Courtesy|courtesy|stock|handout)?\s?"
    r"(?:[Pp]hotos?|PHOTOS?|[Pp]icture|[Ii]mages?|[Pp]hotograph)"
)
# A credit at a caption's end: "(© Xinhua)", "(AP Photo/Rahmat Gul)", "[Photo/Xinhua]", "/Reuters", "REUTERS/Name",
# "Photograph: A. Name/The Paper".
_CREDIT_END = re.compile(
    r"[(\[]\s*(?P<a>©[^()\[\]]{1,80}|(?:"
    + _PHOTO
    + r")(?:\s?(?:by|:|/|courtesy|credit)[^()\[\]]{1,80}|\s)?|(?:"
    + _AGENCIES
    + r")\s?/[^()\[\]]{1,80}|[^()\[\]/]{2,60}/\s?(?:"
    + _AGENCIES
    + r"))\s*[)\]]\s*\.?$"
    r"|(?P<b>©\s?[^©.]{2,60}|(?:REUTERS|AP|AFP|EPA|Xinhua)\s?/\s?[^/.]{2,60})$"
    r"|(?<=[.!?”’\"] )(?:Photograph|Photo|Picture|Image|Illustration)s?(?: credit| courtesy)?(?:\s?:\s| by (?=[A-Z]))"
    r"(?P<c>[^\s.,][^:;!?,]{1,60})$"
)
_PLAIN_CREDIT_END = re.compile(r"[(\[]\s*(?P<name>" + _AGENCIES + r")\s*[)\]]\s*\.?$")
_CREDIT_LINE = re.compile(
    r"[(\[]?\s*(?:©\s?(?P<a>(?!.{0,60}(?:\b(?:19|20)\d\d\b|rights reserved)).{2,120}?)"
    r"|(?P<b>(?:AP|AFP|EPA|Reuters|REUTERS|Xinhua|Getty|DPA|dpa)\s?(?:Photos?|PHOTOS?|Images?|/)\s?/?.{0,100}?)"
    r"|(?:[Ii]mage|[Pp]hoto|[Pp]icture|[Vv]ideo|PHOTO|IMAGE)s?\s?(?:[Cc]redits?|CREDITS?|[Cc]ourtesy(?: of)?|"
    r"[Cc]opyright|[Ss]ource|by|BY)\s?:?\s+"
    r"(?P<c>.{2,110}?)"
    r"|(?:[Pp]hoto|PHOTO|[Pp]icture|[Ii]mage|[Cc]redit|CREDIT|[Pp]hotograph|"
    r"[Pp]hotographer)s?\s?:\s*(?P<d>[^.]{2,90}?))\s*[)\]]?"
)
_SHOWS = re.compile(
    r"(?:in )?this\s(?:[\w,]+[ -]){0,6}?(?:photo(?:graph)?|picture|image|handout|frame ?grab|screen ?(?:shot|grab)|"
    r"video grab|combination)\b.{0,80}?\b(?:shows?|taken|shot|released|provided|made|from|of|by|on)\b"
    r"|(?:file(?: photo| picture| image)?|pictured|photo|picture|image caption|caption|above|from left|"
    r"\(?l-?r\)?|left to right|pool photo)\s?[:|–—-]\s"
    r"|(?:an? )?(?:file|undated|handout|archive) (?:photo|picture|image)\b|image caption\s|"
    r"pictured (?:here|above|in)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\((?:[LRC]|left|right|cent(?:re|er)|[2-9](?:nd|rd|th) [LR]|front|back|rear|top|bottom)(?:,[^()]{1,30})?\)",
    re.IGNORECASE,
)
# "(c)" at a line's start counts the items of a list.
_ITEM = re.compile(r"\([a-z]\)")
_SEEN = re.compile(
    r"\b(?:meets?|shakes? hands|speaks?|speaking|attends?|poses?|posing|greets?|is seen|are seen|seen|pictured|"
    r"looks?|stands?|gestures?|delivers?|"
    r"addresses|arrives?|holds?|talks?|walks?|waves?|inspects?)\b"
)
_FILE = re.compile(
    r"\b(?:file photo|file picture|file image|photo by|in this (?:\w+ ){0,2}(?:photo|picture|image))\b", re.IGNORECASE
)
_PREFIX = re.compile(
    r"(?:(?:image|media|photo|picture)\s(?:caption|credit)\s*:?|(?:photo(?:graph)?|picture|image)s?\s*(?::|by\b))\s*",
    re.IGNORECASE,
)


# The rule's name and how often it is right, for the record that every annotation carries.
RULE = ("caption-words", 0.9)


class Pictured(msgspec.Struct, frozen=True):
    """A caption's credit, if it carries one."""

    credit: str | None = None


def caption(line: str) -> Pictured | None:
    """Whether this line is a picture's caption, by its own words."""
    if len(line) > _LONGEST_CAPTION:
        return None
    credit = credit_at_end(line)
    sides, seen = _SIDE.search(line, 1 if _ITEM.match(line) else 0), _SEEN.search(line)
    shows = _SHOWS.match(line) or _FILE.search(line)
    if credit or shows or (sides and seen):
        return Pictured(credit or _plain_credit(line))
    return None


def credit_at_end(line: str) -> str | None:
    """The credit that closes a caption, without its sign and brackets."""
    match = _CREDIT_END.search(line[-140:])
    return _bare(match["a"] or match["b"] or match["c"]) if match else None


def credit_line(line: str) -> str | None:
    """The credit, where the line is nothing else."""
    match = _CREDIT_LINE.fullmatch(line) if len(line) <= _LONGEST_CREDIT else None
    if not match:
        return None
    return _bare(next(group for group in match.group("a", "b", "c", "d") if group is not None))


def _plain_credit(line: str) -> str | None:
    match = _PLAIN_CREDIT_END.search(line[-60:])
    return match["name"] if match else None


def _bare(credit: str) -> str:
    return _PREFIX.sub("", credit).strip(" ©:.[]()").strip()
