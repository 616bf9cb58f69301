"""Annotation of a clean article: one pass of the language model, then rules on plain values.

    parse → names → entities → roles → dates → quotations → damage → key points → topics → voice

Whoever wants another annotator passes one: a callable from `Clean` and `Options` to `Findings`.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefings.ingest.annotate import (
    damage,
    dates,
    entities,
    keypoints,
    names,
    nlp,
    quotations,
    roles,
    scene,
    topics,
    unknown,
    voice,
)
from briefings.ingest.annotate.entities import Known
from briefings.ingest.annotate.spans import Name
from briefings.ingest.annotate.tagged import tagged
from briefings.ingest.annotate.tokens import Line
from briefings.ingest.types import Annotator, Clean, Findings, Options
from briefings.model import Annotations, Entity, EntityUse


class _English:
    """The annotator for English text, with its language model loaded once."""

    def __init__(self, parser: nlp.Parser) -> None:
        self._parser = parser
        self.version = parser.version

    def __call__(self, clean: Clean, options: Options) -> Findings:
        """Everything that is known about the article's words; of other languages what holds in all of them."""
        if clean.language.split("-")[0] != "en":
            return unknown.annotate(clean, options)
        return annotate(clean, options, self._parser.parse(clean.text, clean.blocks))


def load() -> Annotator:
    """The annotator, its model loaded.

    Raises:
        MissingExtraError: if spaCy or its model is not installed.
    """
    return _English(nlp.Parser())


def annotate(clean: Clean, options: Options, lines: Sequence[Line]) -> Findings:
    """The findings that follow from a parsed article; the same lines give the same findings."""
    known = entities.resolve(lines, _without_photographers(clean, lines, names.find(lines)))
    views = scene.views(lines, clean.text, known)
    found_dates = dates.find(clean, options.published or clean.published)
    lost = damage.find(clean, tagged(lines, len(clean.blocks)))
    found_quotations, evidence = quotations.find(views, found_dates, lost)
    found_dates = dates.as_said(clean, options.published or clean.published, found_dates, found_quotations)
    spots = (*lost, *entities.spelling_variants(lines, known))
    annotations = Annotations(
        entities=tuple(EntityUse(entity.id, entity.kind, _roles(views, entity), entity.by) for entity in known),
        mentions=entities.mentions(lines, known),
        dates=found_dates,
        quotations=found_quotations,
        damage=tuple(sorted(spots, key=lambda spot: (spot.start, spot.end, spot.kind))),
        captions=clean.captions,
        voice=voice.find(clean, found_quotations, options.voice),
    )
    return Findings(
        annotations=annotations,
        entities=tuple(Entity(entity.id, entity.name, entity.kind, entity.aliases) for entity in known),
        evidence=evidence,
        key_points=keypoints.choose(clean, annotations, options.key_points),
        summary=keypoints.summary(clean, annotations),
        topics=topics.choose(clean, options.topics),
    )


def _without_photographers(clean: Clean, lines: Sequence[Line], found: Sequence[Name]) -> tuple[Name, ...]:
    """The names without the people in a picture's credit, who took it; the agency there is a source of the article."""
    printed = [
        (at, at + len(caption.credit))
        for caption in clean.captions
        if caption.credit and (at := clean.text.rfind(caption.credit, caption.start, caption.end)) >= 0
    ]
    return tuple(name for name in found if name.kind != "person" or not _is_within(entities.span(lines, name), printed))


def _is_within(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _roles(views: Sequence[scene.View], entity: Known) -> tuple[str, ...]:
    return roles.of(views, entity) if entity.kind == "person" else ()
