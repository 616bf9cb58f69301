"""Lines above an article: dates, bylines, sources, wire datelines."""

import pytest

from briefings.ingest import heads
from briefings.ingest.heads import Head, Wire


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("May 7, 2019 4:30 pm", Head(why="dateline", published="2019-05-07T16:30")),
        ("Published: Tuesday, 7 May 2019", Head(why="dateline", published="2019-05-07")),
        ("Updated: 2019-05-07 16:30", Head(why="dateline", updated="2019-05-07T16:30")),
        ("By Jane Roe", Head(why="byline", byline="Jane Roe")),
        ("By JANE ROE and John Q. Public", Head(why="byline", byline="JANE ROE and John Q. Public")),
        ("JANE ROE, Transport Editor", Head(why="byline", byline="JANE ROE")),
        ("By our labour correspondent", Head(why="byline")),
        ("Posted on May 7, 2019 at 6:40 pm by admin", Head(why="dateline", published="2019-05-07T18:40")),
        ("The Harbour Weekly, 17 August 2017", Head(why="dateline", published="2017-08-17")),
        ("7. Mai 2019", Head(why="dateline", published="2019-05-07")),
        ("Source: Harbour Wire", Head(why="source", publisher="Harbour Wire")),
        ("https://news.example/port", Head(why="source", url="https://news.example/port")),
        (
            "By Jane Roe | Harbour Wire | May 7, 2019",
            Head(why="dateline", published="2019-05-07", byline="Jane Roe"),
        ),
        (
            "Source: Harbour Wire | 2019-05-07 16:30:09|Editor: desk",
            Head(why="dateline", published="2019-05-07T16:30", publisher="Harbour Wire"),
        ),
        (
            "Published: May 7, 2019 Updated: May 8, 2019",
            Head(why="dateline", published="2019-05-07", updated="2019-05-08"),
        ),
    ],
)
def test_a_line_of_statements_is_read(line: str, head: Head) -> None:
    assert heads.read(line) == head


@pytest.mark.parametrize(
    "line",
    [
        "By the time he arrived the war was over",
        "Talks of May 7, 2019 end without result",
        "On May 7, 2019 the ministers met.",
        "By and by the ships came in",
        "By our calculation the staff of the port is too small",
        "Talks end without result, 7 May 2019",
        "Jane Roe, the transport editor, wrote it",
        "Port talks resume",
    ],
)
def test_other_lines_are_left_alone(line: str) -> None:
    assert heads.read(line) is None


@pytest.mark.parametrize(
    ("paragraph", "wire"),
    [
        ("BEIJING, April 21 (Xinhua) -- China and", Wire("BEIJING", "Xinhua", end=30)),
        ("BEIJING, April 21, 2016 (Xinhua) -- China and", Wire("BEIJING", "Xinhua", "2016-04-21", end=36)),
        ("KABUL, Afghanistan (AP) — The", Wire("KABUL, Afghanistan", "AP", end=26)),
        ("ISLAMABAD: The minister", Wire("ISLAMABAD", end=11)),
        ("WASHINGTON — A day", Wire("WASHINGTON", end=13)),
    ],
)
def test_a_wire_dateline_is_read(paragraph: str, wire: Wire) -> None:
    assert heads.wire(paragraph) == wire


@pytest.mark.parametrize(
    "paragraph", ["UN chief: The talks", "US-led forces said", "The (AP) said", "A: yes", "NATO said"]
)
def test_capitals_alone_are_no_dateline(paragraph: str) -> None:
    assert heads.wire(paragraph) is None


@pytest.mark.parametrize(
    "line", ["Published in The Tribune, November 9th, 2017.", "Published in The Tribune on 9 November 2017"]
)
def test_a_paper_states_itself_and_its_day_below_an_article(line: str) -> None:
    head = heads.labelled_date(line)
    assert head is not None
    assert (head.published, head.publisher) == ("2017-11-09", "The Tribune")


def test_what_was_published_somewhere_is_a_sentence() -> None:
    assert heads.labelled_date("Published in Kabul on 9 November 2017, the book was banned.") is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Agence Belga staff writer", "Agence Belga staff writer"),
        ("By Jane Roe, political editor", "Jane Roe, political editor"),
        ("By Jane Roe and John Doe, staff writers", "Jane Roe and John Doe, staff writers"),
    ],
)
def test_a_byline_may_tell_what_its_writer_is(line: str, byline: str) -> None:
    head = heads.read(line)
    assert head is not None
    assert (head.why, head.byline) == ("byline", byline)


@pytest.mark.parametrize("line", ["By hook or by crook, says the editor", "By 2050 no sea will be left for a reporter"])
def test_a_headline_that_opens_with_by_is_no_byline(line: str) -> None:
    assert heads.read(line) is None


def test_an_agencys_dateline_may_stand_between_slashes_or_on_a_line_of_its_own() -> None:
    opens = "SAN JOSE, Calif., Jan. 18, 2023 /Harbour Wire/ -- "
    assert heads.wire(opens + "The port reopens.") == Wire("SAN JOSE, Calif.", "Harbour Wire", "2023-01-18", len(opens))
    head = heads.read("VATICAN CITY, 6 NOV 2016 (Harbour)")
    assert head == Head(why="dateline", published="2016-11-06", publisher="Harbour")
    assert heads.read("VATICAN CITY (Harbour)") is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Von Anna Kern und Ben Odo", "Anna Kern und Ben Odo"),
        ("Par Luc Petit", "Luc Petit"),
        ("Por Ana Ruiz y Luis Vega", "Ana Ruiz y Luis Vega"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("بقلم: أحمد علي", "أحمد علي"),
    ],
)
def test_a_byline_may_be_in_another_language(line: str, byline: str) -> None:
    assert heads.read(line) == Head(why="byline", byline=byline)


@pytest.mark.parametrize(
    "line",
    [
        "Par avion",
        "Por fin llega el barco",
        "Von der See her weht der Wind.",
        "بقلم: قال نائب الوزير إن المحادثات بدأت.",
    ],
)
def test_words_that_begin_like_a_byline_are_none(line: str) -> None:
    assert heads.read(line) is None
