"""What may stand in a page or in a feed's text, and whatever else does."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree, html

WORDS = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "cite", "code", "dd", "del", "dl", "dt", "em", "figcaption", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s"),
        *("samp", "small", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr"),
        *("ul", "var"),
    )
)
"""What text may be marked up with."""
FRAME = frozenset(
    (
        *("html", "head", "title", "meta", "link", "script", "body", "main", "nav", "header", "footer", "section"),
        *("article", "aside", "div", "span", "details", "summary"),
    )
)
"""What a page is built of."""
CONTROLS = frozenset(("form", "input", "label", "button", "dialog", "noscript"))
"""What pages have few of, each of them the theme's own: known by the page of the same kind of a harmless site."""
ADDRESSED = ("href", "src", "action", "formaction", "data", "poster", "background", "srcset", "cite", "xlink:href")
_SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\-]*)\s*:")
_ABSOLUTE = re.compile(r"[\x00-\x20]*([\w+.\-]+:|//|\\\\)")
_XHTML = "http://www.w3.org/1999/xhtml"
_REDIRECT = re.compile(r"0;\s*url=(?!//)[^:]*")
_GOOD = {"http", "https", "mailto"}


def controls(page: bytes) -> set[str]:
    """The start tags of the controls of a page."""
    return {_start(element) for element in _elements(page) if element.tag in CONTROLS}


def faults_of_page(page: bytes, own_controls: set[str]) -> Iterator[str]:
    """What stands in a page and must not, in words."""
    text = page.decode()
    policy = re.search(r"script-src ([^;]*)", text)
    for element in _elements(page):
        tag = element.tag
        if tag in CONTROLS and _start(element) not in own_controls:
            yield f"control {_start(element)}"
        elif tag not in WORDS | FRAME | CONTROLS:
            yield f"element {_start(element)}"
        yield from _faults_of_attributes(element)
        if tag == "script":
            yield from _faults_of_script(element, policy[1] if policy else "")
        if _loads(element) and _ABSOLUTE.match(_loads(element)):
            yield f"from outside: {_start(element)}"
        commands = tag == "meta" and element.get("http-equiv", "").lower() not in {"", "content-security-policy"}
        if commands and not _REDIRECT.fullmatch(element.get("content", "")):
            yield f"meta {_start(element)}"


def faults_of_markup(markup: str) -> Iterator[str]:
    """What stands in a feed's text and must not."""
    if not markup.strip():
        return
    for element in html.fragment_fromstring(markup, create_parent="div").iterdescendants():
        if not isinstance(element.tag, str) or element.tag not in WORDS:
            yield f"element {_start(element)}"
        yield from _faults_of_attributes(element)


def faults_of_feed(path: Path) -> Iterator[str]:
    """What a feed holds and must not; a feed that is not well formed raises."""
    if path.suffix == ".json":
        for item in json.loads(path.read_bytes())["items"]:
            yield from faults_of_markup(item["content_html"])
            yield from _faults_of_address(item["url"])
        return
    for element in etree.fromstring(path.read_bytes()).iter(etree.Element):
        name = etree.QName(element)
        if name.namespace == _XHTML:
            yield f"element {element.tag}"
        yield from _faults_of_address(element.get("href", ""))
        if name.localname in {"encoded", "content", "description"}:
            yield from faults_of_markup(element.text or "")
    read = feedparser.parse(path.read_bytes(), sanitize_html=False)
    if read.bozo:
        yield f"feedparser: {read.bozo_exception}"
    for entry in read.entries:
        yield from _faults_of_address(entry.link)
        for content in entry.get("content", ()):
            yield from faults_of_markup(content.value)


def _elements(page: bytes) -> Iterator[Any]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    return (element for element in html.document_fromstring(page, parser=parser).iter() if isinstance(element.tag, str))


def _start(element: Any) -> str:
    return f"<{element.tag} {' '.join(f'{name}={value!r}' for name, value in sorted(element.attrib.items()))}>"


def _loads(element: Any) -> str:
    """What a browser fetches for an element without being asked."""
    if element.tag == "link":
        return "" if element.get("rel") == "canonical" else element.get("href", "")
    return "" if element.tag == "a" else element.get("src", "")


def _faults_of_attributes(element: Any) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name.lower().startswith("on") or name.lower() in {"style", "srcdoc"}:
            yield f"attribute {name} in {_start(element)}"
        if name.lower() in ADDRESSED:
            yield from _faults_of_address(value)


def _faults_of_address(value: str) -> Iterator[str]:
    scheme = _SCHEME.match(value)
    if scheme and scheme[1].lower() not in _GOOD:
        yield f"address {value!r}"


def _faults_of_script(element: Any, policy: str) -> Iterator[str]:
    """Scripts are data that parses, files of the site, or a text whose hash the page's policy names."""
    if element.get("type") == "application/ld+json":
        json.loads(element.text or "")
    elif (source := element.get("src")) is not None:
        if not re.fullmatch(r"(\.\./)*/?assets/[\w.-]+\.js", source):
            yield f"script from {source!r}"
    else:
        digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        if f"'sha256-{digest}'" not in policy:
            yield f"script {(element.text or '')[:80]!r}"
