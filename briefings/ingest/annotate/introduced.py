"""Quotations that no verb of saying introduces: "Khan: “…”", "Khan had a short answer: “…”", "in Khan's words, “…”"."""

from __future__ import annotations

from briefings.ingest.annotate import channels, lexicon, speakers
from briefings.ingest.annotate.scene import Phrase, Quoted, View
from briefings.ingest.annotate.verbs import Said
from briefings.ingest.annotate.wordlist import word_set

# Nouns whose owner said what follows: "Clinton's response was: “…”", "her warning that …".
UTTERANCES = word_set("""
    accusation admission advice allegation announcement answer argument assertion assessment boast call caution charge
    claim comment conclusion contention criticism declaration demand denial description explanation line message motto
    observation opinion phrase plea pledge prediction promise prophecy question quote quotation quip rebuke reaction
    remark reminder reply request response retort slogan statement suggestion sentence tweet verdict vow warning words
    comments remarks answers claims
    """) | {noun for noun in channels.CHANNELS if noun.islower()}
_NEAR = 14
_FINITE = word_set("VBD VBZ VBP MD")
_PRESENTING = word_set("here is 's ’s from")
_LONGEST_LABEL = 14
_LONGEST_NAME = 4
_OWNERS = word_set("his her my")
_POSSESSIVES = word_set("'s ’s ' ’")
_LEADING = word_set("that was is were , : as to ( “ in") | {'"'}
_DASHES = word_set("- – — --")
_SPEAKING = speakers.BODIES | word_set("""
    article campaign company complaint editorial family firm footnote group lawsuit letter office paper report study
    team
    """)


def find(view: View, quoted: Quoted) -> Said | None:
    """Whose words a colon or a noun of speech before the quotation announces; None where neither does."""
    start = view.segment_of(quoted.first)[0]
    colon = quoted.first - 1
    if colon > start and view.tokens[colon].text.endswith(":"):
        return announced(view, start, colon) or _owned(view, start, quoted.first)
    return _owned(view, start, quoted.first)


def announced(view: View, start: int, colon: int) -> Said | None:
    """Who is to speak after a colon: the name that stands there alone, or the subject of the sentence it ends."""
    first = start
    while first < colon and view.tokens[first].text.lower() in _PRESENTING:
        first += 1
    if any(view.inside[first:colon]):
        return None
    finite = [at for at in range(first, colon) if view.tokens[at].tag in _FINITE]
    if not finite:
        return _label(view, first, colon)
    subjects = [words for at in finite if (words := speakers.subject(view, at)) is not None and words.first >= first]
    found = next((words for words in subjects if _can_speak(view, words) or _is_utterance(view, words)), None)
    return Said(_owner(view, found) or found, ":", "introduced") if found else None


def _label(view: View, first: int, colon: int) -> Said | None:
    """The last name of a few words without a verb: "Rep. Trey Khan (R-S.C.):", "From Khan's post:"."""
    first = next((at + 1 for at in range(colon - 1, first, -1) if view.tokens[at].text in _DASHES), first)
    if colon - first > _LONGEST_LABEL:
        return None
    for at in range(first, colon):
        known = view.entities.get(at)
        if known is not None and known.kind != "place":
            words = speakers.phrase(view, at)
            after = view.tokens[words.last].text
            owns = after in {"'s", "’s"} and any(view.tokens[i].text in UTTERANCES for i in range(at, colon))
            if words.last == colon or owns or after in {"(", "in", "on", ","}:
                return Said(words, ":", "introduced")
    name = 0 < colon - first <= _LONGEST_NAME and all(_is_name(view, at) for at in range(first, colon))
    return Said(Phrase(view.index, first, colon), ":", "introduced") if name else None


def _is_name(view: View, at: int) -> bool:
    return view.tokens[at].tag == "NNP" and view.tokens[at].text not in lexicon.NO_ENTITIES


def _owned(view: View, start: int, end: int) -> Said | None:
    """The owner of the noun of speech nearest before a quotation: "Khan's claim that “…”", "in her words, “…”"."""
    for at in range(end - 1, max(start, end - _NEAR) - 1, -1):
        if view.inside[at]:
            return None
        if not view.tokens[at].tag.startswith("NN") or view.tokens[at + 1].text not in _LEADING:
            continue
        if view.tokens[at].text.lower() in UTTERANCES:
            owner = _owner_of(view, at)
            if owner is not None:
                return Said(owner, view.tokens[at].text, "introduced")
    return None


def _owner(view: View, words: Phrase) -> Phrase | None:
    return _owner_of(view, words.last - 1) if _is_utterance(view, words) else None


def _owner_of(view: View, noun: int) -> Phrase | None:
    """The possessive before a noun: a name, an office, or "her"."""
    for child in view.children.get(noun, ()):
        token = view.tokens[child]
        if token.dep == "poss" and not view.inside[child]:
            words = speakers.phrase(view, child)
            return words if token.text.lower() in _OWNERS or _can_speak(view, words) else None
    if noun > 1 and view.tokens[noun - 1].text in _POSSESSIVES and noun - 2 in view.entities:
        return speakers.phrase(view, noun - 2)
    return None


def _is_utterance(view: View, words: Phrase) -> bool:
    return view.tokens[words.last - 1].text.lower() in UTTERANCES


def _can_speak(view: View, words: Phrase) -> bool:
    """Whether the words name somebody, or an office or a body that may speak."""
    last = view.tokens[words.last - 1]
    known = view.entities.get(words.last - 1)
    if known is not None:
        return known.kind != "place"
    first = view.tokens[words.first].text.lower()
    if words.last == words.first + 1 and first in speakers.PRONOUNS:
        return first not in {"it", "who"}
    return last.text.lower() in lexicon.OFFICES or last.text.lower() in _SPEAKING
