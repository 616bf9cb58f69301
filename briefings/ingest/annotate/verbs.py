"""Verbs of saying in a sentence: which tokens are one, and whose words they introduce."""

from __future__ import annotations

from typing import NamedTuple

from briefings.ingest.annotate import cues, gender, lexicon, speakers
from briefings.ingest.annotate.scene import Phrase, View
from briefings.ingest.annotate.wordlist import word_set

_FINITE = word_set("VB VBD VBZ VBP")
VERBS = _FINITE | {"VBN", "VBG"}
_THINGS = word_set("it this that these those which there")
_ASSERTING = word_set("VBD VBZ VBP MD TO CC")
_OPENS_APPOSITION = word_set("DT NN NNP JJ PRP$ CD")
_NAMED = word_set("he she they we I who")
_HAVE = word_set("has have had 's ’s 've ’ve 'd ’d having")
_REACH = 14
_APPOSITION = 16


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
    if (token.text == "Said" and at not in view.names) or is_inverted(view, at):
        return True
    if word in cues.SPEECH:
        return token.tag in VERBS and token.dep != "amod"
    if token.tag == "VBG":
        return _leads_in(view, at) or _is_progressive(view, at)
    return token.tag in _FINITE or (token.tag == "VBN" and (_is_perfect(view, at) or _is_active(view, at)))


def is_inverted(view: View, at: int) -> bool:
    """Whether a sentence opens with the verb and a name follows: "Continued Khan:"."""
    opens = view.tokens[at].text[:1].isupper() and view.tokens[at].text.endswith("ed") and at + 1 in view.entities
    return opens and view.segment_of(at)[0] == at


def _leads_in(view: View, at: int) -> bool:
    """Whether a quotation follows a token at once, or after a comma or a colon."""
    after = at + 2 if at + 1 < len(view.tokens) and view.tokens[at + 1].text in {",", ":", "that"} else at + 1
    return after < len(view.tokens) and view.inside[after]


def _is_progressive(view: View, at: int) -> bool:
    return any(view.tokens[child].dep == "aux" for child in view.children.get(at, ()))


def _is_perfect(view: View, at: int) -> bool:
    """As in "has called", and not "was called"."""
    children = [view.tokens[child] for child in view.children.get(at, ())]
    return any(c.dep == "aux" and c.text.lower() in _HAVE for c in children) and not any(
        c.dep == "auxpass" for c in children
    )


def _is_active(view: View, at: int) -> bool:
    """Whether what the model took for a participle stands between a name and the words said: "Khan boasted, “…”"."""
    return at > 0 and at - 1 in view.entities and _leads_in(view, at)


def is_free(said: Said, view: View) -> bool:
    """Whether the speaker is somebody who can speak: a name, a personal pronoun, a person's office."""
    at = said.speaker.last - 1
    return at in view.entities or view.tokens[said.speaker.first].text.lower() in speakers.PRONOUNS


def speaker_before(view: View, start: int, verb: int, end: int) -> Said | None:
    """Whose words a verb introduces that stands before them, the one who says so of himself included."""
    said = _speaker_before(view, start, verb, end)
    return quoting(view, _of_himself(view, start, said)) if said else None


def _of_himself(view: View, start: int, said: Said) -> Said:
    """Of "Khan said he thought it “…”" Khan, with the outer verb: the pronoun's clause is what Khan said."""
    word = view.tokens[said.speaker.first].text.lower()
    if said.verb is None or word not in {"he", "she"} or said.speaker.line != view.index:
        return said
    at, clause = said.verb, False
    for _ in range(_REACH):
        token = view.tokens[at]
        clause |= token.dep == "ccomp"
        if token.head == at or token.dep not in {"ccomp", "conj", "xcomp"} or token.head < start:
            return said
        at = token.head
        outer = speakers.subject(view, at) if clause and is_cue(view, at) else None
        if outer is not None and outer != said.speaker:
            passed_on = quoting(view, said._replace(speaker=outer, verb=at))
            if passed_on.via is not None:
                return passed_on._replace(cue=said.cue, verb=said.verb)
            return said._replace(speaker=outer) if _may_be(view, outer, word) else said
    return said


def _may_be(view: View, words: Phrase, pronoun: str) -> bool:
    """Whether a pronoun in what somebody said may be the one who said it."""
    if words.last == words.first + 1 and view.tokens[words.first].text.lower() == pronoun:
        return True
    known = view.entities.get(words.last - 1)
    return known is not None and known.kind == "person" and gender.by_name(known) in {pronoun, None}


def _speaker_before(view: View, start: int, verb: int, end: int) -> Said | None:
    """Whose words a verb introduces that stands before them; ``start`` and ``end`` bound where to look."""
    cue = view.tokens[verb].text
    passed_on = _passed_on(view, _quoted_as(view, start, verb))
    if passed_on:
        return passed_on
    near = beside(view, start, verb)
    if near:
        return Said(near, cue, "cue-near", verb)
    if view.tokens[verb].tag == "VBG":
        earlier = next((at for at in range(verb - 1, start - 1, -1) if _governs(view, at)), None)
        if earlier is not None:
            return speaker_before(view, start, earlier, end)
    found = speakers.subject(view, verb)
    if found and found.first < end:
        thing = _is_thing(view, found, verb)
        return None if thing else Said(speakers.renamed(view, found) or found, cue, "cue-dep", verb)
    if verb == start and verb + 1 < end and verb + 1 in view.entities:
        return Said(speakers.phrase(view, verb + 1), cue, "cue-near", verb)
    near = _left_of(view, start, verb)
    return Said(near, cue, "cue-pattern", verb) if near else None


def _is_thing(view: View, words: Phrase, verb: int) -> bool:
    """Whether the subject is no speaker: "this", "there", or an "it" that does not stand right before the verb."""
    word = view.tokens[words.first].text.lower()
    told_by_it = word == "it" and words.last == verb
    what = words.first > 0 and view.tokens[words.first - 1].text.lower() == "what"
    return word in _THINGS and not (told_by_it and (what or view.tokens[verb].dep == "ROOT"))


def _governs(view: View, at: int) -> bool:
    """Whether a token is a finite verb of saying in the main clause."""
    token = view.tokens[at]
    return (
        is_cue(view, at)
        and token.tag in _FINITE
        and token.dep in {"ROOT", "conj"}
        and token.text.lower() in cues.SPEECH
    )


def beside(view: View, start: int, verb: int) -> Phrase | None:
    """A name or a pronoun right before a verb: where grammar and neighbourhood disagree, the neighbour spoke."""
    at = verb - 1
    while at > start and view.tokens[at].tag in {"RB", "MD"}:
        at -= 1
    if at < start or view.inside[at]:
        return None
    at = _before_apposition(view, start, at)
    known = view.entities.get(at)
    if (known is not None and known.kind == "person") or view.tokens[at].text in _NAMED - {"who"}:
        return speakers.phrase(view, at)
    return None


def _before_apposition(view: View, start: int, at: int) -> int:
    """The token before the comma that opens what is said of somebody: "Khan, an aide to the envoy, called"."""
    if view.tokens[at].text != ",":
        return at
    for comma in range(at - 2, max(start, at - _APPOSITION), -1):
        if view.inside[comma] or view.tokens[comma].tag in _ASSERTING:
            return at
        known = view.entities.get(comma - 1)
        opens = view.tokens[comma].text == "," and view.tokens[comma + 1].tag in _OPENS_APPOSITION
        if opens and known is not None and known.kind == "person":
            return comma - 1
    return at


def _quoted_as(view: View, start: int, verb: int) -> int:
    """Of "quoted the driver, Rosa Khan, as saying" the first verb, else the verb itself."""
    if view.tokens[verb].tag != "VBG" or verb <= start or view.tokens[verb - 1].text != "as":
        return verb
    quotes = (at for at in range(verb - 2, max(start - 1, verb - _REACH), -1) if view.tokens[at].text in cues.QUOTING)
    return next(quotes, verb)


def _passed_on(view: View, verb: int) -> Said | None:
    """In "The agency quoted Khan as saying" Khan speaks, through the agency."""
    if view.tokens[verb].text.lower() not in cues.QUOTING:
        return None
    for child in view.children.get(verb, ()):
        if view.tokens[child].dep not in {"dobj", "nsubj"} or child < verb or view.inside[child]:
            continue
        words = speakers.phrase(view, child)
        words = speakers.renamed(view, words) or words
        if words.last - 1 in view.entities or _is_as_saying(view, child) or _is_led_in(view, child):
            cue = f"{view.tokens[verb].text} as saying"
            return Said(words, cue, "quoted-as", verb, speakers.subject(view, verb))
    return None


def _is_led_in(view: View, noun: int) -> bool:
    """As in "Roth quotes the general: “…”": who holds an office is quoted, and not Roth."""
    colon = next((at for at in range(noun, len(view.tokens)) if view.tokens[at].text == ":"), None)
    led_in = colon is not None and colon + 1 < len(view.tokens) and view.inside[colon + 1]
    return led_in and view.tokens[noun].text.lower() in lexicon.OFFICES


def quoting(view: View, said: Said) -> Said:
    """In "“…,” the agency said, quoting Khan" Khan speaks, through the agency; else what was said as it is."""
    if said.verb is None or said.via is not None or said.speaker.line != view.index:
        return said
    governors = {said.verb, *range(said.speaker.first, said.speaker.last)}
    for at, token in enumerate(view.tokens):
        if token.text.lower() != "quoting" or view.inside[at] or token.head not in governors:
            continue
        quoted = [child for child in view.children.get(at, ()) if view.tokens[child].dep == "dobj" and child > at]
        if quoted and not view.inside[quoted[0]]:
            words = speakers.phrase(view, quoted[0])
            return said._replace(speaker=speakers.renamed(view, words) or words, rule="quoted-as", via=said.speaker)
    return said


def _is_as_saying(view: View, at: int) -> bool:
    """Whether "as saying" or the like follows a noun: "cited officials as saying"."""
    follows = view.tokens[at + 1 : at + 3]
    return len(follows) > 1 and follows[0].text == "as" and follows[1].tag == "VBG"


def _left_of(view: View, start: int, verb: int) -> Phrase | None:
    """The last name or pronoun before a verb."""
    for at in range(verb - 1, start - 1, -1):
        word = view.tokens[at].text.lower()
        if word == "who":
            clause = view.tokens[view.tokens[at].head]
            if clause.dep == "relcl" and not view.inside[clause.head]:
                return speakers.phrase(view, clause.head)
        elif not view.inside[at] and (at in view.entities or word in speakers.PRONOUNS):
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
        return quoting(view, Said(speakers.person_in(view, found), cue, "cue-dep", verb))
    words_before = speakers.nearest(view, start, verb)
    words_after = speakers.nearest(view, verb + 1, min(end, verb + _REACH))
    beside = words_before or words_after
    return quoting(view, Said(speakers.person_in(view, beside), cue, "cue-pattern", verb)) if beside else None


def according(view: View, start: int, end: int) -> Said | None:
    """Whom "according to" or "per" names between two tokens."""
    for at in range(start, end - 2):
        if view.inside[at]:
            continue
        word = view.tokens[at].text.lower()
        skip = 2 if word == "according" and view.tokens[at + 1].text == "to" else 1 if word == "per" else 0
        near = speakers.nearest(view, at + skip, min(end, at + _REACH)) if skip else None
        if near:
            return Said(speakers.person_in(view, near), view.line.words(at, at + skip), "according-to")
    return None
