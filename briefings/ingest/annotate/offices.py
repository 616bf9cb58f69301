"""Words of office: which nouns tell what somebody is, and how far the words around them reach."""

from __future__ import annotations

import re

from briefings.ingest.annotate import lexicon
from briefings.ingest.annotate.scene import View
from briefings.ingest.annotate.wordlist import word_set

ARTICLES = word_set("a an the his her their its our")
BEFORE_TAGS = word_set("JJ JJR JJS NN NNS NNP NNPS VBN CD HYPH POS DT")
_STOPS = word_set(", . ; : ( ) — – -- “ ” who whom which that whose", '"')
_ENDING_TAGS = word_set("VBD VBZ VBP MD WP WDT WRB")
_RANKS = frozenset(lexicon.TITLES) - lexicon.COURTESY
# Nouns for people end like this, and a few others do.
_AGENT = re.compile(r"[a-z-]{2,}(?:er|or|ist|ian|man|woman|ess|eer|grapher|smith|keeper)")
_NO_AGENTS = word_set("""
    access address anchor answer barrier behavior behaviour border business butter cancer career center chapter
    charter cluster color colour computer congress corner corridor counter cover danger dinner disaster disorder
    distress door endeavor endeavour error excess express factor favor favour fever fiber filter fitness flavor
    floor flower folder former happiness harbor harbour helicopter honor honour horror humor humour illness
    indicator interior labor labour laser layer layover leather letter list liver makeover master matter meter
    minor mirror mist motor murder newsletter newspaper number offer order other paper poster powder power press process
    processor progress quarter readiness register remainder rest river rubber rumor rumour sector semester
    server shelter silver slaughter soccer stress success summer takeover tender terror theater thunder timber
    tower tractor trailer turnover twist upper vector water weakness weather wilderness winter wonder wrist
    """)
LONGEST = 24
"""Tokens that words of office have at most."""
_SECOND = 4


def is_office(view: View, at: int) -> bool:
    """Whether a token is a word of office or rank."""
    token = view.tokens[at]
    if token.text.lower() in lexicon.OFFICES or token.text in _RANKS:
        return True
    return token.tag == "NN" and _AGENT.fullmatch(token.text) is not None and token.text not in _NO_AGENTS


def left_edge(view: View, end: int) -> int:
    """The first token of the words of office that end before ``end``."""
    first = end
    opens = view.opens if view.opens < end else 0
    while first > max(opens, end - LONGEST) and _precedes(view, first - 1, end):
        first -= 1
        if view.tokens[first].tag == "DT" and not (first > 0 and view.tokens[first - 1].text == "of"):
            break
    return first


def _precedes(view: View, at: int, end: int) -> bool:
    """Whether a token belongs to the words of office that end before ``end``."""
    token = view.tokens[at]
    if view.inside[at] != view.inside[end] or token.text in _STOPS:
        return False
    if token.text == "of":
        return _is_office_of(view, at, end)
    if token.text in {"and", "&"}:
        return at > 0 and is_office(view, at - 1) and is_office(view, at + 1)
    return (token.tag in BEFORE_TAGS or token.text == "-") and _is_attributive(view, at)


def _is_attributive(view: View, at: int) -> bool:
    """Not a person of the sentence before: "Karzai President Ghani" are two."""
    known, name = view.entities.get(at), view.names.get(at)
    last = name.last if name else at + 1
    owns = last < len(view.tokens) and view.tokens[last].tag == "POS"
    return known is None or known.kind != "person" or owns


def _is_office_of(view: View, at: int, end: int) -> bool:
    """Whether "of" joins an office before it to a body after it; "wife of President X" does not."""
    body = any(view.entities[i].kind != "person" for i in range(at + 1, end) if i in view.entities)
    return body and at > 0 and is_office(view, at - 1)


def right_edge(view: View, first: int) -> int:
    """Behind the last token of the words of office that begin at ``first``."""
    last = first
    while last < len(view.tokens) and last - first < LONGEST:
        token = view.tokens[last]
        if token.text in _STOPS or token.tag in _ENDING_TAGS or view.inside[last] != view.inside[first]:
            break
        if is_second_office(view, last):
            break
        if token.tag in {"VBG", "VBN"} and token.dep in {"acl", "advcl"}:
            break
        last += 1
    return last


def is_second_office(view: View, at: int) -> bool:
    """As in "a state councillor and the new head of the commission", at "and"."""
    tokens = view.tokens
    if at + 2 >= len(tokens) or tokens[at].text != "and" or tokens[at + 1].text not in {"a", "an", "the"}:
        return False
    return any(is_office(view, i) for i in range(at + 2, min(at + 2 + _SECOND, len(tokens))))
