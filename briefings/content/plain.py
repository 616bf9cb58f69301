"""A body's text, blocks and tags out of plain Markdown, without a way through HTML: half of the time of reading it.

Where `direct` is in doubt, or a sentinel stands where only a reading tag by tag tells its place, the parser's HTML is
read. A property test holds both to the same result.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import partial
from itertools import accumulate, pairwise

from briefings.content import direct, skeleton
from briefings.content.builder import Spot
from briefings.content.inline import BETWEEN, Manner
from briefings.content.links import Found, is_of_site, link_target
from briefings.content.markdown import Convert
from briefings.content.skeleton import Skeleton
from briefings.model import Block, BlockKind, Piece, PieceKind

_PIECES: dict[str, PieceKind] = {"p": "paragraph", "</ul>": "list", "</blockquote>": "quote"}
"""By the step of an outline that ends them; every other is a heading."""
_LEAVES: dict[str, tuple[str, BlockKind, int]] = {
    "p": ("p", "paragraph", 0),
    "li": ("li", "list", 0),
    **{f"h{level}": (f"h{max(2, level)}", "heading", max(2, level)) for level in range(1, 7)},
}
"""The tag, kind and level of what has words; the article's title is the one heading of the first level on its page."""
_NO_WORDS = ("", BETWEEN, ">")
"""What HTML has at the end where no word of the element stands before, or a tag."""
_BETWEEN_BLOCKS = BETWEEN * 2


def read(markup: str, sources: tuple[str, ...], convert: Convert) -> Skeleton:
    """Takes Markdown apart.

    Args:
        markup: With sentinels.
        sources: What each sentinel stands for.
        convert: From `markdown.converter`.

    Raises:
        MarkdownFault: if the parser gives up.
    """
    return build(markup) or skeleton.build(convert(markup), sources)


def build(markup: str) -> Skeleton | None:
    """The skeleton of plain Markdown, as `scan` makes it; None where it has to be read as HTML."""
    links: list[Found] = []
    flat = direct.flat(markup, Manner(" ", partial(html.escape, quote=False), partial(_link, links)))
    if flat is None:
        return None
    text, shown = flat.text, flat.shown
    spots: dict[int, Spot] = {}
    if "\x0e" in markup:
        left, numbers = _parted(text)
        among = left if shown is text else _parted(shown)[0]
        linked = _linked(among)
        if linked is None:
            return None
        ends = accumulate([len(part) + part.count(BETWEEN) for part in left[:-1]])
        spots = dict(zip(map(int, numbers), map(Spot, ends, linked), strict=True))
        text, shown = "".join(left), "".join(among)
    texts = text.split(BETWEEN)
    laid = _laid(flat.outline, texts, shown.split(BETWEEN))
    return Skeleton(_BETWEEN_BLOCKS.join(texts), *laid, spots, tuple(links)) if laid else None


def _link(links: list[Found], address: str) -> str:
    """The tag of a link within the site; the addresses that `direct` takes need no escape."""
    target = link_target(address)
    if is_of_site(target):
        links.append(Found("a", address, target))
    return "<a>" if target is None else f'<a href="{target}">'


def _laid(
    outline: Sequence[str], texts: Sequence[str], shown: Sequence[str]
) -> tuple[tuple[Block, ...], tuple[Piece, ...]] | None:
    """The blocks and pieces of a text; None where an element has no words, or blanks around them.

    Args:
        outline: As in `Flat.outline`.
        texts: The words of each element that has any.
        shown: The same as HTML.
    """
    blocks: list[Block] = []
    pieces: list[Piece] = []
    number = at = depth = 0
    for step in outline:
        if not depth:
            made, start, first = "", at, number + 1
        if step in _LEAVES:
            tag, kind, level = _LEAVES[step]
            words = texts[number]
            if not words or words != words.strip():
                return None
            made += f'<{tag} id="p{number + 1}">{shown[number]}</{tag}>'
            end = at + len(words)
            blocks.append(Block(at, end, "quote" if depth and step == "p" else kind, level))
            number += 1
            at = end + len(_BETWEEN_BLOCKS)
        else:
            made += step
            depth += -1 if step[1] == "/" else 1
        if not depth:
            words_at = (start, at - len(_BETWEEN_BLOCKS))
            pieces.append(Piece(_PIECES.get(step, "heading"), f"p{first}", (made,), (words_at,)))
    return tuple(blocks), tuple(pieces)


def _parted(text: str) -> tuple[list[str], list[str]]:
    """What lies between the sentinels of a text that has some, and their numbers."""
    first, *behind = text.split("\x0e")
    parts = [part.partition("\x0f") for part in behind]
    return [first, *[left for _, _, left in parts]], [number for number, _, _ in parts]


def _linked(parts: Sequence[str]) -> list[bool] | None:
    """For each sentinel between these parts of HTML whether a link's words are around it.

    None where one stands between tags that have no words before them: there only the parser tells its place.
    """
    if not any("<" in part for part in parts):
        return [False] * (len(parts) - 1)
    found: list[bool] = []
    before, in_link = "", False
    for part, behind in pairwise(parts):
        before = part or before
        if behind[:1] == "<" and before[-1:] in _NO_WORDS:
            return None
        opened, closed = part.rfind("<a"), part.rfind("</a>")
        in_link = opened > closed if opened != closed else in_link
        found.append(in_link)
    return found
