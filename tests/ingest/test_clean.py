"""Bytes to a clean article, and what is refused as none."""

import gzip
import subprocess
import sys
from collections import Counter

import pytest

from briefings.errors import RefusedError
from briefings.ingest import heads
from briefings.ingest.clean import reextract
from briefings.ingest.types import Options

BODY = "The ministers of transport met in the harbour town on Tuesday and spoke for two hours about the new pier. "
ARTICLE = f"Port talks resume\n\n{BODY}\n\n{BODY}\n"


def refused(text: str) -> str:
    with pytest.raises(RefusedError) as caught:
        reextract(text.encode(), "file.txt", Options())
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_the_encoding_makes_no_difference(encoding: str) -> None:
    text = ARTICLE.replace("pier", "café")
    assert reextract(text.encode(encoding), "a.txt", Options()) == reextract(text.encode(), "b.txt", Options())


def test_a_brief_of_two_sentences_is_an_article() -> None:
    clean = reextract(b"Two ships came in on Monday. The crews wait for their pay.", "a.txt", Options())
    assert clean.language == "en"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 100_000, "holds no words"),
        ("Port talks resume", "is too short for an article (3 words)"),
        ("Home\nNews\nSport\nWeather\nContact\n" * 8, "is a menu or a list"),
        ("Home News Sport Weather Politics World Asia Business " * 20, "has words but no sentences"),
        ("Page not found. The page you are looking for is not here. Try the search.", "is an error page"),
        ("Please log in to continue reading. Already a subscriber? Then sign in here to go on.", "asks to log in"),
        (BODY * 3_000, "has a text of"),
        (BODY * 20_000, "has 2,"),
        ("a\n" * 50_000, "has more than 20,000 lines"),
        (("Harbour\n" * 300) + "\n" + BODY * 2, "is mostly a menu"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(text: str, reason: str) -> None:
    assert reason in refused(text)


def test_capitals_and_missing_punctuation_are_no_reason() -> None:
    assert reextract((BODY * 4).upper().encode(), "a.txt", Options()).text
    assert reextract((BODY * 4).replace(".", "").encode(), "a.txt", Options()).text


def test_a_body_is_taken_as_it_is() -> None:
    clean = reextract(b"Share this\n\nTwo words", "a.txt", Options(body_only=True))
    assert clean.text == "Share this\n\nTwo words"
    assert clean.language == "en"
    assert clean.removed == ()


def test_a_body_without_words_is_refused_all_the_same() -> None:
    with pytest.raises(RefusedError, match="holds no words"):
        reextract(b"12 34 --", "a.txt", Options(body_only=True))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \n\t\n" * 50, "is empty"),
        (BODY.encode() * 95_000, "characters, more than the 1,000,000 that one article may have; split it"),
        (BODY.encode() * 9_000, "more than the 250,000 characters of one article; split it"),
        (b"[" * 100_000, "holds no words"),
        (b"x" * 200_000, "is too short for an article"),
        (bytes(range(256)) * 40, "is a binary file"),
        (gzip.compress(BODY.encode())[:60], "is a gzip archive, not text; unpack it first"),
        ("\n".join(["Home", "News", "Sport", "About us", "Contact"] * 9).encode(), "is a menu or a list"),
        (b"<html><body><p>" + b"x</p><p>" * 20_000, "too large for one article"),
        (b"<html><body>" + b"<div>" * 50_000 + BODY.encode(), "save the article's own page"),
    ],
    ids=["empty", "blank", "endless", "long", "brackets", "word", "binary", "half gzip", "menu", "wide", "deep"],
)  # fmt: skip
def test_what_is_no_article_is_refused_with_a_reason_before_any_model_sees_it(data: bytes, why: str) -> None:
    with pytest.raises(RefusedError) as caught:
        reextract(data, "file.html" if data.startswith(b"<") else "file.txt", Options())
    assert why in str(caught.value)


WITHOUT_TRAFILATURA = f"""
import sys
sys.modules["trafilatura"] = None
from briefings.errors import MissingExtraError
from briefings.ingest.clean import reextract
from briefings.ingest.types import Options
print(len(reextract({ARTICLE!r}.encode(), "a.txt", Options()).blocks), "lxml" in sys.modules)
for attempt in range(2):
    try:
        reextract(b"<!doctype html><html><body><p>Ships came in.</p></body></html>", "a.html", Options())
    except MissingExtraError as missing:
        print(missing)
"""


def test_text_needs_no_extractor_and_a_page_says_what_is_missing() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_TRAFILATURA], capture_output=True, text=True, check=True)
    line = "Converting saved web pages needs an optional part; install it with: pip install 'briefings[annotate]'"
    assert done.stdout.splitlines() == ["2 False", line, line]


SECOND = f"Crew strikes for pay\n\nMay 8, 2019\nBy Jane Roe\n\n{BODY}\n\n{BODY}\n"


def test_two_articles_in_one_file_are_refused() -> None:
    assert refused(ARTICLE + "\n" + SECOND) == (
        "holds a second article, “Crew strikes for pay”; put each in a file of its own"
    )
    wired = SECOND.replace("By Jane Roe\n\n", "\nGWADAR (AP) — ", 1)
    assert "Crew strikes for pay" in refused(ARTICLE + "\n" + wired)


@pytest.mark.parametrize(
    "part",
    [
        f"Timeline\n\nMay 8, 2019\n\n{BODY}\n\n{BODY}\n",
        f"What they want\n\n{BODY}\n\n{BODY}\n",
        f"About the author\n\nBy Jane Roe\n\n{BODY}\n",
    ],
)
def test_a_part_with_a_heading_is_no_second_article(part: str) -> None:
    assert reextract(f"{ARTICLE}\n{part}".encode(), "a.txt", Options()).text.count(BODY.strip()) > 2


def test_no_line_of_a_long_capture_is_asked_again_and_again_what_it_states(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Counter[str]()
    read = heads.read

    def counting(line: str) -> heads.Head | None:
        asked[line] += 1
        return read(line)

    monkeypatch.setattr(heads, "read", counting)
    cells = "\n".join(f"Berth no {number}" for number in range(200))
    reextract(f"{ARTICLE}\n{BODY}\n\n{cells}\n\n{BODY}\n\n{BODY * 10}\n".encode(), "a.txt", Options())
    assert max(count for line, count in asked.items() if line.startswith("Berth")) == 1
