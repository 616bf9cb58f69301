"""Who wrote the article of a page: names alone, as stated for machines or as shown beside the headline."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import html

from briefings.ingest import heads, normalize, pagenames, printed, shown
from briefings.ingest.likeness import run_together
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
_LONGEST_NAME, _LONGEST_BYLINE = 80, 200
_SHORTEST_SITE = 4
_CLASS = (
    "concat(' ', translate(concat(@class, ' ', @id, ' ', @data-testid, ' ', @rel, ' ', @itemprop), '-_', '  '), ' ')"
)
_BYLINES = (
    "//*[@rel='author']",
    "//*[@itemprop='author']",
    f"//*[contains({_CLASS}, ' byline ') or contains(@class, 'byline') or contains(@class, 'Byline')]",
    f"//*[contains({_CLASS}, ' author name ') or contains(@class, 'authorName') or contains(@class, 'authorname')]",
    f"//*[contains({_CLASS}, ' author ')]",
    "//*[contains(@class, 'reader-credits')]",
)
_ASIDE = frozenset({"comments", "read-more", "newsletter", "advertisement"})


def find(tree: html.HtmlElement, stated: Stated, lines: Sequence[str], guess: Iterable[str]) -> str | None:
    """The authors: as stated for machines, else as shown.

    A site is the author of its page only where the page prints it as one: templates state it for machines of any page.

    Args:
        tree: The page.
        stated: For machines.
        lines: The bylines printed beside the headline.
        guess: What another extractor takes for the authors; asked where nothing is stated.
    """
    sites = frozenset(filter(None, map(run_together, stated.publishers)))
    lists = [[name for name in _cleaned([line]) if _is_name(name)] for line in lines]
    printed_names = next((names for found in lists if (names := list(_people(found, sites)))), [])
    formal = list(_people(_cleaned(author for author in stated.authors if run_together(author) not in sites), sites))
    if formal:
        return _listed(_fuller(formal, printed_names))
    others = _people((name for name in _cleaned(guess) if _is_name(name)), sites)
    site = next(iter(lists), [])
    return _listed(_shown(tree, sites) or printed_names or site or list(others) or _shown(tree, frozenset()))


def _listed(names: Iterable[str]) -> str | None:
    return ", ".join(dict.fromkeys(names)) or None


def _people(names: Iterable[str], sites: frozenset[str]) -> Iterator[str]:
    """The names without the site's own: whole, or the one word with which its name begins (``Google``)."""
    for name in names:
        joined = run_together(name)
        short = " " not in name and len(joined) >= _SHORTEST_SITE
        if joined not in sites and not (short and any(site.startswith(joined) for site in sites)):
            yield name


def _fuller(formal: list[str], printed_names: list[str]) -> list[str]:
    """The stated names; a first name alone (``Todd``) gives way to the printed name that begins with it."""
    if len(formal) == len(printed_names) == 1 and printed_names[0].startswith(f"{formal[0]} "):
        return printed_names
    return formal


def _shown(tree: html.HtmlElement, sites: frozenset[str]) -> list[str]:
    """The names in the first byline that the page shows; the names of a list of authors share their parent."""
    for path in _BYLINES:
        elements = [element for element in tree.xpath(path)[:30] if not _is_aside(element)]
        beside = [element for element in elements if element.getparent() is elements[0].getparent()]
        found = (name for element in beside[:6] for name in _people(_cleaned(_name_texts(element)), sites))
        names = [name for name in found if _is_name(name)]
        if names:
            return names
    return []


def _is_name(text: str) -> bool:
    """Whether words that a page shows where names stand are a name: capitals, and none of the words of buttons."""
    return heads.are_names(text) and not _NO_NAME.search(text)


def _is_aside(element: html.HtmlElement) -> bool:
    above = itertools.islice(element.iterancestors(), 8)
    in_other = any(pagenames.furniture(part) in _ASIDE for part in (element, *above))
    return in_other or shown.is_in_another_article(element)


def _name_texts(element: html.HtmlElement) -> list[str]:
    """The texts that may be names: of the links in a byline, where it has any."""
    if element.get("content"):
        return [normalize.plain(element.get("content"))]
    named = element.xpath(".//*[@itemprop='name']") or element.xpath(".//a[normalize-space()]") or [element]
    texts = [normalize.plain(" ".join(part.itertext())) for part in named]
    return [text for text in texts if text and len(text) <= _LONGEST_BYLINE]


def _cleaned(authors: Iterable[str]) -> Iterator[str]:
    """Single names, without addresses, roles and the word "by"."""
    for author in authors:
        head = heads.read(author)
        text = head.byline if head and head.byline else _BY.sub("", author)
        for name in re.split(r"\s*(?:[;|]|\s[–—-]\s|,\s(?!Jr|Sr|M\.?D|Ph)|\s(?:and|und|et|y|e|&)\s(?![a-z]))\s*", text):
            bare = _CREDENTIAL.sub("", name).strip(" ,.:-–—•")
            if bare and len(bare) <= _LONGEST_NAME and not _NO_AUTHOR.search(bare) and not printed.find(bare):
                yield bare
