"""Whether "he" or "she" may mean a person, as far as the article itself or the first name tells."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.ingest.annotate import given
from briefings.ingest.annotate.entities import Known
from briefings.ingest.annotate.scene import View
from briefings.ingest.annotate.spans import Name
from briefings.ingest.annotate.wordlist import word_set

_MALE = word_set(
    """
    Mr. Mr Sir Lord King Prince Duke Sheikh Sheik Imam Mullah Father Pope Congressman Chairman Spokesman
    """
)
_FEMALE = word_set(
    """
    Mrs. Mrs Ms. Ms Miss Lady Dame Madam Queen Princess Duchess Sister Congresswoman Chairwoman Spokeswoman
    """
)
_WOMAN = word_set("""
    actress aunt businesswoman chairwoman congresswoman councilwoman daughter girl grandmother headmistress heiress
    mother niece noblewoman queen saleswoman sister spokeswoman stepmother waitress widow wife woman
    """)
_MAN = word_set("""
    boy brother businessman chairman congressman councilman father fisherman grandfather headmaster husband king man
    nephew salesman son spokesman stepfather uncle widower
    """)
_ENDS = word_set(", . ; : ( who")
_APPOSITION = 5


def fits(views: Sequence[View], person: Known, pronoun: str) -> bool:
    """Whether the pronoun may mean the person; true where nothing tells."""
    told = _of(views, person)
    return told is None or told == pronoun


def _of(views: Sequence[View], person: Known) -> str | None:
    for name in person.mentions:
        before = views[name.line].tokens[name.first - 1].text if name.first else ""
        if before in _MALE:
            return "he"
        if before in _FEMALE:
            return "she"
        beside = _beside(views[name.line], name)
        if beside:
            return beside
    return by_name(person)


def _beside(view: View, name: Name) -> str | None:
    """As in "his sister, Ruth Khan"; "Khan, chairwoman of the board": a noun for a woman or a man beside the name."""
    tokens = view.tokens
    last = name.first - 1 - (name.first > 1 and tokens[name.first - 1].text == ",")
    nouns = [tokens[last].text] if last >= 0 else []
    if name.last < len(tokens) and tokens[name.last].text == ",":
        nouns += _until_comma(view, name.last + 1)
    return next((told for word in nouns if (told := by_noun(word))), None)


def _until_comma(view: View, first: int) -> list[str]:
    """The few words that may open an apposition: "the group's chairwoman", "a former actress"."""
    words: list[str] = []
    for token in view.tokens[first : first + _APPOSITION]:
        if token.text in _ENDS or token.tag in {"IN", "VBD", "VBZ", "CC"}:
            break
        words.append(token.text)
    return words


def by_noun(word: str) -> str | None:
    """The pronoun for a noun such as "sister"; None where it may be either."""
    return "she" if word in _WOMAN else "he" if word in _MAN else None


def by_name(person: Known) -> str | None:
    """The pronoun that a full name's first name goes with, "he" or "she"; None where it goes with either."""
    first = person.name.split()[0]
    if " " not in person.name:
        return None
    return "she" if first in given.WOMEN else "he" if first in given.MEN else None
