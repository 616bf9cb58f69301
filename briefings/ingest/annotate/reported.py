"""Statements reported without quotation marks: "Khan said that …", "According to Khan, …", "Khan urged …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.ingest.annotate import clauses, cues, speakers, verbs
from briefings.ingest.annotate.scene import Phrase, View
from briefings.ingest.annotate.wordlist import word_set

_MODALS = word_set("would could should may might must can will 'd ’d")
_COMMISSIVE = frozenset(
    form
    for base in word_set("promise pledge vow threaten offer propose announce demand deny reject urge condemn")
    for form in cues.forms(base)
)
_DENYING = frozenset((*cues.forms("deny"), *cues.forms("reject")))
_GIVING = frozenset((*cues.forms("offer"), *cues.forms("threaten")))
_DENIED = word_set("""
    accusation accusations allegation allegations argument assertion blame call calls charge charges claim
    claims complicity criticism demand demands existence guilt idea involvement knowledge link links media
    notion plans report reports responsibility role rumor rumors rumour rumours suggestion suggestions violation
    wrongdoing
    """)
_VOICED = cues.SPEECH | cues.EXPRESSING
_GOES_ON = word_set("VBD VBZ VBP MD")
_FINDS = word_set("VBD VBZ VBP VBN VBG")
_SHORTEST = 3
_LEAD_IN = 4
_NEAR_THAT, _FAR_THAT = 5, 12


class Statement(NamedTuple):
    """A reported statement: the tokens of its clause, who made it, and the verb that says so."""

    view: View
    first: int
    last: int
    speaker: Phrase
    cue: str
    rule: str
    verb: int | None
    via: Phrase | None = None


def find(view: View, used: frozenset[int]) -> tuple[Statement, ...]:
    """The reported statements of a line, in order of place, none within another; ``used`` verbs govern quotations."""
    found = [*_interrupted(view, used), *_passed_on(list(_accorded(view)), list(_governed(view, used)))]
    found.sort(key=lambda statement: (statement.first, -statement.last))
    kept: list[Statement] = []
    for statement in found:
        if not kept or statement.first >= kept[-1].last:
            kept.append(statement)
    return tuple(kept)


def _passed_on(accorded: Sequence[Statement], governed: Sequence[Statement]) -> list[Statement]:
    """As in "Khan said that …, according to Reuters": Khan's words, through Reuters; else each as it stands."""
    kept = list(governed)
    for outer in accorded:
        inner = next((at for at, one in enumerate(kept) if _is_whole(outer, one)), None)
        if inner is None:
            kept.append(outer)
        else:
            kept[inner] = kept[inner]._replace(last=min(kept[inner].last, outer.last), via=outer.speaker)
    return kept


def _is_whole(outer: Statement, inner: Statement) -> bool:
    """Whether the words before "according to" are nothing but somebody's statement: "Khan told his hosts that …"."""
    if inner.verb is None or inner.speaker.line != outer.view.index or inner.via is not None:
        return False
    starts = min(inner.speaker.first, inner.first)
    return outer.first <= inner.verb < outer.last and starts - outer.first <= _LEAD_IN and inner.last >= outer.last


def _governed(view: View, used: frozenset[int]) -> Iterator[Statement]:
    passed: set[int] = set()
    # Who passes a statement on hangs higher than who made it, and is met first.
    for verb in sorted(range(len(view.tokens)), key=view.depth.__getitem__):
        token = view.tokens[verb]
        if verb in used or verb in passed or view.inside[verb] or not token.tag.startswith("V"):
            continue
        word = token.text.lower()
        if token.tag == "VBN" and _is_passive(view, verb):
            voiced = _voiced(view, verb) if word in _VOICED else None
            if voiced:
                yield voiced
            continue
        clause = _clause(view, verb, word)
        if clause is None or _is_hedged(view, verb):
            continue
        inner = clause[2]
        if inner is not None and (inner in used or _is_tag(view, clause[0], clause[1], inner)):
            # Somebody passes on a quotation in marks, which has its own note.
            continue
        if inner is not None and _says_itself(view, inner, word):
            passed.add(inner)
            statement = _made(view, inner, _clause(view, inner, view.tokens[inner].text.lower()))
            outer = speakers.subject(view, verb)
            if statement:
                yield statement._replace(via=outer)
                continue
        statement = _made(view, verb, clause)
        if statement:
            yield statement


def _interrupted(view: View, used: frozenset[int]) -> Iterator[Statement]:
    """As in "The road, he argued, would bring trade": one statement, with who makes it between its halves."""
    for verb in range(2, len(view.tokens) - 2):
        word = view.tokens[verb].text.lower()
        if verb in used or word not in cues.SPEECH or view.tokens[verb].tag not in {"VBD", "VBZ"} or view.inside[verb]:
            continue
        if view.tokens[verb + 1].text != "," or _is_hedged(view, verb):
            continue
        speaker = speakers.phrase(view, verb - 1)
        comma = speaker.first - 1
        first, last = view.segment_of(verb)
        pronoun = view.tokens[verb - 1].text in {"he", "she", "they", "it"}
        if not (pronoun or verb - 1 in view.entities) or speaker.last != verb or comma <= first:
            continue
        if view.tokens[comma].text != "," or any(view.inside[first:last]) or _has_verb(view, first, comma):
            continue
        if _has_verb(view, verb + 2, last):
            content = clauses.trimmed(view, first, last)
            yield Statement(view, *content, speaker, view.tokens[verb].text, "reported-dep", verb)


def _has_verb(view: View, first: int, last: int) -> bool:
    return any(view.tokens[at].tag in {"VBD", "VBZ", "VBP", "MD"} for at in range(first, last))


def _says_itself(view: View, inner: int, outer: str) -> bool:
    """Whether the clause said is "Khan stressed …": then Khan speaks, and the one who says so passes it on."""
    word = view.tokens[inner].text.lower()
    return outer in cues.SPEECH and word in _VOICED and _clause(view, inner, word) is not None


def _is_tag(view: View, first: int, last: int, verb: int) -> bool:
    """Whether a clause is nothing but who said the words in marks beside it: "Khan replied"."""
    speaker = speakers.subject(view, verb)
    own = {verb, *range(speaker.first, speaker.last)} if speaker else {verb}
    words = {at for at in range(first, last) if view.tokens[at].text[:1].isalnum() and not view.inside[at]}
    return view.tokens[verb].text.lower() in cues.MARKED and words <= own


def _made(view: View, verb: int, clause: tuple[int, int, int | None] | None) -> Statement | None:
    speaker, via = _quoted_as(view, verb) or (_speaker(view, verb), None)
    if speaker is None or clause is None:
        return None
    first, last = clause[:2]
    if first < speaker.last and speaker.first < last:
        # The parser put the speaker into the clause; what follows or precedes it is the statement.
        first, last = (max(first, verb + 1), last) if speaker.first <= first else (first, speaker.first)
    first, last = clauses.trimmed(view, first, clauses.own_end(view, first, last))
    # "The views expressed are her own": a verb without a subject goes on with the sentence.
    if not _is_statement(view, first, last) or (first == verb + 1 and view.tokens[first].tag in _GOES_ON):
        return None
    return Statement(view, first, last, speaker, view.tokens[verb].text, "reported-dep", verb, via)


def _quoted_as(view: View, verb: int) -> tuple[Phrase, Phrase | None] | None:
    """As in "The agency quoted Khan as saying that …": Khan speaks, through the agency."""
    first = view.segment_of(verb)[0]
    if verb < first + _LEAD_IN - 1 or view.tokens[verb - 1].text != "as" or view.tokens[verb].tag != "VBG":
        return None
    quoting = next((at for at in range(verb - 2, first, -1) if view.tokens[at].text.lower() in cues.QUOTING), None)
    speaker = speakers.nearest(view, quoting + 1, verb - 1) if quoting is not None else None
    return (speaker, speakers.subject(view, quoting)) if speaker is not None and quoting is not None else None


def _speaker(view: View, verb: int) -> Phrase | None:
    """The subject of a verb, or the name right before it where grammar has another; a list of names stays whole."""
    near, subject = verbs.beside(view, view.segment_of(verb)[0], verb), speakers.subject(view, verb)
    if near is None or (subject is not None and subject.first <= near.first and near.last <= subject.last):
        return (speakers.renamed(view, subject) or subject) if subject is not None else None
    return near


def _clause(view: View, verb: int, word: str) -> tuple[int, int, int | None] | None:
    """First and last token of what a verb says, and the verb of that clause; None where it says nothing."""
    token = view.tokens[verb]
    for child in view.children.get(verb, ()):
        dep = view.tokens[child].dep
        if dep == "ccomp" and token.tag in verbs.VERBS and _tells(view, verb, child, word):
            if clauses.is_parted(view, child, verb):
                continue
            first, last = clauses.span(view, child, verb)
            return first, clauses.with_present(view, verb, last), child
        if dep in {"xcomp", "dobj"} and word in _COMMISSIVE and not _is_deed(view, child, word):
            first, last = clauses.span(view, child, verb)
            return first, clauses.with_demand(view, verb, last), None
        if dep == "dobj" and word in cues.EXPRESSING and view.tokens[child].text.lower() in cues.MATTERS:
            first, last = clauses.span(view, child, verb)
            return first, max(last, clauses.span(view, verb, verb)[1]), None
    return _called_on(view, verb, word) or _that(view, verb, word)


def _tells(view: View, verb: int, clause: int, word: str) -> bool:
    """Whether a verb tells what its clause says: "said it was", "found that it was", "It was, the council decided"."""
    if word in cues.SPEECH or word in cues.ATTITUDES:
        return True
    if word not in cues.FINDING or view.tokens[verb].tag not in _FINDS:
        return False
    told = any(view.tokens[at].text == "that" for at in view.children.get(clause, ()) if verb < at < clause)
    return told or (clause < verb and view.tokens[verb].tag == "VBD")


def _is_deed(view: View, noun: int, verb: str) -> bool:
    """As in "denied them victory", "offered 140 million", "rejected the draft": something was done, nothing said."""
    if view.tokens[noun].dep != "dobj":
        return False
    return verb in _GIVING or (verb in _DENYING and view.tokens[noun].text.lower() not in _DENIED)


def _called_on(view: View, verb: int, word: str) -> tuple[int, int, int | None] | None:
    """As in "called on Russia to …", "called for a ceasefire"."""
    after = view.tokens[min(verb + 1, len(view.tokens) - 1)].text
    if word not in {"call", "called", "calls", "calling"} or after not in {"on", "for"}:
        return None
    last = view.segment_of(verb)[1]
    # "called on the president on Monday" is a visit: a demand says what is to be done.
    asks = after == "for" or any(view.tokens[at].tag == "TO" for at in range(verb + 3, last))
    return (verb + 2, last, None) if asks else None


def _that(view: View, verb: int, word: str) -> tuple[int, int, int | None] | None:
    """As in "said on Monday that …": the words after "that" where the parser saw no clause."""
    if word not in cues.SPEECH:
        return None
    last = view.segment_of(verb)[1]
    plain = True
    for at in range(verb + 1, min(verb + _FAR_THAT, last)):
        token = view.tokens[at]
        if token.text == "that" and token.tag == "IN":
            # "He said that at the meeting": the word stands for what he said.
            return (at + 1, last, None) if _has_verb(view, at + 1, last) else None
        plain = plain and token.tag not in _FINDS and token.text not in {",", ";"} and not view.inside[at]
        if not plain and at >= verb + _NEAR_THAT:
            return None
    return None


def _is_statement(view: View, first: int, last: int) -> bool:
    """Whether the words are enough for a statement, not quoted throughout, and cut no name in two."""
    if last - first < _SHORTEST or all(view.inside[first:last]):
        return False
    opening, closing = view.names.get(first), view.names.get(last - 1)
    return (opening is None or opening.first == first) and (closing is None or closing.last == last)


def _is_hedged(view: View, verb: int) -> bool:
    """As in "did not say whether", "would say": nothing was said."""
    children = [view.tokens[child] for child in view.children.get(verb, ())]
    return any(c.dep == "neg" or (c.dep == "aux" and c.text.lower() in _MODALS) for c in children)


def _is_passive(view: View, verb: int) -> bool:
    return any(view.tokens[child].dep == "auxpass" for child in view.children.get(verb, ()))


def _voiced(view: View, verb: int) -> Statement | None:
    """As in "The wish for talks was voiced by Khan": the subject is the statement, the agent speaks."""
    content = speaker = None
    for child in view.children.get(verb, ()):
        if view.tokens[child].dep == "nsubjpass":
            content = clauses.trimmed(view, *clauses.span(view, child, verb))
        if view.tokens[child].dep == "agent":
            speaker = next((speakers.phrase(view, noun) for noun in view.children.get(child, ())), None)
    if content is None or speaker is None or not _is_statement(view, *content):
        return None
    return Statement(view, *content, speaker, view.tokens[verb].text, "reported-passive", verb)


def _accorded(view: View) -> Iterator[Statement]:
    """As in "According to Khan, …"; "…, according to Khan"."""
    for at, token in enumerate(view.tokens[:-2]):
        if token.text.lower() != "according" or view.tokens[at + 1].text != "to" or view.inside[at]:
            continue
        first, last = view.segment_of(at)
        speaker = speakers.nearest(view, at + 2, min(last, at + 16))
        if speaker is None:
            continue
        speaker = speakers.renamed(view, speaker) or speaker
        if at - first <= 1:
            comma = next((i for i in range(speaker.last, last) if view.tokens[i].text == ","), None)
            content = (comma + 1, last) if comma is not None else None
        else:
            content = first, at
        if content:
            content = clauses.trimmed(view, *content)
            if _is_statement(view, *content) and not any(view.inside[content[0] : content[1]]):
                yield Statement(view, *content, speaker, "according to", "according-to", None)
