"""Whether "he" or "she" may mean a person, as far as the article itself or the first name tells."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.ingest.annotate import lexicon
from briefings.ingest.annotate.entities import Known
from briefings.ingest.annotate.scene import View
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
_WOMEN = word_set(
    """
    Alice Amanda Amy Ana Angela Anita Ann Anna Anne Barbara Carol Caroline Catherine Christina Christine Claire
    Deborah Diana Donna Elena Elizabeth Ellen Emily Emma Eva Evelyn Heather Helen Hillary Irene Jane Janet Jennifer
    Jessica Joan Judith Julia Julie Karen Kate Katherine Kathleen Laura Linda Lisa Louise Lucy Margaret Maria Marie
    Martha Mary Megan Melissa Michelle Nancy Natalie Nicole Olivia Pamela Patricia Paula Rachel Rebecca Rosa Ruth
    Sally Samantha Sandra Sara Sarah Sharon Sophie Stephanie Susan Suzanne Tina Vera Veronica Wendy
    """
)
_EITHER = word_set(
    "Alex Andrea Chris Claude Dominique Jamie Jean Kelly Lee Leslie Li Lynn Marion Robin Sam Terry Tracy Virginia Yves"
)
_MEN = lexicon.FIRST_NAMES - _WOMEN - _EITHER


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
    return by_name(person)


def by_name(person: Known) -> str | None:
    """The pronoun that a full name's first name goes with, "he" or "she"; None where it goes with either."""
    first = person.name.split()[0]
    if " " not in person.name:
        return None
    return "she" if first in _WOMEN else "he" if first in _MEN else None
