"""The same articles with annotations: 40 mentions and dates and 8 notes each, stories of 5 articles."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tests.bench.corpus import Article, slug_of
from tests.bench.words import stock

PARAGRAPHS = 10
STORY = 5
_QUOTES, _PARAPHRASES = 4, 2
_KINDS = {"people": "person", "places": "place", "organizations": "organization"}
_MARKUP = re.compile(r"\[\^1\]|\*\*| -- |\"")
_LINK = re.compile(r"\[([^\]]*)\][\[(][^\])]*[\])]")


class Body:
    """The annotated body of an article, its notes and definitions.

    Attributes:
        text: All of it.
        named: Whom and what the article names, by kind: ``people``, ``places``, ``organizations``.
        key_point: The label of the first sentence, as the head wants it.
    """

    def __init__(self, article: Article) -> None:
        chance, words = random.Random(f"annotations {article.number}"), stock()  # noqa: S311 - the same everywhere
        self.named = {
            "people": chance.sample(words.people, 6),
            "places": chance.sample(words.places, 5),
            "organizations": chance.sample(words.organizations, 3),
        }
        self._in_turn = [(name, _KINDS[group]) for group, names in self.named.items() for name in names]
        self._next = 0
        self._used: dict[str, str] = {}
        self._notes: list[str] = []
        self._quotes = 0
        self._day = article.date.date().isoformat()
        plain = [_MARKUP.sub(" ", _LINK.sub(r"\1", paragraph)) for paragraph in _running(article)]
        paragraphs = [self._paragraph(number, " ".join(text.split())) for number, text in enumerate(plain)]
        self.key_point = "p1.s1 " + " ".join(_plain(paragraphs[0]).split()[:5])
        self.text = "\n\n".join([*paragraphs, *self._definitions(len(paragraphs))]) + "\n"

    def _paragraph(self, number: int, text: str) -> str:
        """Three mentions and a date, and at most one note."""
        first, *others = text.rstrip(".").split(". ")
        speaker, beside, where = (self._mention() for _ in range(3))
        day = f"{self._day} {chr(ord('a') + number)}"
        first = f"{first} {speaker} said on [Monday][{day}] with {beside} in {where}"
        last = [*others]
        if number < _QUOTES:
            said = self._note("q", f"**Quote.** Speaker: {speaker}. Reported: [Monday][{day}]. By: cue-dep 0.93.")
            last.append(
                f"“We are ready to {' '.join(text.lower().rstrip('.').split()[:9])},”{said} a minister told reporters"
            )
        elif number < _QUOTES + _PARAPHRASES:
            first += self._note("q", f"**Paraphrase.** Of: “{_plain(first)}”. Speaker: {speaker}. By: cue-verb 0.81.")
        elif number == _QUOTES + _PARAPHRASES:
            first += self._note("d", f"**Damage, gap.** Of: “{_plain(where)}”. Words are missing. Left as found.")
        elif number == _QUOTES + _PARAPHRASES + 1:
            first += self._note("n", "**Editor.** The figure could not be checked.")
        return ". ".join([first, *last]) + "."

    def _mention(self) -> str:
        name, kind = self._in_turn[self._next % len(self._in_turn)]
        self._next += 1
        role = f"; deputy minister of {name.split()[-1]}" if kind == "person" else ""
        self._used[slug_of(name)] = f"{kind}{role}"
        return f"[{name}][@{slug_of(name)}]"

    def _note(self, kind: str, words: str) -> str:
        self._quotes += kind == "q"
        label = f"[^{kind}-{self._quotes if kind == 'q' else 1}]"
        self._notes.append(f"{label}: {words}")
        return label

    def _definitions(self, days: int) -> Iterator[str]:
        yield "\n".join(f'[@{slug}]: ../../entities/{slug}.md "{told}"' for slug, told in sorted(self._used.items()))
        yield "\n".join(
            f'[{self._day} {chr(ord("a") + number)}]: #{self._day} "weekday before dateline"' for number in range(days)
        )
        yield "\n".join(self._notes)


def entities() -> Iterator[tuple[str, str]]:
    """Slug and text of the file of everybody and everything that any article names."""
    words = stock()
    for names, kind in ((words.people, "person"), (words.places, "place"), (words.organizations, "organization")):
        for name in names:
            yield slug_of(name), f"---\nname: {name}\nkind: {kind}\n---\n"


def _running(article: Article) -> list[str]:
    return [text for text in article.paragraphs if not text.startswith((">", "-"))][:PARAGRAPHS]


def _plain(text: str) -> str:
    return re.sub(r"\[\^[^\]]*\]", "", _LINK.sub(r"\1", text))
