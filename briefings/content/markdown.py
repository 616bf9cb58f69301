"""The one place that calls Python-Markdown: Markdown into safe HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from briefings.content import direct
from briefings.content.links import Found, links_in, mapped_links, with_base
from briefings.content.sanitize import Sanitizer, scrollable
from briefings.text import without_bidi

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.util import Registry

Convert = Callable[[str], str]

_PLAIN_LINE = re.compile(r"[A-Za-z][A-Za-z0-9 ,.;:'\"?()-]*")
"""Words in which nothing means anything to Markdown or HTML, as most editors' notes are."""

# What a text must contain for a processor of this name to find anything in it; one with another name is always kept.
_TRIGGERS: dict[str, tuple[str, ...]] = {
    "fenced_code_block": ("```", "~~~"),
    "html_block": ("<",),
    "table": ("|",),
    "hashheader": ("#",),
    "setextheader": ("\n=", "\n-"),
    "hr": ("--", "- -", "-  -", "**", "* *", "*  *", "__", "_ _", "_  _"),
    "quote": (">",),
    "reference": ("[",),
    "backtick": ("`",),
    "escape": ("\\",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
    "em_strong2": ("_",),
    "not_strong": ("*", "_"),
}


class MarkdownFault(Exception):  # noqa: N818 - a fault of the text; its reader makes a diagnostic of it
    """A text that the parser cannot read; the message is a clause for the editor."""


def converter() -> Convert:
    """A function from Markdown to sanitized HTML; it keeps a parser, so make one for many texts.

    The function raises MarkdownFault where the parser gives up.
    """
    parse: Convert | None = None
    sanitize: Sanitizer | None = None

    def convert(markup: str) -> str:
        nonlocal parse, sanitize
        plain = direct.write(markup)
        if plain is not None:
            return plain
        parse, sanitize = parse or _parser(), sanitize or Sanitizer()
        try:
            return sanitize(parse(markup))
        except Exception as fault:
            parse = None  # an interrupted one keeps its state, and would misread the next text
            is_deep = isinstance(fault, RecursionError)
            reason = "it is nested too deeply" if is_deep else f"the parser fails on it ({type(fault).__name__})"
            raise MarkdownFault(f"this Markdown cannot be read: {reason}") from fault

    return convert


def parsed(markup: str) -> str:
    """The sanitized HTML as the parser alone makes it, which `direct.write` is held to."""
    return Sanitizer()(_parser()(markup))


def _parser() -> Convert:
    """A parser of its own; the library is loaded here, because plain Markdown does not need it."""
    from markdown import Markdown  # noqa: PLC0415 - see above
    from markdown.extensions.fenced_code import FencedCodeExtension  # noqa: PLC0415 - see above
    from markdown.extensions.sane_lists import SaneListExtension  # noqa: PLC0415 - see above
    from markdown.extensions.tables import TableExtension  # noqa: PLC0415 - see above

    parser = Markdown(extensions=[TableExtension(), FencedCodeExtension(), SaneListExtension()], output_format="html")
    select = _selector(parser)

    def parse(markup: str) -> str:
        parser.reset()
        select(markup)
        return parser.convert(markup)

    return parse


def _selector(parser: Markdown) -> Callable[[str], None]:
    """A function that leaves in the parser only what a text can trigger: the same bytes in a third of the time."""
    inline = parser.treeprocessors["inline"]
    kept = (
        (parser, "preprocessors", _named(parser.preprocessors)),
        (parser.parser, "blockprocessors", _named(parser.parser.blockprocessors)),
        (inline, "inlinePatterns", _named(parser.inlinePatterns)),
    )

    def select(markup: str) -> None:
        absent = {name for name, triggers in _TRIGGERS.items() if not any(trigger in markup for trigger in triggers)}
        for owner, attribute, processors in kept:
            setattr(owner, attribute, [processor for name, processor in processors if name not in absent])

    return select


def _named(registry: Registry[Any]) -> list[tuple[str, Any]]:
    """The processors of a registry in their order, each with its name where it has a trigger."""
    names = {id(registry[name]): name for name in _TRIGGERS if name in registry}
    return [(names.get(id(processor), ""), processor) for processor in registry]


def render_prose(markup: str, base: str, convert: Convert | None = None, lost: Collection[str] = ()) -> str:
    """The editor's own Markdown (pages, remarks, editions) as safe HTML without classes and ids.

    The page has a title of its own, so a heading of the first level becomes one of the second. A table can be wider
    than the screen, so the keyboard can scroll it. A link to ``…/files/NAME`` leads to the copied file, one that begins
    with ``/`` to that page of the site; a link that leads nowhere loses its address, and
    of a picture that is nowhere its description stays.

    Args:
        markup: Markdown.
        base: The way from the page to the site's root.
        convert: From `converter`: pass one where many texts are rendered.
        lost: Site paths that lead nowhere either, because nothing is there.
    """
    made = mapped_links(_converted(markup, convert), lost)
    made = made.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return without_bidi(with_base(scrollable(made), base))


def render_inline(markup: str, base: str, convert: Convert | None = None) -> str:
    """One line of the editor's Markdown as safe HTML, without the paragraph around it."""
    line = " ".join(markup.split())
    if _PLAIN_LINE.fullmatch(line):
        return line
    made = render_prose(line, base, convert)
    return made.removeprefix("<p>").removesuffix("</p>") if made.count("<p>") == 1 else made


def prose_renderer() -> Callable[[str, str, Collection[str]], str]:
    """`render_prose` with a parser of its own: make one where many texts are rendered."""
    convert = converter()
    return lambda markup, base, lost: render_prose(markup, base, convert, lost)


def prose_links(markup: str, convert: Convert | None = None) -> tuple[Found, ...]:
    """The links and pictures of a text, in order.

    Raises:
        MarkdownFault: if the text cannot be parsed.
    """
    return tuple(links_in((convert or converter())(markup)))


def _converted(markup: str, convert: Convert | None) -> str:
    try:
        return (convert or converter())(markup)
    except MarkdownFault:  # reported when the file was read
        return f"<pre>{html.escape(markup)}</pre>"
