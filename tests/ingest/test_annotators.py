"""An annotator of the editor's own: loaded by name, checked before it is believed, the same in every process."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from briefings.errors import AnnotatorError, ContentError
from briefings.ingest import pool
from briefings.ingest.annotators import Chosen
from briefings.ingest.findings import checked
from briefings.ingest.types import Clean, Findings, Options, Raw, Refusal
from briefings.model import (
    Annotations,
    Block,
    By,
    Damage,
    DateMention,
    Draft,
    Entity,
    EntityUse,
    Evidence,
    Mention,
    Named,
    Quotation,
)
from briefings.progress import Silent

TEXT = "Minister Wang Hao said on May 6 that the port is open."
CLEAN = Clean(TEXT, (Block(0, len(TEXT)),), ())
BY = By("regex", 0.7)
WANG = Entity("wang-hao", "Wang Hao", "person")
SOUND = Findings(
    Annotations(
        entities=(EntityUse("wang-hao", "person", ("Minister",), BY),),
        mentions=(Mention(9, 17, "wang-hao"),),
        dates=(DateMention(26, 31, "2019-05-06", "as printed", BY),),
        quotations=(Quotation(37, 53, direct=False, speaker=Named("Wang Hao", "wang-hao"), by=BY),),
    ),
    entities=(WANG,),
    evidence=(Evidence(cue="said"),),
)
REGEX = '''
    """An annotator of a dozen lines: two capitalized words are a person."""
    import re
    from briefings.ingest.types import Findings
    from briefings.model import Annotations, By, Entity, EntityUse, Mention

    BY = By("two-capitals", 0.5)

    def annotate(clean, options):
        if "broken" in clean.text:
            return Findings(Annotations(mentions=(Mention(0, 10_000, None),)))
        if "fault" in clean.text:
            raise KeyError("a bug of mine")
        spans = [(m.start(), m.end(), m[0]) for m in re.finditer(r"[A-Z][a-z]+ [A-Z][a-z]+", clean.text)]
        ids = {words: words.lower().replace(" ", "-") for _, _, words in spans}
        return Findings(
            Annotations(
                entities=tuple(EntityUse(i, "person", by=BY) for i in sorted(ids.values())),
                mentions=tuple(Mention(start, end, ids[words]) for start, end, words in spans),
            ),
            entities=tuple(Entity(i, words, "person") for words, i in sorted(ids.items())),
        )

    def make():
        return annotate
    make.version = "1"

    def fails():
        raise RuntimeError("no model here")

    def gives_none():
        return None

    number = 7
'''


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module that only the site's folder holds; its name is the test's own."""
    name = f"own_{re.sub(r'[^a-z0-9]', '_', tmp_path.name.lower())}"
    (tmp_path / f"{name}.py").write_text(textwrap.dedent(REGEX))
    (tmp_path / "config.yaml").write_text("site: {}\nannotator: x\n")
    monkeypatch.syspath_prepend(tmp_path / "elsewhere")  # brings the path back as it was
    return name


def raws(folder: Path, *texts: str) -> list[Raw]:
    made = []
    for number, text in enumerate(texts):
        (folder / f"{number:02}.txt").write_text(text)
        made.append(Raw(f"{number:02}.txt", str(folder / f"{number:02}.txt")))
    return made


BODY = "The harbour opened on Tuesday, and Wang Hao of the ministry came to see it with his own eyes. "


def test_one_of_the_editors_own_annotates_in_the_place_of_ours(tmp_path: Path, module: str) -> None:
    own = Chosen(f"{module}:make", str(tmp_path))
    (draft,) = pool.drafts(raws(tmp_path, BODY), Options(body_only=True), 1, Silent(), own)
    assert isinstance(draft, Draft)
    assert draft.entities == (WANG,)
    assert [draft.text[item.start : item.end] for item in draft.annotations.mentions] == ["Wang Hao"]


def test_every_process_loads_it_for_itself(tmp_path: Path, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_WORTH_A_WORKER", 2)
    own = Chosen(f"{module}:make", str(tmp_path))
    made = list(pool.drafts(raws(tmp_path, *[BODY] * 4), Options(body_only=True), 2, Silent(), own))
    assert [item.entities for item in made if isinstance(item, Draft)] == [(WANG,)] * 4


def test_what_it_gets_wrong_refuses_one_article_and_the_rest_goes_on(tmp_path: Path, module: str) -> None:
    own = Chosen(f"{module}:make", str(tmp_path))
    texts = (BODY + "A broken one.", BODY + "A fault.", BODY)
    broken, fault, sound = pool.drafts(raws(tmp_path, *texts), Options(body_only=True), 1, Silent(), own)
    assert isinstance(broken, Refusal)
    assert broken.code == "annotator"
    assert "mention 1, which covers 0 to 10000, and the text has" in broken.reason
    assert isinstance(fault, Refusal)
    assert fault.reason == f"the annotator {module}:make failed: KeyError: 'a bug of mine'"
    assert isinstance(sound, Draft)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere.at_all:make", "cannot be loaded: ModuleNotFoundError"),
        ("{}:mkae", "cannot be loaded: AttributeError"),
        ("{}:number", "is no function"),
        ("{}:fails", "failed: RuntimeError: no model here"),
        ("{}:gives_none", "gives 'NoneType'"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_one_that_cannot_be_loaded_is_a_fault_of_the_configuration(
    tmp_path: Path, module: str, name: str, told: str, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_WORTH_A_WORKER", 1)
    own = Chosen(name.format(module), str(tmp_path))
    with pytest.raises(ContentError) as caught:
        list(pool.drafts(raws(tmp_path, BODY, BODY), Options(body_only=True), jobs, Silent(), own))
    (fault,) = caught.value.diagnostics
    assert str(fault.place) == "config.yaml:2:1"
    assert told in fault.message


def test_its_name_version_and_code_are_its_identity(tmp_path: Path, module: str) -> None:
    own = Chosen(f"{module}:make", str(tmp_path))
    before = own.identity()
    assert before != Chosen().identity()
    assert before == own.identity()
    (tmp_path / f"{module}.py").write_text(textwrap.dedent(REGEX).replace("0.5", "0.6"))
    assert own.identity() != before


def test_sound_findings_come_back_as_they_are() -> None:
    assert checked(SOUND, CLEAN) == SOUND


def test_each_kind_comes_back_in_order_of_place_and_evidence_with_its_quotation() -> None:
    first, second = Quotation(0, 8, direct=False, by=BY), Quotation(37, 53, direct=False, by=BY)
    found = Findings(Annotations(quotations=(second, first)), evidence=(Evidence(cue="b"), Evidence(cue="a")))
    sorted_found = checked(found, CLEAN)
    assert sorted_found.annotations.quotations == (first, second)
    assert [item.cue for item in sorted_found.evidence] == ["a", "b"]


def _with(**values: Any) -> Callable[[], Any]:
    return lambda: replace(SOUND, annotations=replace(SOUND.annotations, **values))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: None, "'NoneType' where a Findings was expected"),
        (_with(dates=7), "no list of dates: 7"),
        (_with(dates=("May",)), "date 1, which is malformed"),
        (_with(mentions=(Mention(-1, 4, None),)), "mention 1, which covers -1 to 4, and the text has 54 characters"),
        (_with(mentions=(Mention(4, 4, None),)), "mention 1, which covers 4 to 4"),
        (_with(mentions=(Mention(0, 8, "nobody"),)), "names the entity 'nobody', which is not among the entities"),
        (_with(entities=(EntityUse("wang-hao", "place", (), BY),)), "calls 'wang-hao' a place"),
        (_with(entities=(EntityUse("wang-hao", "ship", (), BY),)), "entity use 1, which is malformed"),  # type: ignore[arg-type]  # the fault that is tested
        (_with(dates=(DateMention(0, 4, "yesterday", "so", BY),)), "has the value 'yesterday', which is no date"),
        (_with(dates=(DateMention(0, 4, "2019", " ", BY),)), "has the value '2019' without evidence"),
        (_with(dates=(DateMention(0, 4, "2019", "so"),)), "does not say what made it"),
        (_with(dates=(DateMention(0, 4, "2019", "so", By("r", 7.0)),)), "is 7.0 sure"),
        (_with(damage=(Damage(0, 4, 9, "gap", "Gone.", BY),)), "has its spot at 9"),
        (_with(quotations=()), "1 pieces of evidence for 0 quotations"),
        (lambda: replace(SOUND, entities=(WANG, WANG)), "has the id 'wang-hao', which another one has"),
        (lambda: replace(SOUND, entities=(replace(WANG, id="Wang Hao"),)), "which is no slug"),
        (lambda: replace(SOUND, key_points=((0, 99),)), "key point 1, which covers 0 to 99"),
        (lambda: replace(SOUND, summary="a\nb"), "a summary that is no line of text"),
        (lambda: replace(SOUND, topics=("Ports!",)), "topic 1, which is no slug"),
    ],
)
def test_what_no_article_can_hold_is_refused_with_its_place(make: Callable[[], Any], told: str) -> None:
    with pytest.raises(AnnotatorError) as caught:
        checked(make(), CLEAN)
    assert told in str(caught.value)
