"""How to cite an article: in plain words, as BibTeX, and as CSL-JSON.

What the source does not state is left out, or named as not stated; the day of access is the reader's to add.

Sources: BibTeX's ``@misc`` with biblatex's ``url``; the CSL-JSON schema of citeproc-js, type ``article-newspaper``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec

from briefings.catalog import urls
from briefings.catalog.library import Record
from briefings.catalog.rows import Citation
from briefings.catalog.words import Wording
from briefings.config import Config
from briefings.text import on_one_line
from briefings.times import day_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        **{character: "\\" + character for character in "&%$#_{}"},
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_SPECIAL = re.compile("[" + re.escape("".join(map(chr, _LATEX))) + "]")
_BRACES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_DAY = len("2016-04-21")
_MOST_DAYS = 1 << 12
"""Days in words that are kept, because articles share them: those of ten years."""


class Citations:
    """Cites the articles of a site; what all citations have in common is worded once.

    Args:
        config: Names the site and its address.
        words: The site's.
    """

    def __init__(self, config: Config, words: Wording) -> None:
        self._site, self._base = config.site.title, config.base_url
        self._words = words
        self._day = lru_cache(_MOST_DAYS)(words.plain_day)
        annotated = words.citing("annotated_in", site=config.site.title)
        self._kept = f" {annotated}, {config.base_url}"
        self._note = rf"{_latex(annotated + ':')} \url{{{config.base_url}"

    def of(self, record: Record) -> Citation:
        """An article in all three forms."""
        label = record.line.label
        title = label if record.line.titled else f"[{self._words.citing('no_headline')}: {label}]"
        origin = urls.web(record.meta.source.url)
        return Citation(
            plain=self._plain(record, title, origin),
            bibtex=self._bibtex(record, title, origin),
            csl=self._csl(record, title, origin),
        )

    def _plain(self, record: Record, title: str, origin: str | None) -> str:
        meta = record.meta
        byline = f"{meta.source.byline.rstrip('.')}. " if meta.source.byline else ""
        shown = (f"“{title}”" if record.line.titled else title).rstrip(".")
        outlet = (record.line.source or self._words.source_not_stated).rstrip(".")
        when = (self._day(meta.published[:_DAY]) if meta.published else self._words.citing("no_date")).rstrip(".")
        where = f" {origin}." if origin else ""
        return f"{byline}{shown}. {outlet}. {when}.{where}{self._kept}{record.path}"

    def _bibtex(self, record: Record, title: str, origin: str | None) -> str:
        meta = record.meta
        day = day_of(meta.published)
        published = meta.published or ""
        byline, outlet = meta.source.byline, record.line.source
        lines = [
            f"@misc{{{record.path.removeprefix(urls.ARTICLES).strip('/').replace('/', '-')},",
            f"  title = {{{{{_latex(title)}}}}},",
            f"  author = {{{{{_latex(byline)}}}}}," if byline else "",
            f"  organization = {{{_latex(outlet)}}}," if outlet else "",
            f"  year = {{{published[:4]}}}," if published else "",
            f"  month = {_MONTHS[int(published[5:7]) - 1]}," if len(published) > len("2016") else "",
            f"  day = {{{day.day}}}," if day else "",
            f"  url = {{{origin.translate(_BRACES) if origin else self._base + record.path}}},",
            f"  note = {{{self._note}{record.path}}}}},",
            f"  language = {{{_latex(meta.language)}}}," if meta.language else "",
            "}",
        ]
        return "\n".join(filter(None, lines))

    def _csl(self, record: Record, title: str, origin: str | None) -> str:
        meta = record.meta
        address, byline = self._base + record.path, meta.source.byline
        published = (meta.published or "")[:10]
        item: dict[str, Any] = {
            "id": meta.id,
            "type": "article-newspaper",
            "title": title,
            "author": [{"literal": byline}] if byline else None,
            "container-title": record.line.source,
            "issued": {"date-parts": [[int(part) for part in published.split("-")]]} if published else None,
            "URL": origin or address,
            "archive": self._site,
            "archive_location": address,
            "language": meta.language,
        }
        encoded = msgspec.json.encode([{key: value for key, value in item.items() if value}])
        return msgspec.json.format(encoded, indent=1).decode()


def _latex(text: str) -> str:
    line = on_one_line(text)
    return line.translate(_LATEX) if _SPECIAL.search(line) else line
