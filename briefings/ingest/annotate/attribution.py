"""Who said the words in a pair of quotation marks, as the sentence around them states it."""

from __future__ import annotations

from briefings.ingest.annotate import cues, introduced, speakers, verbs
from briefings.ingest.annotate.scene import Phrase, Quoted, View
from briefings.ingest.annotate.trim import is_capital
from briefings.ingest.annotate.verbs import Said
from briefings.ingest.annotate.wordlist import word_set

_STOPS = word_set(", ? ! — – -- …")
_SKIPPED = word_set(", — – -- - )")
_DASHES = word_set("― — – -- -")
_OPENERS = word_set("when because after before if unless where which who whom")
_JOINERS = word_set("but and though although while")
_BREAKS = word_set(". ; ? !")
_NICKNAME = 5
_SHORT_SUBJECT = 5
_FEWEST, _MOST = 2, 5
_CLIMB = 8
_NEAR = 30


def find(view: View, quoted: Quoted) -> Said | None:
    """The attribution in the sentence itself: after the quotation, before it, or around it."""
    signed = _signed(view, quoted)
    if signed:
        return signed
    ends = view.tokens[max(quoted.first, quoted.last - 2)].text
    if quoted.first > 0 and view.tokens[quoted.first - 1].text.endswith(":") and ends != ",":
        led_in = before(view, quoted) or introduced.find(view, quoted)
        if led_in:
            return led_in
    return _governed(view, quoted) or introduced.find(view, quoted)


def _governed(view: View, quoted: Quoted) -> Said | None:
    inner = view.tokens[quoted.first + 1 : quoted.last - 1]
    ends = inner[-1].text if inner else ""
    if ends == "." or _goes_on(view, quoted):
        fragment = bool(inner) and inner[0].text[:1].islower()
        return (fragment and _nearer(view, quoted)) or before(view, quoted) or around(view, quoted)
    if _follows_cue(view, quoted):
        return before(view, quoted) or after(view, quoted)
    if ends in _STOPS:
        return after(view, quoted) or before(view, quoted) or around(view, quoted)
    return around(view, quoted) or before(view, quoted) or after(view, quoted)


def _follows_cue(view: View, quoted: Quoted) -> bool:
    """As in: Khan replied, “…,” the agency reported. The verb right before the quotation has the first claim."""
    at = quoted.first - 1
    if at > 0 and view.tokens[at].text in {",", ":", "that"}:
        at -= 1
    first = view.segment_of(quoted.first)[0]
    return at > first and verbs.is_cue(view, at) and speakers.subject(view, at) is not None


def _nearer(view: View, quoted: Quoted) -> Said | None:
    """What governs a fragment, unless another verb and speaker stand between: "Khan wrote, Wang said “…”"."""
    governs, near = around(view, quoted), before(view, quoted)
    if governs is None or near is None or governs.verb is None or near.verb is None:
        return governs
    parts = governs.verb < near.speaker.first < near.verb < quoted.first and verbs.is_free(near, view)
    return near if parts else governs


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
    if at + 1 >= len(view.tokens) or view.tokens[at].text not in _DASHES:
        return None
    signature = speakers.phrase(view, at + 1) if at + 1 in view.entities else _capitals(view, at + 1)
    if signature is None or (signature.last < len(view.tokens) and view.tokens[signature.last].text[:1].isalpha()):
        return None
    return Said(signature, view.tokens[at].text, "signature")


def _capitals(view: View, first: int) -> Phrase | None:
    """Two capitalized words and more that end the paragraph: a name that nothing else in the article tells."""
    last = first
    while last < len(view.tokens) and is_capital(view.tokens[last].text):
        last += 1
    ends = all(token.text == "." for token in view.tokens[last:])
    return Phrase(view.index, first, last) if _FEWEST <= last - first <= _MOST and ends else None


def after(view: View, quoted: Quoted) -> Said | None:
    """“…,” said Khan. “…,” Khan, who was in Kabul, said."""
    start = quoted.last
    while start < min(len(view.tokens), quoted.last + 2) and view.tokens[start].text in _SKIPPED:
        start += 1
    end = start
    while end < min(len(view.tokens), start + _NEAR) and view.tokens[end].text not in _BREAKS:
        if view.inside[end] and not _is_nickname(view, end):
            break
        end += 1
    accord = verbs.according(view, start, end)
    verb = next((at for at in range(start, end) if verbs.is_cue(view, at) or _puts_it(view, at)), None)
    misread = _misread(view, start, end if verb is None else verb)
    if misread:
        return misread
    if accord:
        said = verbs.speaker_after(view, start, verb, end) if verb is not None and verb < accord.speaker.first else None
        return said._replace(via=said.via or accord.speaker) if said and said.speaker != accord.speaker else accord
    if verb is None and end > start and view.tokens[quoted.last - 2].text == "," and _is_whole(view, quoted):
        verb = _any_verb(view, start, end)
    return verbs.speaker_after(view, start, verb, end) if verb is not None else None


def _misread(view: View, start: int, end: int) -> Said | None:
    """As in “…,” the ministers state in the paper: a verb in the plural that the model took for a noun."""
    for at in range(start + 1, min(end, start + _SHORT_SUBJECT)):
        token = view.tokens[at]
        plural = view.tokens[at - 1].tag in {"NNS", "NNPS", "CD"} and token.tag.startswith("NN")
        ends = at + 1 >= len(view.tokens) or view.tokens[at + 1].tag in {"IN", ".", ",", "RB", "DT"}
        if plural and ends and token.text in cues.SPEECH:
            return Said(Phrase(view.index, start, at), token.text, "cue-near", at)
    return None


def _is_nickname(view: View, at: int) -> bool:
    """Whether a token stands in the marks of a nickname: Marcia “Cia” Price."""
    pair = next(quoted for quoted in view.quoted if quoted.first <= at < quoted.last)
    between = pair.first > 0 and pair.last < len(view.tokens)
    return (
        between
        and pair.last - pair.first <= _NICKNAME
        and all(is_capital(view.tokens[beside].text) for beside in (pair.first - 1, pair.last))
    )


def _puts_it(view: View, at: int) -> bool:
    """As in “…,” as one of them put it; “…,” she went on."""
    return (
        view.tokens[at].text,
        view.tokens[min(at + 1, len(view.tokens) - 1)].text,
    ) in cues.PHRASAL and not view.inside[at]


def _is_whole(view: View, quoted: Quoted) -> bool:
    """Whether the words quoted begin a sentence: a fragment belongs to the clause before it."""
    return view.tokens[quoted.first + 1].text[:1].isupper() or quoted.first == view.segment_of(quoted.first)[0]


def _any_verb(view: View, start: int, end: int) -> int | None:
    """The verb of a clause that follows a quotation with a comma, whatever it is: “…,” the minister shot back."""
    for at in range(start, end):
        found = speakers.subject(view, at) if view.tokens[at].tag in {"VBD", "VBZ"} else None
        if found is not None and view.tokens[found.first].text.lower() in {"it", "there"}:
            return None
        if found is not None:
            return at if start <= found.first < end else None
    return None


def before(view: View, quoted: Quoted) -> Said | None:
    """Khan said: “…”. According to Khan, “…”."""
    start = view.segment_of(quoted.first)[0]
    second: Said | None = None
    for at in range(quoted.first - 1, start - 1, -1):
        cue = verbs.is_cue(view, at) or _puts_it(view, at)
        said = verbs.speaker_before(view, start, at, quoted.first) if cue else None
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
