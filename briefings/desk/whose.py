"""Whose a mention is where two who were one are two again: their names tell it, and what they can't is reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from briefings.content import locate
from briefings.content.definition_edits import Naming, namings
from briefings.content.opened import Opened
from briefings.diagnostics import Place, Report
from briefings.model import Entity, Mention


class Two(msgspec.Struct, frozen=True):
    """Two entities that are told apart by their names, as these will be.

    Attributes:
        one: Whom the articles name now.
        other: Who is parted from it.
        names: Every name of the two -> the id of who alone goes by it; empty where both do.
        is_undone: Whether a merger of the other into the one is undone.
    """

    one: Entity
    other: Entity
    names: Mapping[str, str]
    is_undone: bool

    def whose(self, words: str) -> str:
        """The id of who alone goes by these words, or has a name that they are a part of; empty where that is none."""
        plain = " ".join(words.split())
        if plain in self.names:
            return self.names[plain]
        found = {entity_id for name, entity_id in self.names.items() if f" {plain} " in f" {name} "}
        return found.pop() if len(found) == 1 else ""


def two(one: Entity, other: Entity, *, is_undone: bool) -> Two:
    """Two entities with the names that they will have."""
    names = dict.fromkeys((one.name, *one.aliases), one.id)
    for name in (other.name, *other.aliases):
        names[name] = "" if name in names else other.id
    return Two(one, other, names, is_undone)


def names_both(opened: Opened, found: Iterable[Mention], pair: Two) -> bool:
    """Whether an article means each of the two somewhere: the one by a mark, the other by a mark or a name.

    Args:
        opened: The article's file, in which the one has a label.
        found: Its mentions.
        pair: The two.
    """
    told = {pair.whose(naming.words) for naming in namings(opened, f"@{pair.one.id}")}
    if pair.one.id not in told:
        return False
    text = opened.article.text
    return (
        pair.other.id in told
        or opened.definition(f"@{pair.other.id}", is_note=False) is not None
        or any(pair.whose(text[item.start : item.end]) == pair.other.id for item in found)
    )


def tell_divided(opened: Opened, lost: Iterable[Mention], pair: Two, report: Report) -> None:
    """Says how an article that names both was divided, and warns of what could not be told.

    Args:
        opened: The article's file, as it will be.
        lost: What was found by a name that both have, and means neither from now on.
        pair: The two.
        report: Takes the warnings.
    """
    one, other = pair.one.id, pair.other.id
    defined = opened.definition(f"@{one}", is_note=False)
    home = opened.place(defined.start) if defined else Place(opened.path)
    keeps, gets = (_quoted(opened, entity_id, pair) for entity_id in (one, other))
    if keeps and gets:
        report.note("divided", f"by their names {one!r} keeps {keeps}, and {other!r} gets {gets}", home)
    remedy = f"write [@{other}] in its place where that one is meant"
    unclear = (item for item in namings(opened, f"@{one}") if not pair.whose(item.words))
    for words, place in _gathered(opened, unclear):
        report.warn("unclear-whose", f"{words} may mean {one!r} or {other!r}, and stays with {one!r}", place, remedy)
    unmarked = (_unmarked(opened, item) for item in lost)
    for words, place in _gathered(opened, unmarked):
        message = f"{words} is a name of {one!r} and of {other!r}, and means neither from now on"
        report.warn("unclear-whose", message, place, f"mark who is meant: [words][@{one}] or [words][@{other}]")
    use = next((use for use in opened.article.annotations.entities if use.id == one), None)
    if pair.is_undone and use and use.roles:
        message = f"the roles of the two stand here together: {'; '.join(use.roles)}"
        report.warn("unclear-whose", message, home, f"move those of {other!r} to its line")


def tell_taken(opened: Opened, pair: Two, report: Report) -> None:
    """Warns of names of the one in an article that was named as the other's, and had become the other's whole."""
    one, other = pair.one.id, pair.other.id
    theirs = (item for item in namings(opened, f"@{other}") if pair.whose(item.words) == one)
    if told := list(_gathered(opened, theirs)):
        message = f"names of {one!r} that mean {other!r} here from now on: {', '.join(words for words, _ in told)}"
        report.warn("unclear-whose", message, told[0][1], f"where one means {one!r}, mark it so")


def tell_left(opened: Opened, pair: Two, report: Report) -> None:
    """Warns of names of the other in an article that was not named as the other's."""
    one, other = pair.one.id, pair.other.id
    theirs = (item for item in namings(opened, f"@{one}") if pair.whose(item.words) == other)
    if told := list(_gathered(opened, theirs)):
        message = f"names of {other!r} that still mean {one!r} here: {', '.join(words for words, _ in told)}"
        remedy = f"--article {opened.article.meta.slug} gives them back to {other!r}"
        report.warn("still-merged", message, told[0][1], remedy)


def _quoted(opened: Opened, entity_id: str, pair: Two) -> str:
    """The words of one of the two that tell whose they are."""
    told = (" ".join(item.words.split()) for item in namings(opened, f"@{entity_id}"))
    return ", ".join(f"“{words}”" for words in dict.fromkeys(told) if pair.whose(words) == entity_id)


def _unmarked(opened: Opened, mention: Mention) -> Naming:
    words = opened.article.text[mention.start : mention.end]
    start, end = next(iter(locate.places(opened, mention.start, mention.end)), (0, 0))
    return Naming(words, start, (start, end))


def _gathered(opened: Opened, found: Iterable[Naming]) -> Iterable[tuple[str, Place]]:
    """The same words once: at their first place, with the lines of the others."""
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for item in found:
        places[" ".join(item.words.split())].append(opened.place(item.at))
    for words, (first, *rest) in places.items():
        lines = ", ".join(dict.fromkeys(str(place.line) for place in rest))
        noun = "lines" if "," in lines else "line"
        yield f"“{words}”{f' (again in {noun} {lines})' if lines else ''}", first
