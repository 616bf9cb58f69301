"""What an article gets once and keeps for ever: its id, its slug, its file."""

import itertools

import pytest

from briefings.config import Config, SiteConfig
from briefings.conversion import mint
from briefings.model import Block, Draft, FrontMatter
from tests.conversion.builders import article, draft

CONFIG = Config(
    site=SiteConfig(title="Sample", url="https://www.example.org/digest/", authority="example.org", since=2014)
)


def front(made: Draft, taken: mint.Taken | None = None) -> FrontMatter:
    return mint.front_matter(made, ("p1.s1 Words.",), "ports", "1" * 64, CONFIG, taken or mint.Taken())


def file_of(meta: FrontMatter) -> str:
    return mint.file_of(meta.published, meta.slug)


def test_the_id_is_a_tag_of_the_configured_authority_and_the_day() -> None:
    meta = front(draft(title="Port talks resume", published="2019-05-07T16:30"))
    assert meta.id == "tag:example.org,2019-05-07:port-talks-resume"
    assert file_of(meta) == "content/articles/2019/port-talks-resume.md"


def test_an_undated_article_has_the_configured_year_and_a_piece_of_its_hash() -> None:
    meta = front(
        draft(title=None, published=None, text="Port talks resume in the north.", sha256="abcdef012345" + "0" * 52)
    )
    assert meta.id == "tag:example.org,2014:port-talks-resume-in-the-north-abcdef01"
    assert (meta.title, meta.published) == (None, None)
    assert file_of(meta) == "content/articles/undated/port-talks-resume-in-the-north-abcdef01.md"


@pytest.mark.parametrize(("published", "folder"), [("2019", "2019"), ("2019-05", "2019"), (None, "undated")])
def test_the_folder_is_the_year_where_there_is_one(published: str | None, folder: str) -> None:
    assert file_of(front(draft(published=published))).split("/")[2] == folder


def test_what_the_draft_knows_stands_in_the_head() -> None:
    meta = front(
        draft(file="in/a.txt", publisher="Sample Wire", credits=("Xinhua",), topics=("ports",), byline="B. Example")
    )
    assert (meta.source.file, meta.source.publisher, meta.source.byline) == ("in/a.txt", "Sample Wire", "B. Example")
    assert (meta.source.credits, meta.topics, meta.story, meta.key_points) == (
        ("Xinhua",),
        ("ports",),
        "ports",
        ("p1.s1 Words.",),
    )
    assert (meta.review.state, meta.source.text_sha256) == ("machine", "1" * 64)


@pytest.mark.parametrize(
    ("old", "new"),
    [("2019-05-01", "2019-05-07"), ("2019-05-07", "2019-05-07"), ("2019-03-01", "2019-05-07"), (None, None)],
)
def test_no_address_and_no_file_is_given_twice(old: str | None, new: str | None) -> None:
    first = article(published=old, slug="port-talks" if old else "port-talks-612e7478")
    taken = mint.Taken([first])
    metas = [front(draft(file, published=new), taken) for file in ("a.tx", "b.tx", "c.tx")]
    everything = [first.meta, *metas]
    assert len({file_of(meta) for meta in everything}) == 4
    assert len({meta.id for meta in everything}) == 4
    assert len({mint.address(meta.published, meta.slug) for meta in everything}) == 4


def test_a_slug_that_an_editor_renamed_frees_nothing() -> None:
    taken = mint.Taken([article(slug="other", path="content/articles/2019/port-talks.md", id="tag:x,2019:y")])
    assert front(draft(), taken).slug != "port-talks"


def test_of_two_alike_only_the_later_one_carries_a_hash_whoever_comes_first() -> None:
    pair = [draft("a.txt", published="2019-05-07"), draft("b.txt", published="2019-05-09")]
    for order in itertools.permutations(pair):
        taken = mint.Taken()
        slugs = [front(made, taken).slug for made in order]
        assert slugs == ["port-talks", f"port-talks-{order[1].sha256[:8]}"]


@pytest.mark.parametrize("title", ["港口谈判", "!!!", "x" * 500, "Café — “Ünïted”", "../../etc", "CON"])
def test_any_headline_makes_a_safe_slug(title: str) -> None:
    slug = front(draft(title=title)).slug
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(slug) <= 80


def test_without_a_headline_the_story_names_the_article_and_not_its_caption() -> None:
    text = "Soldiers at a parade\n\nThe general came to town on Monday."
    blocks = (Block(0, 20, "caption"), Block(22, len(text)))
    made = front(draft(title=None, published=None, text=text, blocks=blocks))
    assert made.slug.startswith("the-general-came-to-town-on-monday-")
