"""A raw file into a draft, with an annotator of the test's own."""

import hashlib
from pathlib import Path

import pytest

from briefings.errors import RefusedError
from briefings.ingest import draft
from briefings.ingest.types import Clean, Findings, Options, Raw
from briefings.model import Annotations, DateMention, Draft

BODY = "The ministers of transport met in the harbour town on Tuesday and spoke for two hours about the new pier."
ARTICLE = f"Port talks resume\n\nMay 7, 2019\n\n{BODY}\n\n{BODY}\n".encode()


def note_the_first_word(clean: Clean, options: Options) -> Findings:
    found = DateMention(0, 3, "unresolved", f"seen with {options.published}")
    return Findings(Annotations(dates=(found,), captions=clean.captions), topics=("ports",))


def make(folder: Path, data: bytes, options: Options = Options()) -> Draft:  # noqa: B008 - a frozen value
    (folder / "port.txt").write_bytes(data)
    return draft.make(Raw("2019/port.txt", str(folder / "port.txt")), note_the_first_word, options)


def test_a_draft_holds_what_was_read_and_what_was_found(tmp_path: Path) -> None:
    made = make(tmp_path, ARTICLE)
    assert (made.file, made.sha256) == ("2019/port.txt", hashlib.sha256(ARTICLE).hexdigest())
    assert (made.title, made.published, made.language) == ("Port talks resume", "2019-05-07", "en")
    assert made.text == f"{BODY}\n\n{BODY}"
    assert [row.why for row in made.removed] == ["headline", "dateline"]
    assert made.annotations.dates[0].evidence == "seen with None"
    assert made.topics == ("ports",)


def test_the_articles_own_date_counts_before_the_callers(tmp_path: Path) -> None:
    assert make(tmp_path, ARTICLE, Options(published="2018-01-01")).published == "2019-05-07"
    assert make(tmp_path, ARTICLE, Options(published="2018-01-01", body_only=True)).published == "2018-01-01"


def test_what_is_no_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="too short"):
        make(tmp_path, b"Three words only")
