"""The words for a speaker: the subject of a verb of saying, the nearest name, the person in apposition."""

from __future__ import annotations

from briefings.ingest.annotate import lexicon
from briefings.ingest.annotate.scene import Phrase, View
from briefings.ingest.annotate.spans import Name
from briefings.ingest.annotate.wordlist import word_set

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CLIMB = word_set("conj advcl xcomp acl ccomp pcomp prep relcl dep aux parataxis")
_RELATIVE = word_set("who which that")
PRONOUNS = word_set("he she they it i we you who")
_STOPS = word_set(", . ; : ( ) — – - -- “ ” ‘ ’", '"')
WORDS = word_set("statement statements remark remarks comment comments words speech call calls")
KINDS = word_set("""
    agency broadcaster channel company daily firm group magazine militant movement network news newspaper
    organization paper party plc site station website
    """)
_FINITE = word_set("VBD VBZ VBP MD")
BODIES = word_set("""
    administration agency army assembly board broadcaster commission committee council court department embassy
    government ministry newspaper organization parliament party senate
    """)
_ISSUED = WORDS | word_set("communique communiqué email e-mail letter memo message note post release tweet video")
_CLOSES_APPOSITION = word_set(", ( ) . ; : ”", '"')
_FOR = word_set("for to of with about from against")
_PAIR = 2
_DEPTH = 5
_WIDTH = 14


def subject(view: View, verb: int) -> Phrase | None:
    """The subject of a verb, or of the verb that it hangs on ("..., adding that")."""
    at = verb
    for _ in range(_DEPTH):
        for child in view.children.get(at, ()):
            if view.tokens[child].dep in _SUBJECTS and not view.inside[child]:
                return _antecedent(view, at, _last_subject(view, at, child))
        token = view.tokens[at]
        if (
            token.dep == "acl"
            and token.tag in {"VBG", "VBN"}
            and not view.inside[token.head]
            and view.tokens[token.head].tag[:2] in {"NN", "PR"}
        ):
            return _issuer(view, token.head) or phrase(view, token.head)
        if token.head == at or token.dep not in _CLIMB:
            return None
        at = token.head
    return None


def _last_subject(view: View, verb: int, first: int) -> int:
    """The subject next to the verb where a participle opens: the Pope of "Quoting St Paul, the Pope wrote"."""
    opens = view.segment_of(first)[0]
    if first == opens or not view.tokens[opens].text.endswith("ing") or opens in view.names:
        return first
    found = [
        child
        for child in view.children.get(verb, ())
        if first < child < verb and view.tokens[child].dep == "nsubj" and not view.inside[child]
    ]
    parted = found and any(view.tokens[at].text == "," for at in range(first, found[-1]))
    return found[-1] if parted else first


def _issuer(view: View, noun: int) -> Phrase | None:
    """Who "issued a statement", "sent out a press release" that says something: the subject of that verb."""
    token = view.tokens[noun]
    if token.dep != "dobj" or token.text.lower() not in _ISSUED or not view.tokens[token.head].tag.startswith("V"):
        return None
    return subject(view, token.head)


def _antecedent(view: View, verb: int, found: int) -> Phrase:
    """The subject itself; of "who said" the noun that the clause belongs to."""
    token = view.tokens[verb]
    if view.tokens[found].text.lower() in _RELATIVE and token.dep == "relcl":
        return _owner(view, token.head)
    return _list(view, found, verb) or _pair(view, found) or phrase(view, found)


def _pair(view: View, found: int) -> Phrase | None:
    """Both of two names that "and" joins before the verb, where the grammar hangs the first on the second."""
    last = view.names.get(found)
    if last is None or last.first < _PAIR or view.tokens[last.first - 1].text != "and":
        return None
    first = view.names.get(last.first - _PAIR)
    if first is None or first.kind != last.kind or not _belongs(view, first.last - 1, found):
        return None
    return Phrase(view.index, first.first, last.last)


def _list(view: View, found: int, verb: int) -> Phrase | None:
    """The whole of a subject that names several: "Khan, Aziz and Wang said"."""
    last = found
    while True:
        conjuncts = [child for child in view.children.get(last, ()) if view.tokens[child].dep == "conj"]
        if not conjuncts or not last < conjuncts[-1] < verb:
            break
        last = conjuncts[-1]
    if last == found or view.tokens[found].tag[:3] != "NNP" or view.tokens[last].tag[:3] != "NNP":
        return None
    first, end = phrase(view, found), phrase(view, last)
    plain = not any(view.inside[at] or view.tokens[at].tag in _FINITE for at in range(first.first, end.last))
    return Phrase(view.index, first.first, end.last) if plain and first != end else None


def _owner(view: View, noun: int) -> Phrase:
    """Of "Khan's statements, who had called" the person, whose words they are."""
    if view.tokens[noun].text.lower() in WORDS:
        for child in view.children.get(noun, ()):
            if view.tokens[child].dep == "poss":
                return phrase(view, child)
    return _issuer(view, noun) or phrase(view, noun)


def phrase(view: View, head: int) -> Phrase:
    """The noun phrase around a noun: the name that it belongs to, or its words up to a comma or the next verb."""
    name = view.names.get(head) or _incorporated(view, head)
    if name is not None:
        return Phrase(view.index, name.first, name.last)
    if view.tokens[head].text.lower() in PRONOUNS:
        return Phrase(view.index, head, head + 1)
    first = head
    while first > 0 and first > head - _WIDTH and _belongs(view, first - 1, head):
        first -= 1
    last = head + 1
    while (
        last < len(view.tokens)
        and last < head + _WIDTH
        and _belongs(view, last, head)
        and view.tokens[last].dep not in {"relcl", "acl", "appos"}
    ):
        last += 1
    if names_person(view, first, last):
        # "Vice Chairman of the Commission Gen Xu Qiliang": what stands before the name is the role.
        return phrase(view, last - 1)
    return Phrase(view.index, first, last)


def _incorporated(view: View, head: int) -> Name | None:
    """The firm whose legal form stands behind a comma: of "Harbour Foods, Inc." its name."""
    behind = head >= _PAIR and view.tokens[head].text in lexicon.INCORPORATED and view.tokens[head - 1].text == ","
    return view.names.get(head - _PAIR) if behind else None


def names_person(view: View, first: int, last: int) -> bool:
    """Whether words end in the name of the person whom they mean; "a lawyer for Khan" is not Khan."""
    name = view.names.get(last - 1)
    if name is None or name.kind != "person":
        return False
    at = name.first
    while at > first and view.tokens[at - 1].text in lexicon.TITLES:
        at -= 1
    return at <= first or view.tokens[at - 1].text not in _FOR


def _belongs(view: View, at: int, head: int) -> bool:
    if (
        (view.tokens[at].text in _STOPS and not _is_hyphen(view, at))
        or view.inside[at]
        or view.tokens[at].tag in {"VBD", "VBZ", "VBP", "MD", "WP", "WDT"}
    ):
        return False
    for _ in range(_WIDTH):
        if at == head:
            return True
        if view.tokens[at].head == at:
            return False
        at = view.tokens[at].head
    return False


def _is_hyphen(view: View, at: int) -> bool:
    """Whether a mark joins two words, as in "Bite-Back"."""
    joins = 0 < at < len(view.tokens) - 1 and view.tokens[at].text == "-"
    return (
        joins and view.tokens[at - 1].end == view.tokens[at].start and view.tokens[at].end == view.tokens[at + 1].start
    )


def nearest(view: View, first: int, last: int) -> Phrase | None:
    """The first name, pronoun or noun between two tokens, outside quotation marks."""
    for at in range(first, last):
        token = view.tokens[at]
        if view.inside[at]:
            continue
        if _owns(view, at) or _is_half(view, at):
            continue
        if at in view.entities:
            return phrase(view, at)
        if token.text.lower() in PRONOUNS or token.tag in {"NN", "NNS", "NNP", "NNPS"}:
            return phrase(view, _head_of(view, at, last))
    return None


def _may_be_called(view: View, words: Phrase, kind: str) -> bool:
    """Whether words may go on with a name of a kind: a person's, or the body's of "a patients' association"."""
    noun = view.tokens[words.last - 1].text
    return kind == "person" or (kind == "organization" and noun in lexicon.ORGANIZATION_KINDS)


def _is_half(view: View, at: int) -> bool:
    """Whether a noun is but a part of a word: "year" of "the 75-year-old author"."""
    after = view.tokens[at + 1] if at + 1 < len(view.tokens) else None
    return after is not None and after.text == "-" and after.start == view.tokens[at].end and at not in view.names


def _owns(view: View, at: int) -> bool:
    """Whether a noun only says whose the next one is: "the deputy's" of "the deputy's mother"."""
    name = view.names.get(at)
    last = at + 1 if name is None else name.last
    return last + 1 < len(view.tokens) and view.tokens[last].tag == "POS"


def _head_of(view: View, at: int, last: int) -> int:
    while at + 1 < last and view.tokens[at + 1].tag.startswith("NN") and view.tokens[at].tag.startswith("NN"):
        at += 1
    return at


def person_in(view: View, words: Phrase) -> Phrase:
    """The person within the words, where they name one, else the words themselves: "a spokesman, Don Penney"."""
    for at in range(words.first, words.last):
        known = view.entities.get(at)
        if known is not None and known.kind == "person" and not _owns(view, at):
            return phrase(view, at)
    return renamed(view, words) or words


def renamed(view: View, words: Phrase) -> Phrase | None:
    """The name in apposition: Rosa Khan of "the deputy's mother, Rosa Khan, said", of "said the mother, Rosa Khan."."""
    at = words.last + 1
    if at >= len(view.tokens) or view.tokens[words.last].text != ",":
        return None
    before = view.names.get(words.last - 1)
    if before is not None and before.first <= words.first:
        return None
    while at + 1 < len(view.tokens) and view.tokens[at].text in lexicon.TITLES:
        at += 1
    name = view.names.get(at)
    if name is None or name.first != at or not _may_be_called(view, words, name.kind):
        return None
    closes = name.last >= len(view.tokens) or view.tokens[name.last].text in _CLOSES_APPOSITION
    return Phrase(view.index, name.first, name.last) if closes else None
