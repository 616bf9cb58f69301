"""Who wrote the article of a page: names alone, as stated for machines or as shown beside the headline."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from lxml import html

from briefings.ingest import heads, normalize, pagenames, printed
from briefings.ingest.statements import Stated

_NO_AUTHOR = re.compile(
    r"https?://|www\.|@|^\d|\b(?:admin|administrator|editor|editorial|unknown|anonymous|none|null|undefined)\b$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\d|\b(?:posted|published|updated|edit(?:ed|ion)?|reviews?|views?|more|profile|comments?|shares?|control|read|about|"
    r"all|some|follow|subscribe|home|news|contributors?|writers?|authors?|articles?|posts?|sign|log|login|page|details|website)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:(?:written |posted |reported )?by|from|author|par|von|por|view (?:all posts|my complete profile|profile)"
    r"(?: by| of)?)\s*:?\s+",
    re.IGNORECASE,
)
_CREDENTIAL = re.compile(
    r",?\s(?:Ph\.?D\.?|M\.?D\.?|MBA|RD|Esq\.?)$|^(?:Ph\.?D\.?|M\.?D\.?|MBA|RD)$|^view my complete profile$",
    re.IGNORECASE,
)
_LONGEST_NAME = 80
_CLASS = (
    "concat(' ', translate(concat(@class, ' ', @id, ' ', @data-testid, ' ', @rel, ' ', @itemprop), '-_', '  '), ' ')"
)
_BYLINES = (
    "//*[@rel='author']",
    "//*[@itemprop='author']",
    f"//*[contains({_CLASS}, ' byline ') or contains(@class, 'byline') or contains(@class, 'Byline')]",
    f"//*[contains({_CLASS}, ' author name ') or contains(@class, 'authorName') or contains(@class, 'authorname')]",
    f"//*[contains({_CLASS}, ' author ')]",
)
_ASIDE = frozenset({"comments", "read-more", "newsletter", "advertisement"})


def find(tree: html.HtmlElement, stated: Stated, guess: str) -> str | None:
    """The authors: as stated for machines, else as shown; the site itself is an author only if nobody else is."""
    sites = {_joined(publisher) for publisher in stated.publishers}
    formal = list(_cleaned(author for author in stated.authors if _joined(author) not in sites))
    others = (name for name in _cleaned(guess.split(";")) if _is_name(name))
    names = formal or _shown(tree) or list(others) or list(_cleaned(stated.authors))
    return ", ".join(dict.fromkeys(names)) or None


def _shown(tree: html.HtmlElement) -> list[str]:
    """The names in the first byline that the page shows; the names of a list of authors share their parent."""
    for path in _BYLINES:
        elements = [element for element in tree.xpath(path)[:30] if not _is_aside(element)]
        beside = [element for element in elements if element.getparent() is elements[0].getparent()]
        names = [name for element in beside[:6] for name in _cleaned(_name_texts(element)) if _is_name(name)]
        if names:
            return names
    return []


def _is_name(text: str) -> bool:
    """Whether words that a page shows where names stand are a name: capitals, and none of the words of buttons."""
    return heads.names(text) and not _NO_NAME.search(text)


def _is_aside(element: html.HtmlElement) -> bool:
    return any(pagenames.furniture(part) in _ASIDE for part in itertools.islice(element.iterancestors(), 8))


def _name_texts(element: html.HtmlElement) -> list[str]:
    """The texts that may be names: of the links in a byline, where it has any."""
    if element.get("content"):
        return [normalize.plain(element.get("content"))]
    named = element.xpath(".//*[@itemprop='name']") or element.xpath(".//a[normalize-space()]") or [element]
    texts = [normalize.plain(" ".join(part.itertext())) for part in named]
    return [text for text in texts if text and len(text) <= _LONGEST_NAME]


def _cleaned(authors: Iterable[str]) -> Iterator[str]:
    """Single names, without addresses, roles and the word "by"."""
    for author in authors:
        head = heads.read(author)
        text = head.byline if head and head.byline else _BY.sub("", author)
        for name in re.split(r"\s*(?:[;|]|,\s(?!Jr|Sr|M\.?D|Ph)|\s(?:and|&)\s)\s*", text):
            bare = _CREDENTIAL.sub("", name).strip(" ,.:-–—•")
            if bare and len(bare) <= _LONGEST_NAME and not _NO_AUTHOR.search(bare) and not printed.find(bare):
                yield bare


def _joined(text: str) -> str:
    return "".join(re.findall(r"\w+", text.lower()))
