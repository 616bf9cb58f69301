from __future__ import annotations

import pytest
from markupsafe import Markup

from briefings.render.strings import Phrase


def test_a_phrase_fills_its_placeholders_and_escapes_them() -> None:
    phrase = Phrase({"other": "by <{name}>"})
    assert phrase(name="A & B") == "by &lt;A &amp; B&gt;"
    assert phrase(name=Markup("<b>A</b>")) == "by &lt;<b>A</b>&gt;"


def test_a_phrase_counts() -> None:
    phrase = Phrase({"zero": "nothing", "one": "{n} day", "other": "{n} days"})
    assert [str(phrase(n=count)) for count in (0, 1, 2, 12_345)] == ["nothing", "1 day", "2 days", "12,345 days"]
    assert str(Phrase({"other": "{n} days"})(n=1)) == "1 days"


@pytest.mark.parametrize("values", [{}, {"name": "a", "more": "b"}, {"other": "a"}])
def test_a_phrase_takes_exactly_its_placeholders(values: dict[str, str]) -> None:
    with pytest.raises(TypeError, match="name"):
        Phrase({"other": "by {name}"})(**values)
