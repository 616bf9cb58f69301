"""What is written is read back: the same words always, the same annotations wherever the format can hold them."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefings.content import annotated, composing, fidelity
from briefings.content.entities import find_mentions
from briefings.content.escape import unwritable
from briefings.diagnostics import Report
from briefings.model import (
    Annotations,
    Article,
    Block,
    By,
    Caption,
    Damage,
    DateMention,
    Draft,
    EditorNote,
    Entity,
    EntityUse,
    FrontMatter,
    Mention,
    Named,
    Quotation,
    Reported,
    Source,
    Voice,
)

WORDS = st.sampled_from(
    [
        *(
            "China",
            "Wang",
            "Wang",
            "Hao",
            "May",
            "the",
            "said",
            "port",
            "ties",
            "“we",
            "ready,”",
            "one-China",
            "”no",
            "‘so",
            "’",
            '"',
        ),
        *("don’t", "*bold*", "_x_", "a_b", "[1]", "[@x]", "!", "^", ":", "(R)", "1.", "-", "#", ">", "|", "~~", "`c`"),
        *("<b>", "&amp;", "AT&T", "\\", "日本", "é", "😀", "http://x.org/a_b?c=1&d=2", "www.x.org", "a@b.org", "$5"),
        *("…", "—", "=", "+", "12)", "![", "](", "Dr.", "{x}", "%", "’s"),
    ]
)
KINDS = st.sampled_from(["paragraph", "paragraph", "paragraph", "heading", "quote", "list", "caption"])
BY = st.one_of(st.none(), st.builds(By, st.sampled_from(["cue-dep", "ner"]), st.sampled_from([0.0, 0.5, 0.93, 1.0])))
SPOKEN = st.sampled_from(["he", "Gen. Xu", "A. Via: B", "the [ministry]", "Reported: x.", "“x”", "a*b_c"])
TALK = st.sampled_from(
    ["The object of “with” is missing. Left as found.", "Two words: Via: x. By: y 0.5.", "A <b> & [c]."]
)
EVIDENCE = st.sampled_from(["weekday before dateline", 'in "full"; as printed', "a\\b <c> &amp; d; By: x", "e; f"])
VALUES = st.sampled_from(["2019", "2019-05", "2019-05-06", "2019-05-06T16:30", "2019-05-06T16:30+08:00", "unresolved"])
PEOPLE = ("china", "may", "wang-hao")


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Drafts whose annotations lie on whole words, cross and nest as they like, and overlap in links too."""
    texts = draw(st.lists(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), min_size=1, max_size=4))
    blocks: list[Block] = []
    start = 0
    for text in texts:
        kind = draw(KINDS)
        blocks.append(Block(start, start + len(text), kind, 2 if kind == "heading" else 0))
        start += len(text) + 2
    text = "\n\n".join(texts)
    words = [match.span() for match in re.finditer(r"\S+", text)]

    def span(most: int = 6) -> tuple[int, int]:
        first = draw(st.integers(0, len(words) - 1))
        last = draw(st.integers(first, min(first + most, len(words) - 1)))
        return words[first][0], words[last][1]

    def some(most: int = 3) -> range:
        return range(draw(st.integers(0, most)))

    mentions = tuple(Mention(*span(2), draw(st.sampled_from(PEOPLE))) for _ in some(6))
    names: dict[str, list[str]] = {person: [f"Nobody {person}"] for person in PEOPLE}
    for mention in mentions:
        names[mention.entity or ""].append(text[mention.start : mention.end])
    entities = tuple(
        Entity(person, found[-1], "person", tuple(dict.fromkeys(found[:-1]))) for person, found in names.items()
    )
    spoken = st.one_of(
        st.none(), st.builds(Named, SPOKEN, st.sampled_from([None, *PEOPLE])), st.builds(Named, SPOKEN, st.none())
    )
    reported = st.one_of(st.none(), st.builds(Reported, SPOKEN, VALUES))
    damage = []
    for _ in some():
        start, end = span()
        damage.append(Damage(start, end, draw(st.integers(start, end)), "gap", draw(TALK), draw(BY)))
    annotations = Annotations(
        entities=tuple(EntityUse(person, "person", ("deputy; of “x”", 'a"b'), draw(BY)) for person in PEOPLE),
        mentions=mentions,
        dates=tuple(DateMention(*span(2), draw(VALUES), draw(EVIDENCE), draw(BY)) for _ in some()),
        quotations=tuple(
            Quotation(*span(), draw(st.booleans()), draw(spoken), draw(spoken), draw(reported), draw(BY))
            for _ in some(4)
        ),
        damage=tuple(damage),
        captions=tuple(
            Caption(block.start, block.end, draw(st.sampled_from([None, "Xinhua", "U.S. Navy: x."])), draw(BY))
            for block in blocks
            if block.kind == "caption"
        ),
        notes=tuple(EditorNote(span()[1], "Is it *so*, [here](https://x.org)?") for _ in some(2)),
        voice=tuple(Voice(*span(), draw(BY)) for _ in some(2)),
    )
    return Draft(
        *("p.txt", "0" * 64, None, None, None, None, "en", text, tuple(blocks), annotations, entities),
        *((), (), None, (), (), ()),
    )


def written(draft: Draft) -> tuple[str, Article]:
    """The file of a draft, and what reading it gives."""
    meta = FrontMatter(
        format="briefings/1",
        id="tag:example.org,2019:x",
        title=None,
        slug="x",
        language="en",
        published=None,
        source=Source("p.txt", "0" * 64, fidelity.text_sha256(draft.text)),
    )
    text = composing.write(draft, meta)
    report = Report()
    article = annotated.read(text, "content/articles/undated/x.md", report)
    assert not report.diagnostics, report.diagnostics
    assert article is not None
    return text, article


def place(item: object) -> tuple[int, int]:
    return getattr(item, "start", getattr(item, "at", 0)), getattr(item, "end", 0)


def without_overlaps(items: list[Mention | DateMention]) -> list[Mention | DateMention]:
    """The rule for links: the earlier wins, then the longer, then the mention."""
    kept: list[Mention | DateMention] = []
    for item in sorted(items, key=lambda item: (item.start, -item.end, isinstance(item, DateMention))):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def in_one_block(draft: Draft, item: object) -> bool:
    start, end = place(item)
    return any(block.start <= start and end <= block.end for block in draft.blocks)


@settings(max_examples=150, deadline=None)
@given(drafts())
def test_annotations_come_back(draft: Draft) -> None:
    _, article = written(draft)
    found, wanted = article.annotations, draft.annotations
    assert article.text == draft.text
    assert article.fidelity == "matches"
    assert [(block.start, block.end, block.kind) for block in article.blocks] == [
        (block.start, block.end, block.kind) for block in draft.blocks
    ]
    links = without_overlaps([item for item in (*wanted.mentions, *wanted.dates) if in_one_block(draft, item)])
    assert found.dates == tuple(item for item in links if isinstance(item, DateMention))
    entities = {entity.id: entity for entity in draft.entities}
    assert find_mentions(article, entities) == tuple(item for item in links if isinstance(item, Mention))
    assert found.entities == wanted.entities
    assert found.captions == wanted.captions

    # What the search by names would find wrongly is a link too, to no entity.
    every = [*links, *(item for item in found.mentions if item.entity is None)]

    def held(item: Quotation | Damage | Voice) -> bool:
        return not any(link.start < item.end < link.end for link in every)

    assert Counter(filter(held, found.quotations)) == Counter(filter(held, wanted.quotations))
    assert list(map(place, found.quotations)) == sorted(map(place, found.quotations))
    assert set(found.quotations) <= set(wanted.quotations)
    assert Counter(filter(held, found.voice)) == Counter(filter(held, wanted.voice))
    assert Counter(map(place, filter(held, found.damage))) == Counter(map(place, filter(held, wanted.damage)))
    assert {item.text for item in found.notes} <= {item.text for item in wanted.notes}
    assert len(found.notes) == len(wanted.notes)


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_writing_what_was_read_loses_nothing(draft: Draft) -> None:
    _, article = written(draft)
    entities = {entity.id: entity for entity in draft.entities}
    known = Annotations(
        entities=article.annotations.entities,
        mentions=(
            *find_mentions(article, entities),
            *(item for item in article.annotations.mentions if item.entity is None),
        ),
        dates=article.annotations.dates,
        quotations=article.annotations.quotations,
        damage=article.annotations.damage,
        captions=article.annotations.captions,
        notes=article.annotations.notes,
        voice=article.annotations.voice,
    )
    again = Draft(
        *("p.txt", "0" * 64, None, None, None, None, "en", article.text, article.blocks, known, draft.entities),
        *((), (), None, (), (), ()),
    )
    _, second = written(again)
    assert find_mentions(second, entities) == find_mentions(article, entities)
    for field in ("entities", "dates", "quotations", "damage", "captions", "notes", "voice"):
        assert getattr(second.annotations, field) == getattr(article.annotations, field)


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=60), KINDS)
def test_any_text_comes_back(text: str, kind: str) -> None:
    text = text.strip()
    assume(text and not unwritable(text) and not (kind == "heading" and "\n" in text) and "\n\n" not in text)
    block = Block(0, len(text), kind, 2 if kind == "heading" else 0)  # type: ignore[arg-type]  # drawn from the kinds
    draft = Draft(
        *("p.txt", "0" * 64, None, None, None, None, "en", text, (block,), Annotations(), ()),
        *((), (), None, (), (), ()),
    )
    _, article = written(draft)
    assert article.text == text
    assert len(article.blocks) == 1


@pytest.mark.parametrize("rows", ["a\tb\nc\td", "a\t\tb\n|\t*\t[x]", "a\nb", "one", "1.\t-\n#\t>"])
def test_a_table_comes_back(rows: str) -> None:
    draft = Draft(
        *("p.txt", "0" * 64, None, None, None, None, "en", rows, (Block(0, len(rows), "table"),), Annotations(), ()),
        *((), (), None, (), (), ()),
    )
    _, article = written(draft)
    assert article.text == rows
    assert [block.kind for block in article.blocks] == ["table"]
