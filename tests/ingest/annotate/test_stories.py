from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.ingest.annotate import stories
from briefings.ingest.annotate.stories import StoryText

PORT = (
    StoryText(
        "Talks on Sandbay port resume",
        "Envoys of Norland and Westria met in Sandbay over the port's tariffs.",
        (),
        "2019-05-07",
    ),
    StoryText(
        "Sandbay tariffs: envoys agree",
        "Norland and Westria agreed on tariffs for the port of Sandbay.",
        (),
        "2019-05-09",
    ),
    StoryText("Port deal signed", "Westria and Norland signed the Sandbay port tariffs deal.", (), "2019-06-01"),
)
FLOOD = (
    StoryText("River floods Easton", "The river Ash flooded Easton, and thousands left their homes.", (), "2019-05-08"),
    StoryText(
        "Easton dries out", "Residents of Easton returned as the river Ash fell after the flood.", (), "2019-05-12"
    ),
)
CHESS = StoryText(
    "Chess title", "A grandmaster of fourteen won the chess title in a final of nine games.", (), "2019-05-07"
)
ALL = (*PORT, *FLOOD, CHESS)


def titles(items: tuple[StoryText, ...]) -> set[frozenset[str]]:
    return {frozenset(items[i].title for i in members) for members in stories.group(items)}


def test_articles_on_one_matter_make_one_story() -> None:
    assert stories.group(ALL) == ((0, 1, 2), (3, 4), (5,))


@settings(max_examples=15, deadline=None)
@given(st.permutations(ALL))
def test_the_order_of_arrival_never_matters(items: list[StoryText]) -> None:
    assert titles(tuple(items)) == titles(ALL)


def test_nothing_and_one_article_are_no_special_case() -> None:
    assert stories.group(()) == ()
    assert stories.group((CHESS,)) == ((0,),)
    assert stories.join((), ()) == ()


def test_empty_articles_are_alike_to_nothing() -> None:
    assert stories.group((StoryText("", ""), StoryText("", ""))) == ((0,), (1,))


def test_a_new_article_joins_the_story_that_it_continues() -> None:
    existing = [("port-talks", item) for item in PORT[:2]] + [("flood", item) for item in FLOOD]
    assert stories.join((PORT[2], CHESS), existing) == ("port-talks", None)
    assert stories.join((CHESS, PORT[2]), existing[::-1]) == (None, "port-talks")


def test_two_existing_stories_never_become_one() -> None:
    existing = [("talks-of-may", PORT[0]), ("talks-of-june", PORT[1])]
    (joined,) = stories.join((PORT[2],), existing)
    assert joined in {"talks-of-may", "talks-of-june"}


@settings(max_examples=15, deadline=None)
@given(st.permutations(ALL), st.integers(1, 5), st.lists(st.sampled_from(["a", "b", "c"]), min_size=6, max_size=6))
def test_what_came_in_together_is_never_parted_by_what_was_there(
    items: list[StoryText], cut: int, slugs: list[str]
) -> None:
    new, existing = tuple(items[:cut]), list(zip(slugs, items[cut:], strict=False))
    joined = stories.join(new, existing)
    for members in stories.group(new):
        assert len({joined[number] for number in members}) == 1


def test_articles_years_apart_are_less_alike_than_those_of_one_week() -> None:
    near = stories.nearness_in_time("2019-05-07", "2019-05-07T16:30")
    far = stories.nearness_in_time("2014-05-07", "2019-05-07")
    assert near == 1.0 > far > 0.8
    assert stories.nearness_in_time(None, "2019-05-07") == stories.nearness_in_time("2019", "2019") == 1.0
