"""The annotator's quality on our own articles: no part falls below its floor, and the scorer itself can fail."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from briefings.model import Draft
from tests.gate.__main__ import main, raised, write
from tests.gate.gold import ARTICLES, Gold, read
from tests.gate.places import find_all, find_bracketed, find_words
from tests.gate.run import annotated, floors
from tests.gate.score import PARTS, Row, score
from tests.gate.tally import Tally

pytestmark = pytest.mark.nlp
Pairs = list[tuple[Gold, Draft]]


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    """One run of the annotator for all tests."""
    pytest.importorskip("spacy")
    pytest.importorskip("trafilatura")
    return annotated()


@pytest.fixture(scope="module")
def reached(pairs: Pairs) -> dict[str, Tally]:
    return dict(score(pairs))


def test_no_part_falls_below_its_floor(reached: dict[str, Tally]) -> None:
    least = floors()
    assert set(least) == set(PARTS)
    fallen = {part: (round(reached[part].f1, 4), least[part], reached[part].misses) for part in least}
    assert not {part: row for part, row in fallen.items() if row[0] < least[part]}


@pytest.mark.parametrize("gold", read(), ids=lambda gold: gold.file)
def test_the_gold_speaks_of_the_article_as_it_is(gold: Gold) -> None:
    text = _words_of(ARTICLES / gold.file)
    for words in (*gold.kept, *gold.key_points, *gold.removed):
        assert find_words(text, words.replace("\u009d", "")), words
    for said in (*gold.quotations, *gold.reported):
        assert find_words(text, said.words), said.words
    for words in (*gold.quotations_optional, *gold.reported_optional, *gold.dates_optional):
        assert find_all(text, words), words
    for place in (*(day.at for day in gold.dates), *(spot.at for spot in gold.damage), *gold.voice):
        assert find_bracketed(text, place), place
    for picture in gold.captions:
        assert find_words(text, picture.words), picture.words


def test_there_are_enough_articles_and_all_are_invented() -> None:
    golds = read()
    assert len(golds) >= 20
    assert all(gold.invented for gold in golds)


def _without(draft: Draft, kind: str) -> Draft:
    return msgspec.structs.replace(draft, annotations=msgspec.structs.replace(draft.annotations, **{kind: ()}))


def _spoken_by_nobody(draft: Draft) -> Draft:
    made = draft.annotations
    mute = tuple(msgspec.structs.replace(quotation, speaker=None) for quotation in made.quotations)
    return msgspec.structs.replace(draft, annotations=msgspec.structs.replace(made, quotations=mute))


DAMAGED: dict[str, Callable[[Draft], Draft]] = {
    "title": lambda draft: msgspec.structs.replace(draft, title="Another title"),
    "published": lambda draft: msgspec.structs.replace(draft, published="1900-01-01"),
    "byline": lambda draft: msgspec.structs.replace(draft, byline="Nobody"),
    "publisher": lambda draft: msgspec.structs.replace(draft, publisher="Nobody"),
    "language": lambda draft: msgspec.structs.replace(draft, language="und"),
    "body": lambda draft: msgspec.structs.replace(draft, text=draft.text[: len(draft.text) // 2]),
    "captions": lambda draft: _without(draft, "captions"),
    "credits": lambda draft: _without(draft, "captions"),
    "people": lambda draft: msgspec.structs.replace(draft, entities=()),
    "aliases": lambda draft: msgspec.structs.replace(
        draft, entities=tuple(msgspec.structs.replace(entity, aliases=("Mistaken",)) for entity in draft.entities)
    ),
    "roles": lambda draft: _without(draft, "entities"),
    "organizations": lambda draft: msgspec.structs.replace(draft, entities=()),
    "places": lambda draft: msgspec.structs.replace(draft, entities=()),
    "quotations": lambda draft: _without(draft, "quotations"),
    "speakers": _spoken_by_nobody,
    "reported": lambda draft: _without(draft, "quotations"),
    "reported speakers": _spoken_by_nobody,
    "dates": lambda draft: _without(draft, "dates"),
    "damage": lambda draft: _without(draft, "damage"),
    "key points": lambda draft: msgspec.structs.replace(draft, key_points=((3, 9), (4, 9), (5, 9))),
    "voice": lambda draft: _without(draft, "voice"),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_damaged_output_scores_lower(pairs: Pairs, reached: dict[str, Tally], part: str) -> None:
    (worse,) = score([(gold, DAMAGED[part](draft)) for gold, draft in pairs], [part])
    assert worse.tally.f1 < reached[part].f1


def test_false_findings_lower_the_precision(pairs: Pairs) -> None:
    def also(draft: Draft) -> Draft:
        said = draft.annotations
        false = tuple(msgspec.structs.replace(date, value="1900") for date in said.dates)
        return msgspec.structs.replace(draft, annotations=msgspec.structs.replace(said, dates=said.dates + false))

    (dates,) = score([(gold, also(draft)) for gold, draft in pairs], ["dates"])
    assert dates.tally.precision < 0.6


def test_floors_are_raised_and_never_lowered(tmp_path: Path) -> None:
    rows = [Row("up", Tally(4, 4, 4, 4)), Row("down", Tally(4, 1, 4, 1)), Row("new", Tally(3, 2, 3, 2))]
    least = raised(rows, {"up": 0.5, "down": 0.75})
    assert least == {"up": 1.0, "down": 0.75, "new": 0.666}
    write(least, tmp_path / "floors.yaml")
    assert floors(tmp_path / "floors.yaml") == least


def test_the_command_prints_what_was_missed(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("spacy")
    assert main(["--only", "grain-embargo", "--misses"]) == 0
    out = capsys.readouterr().out
    assert "reported speakers" in out
    assert "below" not in out.splitlines()[0]


def _words_of(path: Path) -> str:
    """The file's words; of a page those of its text, tags out."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"(?s)<script.*?</script>", "", text)))
    return text.replace("\u009d", "")
