"""The allow-list that every word of foreign or edited HTML passes on its way to a page.

Our own marks are added afterwards, so no class, id or style of anybody else ever comes through.
"""

from __future__ import annotations

import re

import nh3

_TAGS = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "figcaption", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "s"),
        *("samp", "small", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "var"),
    )
)
_GONE_WITH_CONTENT = frozenset(
    (
        *("script", "style", "template", "iframe", "object", "embed", "noscript", "noembed", "noframes", "svg"),
        *("math", "textarea", "select", "option", "xmp", "plaintext", "title", "head", "canvas", "audio", "video"),
    )
)
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "abbr": {"title"}}
_SCHEMES = frozenset(("http", "https", "mailto"))

# nh3 lets these through.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x10-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class Sanitizer:
    """A compiled allow-list; made once and called for each text."""

    def __init__(self) -> None:
        self._cleaner = nh3.Cleaner(
            tags=set(_TAGS),
            clean_content_tags=set(_GONE_WITH_CONTENT),
            attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
            url_schemes=set(_SCHEMES),
            link_rel=None,
            strip_comments=True,
        )

    def __call__(self, markup: str) -> str:
        """The HTML with nothing left in it that is not on the list; its shape is html5ever's serialization."""
        return _CONTROLS.sub("", self._cleaner.clean(markup))


def scrollable(html: str) -> str:
    """HTML whose tables the keyboard can scroll, since one can be wider than the screen (WCAG 2.2, 2.1.1)."""
    return html.replace("<table", '<table tabindex="0"')
