"""Notices: what other pages know of an article, kept as long as nothing that they depend on has changed."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from briefings.catalog import rights
from briefings.catalog.names import names
from briefings.catalog.notices import Cataloguer, Notice
from briefings.config import SourceConfig
from briefings.diagnostics import Report
from briefings.model import Article, Content, Entity
from tests.catalog.builders import content, entity, port_talks, report_of, site
from tests.catalog.worlds import SETTINGS, World, histories

ADA, TOM = entity("Ada Fern"), entity("Tom Quill")
WORDS = "Ada Fern said “the vault is empty,” and on Monday she left it with is shut."
LINKED = report_of(
    "vault",
    WORDS,
    rights="link",
    summary="The vault is empty.",
    key_points=("p1.s1 Ada Fern",),
    people=[("Ada Fern", "keeper of the vault")],
    quotes=[("“the vault is empty,”", "ada-fern")],
    dates=[("on Monday", "2016-04-18")],
    damage=[("with is", "gap")],
)


def cataloguer(*entities: Entity, **config: Any) -> Cataloguer:
    return Cataloguer(entities, names(entities, Report()), rights.publishers(site(**config).config))


def of_content(given: Content[Article]) -> Cataloguer:
    return cataloguer(*given.entities, **SETTINGS)


def notice(article: Article, *entities: Entity, **config: Any) -> Notice:
    return cataloguer(*entities, **config).describe(article)[0]


@settings(max_examples=60, deadline=None)
@given(histories())
def test_a_notice_is_the_same_while_its_article_and_its_key_are(states: list[World]) -> None:
    """So a recalled notice is the one that reading the file again would give."""
    known: dict[tuple[str, bytes, bytes], tuple[Any, ...]] = {}
    for state in states:
        describing = of_content(state.content)
        for article in state.content.articles:
            made, opened, stated = describing.describe(article)
            file = msgspec.msgpack.encode(article)
            found = (made, stated, opened.anchors, opened.mentions)
            assert known.setdefault((article.path, file, describing.key(made.cited)), found) == found


@pytest.mark.parametrize(
    "entities",
    [
        (msgspec.structs.replace(ADA, name="Ada Reed"), TOM),
        (msgspec.structs.replace(ADA, aliases=("the skipper",)), TOM),
        (msgspec.structs.replace(ADA, kind="place"), TOM),
        (msgspec.structs.replace(ADA, merged_into="tom-quill"), TOM),
        (TOM,),
    ],
)
def test_its_key_moves_with_all_that_an_article_shows_of_an_entity(entities: tuple[Entity, ...]) -> None:
    assert cataloguer(*entities).key(["ada-fern"]) != cataloguer(ADA, TOM).key(["ada-fern"])


@pytest.mark.parametrize(
    "changed",
    [
        msgspec.structs.replace(ADA, note="She keeps the light."),
        msgspec.structs.replace(ADA, same_as=("https://people.example/ada",)),
        msgspec.structs.replace(ADA, distinct_from=("tom-quill",), known_by=("pier",)),
    ],
)
def test_its_key_stays_where_nothing_that_an_article_shows_has_changed(changed: Entity) -> None:
    assert cataloguer(changed, TOM).key(["ada-fern"]) == cataloguer(ADA, TOM).key(["ada-fern"])


def test_its_key_stays_whatever_becomes_of_entities_that_the_article_does_not_cite() -> None:
    other = msgspec.structs.replace(TOM, name="Tom Reed", aliases=("the mate",))
    lee = entity("Lee Reed", merged_into="ada-fern")
    assert cataloguer(ADA, other, lee).key(["ada-fern"]) == cataloguer(ADA, TOM).key(["ada-fern"])


def test_its_key_moves_with_the_one_that_took_an_entity_over() -> None:
    merged = msgspec.structs.replace(ADA, merged_into="tom-quill")
    renamed = msgspec.structs.replace(TOM, name="Tom Reed")
    assert cataloguer(merged, renamed).key(["ada-fern"]) != cataloguer(merged, TOM).key(["ada-fern"])


def test_its_key_moves_with_what_is_said_of_sources_and_with_no_other_setting() -> None:
    plain = cataloguer(ADA).key([])
    assert cataloguer(ADA, rights="link").key([]) != plain
    assert cataloguer(ADA, sources={"post": SourceConfig(name="Evening Post")}).key([]) != plain
    assert cataloguer(ADA, briefings="day", exports=()).key([]) == plain


def test_what_is_kept_of_it_is_of_its_file_its_bytes_and_all_that_its_key_covers() -> None:
    read = msgspec.structs.replace(LINKED, digest=b"bytes")
    others = (msgspec.structs.replace(read, path="content/articles/2016/moved.md"), LINKED)
    kept = [notice(read, ADA).key, *(notice(other, ADA).key for other in others)]
    kept += [notice(read, ADA, rights="link").key, notice(read, msgspec.structs.replace(ADA, name="Ada Reed")).key]
    assert len(set(kept)) == len(kept)


def test_it_cites_every_id_in_the_file_known_or_not() -> None:
    one = report_of("a", "“Yes,” Ada Fern said.", people=[("Ada Fern", "")], quotes=[("“Yes,”", "nobody-known")])
    assert notice(one, ADA).cited == ("ada-fern", "nobody-known")
    assert notice(one, ADA).speakers == (None,)


def test_where_only_a_link_may_go_out_it_holds_no_word_of_the_body() -> None:
    made = notice(LINKED, ADA)
    assert (made.speakers, made.dates, made.damage, made.voice) == ((), (), 0, 0)
    told = msgspec.json.encode(made).decode()
    for word in ("vault is", "Monday", "left it", "keeper", "p1.s1"):
        assert word not in told, word
    assert list(made.roles) == ["ada-fern"], "whom it is about may be told"


def test_where_all_goes_out_other_pages_know_its_roles_and_its_summary() -> None:
    made = notice(msgspec.structs.replace(LINKED, meta=msgspec.structs.replace(LINKED.meta, rights="full")), ADA)
    assert made.roles == {"ada-fern": "keeper of the vault"}
    assert (made.line.summary, made.speakers, made.damage) == ("The vault is empty.", ("ada-fern",), 1)


def test_it_comes_back_from_the_cache_as_it_was() -> None:
    given = content(*port_talks())
    for article in given.articles:
        made, _, stated = of_content(given).describe(article)
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=Notice) == made
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(stated), type=type(stated)) == stated
