from __future__ import annotations

from briefings.catalog.facts import Sentences
from briefings.catalog.rows import KeyPoint
from briefings.model import Reported
from tests.catalog.builders import article, library_of, port_talks, report_of

OPEN, RESUME = "articles/2016/04/port-talks-open/", "articles/2016/04/port-talks-resume/"


def test_sentences_are_numbered_by_block_and_captions_do_not_count() -> None:
    one = article("a", "A photo. (Agency)", "First. Second one.", "Third.", kinds=["caption"])
    cut = Sentences(one)
    at = {words: cut.at(one.text.index(words)) for words in ("photo", "First", "Second", "Third")}
    assert [found.id for found in at.values() if found] == ["", "p1.s1", "p1.s2", "p2.s1"]
    named = cut.named("p1.s2")
    assert named
    assert one.text[named.start : named.end] == "Second one."
    assert cut.named("p9.s1") is None
    assert cut.named("p1.s9") is None


def test_key_points_are_the_sentences_they_name_and_lead_to_them() -> None:
    facts = library_of(*port_talks()).records[2].facts
    assert facts.key_points == (
        KeyPoint("Forty ships wait outside the port.", f"{OPEN}#p1.s2", "Port talks open", "Sample Wire", "en"),
    )


def test_dates_and_damage_stand_with_their_sentence() -> None:
    facts = library_of(*port_talks()).records[1].facts
    assert [(row.value, row.sentence, row.path) for row in facts.dates] == [
        ("unresolved", "Talks go on with which is closed.", f"{RESUME}#p1.s1"),
        ("2014", "Work began in 2014.", f"{RESUME}#p2.s2"),
    ]
    (row,) = facts.damage
    assert (row.kind, row.words, row.context) == ("gap", "with which is", "Talks go on with which is closed.")


def test_only_an_articles_own_citations_make_anchors() -> None:
    opened = library_of(*port_talks()).records[1].opened()
    assert [anchor.id for anchor in opened.anchors] == ["p1.s1", "p2.s2"]


def test_a_statement_leads_to_its_marker_and_says_when() -> None:
    said = Reported("late on Wednesday", "2016-04-20")
    one = report_of("a", "“We agree,” Li said late on Wednesday.", quotes=[("“We agree,”", None)], reported=said)
    (found,) = library_of(one).records[0].facts.statements
    statement = found.statement
    assert statement.path == "articles/2016/04/a/#q-1-ref"
    assert (statement.said, statement.said_text, statement.speaker) == ("2016-04-20", "late on Wednesday", None)
    assert statement.direct


def test_a_time_that_could_not_be_resolved_is_no_time() -> None:
    said = Reported("recently", "unresolved")
    one = report_of("a", "Li agreed, it was said.", quotes=[("Li agreed", None)], reported=said)
    (found,) = library_of(one).records[0].facts.statements
    assert (found.statement.said, found.statement.said_text, found.statement.direct) == (None, "recently", False)


def test_a_date_in_a_caption_leads_to_the_article() -> None:
    one = report_of("a", "A photo of 2014.", "Text.", dates=[("2014", "2014")], kinds=["caption"])
    (row,) = library_of(one).records[0].facts.dates
    assert row.path == "articles/2016/04/a/"
    assert row.sentence == "A photo of 2014."
