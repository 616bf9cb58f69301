from __future__ import annotations

from briefings.catalog.home import MOST_UNDATED
from briefings.catalog.list_rows import PartLine
from tests.catalog.builders import article, content, plan_of, port_talks, view_at


def test_the_newest_briefing_leads_and_the_others_follow() -> None:
    view = view_at(plan_of(content(*port_talks())), "")
    assert view.edition.path == "briefings/2016-w18/"
    assert [story.path for story in view.stories] == ["articles/2016/05/rail-opens/"]
    assert [line.path for line in view.earlier] == ["briefings/2016-w16/"]
    assert [line.path for line in view.undated] == ["articles/undated/port-photo/"]
    assert (view.articles, view.sources, view.stated) == (4, 2, 3)


def test_without_briefings_the_newest_stories_stand_there() -> None:
    view = view_at(plan_of(content(*port_talks()), briefings="off"), "")
    assert view.edition is None
    assert [story.path for story in view.stories] == ["stories/port-talks/", "articles/2016/05/rail-opens/"]
    assert [line.name for line in view.people] == ["Wang Hao"]


def test_with_undated_articles_alone_there_is_no_briefing() -> None:
    view = view_at(plan_of(content(article("a", published=None))), "")
    assert (view.edition, view.stories, len(view.undated)) == (None, (), 1)


def test_where_more_articles_have_no_date_than_stand_here_a_link_leads_to_all() -> None:
    for count, left in ((MOST_UNDATED, None), (MOST_UNDATED + 1, PartLine("", "archive/undated/", MOST_UNDATED + 1))):
        view = view_at(plan_of(content(*[article(f"a-{number}", published=None) for number in range(count)])), "")
        assert (len(view.undated), view.all_undated) == (MOST_UNDATED, left)
