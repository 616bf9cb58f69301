from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from briefings.ingest.annotate import damage, nlp
from briefings.ingest.annotate.damage_model import Piece, features, model
from briefings.ingest.annotate.tagged import tagged
from briefings.ingest.types import Clean
from briefings.model import Block, Damage

Finder = Callable[..., tuple[Clean, tuple[Damage, ...]]]


@pytest.fixture(scope="session")
def spots(article: Callable[..., Clean]) -> Finder:
    """The damage of an article as the language pipeline tags and parses it."""
    pytest.importorskip("spacy")
    parser = nlp.Parser()

    def run(*paragraphs: str) -> tuple[Clean, tuple[Damage, ...]]:
        clean = article(*paragraphs)
        return clean, damage.find(clean, tagged(parser.parse(clean.text, clean.blocks), len(clean.blocks)))

    return run


@pytest.mark.nlp
@pytest.mark.parametrize(
    ("text", "before", "why"),
    [
        ("The envoy met the of Tajikistan in the palace.", "the", "The noun after “the” seems to be missing."),
        ("Traders sell wool in Kabul, Herat and central .", "central", "The noun after “central” seems to be missing."),
        ("She is the daughter of , who built the bridge.", "of", "The object of “of” seems to be missing."),
        ("Norland has signed a pact with which is under review.", "with", "The object of “with” is missing."),
        ("They met in Lahore, , on the first day.", "Lahore,", "The words between two commas are missing."),
        ("The mayor said will be closed until spring.", "said", "Words seem to be missing after “said”."),
        ("The governor the plan on Monday.", "governor", "Words seem to be missing after “governor”."),
    ],
)
def test_a_lost_link_leaves_a_gap(spots: Finder, text: str, before: str, why: str) -> None:
    clean, found = spots(text)
    assert [spot.kind for spot in found] == ["gap"]
    assert clean.text[: found[0].at].endswith(before)
    assert found[0].explanation == f"{why} Left as found."


@pytest.mark.nlp
@pytest.mark.parametrize(
    "text",
    [
        "The ministers had met in the capital a day before, both sides said.",
        "The man she spoke to was the driver whom they had looked for.",
        "Call clone() first and read later.",
        "He thanked the hosts , as was his habit , and left the hall .",
        "They prepared the poll, planning for which was far advanced.",
        "What the two sides agreed on is not known, and neither would say.",
        "It was the year of the flood and of the great fire in the harbour.",
        "The mill is not worth what it sold for in May.",
        "Hale told the council that 'a town without a mill is no town' and left.",
        "Is the road open? It was on Monday, the governor said.",
    ],
)
def test_sound_sentences_raise_no_alarm(spots: Finder, text: str) -> None:
    assert spots(text)[1] == ()


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The counter-terror\ufffdsm pact stands.", "counter-terror\ufffdsm", "garble"),
        ("“We met half way,â€ said the envoy.", "â€", "garble"),
        ("Pakistanâ€™s envoy left the cafÃ© early.", "â€™", "garble"),
        ("Trade &amp; transit were discussed.", "&amp;", "garble"),
        ("The minister said he didn?t know.", "didn?t", "garble"),
        ("He left the the hall at noon.", "the the", "duplicate"),
        (
            "He said on Monday that said on Monday that they met.",
            "said on Monday that said on Monday that",
            "duplicate",
        ),
    ],
)
def test_garbles_and_repeats_are_found_without_tags(
    article: Callable[..., Clean], text: str, words: str, kind: str
) -> None:
    clean = article(text)
    found = damage.find(clean, None)
    assert (clean.text[found[0].start : found[0].end], found[0].kind) == (words, kind)


def test_a_garble_says_what_its_bytes_mean(article: Callable[..., Clean]) -> None:
    (spot,) = damage.find(article("Pakistanâ€™s envoy left."), None)
    assert spot.explanation == "These are the bytes of “’” in another encoding. Left as found."


@pytest.mark.parametrize(
    "text",
    [
        "Çelik and Ångström met in São Tomé, and Âlim came too.",
        "He had had enough, and he knew that that was so.",
        "See example.org/page?s=1 for more and more and more.",
        "AT&T; is not the issue, R&D is.",
    ],
)
def test_foreign_letters_and_sound_repeats_are_no_damage(article: Callable[..., Clean], text: str) -> None:
    assert damage.find(article(text), None) == ()


def test_a_sentence_that_stands_twice_is_marked_the_second_time(article: Callable[..., Clean]) -> None:
    sentence = "The corridor will carry goods from the port to the north."
    clean = article(sentence, f"Work began in spring. {sentence}")
    (spot,) = damage.find(clean, None)
    assert spot.kind == "duplicate"
    assert spot.start == clean.text.rindex(sentence)
    assert spot.end - spot.start <= 60


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He met the counterterrorism coordinator’s office the counterterrorism coordinator’s office.", None),
        (
            "It wasn’t the ministry’s it wasn’t the ministry’s fault.",
            "It wasn’t the ministry’s it wasn’t the ministry’s",
        ),
    ],
)
def test_the_extent_of_a_repeat_is_whole_words(article: Callable[..., Clean], text: str, words: str | None) -> None:
    (spot,) = (spot for spot in damage.find(article(text), None) if spot.kind == "duplicate")
    extent = text[spot.start : spot.end]
    assert len(extent) <= 60
    assert not text[spot.start - 1 : spot.start].isalnum()
    assert not text[spot.end : spot.end + 1].isalnum()
    assert words is None or extent == words


def test_a_body_that_stops_in_the_middle_of_a_sentence_is_cut_off(article: Callable[..., Clean]) -> None:
    (spot,) = damage.find(article("The two sides agreed.", "The third round will be held in the capital of the"), None)
    assert (spot.kind, spot.explanation) == ("truncation", "The text ends in the middle of a sentence. Left as found.")


@pytest.mark.nlp
def test_a_text_that_is_cut_off_has_no_gap_at_its_end(spots: Finder) -> None:
    whole = [f"The talks of the {ordinal} day ended without a result." for ordinal in ("first", "second", "third")]
    _, found = spots(*whole, "They will go on with the talks in the city, and that any")
    assert [spot.kind for spot in found] == ["truncation"]


def test_a_heading_or_table_is_no_sentence() -> None:
    text = "Trade with, ,\tand the ."
    assert damage.find(Clean(text=text, blocks=(Block(0, len(text), "table"),), captions=()), None) == ()


@pytest.mark.nlp
def test_spots_are_short_do_not_overlap_and_hold_their_place(spots: Finder) -> None:
    _, found = spots("The envoy met the of Tajikistan and and the , , of of the the of in the palace with by on.")
    assert all(spot.start <= spot.at <= spot.end <= spot.start + 60 for spot in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_the_model_scores_every_place_of_any_tokens() -> None:
    assert len(model().scores(Piece([], [], []))) == 1
    assert len(model().scores(Piece(["("], ["-LRB-"], [0]))) == 2
    assert len(list(features(Piece(["a", "b"], ["DT", "NN"], [0, 2])))) == 3


@pytest.mark.nlp
@pytest.mark.parametrize(
    "text",
    [
        "(b) the projects will be completed by 2020; and",
        "a committee that meets every six months, or",
        "(Reporting by Mirwais Stanakzai; Additional reporting by Jane Roe in London; Editing by Tom Smith)",
    ],
)
def test_items_of_a_list_and_credits_in_brackets_are_whole(spots: Finder, text: str) -> None:
    assert spots("The two sides agreed on the following points.", text, "They signed it in Kabul.")[1] == ()


@pytest.mark.parametrize("ending", ["on Monday. - HARBOUR", "on Monday. — VNS", "on Monday. [Laughter.]"])
def test_a_text_that_ends_in_a_signature_or_a_noise_is_whole(article: Callable[..., Clean], ending: str) -> None:
    whole = [f"The talks of the {ordinal} day ended without a result." for ordinal in ("first", "second", "third")]
    clean = article(*whole, f"They will go on with the talks in the city {ending}")
    assert [spot.kind for spot in damage.find(clean, None)] == []
