"""Every rule of this package's names and quotations, and how often it is right.

The figures are precisions on the open development data, rounded down; ``tools/reliability.py`` prints them beside what
is stated here. Of names: the same words and the same kind, every mention of an entity counted by the rule that the
entity goes by, on CoNLL-2003 ``eng.testa`` (prose) and CrossNER politics together. Of quotations and statements: the
speaker, on PolNeAR ``dev`` and parts of its ``train``; what its annotators did not mark counts as wrong. A rule that
occurs fewer than ten times there, or has no labelled data, has a cautious estimate.
"""

from __future__ import annotations

from collections.abc import Collection

from briefings.model import By, EntityKind

# rule: what it does, and its precision on persons, organizations, places
NAMES: dict[str, tuple[str, tuple[float, float, float]]] = {
    "acronym": ("capitals in brackets after a name, and the words that they shorten", (0.9, 0.94, 0.9)),
    "form": ("a noun of organization among capitals; capitals after a title or first name", (0.95, 0.82, 0.78)),
    "list": ("known beforehand, and the model says the same", (0.85, 0.83, 0.9)),
    "list-alone": ("known beforehand, and the model says otherwise", (0.3, 0.8, 0.8)),
    "gazetteer": ("a town or region of a longer list, or the team of it", (0.3, 0.9, 0.8)),
    "ner-repeated": ("a person's full name by the model, and further mentions", (0.8, 0.49, 0.52)),
    "ner": ("the model", (0.8, 0.49, 0.52)),
    "ner-word": ("one word by the model, where it expects a full name", (0.37, 0.49, 0.52)),
    "consistency": ("the same words, or a part of a person's name, elsewhere in the article", (0.26, 0.52, 0.26)),
}
_KINDS: tuple[EntityKind, ...] = ("person", "organization", "place")

# rule: its precision, what it does
RULES = {
    "spelling": (0.8, "estimate: two spellings of one name, one letter apart"),
    "cue-dep": (0.93, "the subject of the verb of saying, by grammar"),
    "cue-near": (0.93, "the name or pronoun right before the verb of saying"),
    "cue-pattern": (0.75, "the nearest name on the verb's side"),
    "according-to": (0.87, "whom “according to” or “per” names"),
    "signature": (0.93, "a name after a dash that follows the quotation"),
    "introduced": (0.8, "whom a colon or a noun of speech announces"),
    "quoted-as": (0.8, "estimate: X quoted Y as saying"),
    "carry-over": (0.92, "the speaker of the quotation before goes on"),
    "carry-within": (0.6, "the same, where the words stand in a sentence that names no speaker and says more"),
    "context": (0.9, "the speaker of the sentence before the quotation"),
    "remarks-by": (0.9, "estimate: “The remarks were made by Y” overrules the speaker named first"),
    "reported-dep": (0.81, "the clause that a verb of saying governs, and its subject"),
    "reported-passive": (0.6, "estimate: the subject of a passive verb of saying, and its agent"),
    "marks": (0.5, "estimate: a sentence in quotation marks whose speaker is not stated"),
}


def by(rule: str) -> By:
    """The rule with its confidence."""
    return By(rule, RULES[rule][0])


def of_entity(kind: EntityKind, name: str, rules: Collection[str]) -> By:
    """The surest of the rules that found an entity's mentions; ``rules`` has one for each mention."""
    place = _KINDS.index(kind)
    named = {_model_rule(kind, name, len(rules)) if rule == "ner" else rule for rule in rules}
    best = min(named, key=lambda rule: (-NAMES[rule][1][place], rule))
    return By(best, NAMES[best][1][place])


def _model_rule(kind: EntityKind, name: str, mentions: int) -> str:
    """How far the model's own word goes: a person's full name that comes again is seldom anything else."""
    if kind != "person":
        return "ner"
    if " " not in name:
        return "ner-word"
    return "ner-repeated" if mentions > 1 else "ner"
