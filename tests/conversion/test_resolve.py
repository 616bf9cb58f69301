"""Which entity of the site a new article means: by full name, never by a surname, never by guessing between two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefings.conversion.resolve import Registry, resolve
from briefings.model import Annotations, By, Draft, Entity, EntityUse, Named, Proposal, Quotation, Reported
from tests.conversion.builders import article, naming

MENG = Entity("meng-jianzhu", "Meng Jianzhu", "person", ("Meng",))
XINHUA = Entity("xinhua", "Xinhua", "organization", ("Xinhua News Agency",))


def person(name: str, *aliases: str, id: str = "x") -> Entity:  # noqa: A002 - as the model calls it
    return Entity(id, name, "person", aliases)


def ids(registry: Registry, *entities: Entity) -> list[str]:
    return [entity.id for entity in resolve(naming(*entities), registry).draft.entities]


def test_a_new_person_gets_an_id_of_the_full_name() -> None:
    registry = Registry([])
    resolved = resolve(naming(person("Meng Jianzhu", "Meng", id="meng-jianzhu")), registry)
    assert [entity.id for entity in resolved.changed] == ["meng-jianzhu"]
    assert registry.get("meng-jianzhu") == MENG


def test_a_name_found_across_a_line_is_kept_on_one() -> None:
    resolved = resolve(naming(person("Meng\tJianzhu", "Mr\n Meng")), Registry([]))
    assert [(entity.name, entity.aliases) for entity in resolved.changed] == [("Meng Jianzhu", ("Mr Meng",))]


def test_the_same_name_is_the_same_person_and_nothing_changes() -> None:
    resolved = resolve(naming(person("Meng Jianzhu", "Meng")), Registry([MENG]))
    assert resolved.draft.entities == (MENG,)
    assert resolved.changed == ()


def test_every_place_in_the_draft_follows_the_id() -> None:
    made = naming(person("Meng Jianzhu", id="p1"), Entity("o1", "Xinhua", "organization"))
    made = replace(
        made,
        annotations=replace(
            made.annotations,
            quotations=(
                Quotation(
                    0,
                    4,
                    direct=False,
                    speaker=Named("Meng", "p1"),
                    via=Named("Xinhua", "o1"),
                    reported=Reported("a", "2019"),
                ),
                Quotation(0, 4, direct=False, speaker=Named("he")),
            ),
        ),
    )
    found = resolve(made, Registry([MENG, XINHUA])).draft.annotations
    assert [use.id for use in found.entities] == ["meng-jianzhu", "xinhua"]
    assert [mention.entity for mention in found.mentions] == ["meng-jianzhu", "xinhua"]
    assert found.quotations[0].speaker == Named("Meng", "meng-jianzhu")
    assert found.quotations[0].via == Named("Xinhua", "xinhua")
    assert found.quotations[1].speaker == Named("he")


def test_a_surname_alone_never_joins_a_person_of_the_site() -> None:
    assert ids(Registry([MENG]), person("Meng")) == ["meng"]


def test_two_persons_of_one_surname_stay_two() -> None:
    registry = Registry([MENG])
    assert ids(registry, person("Meng Xuenong", "Meng")) == ["meng-xuenong"]
    assert ids(registry, person("Meng Jianzhu", "Meng")) == ["meng-jianzhu"]


def test_a_full_alias_will_do() -> None:
    assert ids(Registry([XINHUA]), Entity("o", "Xinhua News Agency", "organization")) == ["xinhua"]


def test_a_full_name_that_an_article_uses_is_learnt_and_a_surname_is_not() -> None:
    resolved = resolve(naming(person("Meng Jianzhu", "Meng Jian-zhu", "Jianzhu", "Meng")), Registry([MENG]))
    assert resolved.changed == (replace(MENG, aliases=("Meng", "Meng Jian-zhu")),)


def test_a_name_that_another_one_goes_by_is_not_learnt() -> None:
    other = Entity("meng-j", "Meng Jian-zhu", "person")
    resolved = resolve(naming(person("Meng Jianzhu", "Meng Jian-zhu")), Registry([MENG, other]))
    assert (resolved.draft.entities, resolved.changed) == ((MENG,), ())


def test_kinds_are_kept_apart() -> None:
    place = Entity("jordan", "Jordan", "place")
    assert ids(Registry([place]), person("Jordan")) == ["jordan-2"]


MINISTER = Entity("wang-hao", "Wang Hao", "person", known_by=("minister", "transport"))
PLAYER = Entity("wang-hao-2", "Wang Hao (footballer)", "person", known_by=("footballer",))


def called(role: str, name: str = "Wang Hao") -> Draft:
    """A draft that names one person with a role, who also speaks."""
    made = naming(person(name, "Wang", id="p1"))
    uses = tuple(replace(use, roles=(role,), by=By("form", 0.88)) for use in made.annotations.entities)
    spoken = Quotation(0, 4, direct=False, speaker=Named("Wang", "p1"))
    return replace(made, annotations=replace(made.annotations, entities=uses, quotations=(spoken,)))


def test_a_name_that_two_entities_have_is_left_to_the_editor() -> None:
    resolved = resolve(called("captain"), Registry([MINISTER, PLAYER]))
    assert resolved.draft.entities == resolved.changed == resolved.draft.annotations.mentions == ()
    assert resolved.draft.annotations.quotations[0].speaker == Named("Wang")
    assert resolved.proposals == (
        Proposal(
            what="entity",
            exact="Wang Hao",
            at=0,
            by="form 0.88",
            kind="person",
            name="Wang Hao",
            aliases=("Wang",),
            roles=("captain",),
            candidates=("wang-hao", "wang-hao-2"),
            speaks=(0,),
        ),
    )


@pytest.mark.parametrize(
    ("role", "meant"),
    [
        ("Deputy Minister of Transport", ["wang-hao"]),
        ("the former footballer", ["wang-hao-2"]),
        ("footballer and minister", []),
        ("footballers' coach", []),
    ],
)
def test_the_words_that_one_is_known_by_tell_two_apart(role: str, meant: list[str]) -> None:
    resolved = resolve(called(role), Registry([MINISTER, PLAYER]))
    assert [entity.id for entity in resolved.draft.entities] == meant


def test_a_role_that_one_had_before_tells_two_apart() -> None:
    before = article(annotations=Annotations(entities=(EntityUse("wang-hao", "person", ("Captain",)),)))
    known = [replace(MINISTER, known_by=()), replace(PLAYER, known_by=())]
    assert [entity.id for entity in resolve(called("captain"), Registry(known, [before])).draft.entities] == [
        "wang-hao"
    ]


def test_two_who_were_merged_are_one() -> None:
    known = [replace(MINISTER, merged_into="wang-hao-2"), PLAYER]
    assert [entity.id for entity in resolve(called("captain"), Registry(known)).draft.entities] == ["wang-hao-2"]


def test_an_article_and_an_apostrophe_make_no_difference() -> None:
    registry = Registry([Entity("peoples-daily", "People’s Daily", "organization")])
    assert ids(registry, Entity("x", "The People's Daily", "organization")) == ["peoples-daily"]


def test_who_was_merged_is_who_took_over() -> None:
    registry = Registry(
        [replace(MENG, merged_into="minister-meng"), Entity("minister-meng", "Minister Meng", "person")]
    )
    assert ids(registry, person("Meng Jianzhu")) == ["minister-meng"]


def test_a_circle_of_mergers_ends() -> None:
    a, b = Entity("a", "Port A", "place", merged_into="b"), Entity("b", "Port B", "place", merged_into="a")
    assert len(ids(Registry([a, b]), Entity("x", "Port A", "place"))) == 1


def test_two_entities_of_an_article_that_are_one_on_the_site_become_one() -> None:
    made = naming(Entity("o1", "Xinhua", "organization"), Entity("o2", "Xinhua News Agency", "organization"))
    uses = made.annotations.entities
    roles = (replace(uses[0], roles=("the agency",)), replace(uses[1], roles=("the agency", "official agency")))
    made = replace(made, annotations=replace(made.annotations, entities=roles))
    resolved = resolve(made, Registry([XINHUA])).draft
    assert resolved.entities == (XINHUA,)
    assert [use.roles for use in resolved.annotations.entities] == [("the agency", "official agency")]


def test_nobody_is_called_none() -> None:
    assert ids(Registry([]), Entity("x", "None", "organization")) == ["none-2"]


@given(st.permutations([person(name) for name in ("Meng Jianzhu", "Xu Qiliang", "Meng Xuenong", "Lu Kang")]))
def test_the_order_of_the_sites_entities_decides_nothing(known: list[Entity]) -> None:
    known = [replace(entity, id=entity.name.lower().replace(" ", "-")) for entity in known]
    assert ids(Registry(known), person("Lu Kang", id="1"), person("Meng Jianzhu", id="2")) == [
        "lu-kang",
        "meng-jianzhu",
    ]
