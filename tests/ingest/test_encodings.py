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


STORIES = {
    "ja": (
        "副大臣は月曜日、港に関する会談が6月に再開すると述べた。洪水以来初めての声明である。\n"
        "「私たちは支援する用意がある」と港湾局長は語った。\n"
    ),
    "zh": (
        "副部長星期一表示,港口工程將於六月恢復。這是洪水以來的首次聲明。\n"
        "港務局局長對記者說,起重機的維修費用為四千萬元。\n"
    ),
    "ko": (
        "차관은 월요일 항만에 관한 회담이 6월에 재개될 것이라고 말했다. 홍수 이후 첫 성명이다.\n"
        "그는 수리비가 4천만 유로라고 덧붙였다.\n"
    ),
    "ru": (
        "Заместитель министра заявил в понедельник, что переговоры о порте возобновятся.\n"
        "Мы готовы помочь, сказал глава совета.\n"
    ),
    "ar": (
        "قال نائب الوزير يوم الاثنين إن المحادثات بشأن الميناء ستستأنف في يونيو.\nوكان هذا أول تصريح منذ الفيضان.\n"
    ),
    "tr": (
        "Bakan yardımcısı pazartesi günü liman görüşmelerinin haziran ayında yeniden başlayacağını söyledi.\n"
        "Vincin onarımının pahalı olduğunu ekledi.\n"
    ),
    "pl": (
        "Wiceminister powiedział w poniedziałek, że rozmowy o porcie zostaną wznowione.\n"
        "Dodał, że naprawa dźwigu kosztuje czterdzieści milionów.\n"
    ),
    "en": (
        "The minister said: “We are ready” – and he meant it – for the city’s harbour.\n"
        "The café’s owner paid €5 to the Zürich office.\n"
    ),
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        *(("ja", "shift_jis"), ("ja", "euc_jp"), ("ja", "iso2022_jp"), ("ja", "utf-16-le"), ("ja", "utf-16-be")),
        *(("zh", "gb18030"), ("zh", "big5"), ("zh", "utf-16-be"), ("ko", "euc_kr"), ("ko", "utf-16-le")),
        *(("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "cp866"), ("ru", "utf-16-le"), ("ar", "cp1256")),
        *(("tr", "cp1254"), ("pl", "cp1250"), ("pl", "iso8859-2"), ("en", "mac_roman"), ("en", "cp1252")),
    ],
)
def test_text_in_an_older_encoding_is_read_without_a_declaration(language: str, encoding: str) -> None:
    text = STORIES[language] * 2
    assert encodings.decode(text.encode(encoding))[0] == text


def test_bytes_of_no_latin_script_that_nothing_tells_are_no_latin_letters() -> None:
    assert set(encodings.decode(bytes(range(0x80, 0x100)) * 9)[0]) == {"\ufffd"}


def test_a_declaration_that_the_bytes_contradict_is_passed_over() -> None:
    page = "<meta charset=shift_jis>" + "".join(f"<p>{line}</p>" for line in STORIES["en"].split("\n")) * 3
    assert encodings.decode(page.encode("cp1252"))[0] == page


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
