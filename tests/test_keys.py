"""A key covers all that is shown: of any two states of a site, what has the same key is the same.

A rebuild trusts this and nothing else, because what has the key of before is not made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hypothesis import example, given, settings

from briefings.catalog.deferred import encoded
from briefings.catalog.library import Library, index
from briefings.catalog.memory import NO_MEMORY, Memory
from briefings.catalog.permanence import Past
from briefings.catalog.plan import plan
from briefings.catalog.planned import Plan
from briefings.catalog.release import Release
from briefings.diagnostics import Report
from briefings.export.site import exports_of
from briefings.model import Published
from tests.catalog.builders import site, words_of
from tests.catalog.worlds import ALIKE, ALONE, MERGED, NAMELESS, PAIR, SETTINGS, SILENT, World, edits, histories, worlds
from tests.english import ENGLISH

HERE = site(**SETTINGS, exports=("json", "text"))


def planned(world: World, memory: Memory = NO_MEMORY) -> tuple[Plan, Library]:
    """The plan of a state, and the library that it is of."""
    report, content = Report(), world.content
    library = index(content, HERE, ENGLISH, report)
    made = plan(library, HERE, report, Past(Published({}), Release(content)), memory)
    report.raise_if_errors()
    return made, library


def keyed(world: World) -> Iterator[tuple[str, bytes, str | bytes]]:
    """Whatever a build makes of a state: name, key, and all that can be seen of it."""
    made, library = planned(world)
    for page in made.pages:
        view = page.view
        assert page.head == view.head, "what is known of a page before it is made"
        yield page.path, page.key, words_of(view)
    for feed in made.feeds:
        yield feed.stem, encoded(feed), words_of(feed.made)
    for path, export in exports_of(made, library, HERE).items():
        yield path, export.key, export.make()


class Kept:
    """A memory that lasts from plan to plan."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, bytes], bytes] = {}

    def get_many(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        return {key: self.items[kind, key] for key in keys if (kind, key) in self.items}

    def put_many(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        self.items |= {(kind, key): value for key, value in items.items()}


@settings(max_examples=2, deadline=None)
@given(worlds())
@example(ALIKE)
@example(NAMELESS)
@example(SILENT)
@example(ALONE)
@example(PAIR)
@example(MERGED)
def test_what_has_the_same_key_is_the_same_whatever_is_edited(world: World) -> None:
    known: dict[tuple[str, bytes], str | bytes] = {}
    for state in (world, *edits(world)):
        for name, key, shown in keyed(state):
            assert known.setdefault((name, key), shown) == shown, name


@settings(max_examples=15, deadline=None)
@given(histories())
def test_a_plan_that_remembers_is_the_plan_of_one_that_does_not(states: list[World]) -> None:
    memory = Kept()
    for state in states:
        remembering, fresh = planned(state, memory)[0], planned(state)[0]
        assert [page.key for page in remembering.pages] == [page.key for page in fresh.pages]
