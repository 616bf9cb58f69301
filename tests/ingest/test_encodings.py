"""Bytes to characters: marks, declarations, and statistics only where they are sure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.ingest import encodings

TEXT = "The minister’s “talks” in Kraków cost €5 million – café, naïve, Zürich.\n" * 3


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
        (TEXT.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_unicode_is_recognized(data: bytes, encoding: str) -> None:
    assert encodings.decode(data) == (TEXT, encoding)


def test_windows_text_keeps_its_quotation_marks() -> None:
    text = "The minister said: “We are ready” – and he meant it. The café’s owner paid €5.\n" * 3
    assert encodings.decode(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize("label", ["windows-1251", "koi8-r", "iso-8859-5"])
def test_a_page_may_declare_its_encoding(label: str) -> None:
    page = f'<html><head><meta charset="{label}"></head><body>Переговоры начались в среду</body></html>'
    assert encodings.decode(page.encode(label))[0] == page


def test_an_xml_declaration_counts_too() -> None:
    page = '<?xml version="1.0" encoding="ISO-8859-2"?><html><body>Kraków i Łódź</body></html>'
    assert encodings.decode(page.encode("iso-8859-2"))[0] == page


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    page = '<meta charset="iso-8859-1"><p>“quoted” – and so on, €5</p>'
    assert encodings.decode(page.encode("cp1252"))[0] == page


@pytest.mark.parametrize("label", ["rot13", "no-such-thing", "utf-16"])
def test_an_impossible_declaration_is_passed_over(label: str) -> None:
    page = f'<meta charset="{label}"><p>café</p>'.encode("cp1252")
    assert "café" in encodings.decode(page)[0]


def test_a_few_broken_bytes_in_utf_8_become_damage_and_nothing_else_changes() -> None:
    data = TEXT.encode() * 20
    broken = data[:10] + b"\xff" + data[10:]
    assert encodings.decode(broken)[0].replace("\ufffd", "") == TEXT * 20


@given(st.text(min_size=1))
@settings(max_examples=60, deadline=None)
def test_marked_utf_8_comes_back_exactly(text: str) -> None:
    assert encodings.decode(b"\xef\xbb\xbf" + text.encode())[0] == text


@given(st.binary())
@settings(max_examples=60, deadline=None)
def test_no_bytes_raise(data: bytes) -> None:
    text, encoding = encodings.decode(data)
    assert isinstance(text, str)
    assert encoding
