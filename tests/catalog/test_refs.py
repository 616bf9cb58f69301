"""References stand for rows: in the order of the rows, with a key that tells them apart, and looked up when shown."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from briefings.catalog import refs, urls
from briefings.catalog.deferred import encoded
from briefings.catalog.folding import fold
from briefings.catalog.heads import head
from briefings.catalog.library import Library, index
from briefings.catalog.list_views import DamageView
from briefings.catalog.order import newest_first
from briefings.catalog.planned import DeferredView
from briefings.catalog.rows import DateRow, StoryLine
from briefings.diagnostics import Report
from briefings.times import UNRESOLVED
from tests.catalog.builders import content, library_of, plan_of, port_talks, report_of, site, view_at
from tests.catalog.worlds import SETTINGS, World, worlds
from tests.english import ENGLISH

TWO = report_of(
    "two",
    "“We agree,” Ada Fern said. “We do not,” Tom Quill said.",
    people=[("Ada Fern", ""), ("Tom Quill", "")],
    quotes=[("“We agree,”", "ada-fern"), ("“We do not,”", "tom-quill")],
)


def library(world: World) -> Library:
    return index(world.content, site(**SETTINGS), ENGLISH, Report())


def rows(found: list[Any]) -> list[Any]:
    return [ref.value for ref in found]


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_references_lead_to_every_row_of_their_kind_in_the_order_of_the_articles(world: World) -> None:
    records = library(world).records
    facts = [record.facts for record in records]
    assert rows(refs.statements(records)) == [said.statement for one in facts for said in one.statements]
    assert rows(refs.damage(records)) == [row for one in facts for row in one.damage]
    assert rows(refs.voice(records)) == [row for one in facts for row in one.voice]


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_sayings_are_the_statements_of_the_articles_in_their_order_and_one_by_one(world: World) -> None:
    records = library(world).records
    said = [one for record in records for one in record.facts.statements]
    sayings = refs.Sayings(records)
    assert [(path, speaker) for path, speaker, _ in sayings.heard()] == [
        (one.statement.article.path, one.speaker) for one in said
    ]
    assert [runs for _, _, runs in sayings.heard()] == [fold(one.statement.words).keys for one in said]
    assert [sayings[index] for index in range(len(said))] == said


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_each_speaker_has_the_statements_that_the_articles_ascribe_to_them(world: World) -> None:
    records = library(world).records
    said = [said for record in records for said in record.facts.statements]
    spoken = refs.by_speaker(records)
    assert list(spoken) == sorted({one.speaker for one in said if one.speaker})
    for speaker, found in spoken.items():
        assert rows(found) == [one.statement for one in said if one.speaker == speaker]


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_dates_stand_in_order_of_time_and_those_left_open_by_their_articles(world: World) -> None:
    records = library(world).records
    resolved, unresolved = refs.resolved_dates(records), refs.unresolved_dates(records)
    by_path: list[DateRow] = sorted((row for one in records for row in one.facts.dates), key=lambda row: row.path)
    left = [row for row in by_path if row.value == UNRESOLVED]
    assert rows(resolved) == sorted((row for row in by_path if row.value != UNRESOLVED), key=lambda row: row.value)
    assert rows(unresolved) == newest_first(left, lambda row: row.article.published)
    assert [ref.path for ref in resolved] == [ref.value.path for ref in resolved]


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_stories_stand_by_their_beginning_as_far_as_the_articles_go_under_a_key_of_those(world: World) -> None:
    records = library(world).records
    for some in (records, records[::2]):
        found = refs.stories(some)
        lines: list[StoryLine] = rows(found)
        assert {line.path for line in lines} == {urls.of_story(one.story.slug) for one in some if one.story}
        assert lines == newest_first(lines, lambda line: line.first)
        assert [ref.when for ref in found] == [line.first for line in lines]
        assert sum(line.count for line in lines) == sum(one.story is not None for one in some)
    keys = {ref.key: ref.value for part in (records, records[::2]) for ref in refs.stories(part)}
    assert all(keys[ref.key] == ref.value for ref in refs.stories(records))


def test_the_keys_of_two_rows_of_one_article_differ() -> None:
    first, second = refs.statements(library_of(TWO).records)
    assert encoded(first) != encoded(second)
    assert first.value != second.value


def test_a_view_with_references_is_made_later_and_knows_its_head() -> None:
    library = library_of(*port_talks())
    page = head(urls.DAMAGE, "damage", "Damage")
    view = DamageView(page, tuple(refs.damage(library.records)), None)
    later = refs.later(view)
    assert isinstance(later, DeferredView)
    assert later.head == page
    assert [row.words for row in later.value.rows] == ["with which is"]


def test_a_view_without_references_is_as_it_is() -> None:
    view = DamageView(head(urls.DAMAGE, "damage", "Damage"), (), None)
    assert refs.later(view) is view


def test_pages_show_the_rows_of_the_articles_facts() -> None:
    records = library_of(*port_talks()).records
    made = plan_of(content(*port_talks()))
    said = [one.statement for record in records for one in record.facts.statements]
    dates = {row for record in records for row in record.facts.dates}
    timeline = view_at(made, "timeline/")
    assert list(view_at(made, "quotations/").statements) == said
    assert {*timeline.dates, *timeline.unresolved} == dates
    assert list(view_at(made, "damage/").rows) == [row for record in records for row in record.facts.damage]
    assert list(view_at(made, "people/wang-hao/").statements) == said
