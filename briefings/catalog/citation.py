"""How to cite an article: in plain words, as BibTeX, and as CSL-JSON.

What the source does not state is left out, or named as not stated; the day of access is the reader's to add.

Sources: BibTeX's ``@misc`` with biblatex's ``url``; the CSL-JSON schema of citeproc-js, type ``article-newspaper``.
"""

from __future__ import annotations

import re
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


def cite(record: Record, config: Config, words: Wording) -> Citation:
    """The article in all three forms."""
    title = record.line.label if record.line.titled else f"[{words.citing('no_headline')}: {record.line.label}]"
    return Citation(
        plain=_plain(record, config, title, words),
        bibtex=_bibtex(record, config, title, words),
        csl=_csl(record, config, title),
    )


def _plain(record: Record, config: Config, title: str, words: Wording) -> str:
    meta = record.meta
    published = meta.published
    shown = f"“{title}”" if record.line.titled else title
    who = [meta.source.byline] if meta.source.byline else []
    when = words.plain_day(published) if published else words.citing("no_date")
    parts = [*who, shown, record.line.source or words.source_not_stated, when]
    origin = urls.web(meta.source.url)
    where = f" {origin}." if origin else ""
    kept = f" {words.citing('annotated_in', site=config.site.title)}, {config.base_url}{record.path}"
    return ". ".join(part.rstrip(".") for part in parts) + f".{where}{kept}"


def _bibtex(record: Record, config: Config, title: str, words: Wording) -> str:
    meta = record.meta
    day = day_of(meta.published)
    published = meta.published or ""
    fields = {
        "title": "{" + _latex(title) + "}",
        "author": "{" + _latex(meta.source.byline) + "}" if meta.source.byline else None,
        "organization": _latex(record.line.source) if record.line.source else None,
        "year": published[:4] or None,
        "month": _MONTHS[int(published[5:7]) - 1] if len(published) > len("2016") else None,
        "day": str(day.day) if day else None,
        "url": (urls.web(meta.source.url) or config.base_url + record.path).translate(_BRACES),
        "note": _latex(words.citing("annotated_in", site=config.site.title) + ":")
        + rf" \url{{{config.base_url}{record.path}}}",
        "language": _latex(meta.language),
    }
    lines = [
        f"  {name} = {value if name == 'month' else '{' + value + '}'}," for name, value in fields.items() if value
    ]
    return "\n".join([f"@misc{{{record.path.removeprefix(urls.ARTICLES).strip('/').replace('/', '-')},", *lines, "}"])


def _csl(record: Record, config: Config, title: str) -> str:
    meta = record.meta
    published = (meta.published or "")[:10]
    item: dict[str, Any] = {
        "id": meta.id,
        "type": "article-newspaper",
        "title": title,
        "author": [{"literal": meta.source.byline}] if meta.source.byline else None,
        "container-title": record.line.source,
        "issued": {"date-parts": [[int(part) for part in published.split("-")]]} if published else None,
        "URL": urls.web(meta.source.url) or config.base_url + record.path,
        "archive": config.site.title,
        "archive_location": config.base_url + record.path,
        "language": meta.language,
    }
    encoded = msgspec.json.encode([{key: value for key, value in item.items() if value}])
    return msgspec.json.format(encoded, indent=1).decode()


def _latex(text: str) -> str:
    line = on_one_line(text)
    return line.translate(_LATEX) if _SPECIAL.search(line) else line
