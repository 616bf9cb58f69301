"""Which entity the words for a speaker mean: a name, a pronoun, "the ministry", "the diplomat"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefings.ingest.annotate import cues, gender, lexicon, places, roles
from briefings.ingest.annotate.entities import Known
from briefings.ingest.annotate.scene import Phrase, View
from briefings.ingest.annotate.speakers import BODIES, KINDS, WORDS, names_person, phrase
from briefings.ingest.annotate.wordlist import word_set

_ACCOUNTS = WORDS | word_set("account accounts report reports communique communiqué")
_POSSESSIVES = {"his": "he", "her": "she"}
# Who holds one of these holds no other of them.
_HELD_ALONE = word_set(
    "ambassador chancellor king mayor minister pope president queen speaker spokesman spokesperson spokeswoman"
)
_STEM = len("spoke")
_PAIR = 2
_FAR = 5


def entity(views: Sequence[View], words: Phrase, last_speaker: Known | None) -> Known | None:
    """The entity that the words mean; of a pronoun the last fitting one before it."""
    view = views[words.line]
    if _is_list(view, words):
        return None
    named = _named(view, words)
    if named is not None:
        return named
    body = _body(view, words)
    if body:
        return _before(views, words, lambda known: _is_body(known, body))
    pronoun = view.tokens[words.first].text.lower() if words.last == words.first + 1 else ""
    pronoun = _POSSESSIVES.get(pronoun, pronoun)
    if pronoun in {"he", "she"}:
        return _person(views, words, pronoun, last_speaker)
    if pronoun == "it":
        return _speaking_body(views, words) or _acting_body(views, words)
    if is_description(view, words):
        office = view.tokens[words.first + 1].text.lower()
        return _before(views, words, lambda known: known.kind == "person" and _may_hold(views, known, office))
    return None


def _governs(known: Known) -> bool:
    """Whether a place may stand for its government, as countries and capitals do."""
    return known.kind == "place" and known.name in places.STATES


def _is_list(view: View, words: Phrase) -> bool:
    """Whether the words name several one after the other, so that no one of them is the speaker."""
    inside = range(words.first, words.last)
    several = len({view.entities[at].id for at in inside if at in view.entities}) > 1
    return any(view.tokens[at].text == "and" and at not in view.entities for at in inside) and (
        several or any(view.tokens[at].text == "," for at in inside)
    )


def _is_body(known: Known, kind: str) -> bool:
    return known.kind == "organization" and kind in known.name.lower().split()


def _body(view: View, words: Phrase) -> str | None:
    """The kind of body that "the ministry", "the ministry's account" take up; None where the words say more."""
    texts = [token.text.lower() for token in view.tokens[words.first : words.last]]
    if texts[-1] in _ACCOUNTS and len(texts) > _PAIR and texts[-2] in {"'s", "’s"}:
        texts = texts[:-2]
    return texts[1] if len(texts) == _PAIR and texts[0] == "the" and texts[1] in BODIES else None


def _named(view: View, words: Phrase) -> Known | None:
    """The entity that the words end in; "China's vice president" is not China, "the Xinhua agency" is Xinhua.

    Nor is "the president of China".
    """
    last = words.last - 1
    while last > words.first and last not in view.entities and view.tokens[last].text.lower() in KINDS:
        last -= 1
    known = view.entities.get(last)
    if known is not None and known.kind == "person" and not names_person(view, words.first, last + 1):
        return None
    if known is not None and known.kind == "place" and view.entities.get(words.first) is not known:
        office = any(view.tokens[at].text.lower() in lexicon.OFFICES for at in range(words.first, last))
        return None if office else known
    return known


def _speaking_body(views: Sequence[View], words: Phrase) -> Known | None:
    """What "it" takes up where a body says something in the sentence before: the body, no country it speaks of."""
    before = _sentence_before(views, words)
    if before is None:
        return None
    view, bounds = before
    found = [
        known
        for at in range(*bounds)
        if (known := view.entities.get(at)) is not None and known.kind == "organization" and _speaks(view, at)
    ]
    return found[-1] if found else None


def _acting_body(views: Sequence[View], words: Phrase) -> Known | None:
    """What else "it" takes up: the last body or state that is a subject in this sentence, or in the one before it."""
    here = views[words.line]
    before = _sentence_before(views, words)
    for view, (first, last) in ((here, (here.segment_of(words.first)[0], words.first)), *([before] if before else [])):
        found = [
            known
            for at in range(first, last)
            if (known := view.entities.get(at)) is not None
            and (known.kind == "organization" or _governs(known))
            and _is_subject(view, at)
        ]
        if found:
            return found[-1]
    return None


def _sentence_before(views: Sequence[View], words: Phrase) -> tuple[View, tuple[int, int]] | None:
    """The sentence before the one with the words, in their paragraph or at the end of the one before."""
    view = views[words.line]
    first = view.segment_of(words.first)[0]
    if first > 0:
        return view, view.segment_of(first - 1)
    if words.line == 0 or not views[words.line - 1].tokens:
        return None
    view = views[words.line - 1]
    return view, view.segment_of(len(view.tokens) - 1)


def _speaks(view: View, at: int) -> bool:
    """Whether a token belongs to the subject of a verb of saying."""
    for _ in range(_PAIR):
        token = view.tokens[at]
        if token.dep == "nsubj":
            return view.tokens[token.head].text.lower() in cues.SPEECH
        at = token.head
    return False


def is_description(view: View, words: Phrase) -> bool:
    """Whether the words are an office with the article alone ("The diplomat"), which takes up a person just named."""
    texts = [token.text.lower() for token in view.tokens[words.first : words.last]]
    return len(texts) == _PAIR and texts[0] == "the" and texts[1] in lexicon.OFFICES


def _may_hold(views: Sequence[View], known: Known, office: str) -> bool:
    """Whether "the speaker" may be this person: nobody of whom the article says that he is a minister.

    There is one pope only, so "the Pope" is nobody of whom the article does not say it.
    """
    told = roles.of(views, known) if office in _HELD_ALONE else ()
    return (not told and office != "pope") or any(office[:_STEM] in role.lower() for role in told)


def _before(views: Sequence[View], words: Phrase, fits: Callable[[Known], bool]) -> Known | None:
    """The last fitting entity before the words, a subject before others, in their paragraph or the one before it."""
    for line in range(words.line, max(-1, words.line - _PAIR), -1):
        view = views[line]
        end = words.first if line == words.line else len(view.tokens)
        here = [at for at in range(end) if at in view.entities and fits(view.entities[at])]
        subjects = [at for at in here if _is_subject(view, at)]
        if here:
            return view.entities[(subjects or here)[-1]]
    return None


def _person(views: Sequence[View], words: Phrase, pronoun: str, last_speaker: Known | None) -> Known | None:
    """Whom "he" or "she" means: the last fitting person, unless somebody without a name has spoken since."""
    for line in range(words.line, max(-1, words.line - _FAR), -1):
        view = views[line]
        end = words.first if line == words.line else len(view.tokens)
        here = [at for at in range(end) if _may_mean(views, view, at, pronoun)]
        subjects = [at for at in here if _is_subject(view, at)]
        unnamed = max((at for at in range(end) if _is_unnamed(view, at, pronoun)), default=-1)
        if unnamed > (subjects or here or [-1])[-1]:
            return None
        if here:
            return view.entities[_outer(view, subjects) if subjects else here[-1]]
        if line == words.line - 1 and last_speaker is not None and _fits(views, last_speaker, pronoun):
            return last_speaker
    return None


def _outer(view: View, subjects: Sequence[int]) -> int:
    """The last subject, or who says its clause: after "Khan said Aziz had agreed" it is Khan who goes on."""
    verb = view.tokens[view.tokens[subjects[-1]].head]
    says = [at for at in subjects if view.tokens[at].head == verb.head and verb.dep == "ccomp"]
    return says[-1] if says else subjects[-1]


def _may_mean(views: Sequence[View], view: View, at: int, pronoun: str) -> bool:
    return at >= view.opens and at in view.entities and not view.inside[at] and _fits(views, view.entities[at], pronoun)


def _fits(views: Sequence[View], known: Known, pronoun: str) -> bool:
    return known.kind == "person" and gender.fits(views, known, pronoun)


def _is_unnamed(view: View, at: int, pronoun: str) -> bool:
    """Whether a token is the subject of "a spokesman said", "my mother", and has no name: the next "he" is that one."""
    token = view.tokens[at]
    if token.tag != "NN" or token.dep != "nsubj" or view.inside[at]:
        return False
    speaks = token.text in lexicon.OFFICES and view.tokens[token.head].text.lower() in cues.MARKED
    told = gender.by_noun(token.text)
    if told not in {pronoun, None} or not (speaks or told):
        return False
    words = phrase(view, at)
    named = any(here in view.entities for here in (words.last - 1, words.last + 1) if here < len(view.tokens))
    return not named and view.tokens[words.first].text.lower() != "the"


def _is_subject(view: View, at: int) -> bool:
    """Whether a token is a subject, or names one: "Xinhua" of "the Xinhua agency"."""
    token = view.tokens[at]
    return token.dep.startswith("nsubj") or (
        token.dep == "compound" and view.tokens[token.head].dep.startswith("nsubj")
    )
