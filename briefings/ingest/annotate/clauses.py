"""The extent of what is said: which tokens of a sentence belong to a verb's clause, and where the narrator goes on."""

from __future__ import annotations

from briefings.ingest.annotate.scene import View
from briefings.ingest.annotate.wordlist import word_set

_EDGES = word_set(", . ; : — – -- - \" “ ” ‘ ’ ' that")
_SHORTEST = 3
_OPENING = 5
_PHRASINGS = word_set("formula phrase wording line slogan expression promise pledge claim position term")
_DAYS = word_set("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December
    """)


def span(view: View, head: int, verb: int) -> tuple[int, int]:
    """The words that depend on a token, on its side of the verb and within the sentence."""
    first, last = view.segment_of(verb)
    first, last = (verb + 1, last) if head >= verb else (_past_semicolons(view, first, head), verb)
    inside = {head}
    pending = [head]
    while pending:
        for child in view.children.get(pending.pop(), ()):
            if first <= child < last and child not in inside:
                inside.add(child)
                pending.append(child)
    return min(inside), max(inside) + 1


def with_demand(view: View, verb: int, last: int) -> int:
    """The end of "urged both sides (…) to return": whom somebody urges is not yet what he says."""
    ends = (
        span(view, child, verb)[1]
        for child in view.children.get(verb, ())
        if child >= last and view.tokens[child].dep in {"xcomp", "ccomp", "advcl"}
        and any(view.tokens[at].tag == "TO" for at in view.children.get(child, ()))
    )  # fmt: skip
    return max(last, *ends, last)


def with_present(view: View, verb: int, last: int) -> int:
    """The end of "said China values the ties, and is ready for more": the present after a past goes on with it."""
    if view.tokens[verb].tag != "VBD":
        return last
    for child in view.children.get(verb, ()):
        own = any(view.tokens[at].dep.startswith("nsubj") for at in view.children.get(child, ()))
        if child >= last and view.tokens[child].dep == "conj" and view.tokens[child].tag in {"VBZ", "VBP"} and not own:
            return max(last, span(view, child, verb)[1])
    return last


def _past_semicolons(view: View, first: int, head: int) -> int:
    return next((at + 1 for at in range(head, first, -1) if is_parted(view, at, at + 1)), first)


def is_parted(view: View, one: int, other: int) -> bool:
    """Whether a semicolon outside quotation marks parts two tokens: those are two statements."""
    low, high = sorted((one, other))
    return any(view.tokens[at].text == ";" and not view.inside[at] for at in range(low, high))


def own_end(view: View, first: int, last: int) -> int:
    """Where the narrator goes on: "…, and on 4 March they signed"; "…, a formula repeated on Monday"."""
    tokens = view.tokens
    for at in range(first + _SHORTEST, last - 2):
        if tokens[at].text != "," or view.inside[at]:
            continue
        if tokens[at + 1].text in {"and", "but"} and _is_narrated(view, at + 2, last):
            return at
        noun = tokens[at + 2].text
        if tokens[at + 1].text in {"a", "an"} and noun in _PHRASINGS and tokens[min(at + 3, last - 1)].tag == "VBN":
            return at
    return last


def _is_narrated(view: View, first: int, last: int) -> bool:
    """Whether a clause opens with a date and tells what was done: nobody's words, but the article's."""
    tokens = view.tokens
    end = min(last, first + _OPENING)
    if tokens[first].text not in {"on", "in"} or not any(_is_dated(tokens[at].text) for at in range(first, end)):
        return False
    verb = next((at for at in range(first, last) if tokens[at].tag in {"VBD", "VBZ", "VBP", "MD"}), None)
    return verb is not None and tokens[verb].tag == "VBD"


def _is_dated(word: str) -> bool:
    return word in _DAYS or word[:1].isdigit()


def trimmed(view: View, first: int, last: int) -> tuple[int, int]:
    """The words without marks at their ends, cutting through no pair of quotation marks."""
    for quoted in view.quoted:
        if quoted.first < first < quoted.last:
            first = quoted.last
        if quoted.first < last < quoted.last:
            last = quoted.last if first <= quoted.first else quoted.first
    while first < last and view.tokens[first].text in _EDGES and not view.inside[first]:
        first += 1
    while first < last and view.tokens[last - 1].text in _EDGES and not view.inside[last - 1]:
        last -= 1
    return first, last
