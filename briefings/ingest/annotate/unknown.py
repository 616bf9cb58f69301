"""What can be said of a text in a language that the model does not know, and what cannot.

Rules of one language make wrong claims about another (``mon`` is no Monday in French), so only what holds in every
language is said: days that are printed in full, characters that a wrong encoding made, the editor's own topics.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.ingest import printed
from briefings.ingest.annotate import damage_garbles, topics
from briefings.ingest.types import Clean, Findings, Options
from briefings.model import Annotations, By, DateMention

UNAVAILABLE = ("entities", "quotations", "relative dates", "gaps", "key points")
"""The annotations that need a model of the language."""

_BY = By("date-printed", 0.97)


def annotate(clean: Clean, options: Options) -> Findings:
    """The findings, which name the annotations that are missing."""
    damage = sorted(damage_garbles.find(clean), key=lambda spot: (spot.start, spot.end))
    found = Annotations(dates=tuple(_dates(clean)), damage=tuple(damage), captions=clean.captions)
    return Findings(annotations=found, topics=topics.choose(clean, options.topics), unavailable=UNAVAILABLE)


def _dates(clean: Clean) -> Iterator[DateMention]:
    for block in clean.blocks:
        for day in printed.days(clean.text[block.start : block.end]):
            yield DateMention(block.start + day.start, block.start + day.end, day.value, "printed in full", _BY)
