"""Quotations of an article, direct and reported: the words, who said them, through whom and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from briefings.ingest.annotate import attribution, carried, channels, confidence, cues, meant, reported, speakers
from briefings.ingest.annotate.entities import Known
from briefings.ingest.annotate.scene import Phrase, Quoted, View
from briefings.ingest.annotate.trim import is_capital
from briefings.ingest.annotate.verbs import Said
from briefings.ingest.annotate.wordlist import word_set
from briefings.model import Damage, DateMention, Evidence, Named, Quotation, Reported

_FRAGMENT = 4
_BESIDE = 12
_REACH = 2
_MINOR = word_set("a an and at but by for from in is of on or the to vs with")
_CARRIED = word_set("carry-over carry-within")
_READS = word_set("read reads reading")
_SEVERAL = word_set("them these those one another other second third latter former")
_SCRAPS = word_set("com org net www co html let")
_CALLS = word_set("? !")
_CLOSE = 6
_STOPS = word_set(", . ? ! … — – --")


class Item(msgspec.Struct, frozen=True):
    """A quotation before it is resolved: offsets of its words, and tokens of its surroundings.

    Attributes:
        bounds: The sentence around it, as tokens of its line.
        verb: The verb of saying, a token of its line; None where it has none there.
    """

    line: int
    start: int
    end: int
    said: Said | None
    via: Phrase | None
    bounds: tuple[int, int]
    verb: int | None
    direct: bool


def find(
    views: Sequence[View], dates: Sequence[DateMention], damage: Sequence[Damage] = ()
) -> tuple[tuple[Quotation, ...], tuple[Evidence, ...]]:
    """All quotations, in order of place, and what each rests on; no statement whose end is lost in ``damage``."""
    direct = list(_direct(views))
    whole = [item for item in _reported(views, direct) if not _is_cut(views[item.line], item, damage)]
    items = _overruled(views, sorted([*direct, *whole], key=lambda item: (item.start, item.end)))
    made: list[tuple[Quotation, Evidence]] = []
    last: Known | None = None
    for item in items:
        quotation, evidence, who = _made(views, item, dates, last)
        made.append((quotation, evidence))
        last = who if who is not None or _is_somebody_else(quotation) else last
    return tuple(quotation for quotation, _ in made), tuple(evidence for _, evidence in made)


def _is_somebody_else(quotation: Quotation) -> bool:
    """Whether the speaker is told in words of his own and stands in no list of ours: the next "he" may be that one."""
    return quotation.speaker is not None and quotation.speaker.text.lower() not in speakers.PRONOUNS


# --- what is a quotation ----------------------------------------------------------------------------


def _direct(views: Sequence[View]) -> Iterator[Item]:
    previous: tuple[View, Said | None] | None = None
    for view in views:
        for quoted in view.quoted:
            said = attribution.find(view, quoted)
            said = None if said and said.speaker.line == view.index and _is_nobody(view, said.speaker) else said
            goes_on = said is None and previous is not None and previous[0] is view and _stands_alone(view, quoted)
            if is_term(view, quoted, said) and not goes_on:
                continue
            if said and _is_text(view, said):
                yield _unsaid(view, quoted, said)
                continue
            said = said or carried.speaker(views, view, quoted, previous)
            if said is None and not is_sentence(view, quoted):
                continue
            previous = view, said
            yield _item(view, quoted, said)


def _is_nobody(view: View, words: Phrase) -> bool:
    """Whether what grammar takes for a speaker is a scrap: "'s" of "let's hope", "com" of an address."""
    return not any(
        token.text[:1].isalpha() and token.text.lower() not in _SCRAPS
        for token in view.tokens[words.first : words.last]
    )


def _stands_alone(view: View, quoted: Quoted) -> bool:
    """As in “She never asked,” he said. “She knew.”: a short sentence, and nothing else between its neighbours."""
    words = sum(token.text[:1].isalpha() for token in view.tokens[quoted.first : quoted.last])
    return words > 1 and view.segment_of(quoted.first) == (quoted.first, quoted.last) and is_sentence(view, quoted)


def _is_text(view: View, said: Said) -> bool:
    """As in “…,” reads the second of them: one of several papers or points, and nobody who speaks."""
    if said.cue.lower() not in _READS or said.verb is None or said.speaker.line != view.index:
        return False
    parted = any(view.tokens[at].text == "," for at in range(said.verb, said.speaker.first))
    return parted or view.tokens[said.speaker.last - 1].text.lower() in _SEVERAL


def _unsaid(view: View, quoted: Quoted, said: Said) -> Item:
    """The quotation without a speaker; who passes it on may still be named."""
    bounds = view.segment_of(quoted.first)
    at = said.verb if said.verb is not None else quoted.last
    via = channels.via(view, bounds, said.verb, Phrase(view.index, at, at + 1))
    return Item(view.index, quoted.pair.start, quoted.pair.end, None, via, bounds, said.verb, direct=True)


def _item(view: View, quoted: Quoted, said: Said | None) -> Item:
    bounds = view.segment_of(quoted.first)
    start, end = quoted.pair.start, quoted.pair.end
    if said is None or said.rule in _CARRIED or said.speaker.line != view.index:
        return Item(view.index, start, end, said, None, bounds, None, direct=True)
    via = said.via or channels.via(view, bounds, said.verb, said.speaker)
    return Item(view.index, start, end, said, via, bounds, said.verb, direct=True)


def is_term(view: View, quoted: Quoted, said: Said | None) -> bool:
    """Whether the marks hold a term, a title or a nickname, and no statement."""
    words = [
        word
        for word in view.line.words(quoted.first + 1, quoted.last - quoted.pair.closed).split()
        if word[:1].isalnum()
    ]
    if not words:
        return True
    closes = view.tokens[quoted.last - 2].text if quoted.pair.closed else "."
    if len(words) < _FRAGMENT:
        named = len(words) > 1 and _is_titled(words) and not _is_uttered(view, quoted, said)
        ends = closes in _STOPS and said is not None and _touches(quoted, said) and not named
        return not (ends or (len(words) > 1 and said is not None and _is_in_speech(view, quoted, said)))
    return _is_titled(words) and (closes not in _STOPS or not (closes in _CALLS or _is_uttered(view, quoted, said)))


def _is_titled(words: Sequence[str]) -> bool:
    """Whether the words are written as a title is: capitals, but for the small ones."""
    return all(is_capital(word) or word in _MINOR or word[0].isdigit() for word in words)


def _is_uttered(view: View, quoted: Quoted, said: Said | None) -> bool:
    """Whether capitals throughout are what somebody said, and no work's title: a colon or a verb stands beside."""
    if said is None:
        return False
    if quoted.first > 0 and view.tokens[quoted.first - 1].text.endswith(":"):
        return True
    return said.rule == "signature" or (said.verb is not None and 0 <= said.verb - quoted.last < _CLOSE)


def _is_in_speech(view: View, quoted: Quoted, said: Said) -> bool:
    """As in "said that the process was “Kabul-led, Kabul-owned”", "called it “a sound one”": a part of what was said.

    Not a title or a name: such words are capitalized.
    """
    verb = view.tokens[said.verb].text.lower() if said.verb is not None else ""
    if verb not in cues.SPEECH and not (verb in cues.CALLED and view.tokens[quoted.first + 1].text.islower()):
        return False
    inner = [token for token in view.tokens[quoted.first + 1 : quoted.last - 1] if token.text[:1].isalpha()]
    return inner[0].text.islower() or "-" in inner[0].text or any(_is_plain(token.text) for token in inner[1:])


def _is_plain(word: str) -> bool:
    """Whether a word is in lower case where a title would have a capital."""
    return word.islower() and word not in _MINOR


def _is_short(view: View, item: Item) -> bool:
    """Whether a quotation is a few words of a statement, which is then told as a whole too."""
    inside = [at for at, token in enumerate(view.tokens) if item.start < token.start and token.end < item.end]
    return not inside or len(view.line.words(inside[0], inside[-1] + 1).split()) < _FRAGMENT


def is_sentence(view: View, quoted: Quoted) -> bool:
    """Whether the marks hold a sentence; a mere fragment that nobody is said to have said is a term."""
    inner = view.tokens[quoted.first + 1 : quoted.last - quoted.pair.closed]
    return bool(inner) and inner[0].text[:1].isupper() and (inner[-1].text in _STOPS or not quoted.pair.closed)


def _touches(quoted: Quoted, said: Said) -> bool:
    """Whether the cue stands beside the quotation, a speaker at most between them."""
    if said.verb is None:
        return said.rule == "signature"
    gap = said.verb - quoted.last if said.verb >= quoted.last else quoted.first - said.verb - 1
    return gap <= _BESIDE


def _reported(views: Sequence[View], direct: Sequence[Item]) -> Iterator[Item]:
    used: dict[int, set[int]] = {view.index: set() for view in views}
    for item in direct:
        if item.verb is not None and not _is_short(views[item.line], item):
            used[item.line].add(item.verb)
    for view in views:
        for found in reported.find(view, frozenset(used[view.index])):
            if _is_nobody(view, found.speaker):
                continue
            said = Said(found.speaker, found.cue, found.rule, found.verb)
            start, end = view.tokens[found.first].start, view.tokens[found.last - 1].end
            bounds = view.segment_of(found.first)
            via = found.via or channels.via(view, bounds, found.verb, found.speaker)
            yield Item(view.index, start, end, said, via, bounds, found.verb, direct=False)


def _overruled(views: Sequence[View], items: Sequence[Item]) -> list[Item]:
    """The items, those before "The remarks were made by Khan" with Khan as speaker and the first speaker as channel."""
    changed: dict[int, Phrase] = {}
    for view in views:
        for at, maker in carried.remarks(view):
            place = view.tokens[at].start
            before = [index for index, item in enumerate(items) if item.end <= place and view.index - item.line <= 1]
            same = [
                index
                for index in before
                if items[index].line == items[before[-1]].line
                and (items[index].direct == items[before[-1]].direct or _is_anybodys(views, items[index]))
            ]
            changed.update(dict.fromkeys(same, maker))
    return [_made_by(item, changed[index]) if index in changed else item for index, item in enumerate(items)]


def _is_anybodys(views: Sequence[View], item: Item) -> bool:
    """Whether nobody or an organization is named as the speaker so far."""
    if item.said is None:
        return True
    known = meant.entity(views, item.said.speaker, None)
    return known is not None and known.kind == "organization"


def _made_by(item: Item, maker: Phrase) -> Item:
    if item.said is None:
        return msgspec.structs.replace(item, said=Said(maker, "made by", "remarks-by"))
    said = item.said._replace(speaker=maker, rule="remarks-by")
    return msgspec.structs.replace(item, said=said, via=item.via or item.said.speaker)


def _is_cut(view: View, item: Item, damage: Sequence[Damage]) -> bool:
    """Whether a statement's own words break off, or are the copy of a sentence that was printed twice."""
    sentence = view.tokens[item.bounds[0]].start
    return any(
        (spot.kind in {"gap", "truncation"} and item.end - _REACH <= spot.at <= item.end + _REACH)
        or (spot.kind == "duplicate" and spot.start == sentence)
        for spot in damage
    )


# --- who is meant -----------------------------------------------------------------------------------


def _made(
    views: Sequence[View], item: Item, dates: Sequence[DateMention], last: Known | None
) -> tuple[Quotation, Evidence, Known | None]:
    if item.said is None:
        via = _named(views, item.via)
        return Quotation(item.start, item.end, item.direct, via=via, by=confidence.by("marks")), Evidence(), None
    start, end = offsets(views, item.said.speaker)
    who = meant.entity(views, item.said.speaker, last)
    if who is not None and item.via is not None and meant.entity(views, item.via, None) == who:
        # "Roth quotes the general": the general is another than she who passes the words on.
        who = None
    quotation = Quotation(
        item.start,
        item.end,
        item.direct,
        speaker=Named(_words(views, item.said.speaker), who.id if who else None),
        via=_named(views, item.via),
        reported=_when(views, item, dates),
        by=confidence.by(item.said.rule),
    )
    return quotation, Evidence(start, end, item.said.cue or None), who


def _when(views: Sequence[View], item: Item, dates: Sequence[DateMention]) -> Reported | None:
    if item.verb is None:
        return None
    return channels.reported(views[item.line], item.bounds, item.verb, (item.start, item.end), dates)


def _named(views: Sequence[View], words: Phrase | None) -> Named | None:
    if words is None:
        return None
    who = meant.entity(views, words, None)
    text = _words(views, words)
    if text.lower() in speakers.PRONOUNS:
        # "it said": the channel is what the pronoun means, or it is not stated.
        return Named(who.name, who.id) if who else None
    return Named(text, who.id if who else None)


def _words(views: Sequence[View], words: Phrase) -> str:
    return views[words.line].line.words(words.first, words.last)


def offsets(views: Sequence[View], words: Phrase) -> tuple[int, int]:
    """Where the words stand in the text."""
    tokens = views[words.line].tokens
    return tokens[words.first].start, tokens[words.last - 1].end
