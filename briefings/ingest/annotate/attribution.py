"""Who said the words in a pair of quotation marks, as the sentence around them states it."""

from __future__ import annotations

from briefings.ingest.annotate import cues, speakers, verbs
from briefings.ingest.annotate.scene import Quoted, View
from briefings.ingest.annotate.verbs import Said
from briefings.ingest.annotate.wordlist import word_set

_STOPS = word_set(", ? ! — – -- …")
_SKIPPED = word_set(", — – -- - )")
_DASHES = word_set("― — – -- -")
_OPENERS = word_set("when because after if unless where which who whom")
_JOINERS = word_set("but and though although while")
_BREAKS = word_set(". ; ? !")
_CLIMB = 8
_NEAR = 30


def find(view: View, quoted: Quoted) -> Said | None:
    """The attribution in the sentence itself: after the quotation, before it, or around it."""
    signed = _signed(view, quoted)
    if signed:
        return signed
    inner = view.tokens[quoted.first + 1 : quoted.last - 1]
    ends = inner[-1].text if inner else ""
    if ends == "." or _goes_on(view, quoted):
        fragment = bool(inner) and inner[0].text[:1].islower()
        return (fragment and around(view, quoted)) or before(view, quoted) or around(view, quoted)
    if ends in _STOPS:
        return after(view, quoted) or before(view, quoted) or around(view, quoted)
    return around(view, quoted) or before(view, quoted) or after(view, quoted)


def _goes_on(view: View, quoted: Quoted) -> bool:
    """Whether the sentence goes on after the quotation with a clause of its own: “…,” but he said; “…,” adding that."""
    if quoted.last >= len(view.tokens):
        return False
    follows = view.tokens[quoted.last]
    if follows.text.lower() in _OPENERS or follows.tag == "VBG":
        return True
    first = view.segment_of(quoted.first)[0]
    return follows.text.lower() in _JOINERS and any(verbs.is_cue(view, at) for at in range(first, quoted.first))


def _signed(view: View, quoted: Quoted) -> Said | None:
    """“…” — Khan. What follows the dash is a name, and nothing but the next quotation follows the name."""
    at = quoted.last
    if at + 1 >= len(view.tokens) or view.tokens[at].text not in _DASHES or at + 1 not in view.entities:
        return None
    signature = speakers.phrase(view, at + 1)
    if signature.last < len(view.tokens) and view.tokens[signature.last].text[:1].isalpha():
        return None
    return Said(signature, view.tokens[at].text, "signature")


def after(view: View, quoted: Quoted) -> Said | None:
    """“…,” said Khan. “…,” Khan, who was in Kabul, said."""
    start = quoted.last
    while start < min(len(view.tokens), quoted.last + 2) and view.tokens[start].text in _SKIPPED:
        start += 1
    end = start
    while end < min(len(view.tokens), start + _NEAR) and view.tokens[end].text not in _BREAKS and not view.inside[end]:
        end += 1
    accord = verbs.according(view, start, end)
    verb = next((at for at in range(start, end) if verbs.is_cue(view, at) or _puts_it(view, at)), None)
    if accord:
        said = verbs.speaker_after(view, start, verb, end) if verb is not None and verb < accord.speaker.first else None
        return said._replace(via=said.via or accord.speaker) if said and said.speaker != accord.speaker else accord
    if verb is None and end > start and view.tokens[quoted.last - 2].text == ",":
        verb = _any_verb(view, start, end)
    return verbs.speaker_after(view, start, verb, end) if verb is not None else None


def _puts_it(view: View, at: int) -> bool:
    """As in “…,” as one of them put it."""
    return view.tokens[at].text in {"put", "puts"} and at + 1 < len(view.tokens) and view.tokens[at + 1].text == "it"


def _any_verb(view: View, start: int, end: int) -> int | None:
    """The verb of a clause that follows a quotation with a comma, whatever it is: “…,” the minister shot back."""
    for at in range(start, end):
        found = speakers.subject(view, at) if view.tokens[at].tag in {"VBD", "VBZ"} else None
        if found is not None:
            return at if start <= found.first < end else None
    return None


def before(view: View, quoted: Quoted) -> Said | None:
    """Khan said: “…”. According to Khan, “…”."""
    start = view.segment_of(quoted.first)[0]
    second: Said | None = None
    for at in range(quoted.first - 1, start - 1, -1):
        said = verbs.speaker_before(view, start, at, quoted.first) if verbs.is_cue(view, at) else None
        if said and verbs.is_free(said, view):
            return said
        second = second or said
    return second or verbs.according(view, start, quoted.first)


def around(view: View, quoted: Quoted) -> Said | None:
    """Khan called the plan “…” and left: the verb of saying that governs the quoted words."""
    first, last = view.segment_of(quoted.first)
    second: Said | None = None
    for at in range(quoted.first, quoted.last):
        head = view.tokens[at].head
        if quoted.first <= head < quoted.last:
            continue
        for _ in range(_CLIMB):
            said = verbs.speaker_before(view, first, head, last) if verbs.is_cue(view, head) else None
            if said and verbs.is_free(said, view):
                return said
            second = second or said
            if view.tokens[head].head == head or not first <= head < last:
                break
            head = view.tokens[head].head
    return second or _after_fragment(view, quoted, last)


def _after_fragment(view: View, quoted: Quoted, last: int) -> Said | None:
    """As in: a “great” day for Kabul, Khan said."""
    for at in range(quoted.last, last):
        if verbs.is_cue(view, at) and view.tokens[at].text in cues.SPEECH:
            found = speakers.subject(view, at)
            if found and quoted.last <= found.first and view.tokens[found.first - 1].text in {",", "—"}:
                return Said(found, view.tokens[at].text, "cue-dep", at)
    return verbs.according(view, quoted.last, last)
