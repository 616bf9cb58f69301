"""Quotations in marks: what is one, who said it, through whom and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.ingest.types import Clean, Findings
from briefings.model import Quotation

pytestmark = pytest.mark.nlp
Run = Callable[..., tuple[Clean, Findings]]


def direct(found: Findings) -> list[Quotation]:
    return [quotation for quotation in found.annotations.quotations if quotation.direct]


def speakers(findings: Run, *paragraphs: str) -> list[str | None]:
    _, found = findings(*paragraphs)
    return [quotation.speaker.text if quotation.speaker else None for quotation in direct(found)]


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready to reopen the border,” Sartaj Aziz said on Friday.",
        "“We are ready to reopen the border,” said Sartaj Aziz, the adviser.",
        "Sartaj Aziz said: “We are ready to reopen the border.”",
        "According to Sartaj Aziz, “we are ready to reopen the border.”",
        "Sartaj Aziz called the crossing “a lifeline for both of our countries” and left.",
        "“We are ready to reopen the border.” — Sartaj Aziz",
        "“We are ready,” Sartaj Aziz, who had flown in overnight, told reporters.",
        "“We are ready to reopen the border,” Sartaj Aziz shot back.",
        "“We are ready to reopen the border,” the minister's deputy, Sartaj Aziz, said on Monday.",
        "“Open It Now,” Sartaj Aziz said.",
        "“Are we ready to reopen the border?” Sartaj Aziz went on.",
        "Sartaj Aziz: “We are ready to reopen the border.”",
        "Sartaj Aziz had a short answer for them: “We are ready to reopen the border.”",
        "The plan fails because, in Sartaj Aziz's words, “nobody is ready to reopen the border.”",
        "Few believed Sartaj Aziz's claim that the province was “ready to reopen the border.”",
        "As Sartaj Aziz, the adviser, put it: “We are ready to reopen the border.”",
        "With days to go until the vote, Sartaj Aziz, an adviser to the party, called it “a disgrace for all of us.”",
        "Sartaj Aziz issued a statement saying that the border was “a lifeline for both of our countries.”",
        "Sartaj Aziz said he thought that the border was “a lifeline for both of our countries.”",
        "The protests began after Sartaj Aziz had called the border “a lifeline for both of our countries.”",
    ],
)
def test_the_speaker_is_named_before_after_or_around(findings: Run, text: str) -> None:
    assert speakers(findings, text) == ["Sartaj Aziz"]


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready to reopen the border,” Sartaj Aziz replied, Xinhua reported.",
        "“We are ready,” Sartaj Aziz replied, Xinhua reported.",
        "Sartaj Aziz replied “we are ready to reopen the border,” the Xinhua agency reported on Tuesday.",
        "Sartaj Aziz replied that “we are ready to reopen the border” at last, Xinhua reported.",
    ],
)
def test_what_an_agency_passes_on_is_one_quotation_with_a_channel(findings: Run, text: str) -> None:
    _, found = findings(text)
    (only,) = found.annotations.quotations
    assert only.speaker is not None
    assert only.via is not None
    assert (only.speaker.text, only.via.entity) == ("Sartaj Aziz", "xinhua")


def test_a_paper_that_reads_so_is_nobody_who_speaks(findings: Run) -> None:
    text = "Troops leave in an “orderly and responsible manner”, reads the second of them, as quoted by Xinhua."
    _, found = findings("Wang Yi made five points.", text)
    (only,) = direct(found)
    assert only.speaker is None
    assert only.via is not None
    assert only.via.entity == "xinhua"


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (("Stated Sartaj Aziz:", "“We are ready to reopen the border.”"), "Sartaj Aziz"),
        (("Sartaj Aziz made the following promise:", "“We are ready to reopen the border.”"), "Sartaj Aziz"),
    ],
)
def test_a_paragraph_that_ends_in_a_colon_announces_the_next(
    findings: Run, paragraphs: tuple[str, ...], speaker: str
) -> None:
    assert speakers(findings, *paragraphs) == [speaker]


def test_another_verb_between_parts_a_fragment_from_the_first(findings: Run) -> None:
    text = "Sartaj Aziz wrote to the court after Helen Clark argued on Friday that “the border was never closed.”"
    assert speakers(findings, text) == ["Helen Clark"]


def test_who_is_gendered_otherwise_does_not_speak_of_himself(findings: Run) -> None:
    text = "Helen Clark said he called the border “a lifeline for both of our countries.”"
    assert speakers(findings, "Sartaj Aziz was there.", text) == ["he"]


def test_a_name_written_like_a_verb_at_the_beginning_is_the_name_alone(findings: Run) -> None:
    _, found = findings("Continued Sartaj Aziz: “We are ready to reopen the border.”")
    assert [entity.name for entity in found.entities] == ["Sartaj Aziz"]


def test_a_second_quotation_carries_the_speaker_over(findings: Run) -> None:
    text = "“The border is closed,” Sartaj Aziz said. “It will open again when the rains have ended.”"
    _, found = findings(text)
    assert [q.speaker.entity for q in direct(found) if q.speaker] == ["sartaj-aziz"] * 2
    assert direct(found)[1].by is not None
    assert direct(found)[1].by.rule == "carry-over"


def test_a_quotation_of_two_paragraphs_is_two_with_one_speaker(findings: Run) -> None:
    clean, found = findings(
        "“The border is closed,” Sartaj Aziz said. “We regret it.", "“It will open again in spring.”"
    )
    last = direct(found)[-1]
    assert clean.text[last.start : last.end] == "“It will open again in spring.”"
    assert last.speaker is not None
    assert last.speaker.entity == "sartaj-aziz"


def test_a_pronoun_is_resolved_to_the_last_fitting_person(findings: Run) -> None:
    _, found = findings("Helen Clark met Sartaj Aziz in Lahore.", "“The talks were frank and useful,” she said.")
    speaker = direct(found)[0].speaker
    assert speaker is not None
    assert (speaker.text, speaker.entity) == ("she", "helen-clark")


@pytest.mark.parametrize(
    "text",
    [
        "The country has promised to play a “huge” role in trade.",
        "It is part of the “strategic pivot” of the president.",
        "Both want an “Afghan-led” peace process, officials said.",
        "He performed “The Long Road to Kabul” on the stage.",
        "Sartaj Aziz said he was glad. He had seen “The Long Road to Kabul,” a film of the fifties.",
        "Sartaj Aziz wrote “The Long Road to Kabul.” It is his third novel.",
        "Sartaj Aziz helped write the comedy “Time for Kabul,” and worked as its voice.",
    ],
)
def test_a_quoted_term_or_title_is_no_quotation(findings: Run, text: str) -> None:
    _, found = findings(text)
    assert direct(found) == []


def test_a_speaker_that_is_not_stated_stays_unknown(findings: Run) -> None:
    assert speakers(findings, "The banner in the square was new.", "“Open the border now, and open it for good!”") == [
        None
    ]


def test_who_made_the_remarks_overrules_who_passed_them_on(findings: Run) -> None:
    _, found = findings(
        "“We will deepen our joint work on border control,” Pakistan's Foreign Ministry said late on Friday.",
        "The remarks were made by Sartaj Aziz, an adviser, at a meeting in Islamabad.",
        published="2016-04-24",
    )
    quotation = direct(found)[0]
    assert quotation.speaker is not None
    assert quotation.speaker.entity == "sartaj-aziz"
    assert quotation.via is not None
    assert quotation.via.entity == "pakistani-foreign-ministry"
    assert quotation.reported is not None
    assert quotation.reported.value == "2016-04-22"


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("“We will open the border soon,” Sartaj Aziz told Reuters on Friday.", "Reuters"),
        ("“We will open the border soon,” Sartaj Aziz said in a statement.", "statement"),
        ("“We will open the border soon,” Sartaj Aziz said, as quoted by Xinhua.", "Xinhua"),
    ],
)
def test_the_channel_is_named(findings: Run, text: str, via: str) -> None:
    _, found = findings(text)
    quotation = direct(found)[0]
    assert quotation.via is not None
    assert quotation.via.text == via


def test_evidence_points_at_the_speakers_words_and_the_cue(findings: Run) -> None:
    clean, found = findings("“We are ready to reopen the border,” Sartaj Aziz said on Friday.")
    evidence = found.evidence[0]
    assert clean.text[evidence.start : evidence.end] == "Sartaj Aziz"
    assert evidence.cue == "said"
    assert len(found.evidence) == len(found.annotations.quotations)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Sartaj Aziz said that the process was “Kabul-led, Kabul-owned” and should go on.",
            "“Kabul-led, Kabul-owned”",
        ),
        ("The plan, Sartaj Aziz said, was a “great success” for both sides.", "“great success”"),
        ("The aim is a “common home of peace”, Sartaj Aziz emphasised.", "“common home of peace”"),
    ],
)
def test_a_few_quoted_words_of_a_statement_are_a_quotation(findings: Run, text: str, words: str) -> None:
    clean, found = findings(text)
    assert [clean.text[q.start : q.end] for q in direct(found)] == [words]
    assert [q.speaker.entity for q in direct(found) if q.speaker] == ["sartaj-aziz"]


def test_one_quoted_word_is_a_term(findings: Run) -> None:
    _, found = findings("Sartaj Aziz said that the bridge was “huge” and that it would last.")
    assert direct(found) == []


def test_the_speaker_comes_before_the_office_that_passes_it_on(findings: Run) -> None:
    _, found = findings("“The border posts are open again,” Sartaj Aziz told the meeting, according to his office.")
    assert [(q.speaker.text, q.via and q.via.text) for q in direct(found) if q.speaker] == [
        ("Sartaj Aziz", "his office")
    ]


def test_who_made_the_comments_made_all_that_no_person_is_named_for(findings: Run) -> None:
    _, found = findings(
        "The railway would be ready in May, Xinhua said. “The road is safe and open,” the Foreign Ministry said. "
        "The comments were made by Wang Yi."
    )
    assert {q.speaker.entity for q in found.annotations.quotations if q.speaker} == {"wang-yi"}


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready to reopen the border,” said the caretaker, Sartaj Aziz.",
        "“We are ready to reopen the border,” said the Afghan team's leader, Sartaj Aziz.",
        "“We are ready to reopen the border,” a lawyer of the town, Sartaj Aziz, said.",
    ],
)
def test_the_name_in_apposition_speaks(findings: Run, text: str) -> None:
    assert speakers(findings, text) == ["Sartaj Aziz"]


def test_the_owner_of_the_speaker_does_not_speak(findings: Run) -> None:
    text = "“We are ready to reopen the border,” Sartaj Aziz's former aide said."
    assert speakers(findings, text) == ["Sartaj Aziz's former aide"]


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (("Helen Clark met Sartaj Aziz in Lahore.", "The bridge opened in May.", "The rain did not stop.",
          "“The talks were frank and useful,” she said."), "helen-clark"),
        (("Helen Clark thanked his sister, Wanjiru Aziz.", "“The talks were frank,” he said of the traders."), None),
        (("Sartaj Aziz met traders.", "A spokesman said the talks were over.", "“They were frank,” he said."), None),
        (("Sartaj Aziz met traders. “It was a “Helen Clark” of a day,” a trader said.", "My mother disagrees.",
          "“The talks were frank and useful,” she said."), None),
    ],
)  # fmt: skip
def test_a_pronoun_means_nobody_that_it_does_not_fit_and_no_one_before_an_unnamed_speaker(
    findings: Run, paragraphs: tuple[str, ...], speaker: str | None
) -> None:
    _, found = findings(*paragraphs)
    last = direct(found)[-1].speaker
    assert last is not None
    assert last.entity == speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sartaj Aziz called the ruling “a sound one”.", "“a sound one”"),
        ("The ruling was what Sartaj Aziz called a set of “grave mistakes” in May.", "“grave mistakes”"),
        ("“She never asked me whether I did it,” Sartaj Aziz said. “She knew.”", "“She knew.”"),
    ],
)
def test_a_few_words_are_a_quotation_where_the_verb_or_the_neighbour_makes_them_one(
    findings: Run, text: str, words: str
) -> None:
    clean, found = findings(text)
    last = direct(found)[-1]
    assert clean.text[last.start : last.end] == words
    assert last.speaker is not None
    assert last.speaker.entity == "sartaj-aziz"


def test_what_a_thing_is_called_is_a_term(findings: Run) -> None:
    _, found = findings("A method called “deep learning” won the prize.", "They had called it “Big Bird” for years.")
    assert direct(found) == []


def test_a_scrap_of_a_word_does_not_speak(findings: Run) -> None:
    assert speakers(findings, "“We are ready to reopen the border,” continued the 75-year-old author.") == [
        "the 75-year-old author"
    ]
    _, found = findings("Let’s hope that this message hits home loud and clear.")
    assert found.annotations.quotations == ()


def test_we_and_they_are_words_of_a_speaker_and_no_entities(findings: Run) -> None:
    _, found = findings("We said the bridge would hold.", "They said the bridge was lost.")
    assert [(q.speaker.text, q.speaker.entity) for q in found.annotations.quotations if q.speaker] == [
        ("We", None),
        ("They", None),
    ]
    assert found.entities == ()


def test_who_said_the_clause_before_goes_on_and_not_its_subject(findings: Run) -> None:
    text = 'Zhang Ming and Hekmat Karzai met. Karzai said Zhang had promised help. "We thank China," he said.'
    _, found = findings(text)
    speakers = [quotation.speaker.entity for quotation in found.annotations.quotations if quotation.speaker]
    assert speakers == ["hekmat-karzai", "hekmat-karzai"]


@pytest.mark.parametrize(("office", "speaker"), [("speaker", None), ("minister", "ahmed-al-sharif")])
def test_an_office_takes_up_nobody_who_has_another(findings: Run, office: str, speaker: str | None) -> None:
    _, found = findings(
        "The minister of public works, Ahmed al-Sharif, addressed the assembly on Wednesday.",
        f"The {office} called the exchange “a regrettable waste of time.”",
    )
    [quotation] = found.annotations.quotations
    assert quotation.speaker is not None
    assert quotation.speaker.entity == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("“Two people were hurt,” Interfax reported, quoting Defence Minister Ilham Karimov.", "Ilham Karimov",
         "Interfax"),
        ("“Two people were hurt,” the Interfax agency said on Monday, quoting a police official.", "a police official",
         "the Interfax agency"),
        ("Police chief Omar Said quoted the driver, Petra Novak, as saying: “I did not see the child.”", "Petra Novak",
         "Omar Said"),
        ("Mayor Annika Lind, quoting Pieter Vos, said he had told her: “I will not go.”", "Pieter Vos", "Annika Lind"),
        ("Mayor Annika Lind, quoting Pieter Vos, said he had told her: “I will not go. She left.", "Pieter Vos",
         "Annika Lind"),
        ("Quoting the governor, Juma Haidari, the newspaper wrote: “Nobody was hurt.", "Juma Haidari", "the newspaper"),
        ("In her book Ms Roth quotes the general: “They did not listen.", "the general", "Roth"),
    ],
)  # fmt: skip
def test_who_quotes_somebody_passes_the_words_on(findings: Run, text: str, speaker: str, via: str) -> None:
    _, found = findings(text)
    quotation = next(quotation for quotation in found.annotations.quotations if quotation.direct)
    assert quotation.speaker is not None
    assert quotation.via is not None
    assert (quotation.speaker.text, quotation.via.text) == (speaker, via)


def test_an_office_without_a_name_is_not_who_passes_its_words_on(findings: Run) -> None:
    _, found = findings("In her book Ms Roth quotes the general: “They did not listen.”")
    (quotation,) = found.annotations.quotations
    assert quotation.speaker is not None
    assert quotation.speaker.entity is None


@pytest.mark.parametrize(
    "lost",
    ["“The road is closed, spokesman Tariq Aman said.", "“We will stay, Tariq Aman quoted the governor as saying."],
)
def test_words_whose_closing_mark_is_lost_are_not_of_who_spoke_before(findings: Run, lost: str) -> None:
    _, found = findings("“It is over,” Sartaj Aziz said.", lost)
    assert found.annotations.quotations[-1].speaker is None


def test_a_quotation_goes_on_in_the_next_paragraph_though_it_tells_of_others(findings: Run) -> None:
    _, found = findings("“I went home,” Sartaj Aziz said.", "“My brother was there. Rosa Khan told me to stay.")
    assert [q.speaker.text for q in found.annotations.quotations if q.speaker] == ["Sartaj Aziz", "Sartaj Aziz"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Quoting St Paul, the Pope wrote: "Love is patient and kind."', "the Pope"),
        (
            '"The arrests must stop," Amnesty International and Human Rights Watch urged on Monday.',
            "Amnesty International and Human Rights Watch",
        ),
        ('Veloxa, Inc. (NASDAQ: VLXA) said: "We are sad to close the plant."', "Veloxa"),
    ],
)
def test_the_speaker_is_nobody_named_beside(findings: Run, text: str, speaker: str) -> None:
    assert speakers(findings, text) == [speaker]


def test_the_pope_is_nobody_of_whom_the_article_does_not_say_it(findings: Run) -> None:
    text = 'Quoting St Paul, the Pope wrote: "Love is patient and kind."'
    (alone,) = direct(findings(text)[1])
    (told,) = direct(findings("Pope Francis spoke in Rome.", text)[1])
    assert alone.speaker is not None
    assert alone.speaker.entity is None
    assert told.speaker is not None
    assert told.speaker.entity == "francis"
