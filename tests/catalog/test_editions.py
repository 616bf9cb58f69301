from __future__ import annotations

import msgspec

from briefings.catalog.editions import MOST_KEY_POINTS, MOST_LEAD_STORIES
from briefings.model import Article, Correction, HandEdition, StoryNote, StoryStatus
from tests.catalog.builders import article, content, plan_of, port_talks, report_of, view_at

WEEK = "briefings/2016-w16/"


def test_a_week_with_articles_makes_a_briefing_and_an_empty_one_none() -> None:
    lines = view_at(plan_of(content(*port_talks())), "briefings/").editions
    assert [(line.path, line.title, line.published, line.period) for line in lines] == [
        ("briefings/2016-w18/", "Week 18, 2016", "2016-05-02", "2016-W18"),
        ("briefings/2016-w16/", "Week 16, 2016", "2016-04-21", "2016-W16"),
    ]


def test_days_and_months_and_none() -> None:
    given = content(*port_talks())
    daily = view_at(plan_of(given, briefings="day"), "briefings/").editions
    assert [line.title for line in daily] == ["2 May 2016", "21 April 2016", "19 April 2016"]
    monthly = view_at(plan_of(given, briefings="month"), "briefings/").editions
    assert [(line.path, line.title) for line in monthly] == [
        ("briefings/2016-05/", "May 2016"),
        ("briefings/2016-04/", "April 2016"),
    ]
    assert view_at(plan_of(given, briefings="off"), "briefings/").editions == ()


def test_it_holds_what_its_articles_state() -> None:
    view = view_at(plan_of(content(*port_talks())), WEEK)
    (story,) = view.stories
    assert (story.label, story.path, story.story.count) == ("Port talks open", "stories/port-talks/", 2)
    assert [point.text for point in story.key_points] == ["Work began in 2014.", "Forty ships wait outside the port."]
    assert len(view.statements) == 2
    assert [row.words for row in view.unresolved] == ["Talks"]
    assert [row.kind for row in view.damage] == ["gap"]
    assert (view.line.stories, view.line.articles, view.line.minutes) == (1, 2, 1)
    assert view.previous is None
    assert view.next.path == "briefings/2016-w18/"


def test_a_story_is_called_the_same_in_every_briefing_and_on_its_own_page() -> None:
    known = content(
        article("talks-begin", published="2016-04-19", story="talks", language="de"),
        article("talks-end", published="2016-04-21", story="talks"),
        article("talks-again", published="2016-05-02", story="talks"),
    )
    made = plan_of(known)
    own = view_at(made, "stories/talks/").head.title
    shown = [story for path in (WEEK, "briefings/2016-w18/") for story in view_at(made, path).stories]
    assert [(story.label, story.language) for story in shown] == [(own, "de"), (own, "de")]
    assert own == "Talks begin"


def test_weight_is_sources_then_statements_then_newness() -> None:
    def one(slug: str, publisher: str, story: str, quotes: int, day: str) -> Article:
        words = [f"“Words number {number},” he said." for number in range(quotes)]
        quoted = [(word.split(" he")[0], None) for word in words]
        return report_of(slug, "Text.", *words, quotes=quoted, publisher=publisher, story=story, published=day)

    articles = (
        one("a", "A", "talked", 3, "2016-04-18"),
        one("b", "A", "shared", 0, "2016-04-18"),
        one("c", "B", "shared", 0, "2016-04-18"),
        one("d", "A", "new", 1, "2016-04-20"),
        one("e", "A", "old", 1, "2016-04-19"),
    )
    view = view_at(plan_of(content(*articles)), WEEK)
    assert [story.path for story in view.stories] == [f"stories/{slug}/" for slug in ("shared", "talked", "new", "old")]


def test_stories_beyond_the_leading_ones_are_lines() -> None:
    points = tuple(f"p1.s{number} x" for number in range(1, 8))
    words = " ".join(f"Sentence {number}." for number in range(7))
    many = [article(f"a{number:02}", words, key_points=points) for number in range(MOST_LEAD_STORIES + 2)]
    stories = view_at(plan_of(content(*many)), WEEK).stories
    assert [len(story.key_points) for story in stories] == [MOST_KEY_POINTS] * MOST_LEAD_STORIES + [0, 0]


def test_the_editors_judgement_stands_in_the_edition_of_its_day() -> None:
    worse = StoryStatus(on="2016-04-20", state="worse", reason="The talks broke down.")
    better = StoryStatus(on="2016-05-04", state="better", reason="They resumed.")
    note = StoryNote("port-talks", path="s.md", status=(better, worse))
    later = article("port-again", published="2016-05-03", story="port-talks")
    made = plan_of(content(*port_talks(), later, stories=(note,)))
    (told,) = view_at(made, WEEK).stories
    assert told.status == worse
    assert [story.status for story in view_at(made, "briefings/2016-w18/").stories if story.story] == [better]
    assert view_at(made, "stories/port-talks/").status == (better, worse)


def test_no_judgement_is_made_by_machine() -> None:
    assert view_at(plan_of(content(*port_talks())), WEEK).stories[0].status is None


def test_a_correction_stands_in_the_first_briefing_that_ends_after_it() -> None:
    first, second, photo, alone = port_talks()
    fixed = (
        Correction("2016-04-26", "One.", "", ""),
        Correction("2016-04-19", "Two.", "", ""),
        Correction("2019-01-01", "Three.", "", ""),
    )
    corrected = msgspec.structs.replace(first, meta=msgspec.structs.replace(first.meta, corrections=fixed))
    made = plan_of(content(corrected, second, photo, alone))
    assert [row.correction.what for row in view_at(made, WEEK).corrections] == ["Two."]
    assert [row.correction.what for row in view_at(made, "briefings/2016-w18/").corrections] == ["One."]
    assert [row.correction.what for row in view_at(made, "corrections/").rows] == ["Three.", "One.", "Two."]


def test_a_later_arrival_leaves_an_old_briefing_as_it_was() -> None:
    before = view_at(plan_of(content(*port_talks())), WEEK)
    later = article("port-closes", published="2017-01-01", story="port-talks")
    assert view_at(plan_of(content(*port_talks(), later)), WEEK) == before


def test_one_by_hand_takes_the_place_of_the_automatic_one_of_its_slug() -> None:
    written = HandEdition("2016-w16", "My week", "2016-04-24", markup="Quiet.", path="content/briefings/2016-w16.md")
    made = plan_of(content(*port_talks(), editions=(written,)))
    assert view_at(made, WEEK).by_hand
    lines = view_at(made, "briefings/").editions
    assert [line.title for line in lines] == ["Week 18, 2016", "My week"]
