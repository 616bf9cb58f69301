"""What the words beside a name tell about its kind: "the island of Tresk", "at home in Hexley", "the bank Credito"."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.ingest.annotate import lexicon, places
from briefings.ingest.annotate.spans import Name
from briefings.ingest.annotate.tokens import Token
from briefings.ingest.annotate.wordlist import word_set
from briefings.model import EntityKind

Vote = tuple[EntityKind, float]

_SURE, _LIKELY = 3.0, 1.5
_PLACE_NOUNS = word_set("""
    bay border capital city cities coast county district districts harbor harbour hamlet island islands isle kingdom
    lake municipality parish peninsula port prefecture province provinces region republic resort river strait suburb
    territory town towns valley village villages
    """)
# What a place has and hardly anybody else: "the mayor of Linden", "the governments of Velmora and Asteria".
_OWNED_BY_PLACES = _PLACE_NOUNS | word_set("""
    citizens council government governments governor inhabitants market mayor north south east west outskirts parliament
    people population residents streets
    """)
_OF_STATES = word_set(
    "ambassador border borders capital coast economy government king minister monarch parliament population premier"
)
_BEING = word_set("arrived arrive arrives born died landed lived live lives stranded")
_BODIES = lexicon.ORG_NOUNS | places.PLACE_NOUNS
_POSSESSIVES = word_set("'s ’s ' ’")
_CREDITS = word_set("Editing Photographs Photography Photos Reporting Writing editing reporting writing")
# Ranks that no firm's or town's name follows at once, as "General" does.
_RANKS = word_set("""
    Archbishop Ayatollah Bishop Capt. Cardinal Chancellor Cmdr. Col. Colonel Congressman Congresswoman Councillor Dr.
    Emperor Gen. Gov. Imam Judge Justice King Lt. Maj. Minister Mr. Mrs. Ms. Mullah Pope President Prof. Professor
    Rabbi Rep. Rev. Sen. Senator Sgt. Sheikh Spokesman Spokeswoman
    """)
# What only a person does, and what is only done to one.
_LIVES = word_set("""
    campaigned died divorced graduated grew joked laughed lived loved married nodded quipped recalled resigned retired
    ran served shrugged smiled studied testified wept wrote
    """)
_SUFFERS = word_set("""
    acquitted appointed arrested baptised born buried convicted educated elected jailed knighted married ordained
    raised re-elected reelected remembered sentenced sworn
    """)
_OWNED_REACH = 3
_APPOSITION = 4


def vote(tokens: Sequence[Token], name: Name) -> Vote | None:
    """The kind that the words beside a name tell, and with what weight; None where they tell nothing."""
    if _is_ranked(tokens, name) or lives(tokens, name.last - 1) or _is_persons(tokens, name):
        return "person", _SURE
    before = tokens[name.first - 1].text if name.first else ""
    follows = tokens[name.last].text if name.last < len(tokens) else ""
    aside = before == follows == "," and name.first > 1
    if (tokens[name.first - 2].text if aside else before) in lexicon.ORGANIZATION_KINDS:
        return "organization", _LIKELY
    if _is_places(tokens, name, before):
        return "place", _SURE
    if name.last - name.first == 1 and _is_where(tokens, name, before):
        return "place", _LIKELY
    return None


def _is_persons(tokens: Sequence[Token], name: Name) -> bool:
    """As in "lawyer Ines Maroto", "Ines Maroto, chairwoman of", "Bojan Petrov, 38,": of one word only with an age."""
    at, single = name.last + 1, name.last - name.first == 1
    before = tokens[name.first - 1] if name.first else None
    if not single and before is not None and before.text in lexicon.OFFICES and before.tag == "NN":
        return True
    if not single and name.first > 1 and before is not None and before.text == "by":
        return tokens[name.first - 2].text in _CREDITS
    if at + 1 >= len(tokens) or tokens[name.last].text != ",":
        return False
    if tokens[at].text.isdecimal() and tokens[at + 1].text in {",", ".", "and"}:
        return len(tokens[at].text) == len("38") or (before is not None and before.tag in {"NNS", "NN", "CC"})
    if single:
        return False
    if tokens[at].text in {"a", "an", "the"}:
        at += 1
    for token in tokens[at : at + _APPOSITION]:
        if token.text in lexicon.OFFICES:
            return True
        if token.tag not in {"JJ", "NN", "VBN", "POS"}:
            return False
    return False


def _is_ranked(tokens: Sequence[Token], name: Name) -> bool:
    """As in "President Maroto's government"; "Justice Department" is no Justice."""
    return name.first > 0 and tokens[name.first - 1].text in _RANKS and not _BODIES & set(name.words.split())


def lives(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is the subject of what only persons do: "Maroto was born", "Maroto resigned"."""
    token = tokens[at]
    verb = tokens[token.head].text.lower()
    return (token.dep == "nsubj" and verb in _LIVES) or (token.dep == "nsubjpass" and verb in _SUFFERS)


def _is_places(tokens: Sequence[Token], name: Name, before: str) -> bool:
    follows = tokens[name.last].text if name.last < len(tokens) else ""
    if before == "of" and name.first > 1:
        return tokens[name.first - 2].text in _OWNED_BY_PLACES
    if follows in _POSSESSIVES:
        owned = tokens[name.last + 1 : name.last + 1 + _OWNED_REACH]
        return any(token.text in _OF_STATES for token in owned)
    return before in _PLACE_NOUNS or follows in _PLACE_NOUNS or _is_listed(tokens, name.first)


def _is_listed(tokens: Sequence[Token], first: int) -> bool:
    """As in "the districts Senn, Lauter and Oberfeld"."""
    at = first - 1
    while at > 0 and (tokens[at].text in {",", "and"} or tokens[at].tag == "NNP"):
        at -= 1
    return 0 <= at < first - 1 and tokens[at].tag == "NNS" and tokens[at].text in _PLACE_NOUNS


def _is_where(tokens: Sequence[Token], name: Name, before: str) -> bool:
    """As in "her home in Hexley", "the quarry at Penhallow"; one may be an analyst at a bank."""
    if before == "in":
        return name.kind == "person" or (name.first > 1 and tokens[name.first - 2].text in _BEING)
    thing = name.first > 1 and tokens[name.first - 2].tag == "NN" and tokens[name.first - 2].text not in lexicon.OFFICES
    return before == "at" and (thing or name.kind == "person")
