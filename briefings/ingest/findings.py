"""Checks what an annotator gives back, so that one of the editor's own can neither crash a run nor spoil a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from briefings import times
from briefings.errors import AnnotatorError
from briefings.ingest.types import Annotator, Clean, Findings, Options
from briefings.model import (
    Annotations,
    By,
    Caption,
    Damage,
    DateMention,
    Entity,
    EntityUse,
    Evidence,
    Mention,
    Quotation,
    Voice,
)
from briefings.text import clip, is_slug, with_article

T = TypeVar("T")
Spanned = TypeVar("Spanned", Mention, DateMention, Quotation, Damage, Caption, Voice)

_SHOWN = 40


class Checked:
    """An annotator whose findings are checked before anybody relies on them.

    Args:
        annotator: As its factory made it.
        name: What the editor calls it, for messages.
    """

    def __init__(self, annotator: Annotator, name: str) -> None:
        self._annotator, self._name = annotator, name

    def __call__(self, clean: Clean, options: Options) -> Findings:
        """The findings in our order, every one of them sound.

        Raises:
            AnnotatorError: if the annotator fails, or gives what no article can hold; says what and where.
        """
        try:
            found: Any = self._annotator(clean, options)
        except Exception as fault:
            raise AnnotatorError(f"the annotator {self._name} failed: {type(fault).__name__}: {fault}") from fault
        try:
            return checked(found, clean)
        except AnnotatorError as fault:
            raise AnnotatorError(f"the annotator {self._name} gave {fault}") from None


def checked(found: Any, clean: Clean) -> Findings:
    """These findings, each kind in order of place.

    Raises:
        AnnotatorError: if they are no findings about this article; the message goes on after "gave".
    """
    if not isinstance(found, Findings) or not isinstance(found.annotations, Annotations):
        raise AnnotatorError(f"{type(found).__name__!r} where a Findings was expected")
    text, given = clean.text, found.annotations
    entities = _entities(found)
    kinds = {entity.id: entity.kind for entity in entities}
    uses = tuple(_each("entity use", given.entities, EntityUse, lambda use: _use_fault(use, kinds)))
    mentions = _spans("mention", given.mentions, Mention, text, lambda item: _named_fault(item.entity, kinds))
    quotations, evidence = _quotations(found, text, kinds)
    annotations = Annotations(
        entities=uses,
        mentions=mentions,
        dates=_spans("date", given.dates, DateMention, text, _date_fault),
        quotations=quotations,
        damage=_spans("damage", given.damage, Damage, text, _damage_fault),
        captions=clean.captions,
        voice=_spans("voice", given.voice, Voice, text, lambda item: _by_fault(item.by)),
    )
    return Findings(
        annotations=annotations,
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        evidence=evidence,
        key_points=_key_points(found, text),
        summary=_summary(found.summary),
        topics=tuple(_each("topic", found.topics, str, lambda topic: "" if is_slug(topic) else "is no slug")),
    )


def _entities(found: Findings) -> list[Entity]:
    seen: set[str] = set()

    def fault(entity: Entity) -> str:
        doubled = entity.id in seen
        seen.add(entity.id)
        if doubled or not is_slug(entity.id):
            return f"has the id {entity.id!r}, which {'another one has' if doubled else 'is no slug'}"
        names = (entity.name, *entity.aliases)
        return "" if all(name.strip() and "\n" not in name for name in names) else "has a name that is blank or broken"

    return list(_each("entity", found.entities, Entity, fault))


def _quotations(
    found: Findings, text: str, kinds: dict[str, Any]
) -> tuple[tuple[Quotation, ...], tuple[Evidence, ...]]:
    def fault(item: Quotation) -> str:
        spoken = (_named_fault(named.entity, kinds) for named in (item.speaker, item.via) if named)
        value = item.reported.value if item.reported else times.UNRESOLVED
        return next(filter(None, spoken), "") or _value_fault(value) or _by_fault(item.by)

    given = found.annotations.quotations
    quotations = list(_each("quotation", given, Quotation, lambda item: _span_fault(item, text) or fault(item)))
    evidence = list(_each("evidence", found.evidence, Evidence, lambda _: "")) or [Evidence()] * len(quotations)
    if len(evidence) != len(quotations):
        raise AnnotatorError(f"{len(evidence)} pieces of evidence for {len(quotations)} quotations")
    order = sorted(range(len(quotations)), key=lambda i: (quotations[i].start, quotations[i].end))
    return tuple(quotations[i] for i in order), tuple(evidence[i] for i in order)


def _key_points(found: Findings, text: str) -> tuple[tuple[int, int], ...]:
    def fault(span: tuple[int, int]) -> str:
        return "" if 0 <= span[0] < span[1] <= len(text) else _outside(*span, text)

    return tuple(sorted(_each("key point", found.key_points, tuple[int, int], fault)))


def _summary(summary: Any) -> str | None:
    if summary is None or (isinstance(summary, str) and summary.strip() and "\n" not in summary):
        return summary
    raise AnnotatorError(f"a summary that is no line of text: {clip(repr(summary), _SHOWN)}")


def _spans(
    name: str, items: Iterable[Spanned], kind: type[Spanned], text: str, fault: Callable[[Spanned], str]
) -> tuple[Spanned, ...]:
    found = _each(name, items, kind, lambda item: _span_fault(item, text) or fault(item))
    return tuple(sorted(found, key=lambda item: (item.start, item.end)))


def _each(name: str, items: Any, kind: type[T], fault: Callable[[T], str]) -> Iterator[T]:
    """The items, each of the type that it should have and without a fault."""
    try:
        listed = list(items)
    except TypeError:
        raise AnnotatorError(f"no list of {name}s: {clip(repr(items), _SHOWN)}") from None
    for number, item in enumerate(listed, start=1):
        try:
            typed = msgspec.convert(msgspec.to_builtins(item), kind)
        except (msgspec.ValidationError, TypeError) as wrong:
            raise AnnotatorError(f"{name} {number}, which is malformed: {wrong}") from None
        told = fault(typed)
        if told:
            raise AnnotatorError(f"{name} {number}, which {told}")
        yield typed


def _span_fault(item: Any, text: str) -> str:
    return "" if 0 <= item.start < item.end <= len(text) else _outside(item.start, item.end, text)


def _outside(start: int, end: int, text: str) -> str:
    return f"covers {start} to {end}, and the text has {len(text):,} characters"


def _use_fault(use: EntityUse, kinds: dict[str, Any]) -> str:
    if use.id not in kinds:
        return f"names the entity {use.id!r}, which is not among the entities"
    if use.kind != kinds[use.id]:
        return f"calls {use.id!r} {with_article(use.kind)} where the entity is {with_article(kinds[use.id])}"
    return _by_fault(use.by)


def _named_fault(entity_id: str | None, kinds: dict[str, Any]) -> str:
    known = entity_id is None or entity_id in kinds
    return "" if known else f"names the entity {entity_id!r}, which is not among the entities"


def _date_fault(item: DateMention) -> str:
    if not item.evidence.strip() and item.value != times.UNRESOLVED:
        return f"has the value {item.value!r} without evidence"
    return _value_fault(item.value) or _by_fault(item.by)


def _value_fault(value: str) -> str:
    return "" if value == times.UNRESOLVED or times.is_value(value) else f"has the value {value!r}, which is no date"


def _damage_fault(item: Damage) -> str:
    if not item.start <= item.at <= item.end:
        return f"has its spot at {item.at}, outside of {item.start} to {item.end}"
    return _by_fault(item.by)


def _by_fault(by: By | None) -> str:
    """An annotation without ``by`` would pass for the editor's own."""
    if by is None:
        return "does not say what made it: give by=By('rule', 0.8)"
    return "" if 0 <= by.confidence <= 1 else f"is {by.confidence} sure, and 0 to 1 is possible"
