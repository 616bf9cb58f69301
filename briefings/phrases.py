"""Texts with placeholders and plural forms, in the language of a site: what pages, feeds and titles are worded with.

A phrase knows how its language counts: which of its forms a number asks for, and what parts the thousands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from markupsafe import Markup, escape

from briefings.text import without_bidi

try:
    from markupsafe._speedups import _escape_inner
except ImportError:  # a build of MarkupSafe without it

    def _escape_inner(text: str, /) -> str:
        return str(escape(text))


HOLE = re.compile(r"\{(\w*)\}")
COUNT = "n"
_MOST_KEPT = 256
"""Numbers below this stand on page after page: a text that asks for nothing else is put together once for each."""
FORMS = ("zero", "one", "two", "few", "many", "other")
"""Names of plural forms (Unicode CLDR). ``zero`` is for the number 0 in every language, where a text has it."""

Plural = Callable[[int], str]
escape_text: Callable[[str], str] = _escape_inner
"""Text as HTML that is not marked as such."""
marked: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Text that is HTML already as such: `Markup()` looks first whether it is given HTML, which takes longer."""

_Parted = tuple[str, tuple[tuple[str, str], ...]]


def _english(n: int) -> str:
    return "one" if n == 1 else "other"


def _french(n: int) -> str:
    return "one" if n in {0, 1} else "other"


def _east_slavic(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:  # noqa: PLR2004 - the numbers are the rule itself, here and below
        return "one"
    return "few" if n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14} else "many"


def _south_slavic(n: int) -> str:
    form = _east_slavic(n)
    return "other" if form == "many" else form


def _polish(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14} else "many"


def _czech(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n in {2, 3, 4} else "other"


def _romanian(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n == 0 or 1 <= n % 100 <= 19 else "other"  # noqa: PLR2004 - see above


def _lithuanian(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:  # noqa: PLR2004 - see above
        return "one"
    return "few" if n % 10 >= 2 and not 11 <= n % 100 <= 19 else "other"  # noqa: PLR2004 - see above


def _slovenian(n: int) -> str:
    return {1: "one", 2: "two", 3: "few", 4: "few"}.get(n % 100, "other")


def _hebrew(n: int) -> str:
    return {1: "one", 2: "two"}.get(n, "other")


def _arabic(n: int) -> str:
    if n in {0, 1, 2}:
        return ("zero", "one", "two")[n]
    if 3 <= n % 100 <= 10:  # noqa: PLR2004 - see above
        return "few"
    return "many" if n % 100 >= 11 else "other"  # noqa: PLR2004 - see above


def _uncounted(_: int) -> str:
    return "other"


_RULES: Mapping[str, Plural] = {
    language: rule
    for languages, rule in (
        ("fr pt hi fa bn am hy", _french),
        ("ru uk be", _east_slavic),
        ("hr sr bs", _south_slavic),
        ("pl", _polish),
        ("cs sk", _czech),
        ("ro", _romanian),
        ("lt", _lithuanian),
        ("sl", _slovenian),
        ("he", _hebrew),
        ("ar", _arabic),
        ("ja zh ko vi th id ms lo my", _uncounted),
    )
    for language in languages.split()
}


def plural_rule(language: str) -> Plural:
    """Which form a whole number asks for in a language (BCP 47); as in English where the language is not listed.

    Source: Unicode CLDR, "Language Plural Rules", cardinals, for whole numbers.
    """
    return _RULES.get(language.split("-", maxsplit=1)[0].lower(), _english)


class Counting:
    """How a language counts: its plural rule, and what parts the thousands of a number."""

    __slots__ = ("form", "parting")

    def __init__(self, language: str = "en", parting: str = ",") -> None:
        self.form = plural_rule(language)
        self.parting = parting

    def number(self, value: int) -> str:
        """A whole number with its thousands parted: ``12,345``."""
        return f"{value:,}".replace(",", self.parting)


class Phrase:
    """A text with placeholders.

    Attributes:
        holes: The names of the placeholders; a text with plural forms always has ``n``.
    """

    __slots__ = ("_around", "_counted", "_counting", "_forms", "_safe", "holes")

    def __init__(self, forms: Mapping[str, str], counting: Counting | None = None) -> None:
        self._forms = {name: _parted(text) for name, text in forms.items()}
        self._safe = {name: _parted(str(escape(text))) for name, text in forms.items()}
        self._counting = counting or Counting()
        found = {hole for text in forms.values() for hole in HOLE.findall(text)}
        self.holes = frozenset(found | ({COUNT} if len(forms) > 1 else set()))
        self._counted: dict[int, Markup] = {}
        self._around = _around(self._safe)

    def __call__(self, **values: object) -> Markup:
        """The text for a page: every placeholder filled, what is filled in escaped, numbers with thousands parted.

        Of what is filled in the invisible characters that turn its direction are left out.

        Raises:
            TypeError: if a value is missing, or one is given that the text does not ask for.
        """
        if self._around is not None:
            hole, before, behind = self._around
            value = values.get(hole)
            if type(value) is str and len(values) == 1:
                return marked(before + _escaped(value) + behind)
        count = values.get(COUNT)
        if len(values) != 1 or type(count) is not int or not 0 <= count < _MOST_KEPT:
            return marked(self._filled(self._safe, values, _escaped))
        text = self._counted.get(count)
        if text is None:
            text = self._counted[count] = marked(self._filled(self._safe, values, _escaped))
        return text

    def plain(self, **values: object) -> str:
        """The text where no markup is: in titles, feeds, citations.

        Raises:
            TypeError: as above.
        """
        return self._filled(self._forms, values, str)

    def _filled(self, forms: Mapping[str, _Parted], values: Mapping[str, object], written: Callable[[str], str]) -> str:
        if values.keys() != self.holes:
            raise TypeError(f"this text takes {', '.join(sorted(self.holes))}")
        text, rest = forms["other"] if len(forms) == 1 else self._form(forms, values[COUNT])
        for hole, words in rest:
            value = values[hole]
            text += (written(value) if type(value) is str else self._shown(value, written)) + words
        return text

    def _form(self, forms: Mapping[str, _Parted], count: object) -> _Parted:
        if not isinstance(count, int):
            return forms["other"]
        if count == 0 and "zero" in forms:
            return forms["zero"]
        return forms.get(self._counting.form(count), forms["other"])

    def _shown(self, value: object, written: Callable[[str], str]) -> str:
        """A value that is no text."""
        if isinstance(value, int):
            return self._counting.number(value)
        return str(value) if isinstance(value, Markup) else written(str(value))


def _escaped(words: str) -> str:
    return escape_text(words if words.isascii() else without_bidi(words))


def _parted(text: str) -> _Parted:
    """A text as the words before its first placeholder, and each placeholder with the words behind it."""
    first, *rest = HOLE.split(text)
    return first, tuple(zip(rest[::2], rest[1::2], strict=True))


def _around(forms: Mapping[str, _Parted]) -> tuple[str, str, str] | None:
    """The one placeholder of a text in one form, and what stands before and behind it; None where there is more."""
    (first, rest), *others = forms.values()
    if others or len(rest) != 1:
        return None
    ((hole, behind),) = rest
    return hole, first, behind
