"""What a page's head states about its article for machines: JSON-LD, OpenGraph and other ``meta`` elements.

Sources: schema.org (NewsArticle and its relatives), JSON-LD 1.1, the Open Graph protocol, Dublin Core, and the names
that Parsely and Sailthru made common.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

import msgspec
from lxml import html

from briefings.ingest import normalize
from briefings.ingest.likeness import folded

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Posting|Review|CreativeWork)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage)$")
_NEST = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
_DEPTH = 5
_MOST = 200
_WRAPPED = re.compile(r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>\s*(?:\*/)?|;)\s*$")


_TITLES = "dc.title dcterms.title og:title weibo:article:title twitter:title parsely-title sailthru.title title"
_AUTHORS = "dc.creator dcterms.creator author article:author parsely-author sailthru.author byl citation_author"
_PUBLISHED = (
    "article:published_time og:published_time datepublished og:article:published_time article:published "
    "parsely-pub-date sailthru.date dc.date.issued dcterms.created dc.date.created dc.date dcterms.date pubdate "
    "publish-date publishdate publication_date citation_publication_date originalpublicationdate "
    "article_date_original article.published rnews:datepublished displaydate ptime date"
)
_MODIFIED = (
    "article:modified_time og:updated_time datemodified lastmod last-modified dcterms.modified article.updated utime"
)
_PUBLISHERS = "og:site_name dc.publisher dcterms.publisher cre application-name"
_LANGUAGES = "og:locale content-language language"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Firefox's reader view, saved, states the address of the page that it was made of in this link alone.
_READER_VIEW = ".//a[contains(concat(' ', @class, ' '), ' reader-domain ')]/@href"
Node = dict[str, Any]


class Stated(msgspec.Struct, frozen=True):
    """The statements found: each value as written, in order of rank; empty where there is none."""

    headlines: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


def read(tree: html.HtmlElement) -> Stated:
    """Everything the page states about its article."""
    nodes, meta = _all_nodes(tree), _meta(tree)
    node = _article(tree, nodes)
    person = [name for author in _items(node.get("author") or node.get("creator")) for name in _names(author, nodes)]
    publisher = [name for owner in _items(node.get("publisher")) for name in _names(owner, nodes)]
    canonical = tree.xpath(".//link[@rel='canonical']/@href") or tree.xpath(_READER_VIEW)
    return Stated(
        headlines=_texts([node.get("headline"), node.get("name")]),
        titles=_texts(_all(meta, _TITLES)),
        authors=_texts(person) or _first(meta, _AUTHORS),
        published=_texts([node.get("datePublished"), node.get("dateCreated"), *_all(meta, _PUBLISHED)]),
        modified=_texts([node.get("dateModified"), *_all(meta, _MODIFIED)]),
        publishers=_texts([*publisher, *_all(meta, _PUBLISHERS)]),
        urls=_texts([*canonical, *meta["og:url"], node.get("url")]),
        languages=_texts([tree.get("lang"), tree.get(_XML_LANG), node.get("inLanguage"), *_all(meta, _LANGUAGES)]),
    )


def _all_nodes(tree: html.HtmlElement) -> tuple[Node, ...]:
    scripts = tree.xpath(".//script[@type='application/ld+json']")
    return tuple(node for script in scripts for node in _nodes(_json(script.text)))


def _article(tree: html.HtmlElement, nodes: Iterable[Node]) -> Node:
    """The JSON-LD node of the article; where a page lists several, the one that its title names."""
    known = tuple(nodes)
    articles = [node for node in known if _is(node, _ARTICLE)]
    titles = (folded(" ".join(tree.xpath(path))) for path in (".//title/text()", ".//h1//text()"))
    named = next(filter(None, ([node for node in articles if _is_named(node, title)] for title in titles)), [])
    pages = [node for node in known if _is(node, _PAGE) and node.get("datePublished")]
    return max(named or (articles if len(articles) == 1 else pages), key=len, default={})


def _is_named(node: Node, title: str) -> bool:
    headline = folded(_text(node.get("headline")))
    return bool(headline) and headline in title


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    for item in _items(value)[:_MOST]:
        if isinstance(item, dict) and depth < _DEPTH:
            yield item
            for key in _NEST:
                yield from _nodes(item.get(key), depth + 1)


def _json(text: str | None) -> Any:
    """The value of a script; pages wrap it in comments, and break lines within strings."""
    try:
        return json.loads(_WRAPPED.sub("", _WRAPPED.sub("", text or "")), strict=False)
    except (ValueError, RecursionError):
        return None


def _is(node: Node, kind: re.Pattern[str]) -> bool:
    return any(isinstance(name, str) and kind.search(name) for name in _items(node.get("@type")))


def _names(value: Any, nodes: Iterable[Node] = ()) -> Iterator[str]:
    """The names of a person or organization: a string, a node, or a reference to a node of the page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and "name" in value:
        yield from (name for name in _items(value["name"]) if isinstance(name, str))
    elif isinstance(value, dict) and isinstance(value.get("@id"), str):
        meant = (node for node in nodes if node.get("@id") == value["@id"] and "name" in node)
        yield from itertools.islice((name for node in meant for name in _names(node)), 1)


def _meta(tree: html.HtmlElement) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for element in tree.iter("meta"):
        content = element.get("content")
        keys = " ".join(element.get(key) or "" for key in ("property", "name", "itemprop", "http-equiv"))
        for name in dict.fromkeys(keys.lower().split()) if content else ():
            values = found[re.sub(r"^(dc|dcterms|sailthru)[:_]", r"\1.", name)]
            # Under one name a statement in RDFa says more exactly what is meant than the same in plain HTML.
            values.insert(0, content) if element.get("property") else values.append(content)
    return found


def _all(meta: dict[str, list[str]], keys: str) -> list[str]:
    return [value for key in keys.split() for value in meta.get(key, [])]


def _first(meta: dict[str, list[str]], keys: str) -> tuple[str, ...]:
    """All values of the first key that has any: two keys name the same authors."""
    return next((texts for key in keys.split() if (texts := _texts(meta.get(key, [])))), ())


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for value in values for item in _items(value) if (text := _text(item))))


def _text(value: Any) -> str:
    return normalize.plain(re.sub(r"<[^<>]{1,200}>", " ", unescape(unescape(value)))) if isinstance(value, str) else ""
