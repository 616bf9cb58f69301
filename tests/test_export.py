"""An article's facts for programs: every field, every mention, and offsets that hit the very words."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefings import export
from briefings.config import Config, SiteConfig, SourceConfig
from briefings.content.entities import find_mentions
from briefings.errors import ContentError
from briefings.model import (
    Annotations,
    Article,
    Block,
    By,
    Caption,
    Correction,
    Damage,
    DateMention,
    Draft,
    EditorNote,
    Entity,
    EntityUse,
    Evidence,
    FrontMatter,
    Mention,
    Named,
    Piece,
    Quotation,
    Removed,
    Reported,
    Review,
    Source,
    Voice,
)

FIRST = "Lin Example, the harbour master, said on Monday: “The quay 🏗 is open.” Example thanked Port Authority."
SECOND = "Trade with which is slow. He added that work would go on."
THIRD = "A crane at dusk."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
BY = By("cue-dep", 0.93)
CONFIG = Config(site=SiteConfig(title="Sample", url="https://example.org/digest/", editor="A. Editor"))
LIN = Entity("lin-example", "Lin Example", "person", ("Example",), same_as=("https://example.net/lin",))
AUTHORITY = Entity("port-authority", "Port Authority", "organization")
ENTITIES = {entity.id: entity for entity in (LIN, AUTHORITY)}
PAGE = "https://example.org/digest/articles/2019/05/quay-opens/"


def span(words: str, nth: int = 1) -> tuple[int, int]:
    """Where these words stand for the nth time."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


BLOCKS = (
    Block(*span(FIRST)),
    Block(*span(SECOND)),
    Block(*span(THIRD), kind="caption"),
)
ANNOTATIONS = Annotations(
    entities=(
        EntityUse("lin-example", "person", ("the harbour master",), By("ner", 0.9)),
        EntityUse("port-authority", "organization"),
    ),
    mentions=(Mention(*span("Lin Example"), "lin-example"), Mention(*span("Port Authority"), "port-authority")),
    dates=(DateMention(*span("on Monday"), "2019-05-06", "weekday before dateline Tue 2019-05-07", BY),),
    quotations=(
        Quotation(
            *span("“The quay 🏗 is open.”"),
            direct=True,
            speaker=Named("Lin Example", "lin-example"),
            via=Named("Port Authority", "port-authority"),
            reported=Reported("on Monday", "2019-05-06"),
            by=BY,
        ),
        Quotation(*span("work would go on"), direct=False, speaker=Named("He")),
    ),
    damage=(Damage(*span("with which"), span("with which")[0] + 4, "gap", "A name is missing.", By("gap", 0.6)),),
    captions=(Caption(*span(THIRD), credit="Sample Photos"),),
    notes=(EditorNote(span("slow")[1], "Slow *by their own figures*."),),
    voice=(Voice(*span("is slow")),),
)
META = FrontMatter(
    format="briefings/1",
    id="tag:example.org,2019-05-07:quay-opens",
    title="Quay opens",
    slug="quay-opens",
    language="en",
    published="2019-05-07T16:30",
    zone="+08:00",
    updated="2019-05-08",
    summary="Trade with which is slow.",
    key_points=("p1.s1 Lin Example, the harbour", "p2.s1 Trade with which"),
    story="quay",
    topics=("ports",),
    removed=(Removed(9, "shared on", "share-widget"),),
    corrections=(Correction("2019-05-09", "The name was wrong.", "Lyn", "Lin"),),
    review=Review("checked", "A. Editor", "2019-05-08"),
    source=Source(
        "quay.txt",
        "0" * 64,
        hashlib.sha256(TEXT.encode()).hexdigest(),
        publisher="Sample Wire",
        url="https://example.com/quay",
        byline="B. Reporter",
    ),
)
ARTICLE = Article(
    path="content/articles/2019/quay-opens.md",
    meta=META,
    text=TEXT,
    blocks=BLOCKS,
    annotations=ANNOTATIONS,
    markers=(),
    pieces=tuple(
        Piece("caption" if block.kind == "caption" else "paragraph", "", ("", ""), ((block.start, block.end),))
        for block in BLOCKS
    ),
    fidelity="matches",
)
DRAFT = Draft(
    file="quay.txt",
    sha256="0" * 64,
    title="Quay opens",
    published="2019-05-07T16:30",
    zone=None,
    updated=None,
    language="en",
    text=TEXT,
    blocks=BLOCKS,
    annotations=replace(ANNOTATIONS, mentions=(*ANNOTATIONS.mentions, Mention(*span("Example", 2), "lin-example"))),
    entities=(LIN, AUTHORITY),
    evidence=(Evidence(*span("Lin Example"), cue="said"), Evidence()),
    key_points=(span("Trade with which is slow."),),
    summary=None,
    topics=("ports",),
    removed=META.removed,
    normalized=(),
    publisher="Sample Wire",
    byline="B. Reporter",
)


def words(spot: dict[str, Any]) -> str:
    return TEXT[spot["start"] : spot["end"]]


def test_a_draft_has_every_field_in_this_order() -> None:
    facts = export.of_draft(DRAFT)
    assert list(facts) == [
        *("file", "error", "title", "published", "byline", "publisher", "language", "text", "blocks", "removed"),
        *("entities", "quotations", "dates", "damage", "key_points", "topics", "unavailable"),
    ]
    assert (facts["file"], facts["error"], facts["text"]) == ("quay.txt", None, TEXT)
    assert [block["kind"] for block in facts["blocks"]] == ["paragraph", "paragraph", "caption"]
    assert facts["removed"] == [{"exact": "shared on", "why": "share-widget"}]
    assert facts["dates"][0] | {"start": 0, "end": 0} == {
        "start": 0,
        "end": 0,
        "value": "2019-05-06",
        "evidence": "weekday before dateline Tue 2019-05-07",
    }


def test_every_mention_of_an_entity_is_listed() -> None:
    lin, authority = export.of_draft(DRAFT)["entities"]
    assert [words(mention) for mention in lin["mentions"]] == ["Lin Example", "Example"]
    assert lin | {"mentions": []} == {
        "id": "lin-example",
        "name": "Lin Example",
        "kind": "person",
        "roles": ["the harbour master"],
        "aliases": ["Example"],
        "mentions": [],
    }
    assert authority["roles"] == []


def test_a_quotation_has_its_speaker_by_id_by_words_and_by_place() -> None:
    direct, reported = export.of_draft(DRAFT)["quotations"]
    assert words(direct) == "“The quay 🏗 is open.”"
    assert (direct["direct"], direct["speaker"], direct["speaker_text"]) == (True, "lin-example", "Lin Example")
    assert TEXT[direct["speaker_start"] : direct["speaker_end"]] == "Lin Example"
    assert (direct["via"], direct["cue"]) == ("Port Authority", "said")
    assert (reported["direct"], reported["speaker"], reported["speaker_text"]) == (False, None, "He")
    assert (reported["speaker_start"], reported["cue"]) == (None, None)


def test_a_refused_file_has_the_same_fields_and_a_reason() -> None:
    refused = export.refusal("photo.png", "is an image (PNG), not text")
    assert list(refused) == list(export.of_draft(DRAFT))
    assert (refused["file"], refused["error"], refused["text"]) == ("photo.png", "is an image (PNG), not text", "")


def test_an_article_adds_what_its_file_knows() -> None:
    facts, drafted = export.of_article(ARTICLE, ENTITIES), export.of_draft(DRAFT)
    assert list(facts) == [*(key for key in drafted if key != "unavailable"), "id", "review", "story"]
    assert facts["file"] == ARTICLE.path
    assert (facts["id"], facts["story"]) == (META.id, "quay")
    assert facts["review"] == {"state": "checked", "by": "A. Editor", "on": "2019-05-08"}
    assert [words(point) for point in facts["key_points"]] == [
        TEXT[: TEXT.index("”") + 1],
        "Trade with which is slow.",
    ]


def test_an_article_finds_the_mentions_that_are_not_marked() -> None:
    lin = export.of_article(ARTICLE, ENTITIES)["entities"][0]
    assert [words(mention) for mention in lin["mentions"]] == ["Lin Example", "Example"]


def test_each_annotation_of_an_article_says_what_made_it() -> None:
    facts = export.of_article(ARTICLE, ENTITIES)
    assert facts["quotations"][0]["by"] == {"rule": "cue-dep", "confidence": 0.93}
    assert facts["quotations"][1]["by"] is None
    assert facts["entities"][0]["by"] == {"rule": "ner", "confidence": 0.9}
    assert all("by" in row for key in ("entities", "quotations", "dates", "damage") for row in facts[key])


def test_a_merged_entity_is_the_one_that_took_it_over() -> None:
    harbour = Entity("harbour-board", "Harbour Board", "organization")
    merged = ENTITIES | {
        "harbour-board": harbour,
        "port-authority": replace(AUTHORITY, merged_into="harbour-board"),
    }
    facts = export.of_article(ARTICLE, merged)
    assert [entity["id"] for entity in facts["entities"]] == ["harbour-board", "lin-example"]
    assert [words(mention) for mention in facts["entities"][0]["mentions"]] == ["Port Authority"]


def test_json_is_one_line_and_the_same_bytes_each_time() -> None:
    line = export.to_json(export.of_article(ARTICLE, ENTITIES))
    assert "\n" not in line
    assert "🏗" in line
    assert line == export.to_json(export.of_article(ARTICLE, dict(reversed(ENTITIES.items()))))
    assert export.to_json({"a": "x\u2028y\nz"}) == '{"a": "x\\u2028y\\nz"}'
    assert json.loads(line)["text"] == TEXT


def test_plain_text_is_what_the_fidelity_proof_is_about() -> None:
    assert hashlib.sha256(export.plain_text(ARTICLE).encode()).hexdigest() == META.source.text_sha256


def items(article: Article = ARTICLE) -> list[dict[str, Any]]:
    annotations: list[dict[str, Any]] = export.web_annotation(article, ENTITIES, CONFIG)["first"]["items"]
    return annotations


def anchored(item: dict[str, Any], text: str) -> str:
    """The words that both selectors of an annotation select, each by its own rules."""
    quote, position = item["target"]["selector"]
    assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    context = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text.count(context) == 1
    assert text.index(context) + len(quote["prefix"]) == position["start"]
    assert text[position["start"] : position["end"]] == quote["exact"]
    return str(quote["exact"])


def test_a_web_annotation_of_everything_that_is_known() -> None:
    found = [(anchored(item, TEXT), item["motivation"]) for item in items()]
    assert found == [
        (TEXT[: TEXT.index("”") + 1], "highlighting"),
        ("Lin Example", "identifying"),
        ("on Monday", "tagging"),
        ("“The quay 🏗 is open.”", "describing"),
        ("Example", "identifying"),
        ("Port Authority", "identifying"),
        ("Trade with which is slow.", "highlighting"),
        ("with which", "classifying"),
        ("is slow", "classifying"),
        ("slow", "commenting"),
        ("work would go on", "describing"),
        ("A crane at dusk.", "classifying"),
    ]


def test_a_web_annotation_names_its_source_its_words_and_its_maker() -> None:
    collection = export.web_annotation(ARTICLE, ENTITIES, CONFIG)
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", len(items()))
    quotation = next(item for item in items() if "“The quay" in anchored(item, TEXT)[:9])
    assert quotation["target"]["source"] == PAGE + "article.txt"
    assert quotation["target"]["scope"] == PAGE
    assert quotation["generator"] == {"type": "Software", "name": "cue-dep"}
    assert quotation["body"][0]["value"] == (
        "Quotation. Speaker: Lin Example. Via: Port Authority. Said: on Monday (2019-05-06)."
    )
    assert quotation["body"][1]["source"] == "https://example.org/digest/people/lin-example/"
    note = next(item for item in items() if item["motivation"] == "commenting")
    assert note["creator"] == {"name": "A. Editor"}
    assert len({item["id"] for item in items()}) == len(items())


def test_a_span_without_words_is_never_exported() -> None:
    broken = replace(ARTICLE, annotations=replace(ANNOTATIONS, voice=(Voice(len(TEXT), len(TEXT) + 3),)))
    with pytest.raises(ContentError) as caught:
        items(broken)
    assert str(caught.value.diagnostics[0]).startswith("content/articles/2019/quay-opens.md: error: an annotation of")


def test_words_that_stand_many_times_get_as_much_context_as_it_takes() -> None:
    text = "said so and " * 40 + "said so"
    article = replace(
        ARTICLE,
        text=text,
        blocks=(Block(0, len(text)),),
        meta=replace(META, key_points=()),
        annotations=Annotations(voice=tuple(Voice(at, at + 4) for at in range(0, len(text), 12))),
    )
    assert {anchored(item, text) for item in items(article)} == {"said"}


@given(
    st.lists(st.sampled_from(["a", "b", "é", "🏗", "e\u0301", " ", "”", "\u202e", "said "]), min_size=1, max_size=40),
    st.data(),
)
def test_selectors_anchor_whatever_the_text(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = replace(
        ARTICLE,
        text=text,
        blocks=(Block(0, len(text)),),
        meta=replace(META, key_points=()),
        annotations=Annotations(quotations=(Quotation(start, end, direct=True),), dates=()),
    )
    assert [anchored(item, text) for item in items(article)] == [text[start:end]]
    quotation = export.of_article(article, {})["quotations"][0]
    assert text[quotation["start"] : quotation["end"]] == text[start:end]


def test_json_ld_is_a_news_article_with_its_quotations_and_corrections() -> None:
    data = export.json_ld(ARTICLE, ENTITIES, CONFIG)
    assert (data["@type"], data["@id"], data["url"]) == ("NewsArticle", META.id, PAGE)
    assert (data["datePublished"], data["dateModified"]) == ("2019-05-07T16:30:00+08:00", "2019-05-08")
    assert data["author"] == {"@type": "Person", "name": "B. Reporter"}
    assert data["isBasedOn"] == "https://example.com/quay"
    [quotation] = data["hasPart"]
    assert (quotation["@type"], quotation["text"]) == ("Quotation", "“The quay 🏗 is open.”")
    assert quotation["spokenByCharacter"]["sameAs"] == ["https://example.net/lin"]
    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "datePublished": "2019-05-09",
            "text": "The name was wrong. Was: Lyn Now: Lin",
        }
    ]


def test_json_ld_invents_nothing() -> None:
    bare = replace(
        ARTICLE,
        annotations=Annotations(),
        meta=FrontMatter(
            format="briefings/1",
            id="tag:example.org,2019:x",
            title=None,
            slug="x",
            language="en",
            published=None,
            source=Source("x.txt", "", "", url="javascript:alert(1)"),
        ),
    )
    assert set(export.json_ld(bare, {}, CONFIG)) == {"@context", "@type", "@id", "url", "inLanguage", "articleBody"}


def test_a_time_without_a_zone_stays_without_one() -> None:
    data = export.json_ld(replace(ARTICLE, meta=replace(META, zone=None)), ENTITIES, CONFIG)
    assert data["datePublished"] == "2019-05-07T16:30"


def limited(rights: Any) -> Article:
    config = replace(CONFIG, sources={"wire": SourceConfig(match=("Sample Wire",), rights=rights)})
    return export.within_rights(ARTICLE, config)


def test_all_goes_out_where_rights_are_full() -> None:
    assert limited("full") is ARTICLE


def test_an_excerpt_ends_before_the_last_paragraph_and_so_do_its_facts() -> None:
    article = limited("excerpt")
    assert article.text == FIRST
    facts = export.of_article(article, ENTITIES)
    assert [len(facts[key]) for key in ("blocks", "quotations", "dates", "damage", "key_points")] == [1, 1, 1, 0, 1]
    assert facts["removed"] == []
    assert "Trade" not in json.dumps([facts, export.json_ld(article, ENTITIES, CONFIG)["articleBody"]])
    assert "Trade" not in json.dumps(export.web_annotation(article, ENTITIES, CONFIG))


@pytest.mark.parametrize("settings", [{"rights": "excerpt"}, {"exports": ("json", "markdown")}])
def test_a_web_annotation_names_no_file_that_does_not_go_out(settings: dict[str, Any]) -> None:
    collection = export.web_annotation(ARTICLE, ENTITIES, replace(CONFIG, **settings))
    targets = [item["target"] for item in collection["first"]["items"]]
    assert {(target["source"], target["scope"]) for target in targets} == {(ARTICLE.meta.id, PAGE)}


def test_a_link_lets_out_the_facts_of_publication_alone() -> None:
    article = limited("link")
    facts = export.of_article(article, ENTITIES)
    assert (facts["text"], facts["quotations"], facts["key_points"]) == ("", [], [])
    assert facts["title"] == "Quay opens"
    assert "abstract" not in export.json_ld(article, ENTITIES, CONFIG)
    assert items(article) == []


@given(st.recursive(st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(), st.lists))
def test_json_is_one_line_that_says_what_it_was_made_of(value: Any) -> None:
    line = export.to_json({"found": value, "text": "“Ja\u2028”"})
    assert json.loads(line) == {"found": value, "text": "“Ja\u2028”"}
    assert not {"\n", "\u2028", "\u2029"} & set(line)
    assert line.startswith('{"found": ')


def test_json_tells_a_file_name_that_is_no_utf_8() -> None:
    facts = export.refusal("caf\udce9.txt", "is empty")
    assert '"file": "caf\udce9.txt", "error": "is empty"' in export.to_json(facts)


def test_mentions_that_are_known_need_not_be_looked_for() -> None:
    facts = export.of_article(ARTICLE, ENTITIES, find_mentions(ARTICLE, ENTITIES))
    assert facts == export.of_article(ARTICLE, ENTITIES)
    assert not any(one["mentions"] for one in export.of_article(ARTICLE, ENTITIES, ())["entities"])
