"""Social cards: the picture that stands for a page where its address is shared (Open Graph, ``og:image``).

Drawn with Pillow alone, in few colours and without hinting by the system, so that the same words give the same bytes.
A card whose words the font cannot write is not drawn at all: the theme's own card stands there instead of empty boxes.
"""

from __future__ import annotations

import importlib.util
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from briefings.catalog.planned import PlannedPage
from briefings.catalog.views import ArticleView, EditionView, StoryView
from briefings.catalog.words import Wording
from briefings.config import Site
from briefings.diagnostics import Report
from briefings.errors import MissingExtraError
from briefings.phrases import Phrase
from briefings.render import filters
from briefings.text import clip

if TYPE_CHECKING:
    from PIL import Image
    from PIL.ImageFont import FreeTypeFont

NAME = "card.png"
WIDTH, HEIGHT = 1200, 630
"""In pixels: what the networks ask for."""

_FONT = "fontpkg_source_serif_4"
_FONT_FILE = "SourceSerif4[opsz,wght].ttf"
_LEFT, _RIGHT = 120, 1110
_TITLE_TOP, _TITLE_HEIGHT, _LEADING = 168, 300, 1.16
_TITLE_SIZES = (76, 68, 60, 52, 46)
_SMALL = 33
_LONGEST_TITLE = 300
_BOLD, _PLAIN = 620, 400
_SMALLEST_CUT, _LARGEST_CUT = 8, 60
"""The optical sizes that the font knows."""
_SHADES = 5
"""Of each of three colours; with the paper they are the sixteen that four bits can tell apart."""
_DROPPED = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Sk", "So"))
_NOWHERE = "\U0010fffd"


class Colours(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The colours of a theme's cards, as ``#rrggbb``.

    Attributes:
        accent: Of the rule and the kind; or one for each choice of the theme's setting ``accent``.
    """

    paper: str = "#ffffff"
    ink: str = "#1a1a1a"
    soft: str = "#595959"
    accent: str | dict[str, str] = "#595959"

    def named(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Every colour with the keys that lead to it."""
        yield from ((("paper",), self.paper), (("ink",), self.ink), (("soft",), self.soft))
        if isinstance(self.accent, str):
            yield ("accent",), self.accent
        else:
            yield from ((("accent", choice), colour) for choice, colour in self.accent.items())

    def under(self, settings: Mapping[str, object]) -> Colours:
        """These colours with the one accent that the site has chosen."""
        if isinstance(self.accent, str):
            return self
        chosen = self.accent.get(str(settings.get("accent")), self.soft)
        return msgspec.structs.replace(self, accent=chosen)


class Card(msgspec.Struct, frozen=True):
    """The words of a card: whose it is, what kind of page, its title, and a line below (source, day)."""

    site: str
    kind: str
    title: str
    line: str


def is_colour(text: str) -> bool:
    """Whether this is a colour as `Colours` has it."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def settled(site: Site, report: Report) -> Site:
    """The site as it can be built here: without cards of its own where the part is not installed, as one line says."""
    wanted = site.config.cards == "on"
    if not wanted or (importlib.util.find_spec("PIL") and importlib.util.find_spec(_FONT)):
        return site
    report.warn("no-cards", str(MissingExtraError("cards", "Drawing cards (cards: on)")), site.place("cards"))
    return msgspec.structs.replace(site, config=msgspec.structs.replace(site.config, cards="off"))


def path_of(page: PlannedPage) -> str | None:
    """The site path of a page's own card; None where the theme's card stands for it."""
    head = page.head
    return f"{head.path}{NAME}" if head.kind in {"article", "story", "edition"} else None


def card_of(page: PlannedPage, site_title: str, words: Wording) -> Card | None:
    """What a page's card says."""
    view = page.view
    if isinstance(view, ArticleView):
        publisher = view.provenance.publisher.text if view.provenance.publisher else words.source_not_stated
        day = words.day(view.published[:10]) if view.published else str(words.texts["day_not_stated"])
        return Card(site_title, _kind(words, "article"), view.label, f"{publisher} · {day}")
    if isinstance(view, StoryView):
        line = f"{_counted(words, view.line.count)} · {filters.span(view.line.first, view.line.last, words)}"
        return Card(site_title, _kind(words, "story"), view.line.label, line.removesuffix(" · "))
    if isinstance(view, EditionView):
        line = f"{words.day(view.line.published)} · {_counted(words, view.line.articles)}"
        return Card(site_title, _kind(words, "edition"), view.line.title, line)
    return None


def _kind(words: Wording, kind: str) -> str:
    return str(words.texts["card_kinds"][kind])


def _counted(words: Wording, count: int) -> str:
    phrase: Phrase = words.texts["articles"]
    return phrase.plain(n=count)


class Press:
    """Draws cards in the colours of a theme. Pillow and the font are loaded here, when the first card is drawn."""

    def __init__(self, colours: Colours) -> None:
        self._shades = _palette(colours)
        self._fonts: dict[tuple[int, int], FreeTypeFont] = {}
        self._written: dict[str, bool] = {}

    def draw(self, card: Card, instead: bytes = b"") -> bytes:
        """The card as PNG.

        Args:
            card: Its words.
            instead: The picture that is given where the font lacks a letter of the words; if empty, a card without any.
        """
        words = [self._writable(text) for text in (card.site, card.kind, card.title, card.line)]
        if None in words:
            return instead or self.draw(Card("", "", "", ""))
        site, kind, title, line = (word or "" for word in words)
        from PIL import Image, ImageDraw  # noqa: PLC0415 - an optional part, loaded when a card is drawn

        layers = [Image.new("L", (WIDTH, HEIGHT)) for _ in range(3)]
        ink, soft, accent = (ImageDraw.Draw(layer) for layer in layers)
        accent.rectangle((64, 84, 69, HEIGHT - 84), fill=255)
        accent.text((_LEFT, 84), kind, 255, self._font(_SMALL, _PLAIN))
        lines, size = self._set(title)
        font = self._font(size, _BOLD)
        for number, words_of_line in enumerate(lines):
            ink.text((_LEFT, _TITLE_TOP + round(number * size * _LEADING)), words_of_line, 255, font)
        for top, text, weight, layer in ((478, site, _BOLD, ink), (518, line, _PLAIN, soft)):
            small = self._font(_SMALL, weight)
            layer.text((_LEFT, top), self._cut(text, small), 255, small)
        return self._printed(layers)

    def _printed(self, layers: list[Image.Image]) -> bytes:
        """The layers as one picture of few colours: paper, and shades of each layer's colour."""
        from PIL import Image  # noqa: PLC0415 - see above

        sheet = Image.new("P", (WIDTH, HEIGHT))
        for number, layer in enumerate(layers):
            first = 1 + number * _SHADES
            box = layer.getbbox()
            part = layer.crop(box)
            shade = part.point([0, *(first + (value * _SHADES - 1) // 255 for value in range(1, 256))])
            sheet.paste(shade, box, part.point([0] + [255] * 255))
        sheet.putpalette(self._shades)
        out = io.BytesIO()
        sheet.save(out, "PNG", compress_level=6, bits=4)
        return out.getvalue()

    def _writable(self, text: str) -> str | None:
        """The text in characters that the font has, without the signs that it lacks; None if it lacks a letter."""
        kept = []
        for character in unicodedata.normalize("NFC", " ".join(text.split())):
            if self._has(character):
                kept.append(character)
            elif unicodedata.category(character) not in _DROPPED:
                return None
        return "".join(kept).strip()

    def _has(self, character: str) -> bool:
        """Whether the font has the character: what it lacks looks like what is no character at all."""
        if character not in self._written:
            font = self._font(_SMALL, _PLAIN)
            mask, empty = font.getmask(character), font.getmask(_NOWHERE)
            is_known = character == " " or (mask.size, bytes(mask)) != (empty.size, bytes(empty))
            joins = unicodedata.bidirectional(character) in {"R", "AL", "NSM"}
            self._written[character] = is_known and not joins and unicodedata.category(character) not in {"Cc", "Cf"}
        return self._written[character]

    def _set(self, title: str) -> tuple[list[str], int]:
        """The title's lines in the largest size in which all of it fits, else the smallest with an ellipsis."""
        title = clip(title, _LONGEST_TITLE)
        for size in _TITLE_SIZES:
            lines = list(self._lines(title, self._font(size, _BOLD)))
            most = int(_TITLE_HEIGHT / (size * _LEADING))
            if len(lines) <= most:
                return lines, size
        return [*lines[: most - 1], self._cut(" ".join(lines[most - 1 :]), self._font(size, _BOLD))], size

    def _lines(self, text: str, font: FreeTypeFont) -> Iterator[str]:
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if font.getlength(longer) <= _RIGHT - _LEFT:
                line = longer
                continue
            if line:
                yield line
            line = word
            while font.getlength(line) > _RIGHT - _LEFT:  # a word longer than a line is cut where the line ends
                fits = next(n for n in range(len(line) - 1, 0, -1) if font.getlength(line[:n]) <= _RIGHT - _LEFT)
                yield line[:fits]
                line = line[fits:]
        yield line

    def _cut(self, text: str, font: FreeTypeFont) -> str:
        """The text as far as it fits on one line."""
        if font.getlength(text) <= _RIGHT - _LEFT:
            return text
        while text and font.getlength(f"{text}…") > _RIGHT - _LEFT:
            text = text[:-1].rstrip()
        return f"{text}…"

    def _font(self, size: int, weight: int) -> FreeTypeFont:
        if (size, weight) not in self._fonts:
            from importlib import resources  # noqa: PLC0415 - slow to load, and most builds draw no card

            from PIL import ImageFont  # noqa: PLC0415 - see above

            file = resources.files(_FONT) / "files" / _FONT_FILE
            font = ImageFont.truetype(io.BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)
            cut = {b"Weight": weight, b"Optical Size": max(_SMALLEST_CUT, min(size, _LARGEST_CUT))}
            font.set_variation_by_axes([cut[axis["name"] or b""] for axis in font.get_variation_axes()])
            self._fonts[size, weight] = font
        return self._fonts[size, weight]


def _palette(colours: Colours) -> list[int]:
    """Red, green, blue of the paper, then of each shade from near the paper to the full ink, soft and accent colour."""
    paper = _rgb(colours.paper)
    shades = list(paper)
    for colour in (colours.ink, colours.soft, str(colours.accent)):
        full = _rgb(colour)
        for step in range(1, _SHADES + 1):
            shades += [round(a + (b - a) * step / _SHADES) for a, b in zip(paper, full, strict=True)]
    return shades


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
