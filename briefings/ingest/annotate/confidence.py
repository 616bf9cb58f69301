"""Every rule of this package's names and quotations, and how often it is right.

The figures are precisions on the open development data, rounded down: of names (same words and same kind) on
CoNLL-2003 ``eng.testa`` and CrossNER politics together, of the speakers of quotations and statements on PolNeAR ``dev``
and a fifth of its ``train``. A rule that occurs fewer than ten times there, or has no labelled data, has a cautious
estimate.
"""

from __future__ import annotations

from briefings.model import By, EntityKind

# rule: (precision, what it does)
RULES = {
    "acronym": (0.95, "capitals in brackets after a name, and the words that they shorten"),
    "form": (0.88, "capitals around a noun of organization; capitals after a title or a first name"),
    "list": (0.88, "a country, capital, city, region or organization known beforehand"),
    "consistency": (0.63, "the same words, or a part of a person's name, found elsewhere in the article"),
    "spelling": (0.8, "estimate: two spellings of one name, one letter apart"),
    "cue-dep": (0.94, "the subject of the verb of saying, by grammar"),
    "cue-near": (0.9, "the name or pronoun right before the verb of saying"),
    "cue-pattern": (0.56, "the nearest name on the verb's side"),
    "according-to": (0.87, "whom “according to” or “per” names"),
    "signature": (0.93, "a name after a dash that follows the quotation"),
    "introduced": (0.8, "whom a colon or a noun of speech announces"),
    "quoted-as": (0.8, "estimate: X quoted Y as saying"),
    "carry-over": (0.91, "the speaker of the quotation before goes on"),
    "context": (0.52, "the speaker of the sentence before the quotation"),
    "remarks-by": (0.9, "estimate: “The remarks were made by Y” overrules the speaker named first"),
    "reported-dep": (0.81, "the clause that a verb of saying governs, and its subject"),
    "reported-passive": (0.6, "estimate: the subject of a passive verb of saying, and its agent"),
    "marks": (0.5, "estimate: a sentence in quotation marks whose speaker is not stated"),
}

_MODEL: dict[EntityKind, float] = {"person": 0.77, "place": 0.59, "organization": 0.54}


def by(rule: str) -> By:
    """The rule with its confidence."""
    return By(rule, RULES[rule][0])


def of_name(rule: str, kind: EntityKind) -> By:
    """The rule that found a name; the model's own proposals (``ner``) are as good as their kind."""
    return By(rule, _MODEL[kind]) if rule == "ner" else by(rule)
