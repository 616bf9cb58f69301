"""A mold filled is what lxml would have written, whatever the words are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefings.render.feed_words import clean
from briefings.render.molds import Mold, mark

words = st.text(st.characters() | st.sampled_from("<>&\"'\r\n\t]\ue000\ue001")).map(clean)


def written(text: str, attribute: str, section: str) -> str:
    """XML with these words in it, by lxml."""
    root = etree.Element("a", b=attribute)
    etree.SubElement(root, "c").text = text
    etree.SubElement(root, "d").text = etree.CDATA(section)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=False).decode()


@given(words, words, words)
def test_words_are_escaped_as_lxml_does_it_where_they_stand(text: str, attribute: str, section: str) -> None:
    section = section.replace("]]>", "]]&gt;")
    marks = {name: mark(name) for name in ("text", "attribute", "section", "absent")}
    mold = Mold(written(marks["text"], marks["attribute"], marks["section"]), marks)
    filled = mold.fill({"text": text.encode(), "attribute": attribute.encode(), "section": section.encode()}).decode()
    assert filled.replace("<c></c>", "<c/>").replace("<![CDATA[]]>", "") == (
        written(text, attribute, section).replace("<c></c>", "<c/>").replace("<![CDATA[]]>", "")
    )


def test_a_value_that_looks_like_a_mark_is_no_mark() -> None:
    mold = Mold(f"<a>{mark('one')}{mark('two')}</a>", {"one": mark("one"), "two": mark("two")})
    assert mold.fill({"one": mark("two").encode(), "two": b"2"}) == f"<a>{mark('two')}2</a>".encode()


def test_a_field_without_a_value_is_told() -> None:
    with pytest.raises(KeyError):
        Mold(f"<a>{mark('one')}</a>", {"one": mark("one")}).fill({})
