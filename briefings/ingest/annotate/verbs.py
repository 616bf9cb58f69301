"""Verbs of saying in a sentence: which tokens are one, and whose words they introduce."""

from __future__ import annotations

from typing import NamedTuple

from briefings.ingest.annotate import cues, speakers
from briefings.ingest.annotate.scene import Phrase, View
from briefings.ingest.annotate.wordlist import word_set

_FINITE = word_set("VB VBD VBZ VBP")
VERBS = _FINITE | {"VBN", "VBG"}
_THINGS = word_set("it this that these those which there")
_NAMED = word_set("he she they we I who")
_REACH = 14


class Said(NamedTuple):
    """A speaker's words and the cue that ties them to the statement.

    Attributes:
        rule: As in `confidence`.
        verb: The cue's token, in the speaker's line.
        via: Who passed the words on.
    """

    speaker: Phrase
    cue: str
    rule: str
    verb: int | None = None
    via: Phrase | None = None


def is_cue(view: View, at: int) -> bool:
    """Whether a token outside quotation marks is a verb of saying."""
    token, word = view.tokens[at], view.tokens[at].text.lower()
    if view.inside[at] or word not in cues.MARKED:
        return False
    if token.text == "Said":
        return True
    if word in cues.SPEECH:
        return token.tag in VERBS
    return token.tag in _FINITE or (token.tag == "VBG" and (_leads_in(view, at) or _is_progressive(view, at)))


def _leads_in(view: View, at: int) -> bool:
    """Whether a quotation follows a token at once, or after a comma or a colon."""
    after = at + 2 if at + 1 < len(view.tokens) and view.tokens[at + 1].text in {",", ":", "that"} else at + 1
    return after < len(view.tokens) and view.inside[after]


def _is_progressive(view: View, at: int) -> bool:
    return any(view.tokens[child].dep == "aux" for child in view.children.get(at, ()))


def is_free(said: Said, view: View) -> bool:
    """Whether the speaker is somebody who can speak: a name, a personal pronoun, a person's office."""
    at = said.speaker.last - 1
    return at in view.entities or view.tokens[said.speaker.first].text.lower() in speakers.PRONOUNS


def speaker_before(view: View, start: int, verb: int, end: int) -> Said | None:
    """Whose words a verb introduces that stands before them; ``start`` and ``end`` bound where to look."""
    cue = view.tokens[verb].text
    passed_on = _passed_on(view, verb)
    if passed_on:
        return passed_on
    near = _beside(view, start, verb)
    if near:
        return Said(near, cue, "cue-near", verb)
    if view.tokens[verb].tag == "VBG":
        earlier = next((at for at in range(verb - 1, start - 1, -1) if _governs(view, at)), None)
        if earlier is not None:
            return speaker_before(view, start, earlier, end)
    found = speakers.subject(view, verb)
    if found and found.first < end:
        thing = view.tokens[found.first].text.lower() in _THINGS
        return None if thing else Said(found, cue, "cue-dep", verb)
    near = _left_of(view, start, verb)
    return Said(near, cue, "cue-pattern", verb) if near else None


def _governs(view: View, at: int) -> bool:
    """Whether a token is a finite verb of saying in the main clause."""
    token = view.tokens[at]
    return (
        is_cue(view, at)
        and token.tag in _FINITE
        and token.dep in {"ROOT", "conj"}
        and token.text.lower() in cues.SPEECH
    )


def _beside(view: View, start: int, verb: int) -> Phrase | None:
    """A name or a pronoun right before a verb: where grammar and neighbourhood disagree, the neighbour spoke."""
    at = verb - 1
    while at > start and view.tokens[at].tag in {"RB", "MD"}:
        at -= 1
    if at < start or view.inside[at]:
        return None
    known = view.entities.get(at)
    if (known is not None and known.kind == "person") or view.tokens[at].text in _NAMED - {"who"}:
        return speakers.phrase(view, at)
    return None


def _passed_on(view: View, verb: int) -> Said | None:
    """In "The agency quoted Khan as saying" Khan speaks, through the agency."""
    if view.tokens[verb].text.lower() not in cues.QUOTING:
        return None
    for child in view.children.get(verb, ()):
        if view.tokens[child].dep in {"dobj", "nsubj"} and child > verb and not view.inside[child]:
            cue = f"{view.tokens[verb].text} as saying"
            return Said(speakers.phrase(view, child), cue, "quoted-as", verb, speakers.subject(view, verb))
    return None


def _left_of(view: View, start: int, verb: int) -> Phrase | None:
    """The last name or pronoun before a verb."""
    for at in range(verb - 1, start - 1, -1):
        if not view.inside[at] and (at in view.entities or view.tokens[at].text.lower() in speakers.PRONOUNS):
            return speakers.phrase(view, at)
    return None


def speaker_after(view: View, start: int, verb: int, end: int) -> Said | None:
    """Whose words stand before ``start``, by a verb after them; the speaker is on either side of the verb."""
    cue = view.tokens[verb].text
    near = _passed_on(view, verb)
    if near:
        return near
    found = speakers.subject(view, verb)
    if found and start <= found.first < end:
        return Said(speakers.person_in(view, found), cue, "cue-dep", verb)
    words_before = speakers.nearest(view, start, verb)
    words_after = speakers.nearest(view, verb + 1, min(end, verb + _REACH))
    beside = words_before or words_after
    return Said(beside, cue, "cue-pattern", verb) if beside else None


def according(view: View, start: int, end: int) -> Said | None:
    """Whom "according to" or "per" names between two tokens."""
    for at in range(start, end - 2):
        if view.inside[at]:
            continue
        word = view.tokens[at].text.lower()
        skip = 2 if word == "according" and view.tokens[at + 1].text == "to" else 1 if word == "per" else 0
        near = speakers.nearest(view, at + skip, min(end, at + _REACH)) if skip else None
        if near:
            return Said(near, view.line.words(at, at + skip), "according-to")
    return None
