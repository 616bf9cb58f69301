"""Through whom and when words reached the source: "told Reuters", "in a statement", "quoted by", "said on Monday"."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.ingest.annotate import cues, speakers
from briefings.ingest.annotate.scene import Phrase, View
from briefings.ingest.annotate.spans import Name
from briefings.ingest.annotate.wordlist import word_set
from briefings.model import DateMention, Reported

CHANNELS = word_set("""
    address blog briefing broadcast column editorial email essay interview letter memo op-ed post press release
    report speech statement testimony text transcript tweet website WeChat Weibo Twitter Facebook Instagram YouTube
    Telegram
    """)
_PREPOSITIONS = word_set("in on via through by during from")
_ARTICLES = word_set("a an the his her their its this that")
_SMALL = _PREPOSITIONS | _ARTICLES
_PARTING = word_set(", ; : — – that")
_NEAR = 12
_LONGEST = 5
_REPORTS = word_set("said says reported reports")


def via(view: View, bounds: tuple[int, int], verb: int | None, speaker: Phrase) -> Phrase | None:
    """The channel that the sentence names, other than the speaker."""
    found = (
        _quoted_by(view, *bounds)
        or (_told(view, verb) if verb is not None else None)
        or _reporting(view, bounds, verb)
        or _medium(view, *bounds)
    )
    return found if found and found != speaker else None


def _reporting(view: View, bounds: tuple[int, int], verb: int | None) -> Phrase | None:
    """As in "Khan said …, the Xinhua agency reported on Tuesday": an organization between a comma and its verb."""
    first, last = bounds
    for at in range(last - 1, (first if verb is None else verb) + 1, -1):
        name = _agency_before(view, at) if view.tokens[at].text in _REPORTS and not view.inside[at] else None
        if name is None:
            continue
        start = name.first
        while start > first and view.tokens[start - 1].text != "," and name.first - start < _LONGEST:
            start -= 1
        if start > first and view.tokens[start - 1].text == ",":
            return Phrase(view.index, name.first, name.last)
    return None


def _agency_before(view: View, verb: int) -> Name | None:
    """The organization right before a verb: "Xinhua", "the Xinhua agency"."""
    at = verb - 1
    while at > verb - _LONGEST and view.tokens[at].text in speakers.KINDS:
        at -= 1
    name = view.names.get(at)
    return name if name is not None and name.kind == "organization" else None


def _quoted_by(view: View, first: int, last: int) -> Phrase | None:
    """As in "as quoted by the ministry", "was quoted as saying by Xinhua"."""
    for at in range(first, last - 1):
        if view.inside[at] or view.tokens[at].text not in {"quoted", "cited", "reported", "carried"}:
            continue
        for by in range(at + 1, min(at + 5, last - 1)):
            if view.tokens[by].text == "by" and not view.inside[by]:
                return speakers.nearest(view, by + 1, min(by + 10, last))
    return None


def _told(view: View, verb: int) -> Phrase | None:
    """The organization that was told."""
    if view.tokens[verb].text.lower() not in cues.TELLING:
        return None
    for child in view.children.get(verb, ()):
        known = view.entities.get(child)
        if view.tokens[child].dep in {"dobj", "dative"} and known is not None and known.kind == "organization":
            return speakers.phrase(view, child)
    return None


def _medium(view: View, first: int, last: int) -> Phrase | None:
    """As in "in a statement", "on Twitter": the noun with its own words, without the article."""
    for at in range(first, last):
        if view.inside[at] or view.tokens[at].text not in CHANNELS or _qualifies_noun(view, at):
            continue
        start = at
        while start > max(first, at - _LONGEST) and _qualifies(view, start - 1):
            start -= 1
        before = {view.tokens[back].text.lower() for back in range(max(first, start - 2), start)}
        if before & _PREPOSITIONS:
            return Phrase(view.index, start, at + 1)
    return None


def _qualifies_noun(view: View, at: int) -> bool:
    """Whether a noun only qualifies the next, which is the channel or none: "press" of "press conference"."""
    return at + 1 < len(view.tokens) and view.tokens[at].dep == "compound" and view.tokens[at + 1].tag == "NN"


def _qualifies(view: View, at: int) -> bool:
    return view.tokens[at].text.lower() not in _SMALL and not view.inside[at]


def reported(
    view: View, bounds: tuple[int, int], verb: int, content: tuple[int, int], dates: Sequence[DateMention]
) -> Reported | None:
    """The date beside the verb of saying, outside the words that were said; ``content`` are offsets of the text."""
    first, last = view.tokens[bounds[0]].start, view.tokens[bounds[1] - 1].end
    cue = view.tokens[verb].start
    near = [
        date
        for date in dates
        if first <= date.start and date.end <= last
        and not (content[0] <= date.start < content[1])
        and _is_beside(view, bounds[0], verb, date)
    ]  # fmt: skip
    best = min(near, key=lambda date: (abs(date.start - cue), date.start), default=None)
    return Reported(_words(view, best), best.value) if best else None


def _is_beside(view: View, first: int, verb: int, date: DateMention) -> bool:
    """Whether nothing but the words of one clause parts a date from a verb; a date that opens the sentence may."""
    at = next((i for i, token in enumerate(view.tokens) if token.end > date.start), verb)
    between = range(min(at, verb), max(at, verb))
    plain = len(between) <= _NEAR and not any(view.inside[i] or view.tokens[i].text in _PARTING for i in between)
    return plain or at <= first + 1


def _words(view: View, date: DateMention) -> str:
    inside = [i for i, token in enumerate(view.tokens) if date.start <= token.start and token.end <= date.end]
    return view.line.words(inside[0], inside[-1] + 1) if inside else ""
