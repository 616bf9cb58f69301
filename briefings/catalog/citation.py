"""How to cite an article: in plain words, as BibTeX, and as CSL-JSON.

What the source does not state is left out, or named as not stated; the day of access is the reader's to add.

Sources: BibTeX's ``@misc`` with biblatex's ``url``; the CSL-JSON schema of citeproc-js, type ``article-newspaper``.
"""

from __future__ import annotations

from typing import Any

import msgspec

from briefings.catalog import urls, words
from briefings.catalog.library import Record
from briefings.catalog.rows import Citation
from briefings.config import Config
from briefings.times import day_of

_NO_HEADLINE = "no headline in the source"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        **{character: "\\" + character for character in "&%$#_{}"},
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_BRACES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def cite(record: Record, config: Config) -> Citation:
    """The article in all three forms."""
    return Citation(plain=_plain(record, config), bibtex=_bibtex(record, config), csl=_csl(record, config))


def _title(record: Record) -> str:
    return record.line.label if record.line.titled else f"[{_NO_HEADLINE}: {record.line.label}]"


def _plain(record: Record, config: Config) -> str:
    meta = record.article.meta
    published = meta.published
    title = f"“{record.line.label}”" if record.line.titled else _title(record)
    who = [meta.source.byline] if meta.source.byline else []
    when = words.day(published) if published else "date not stated"
    parts = [*who, title, record.line.source or words.NO_SOURCE.lower(), when]
    origin = urls.web(meta.source.url)
    where = f" {origin}." if origin else ""
    kept = f" Annotated in {config.site.title}, {config.base_url}{record.path}"
    return ". ".join(part.rstrip(".") for part in parts) + f".{where}{kept}"


def _bibtex(record: Record, config: Config) -> str:
    meta = record.article.meta
    day = day_of(meta.published)
    published = meta.published or ""
    fields = {
        "title": "{" + _latex(_title(record)) + "}",
        "author": "{" + _latex(meta.source.byline) + "}" if meta.source.byline else None,
        "organization": _latex(record.line.source) if record.line.source else None,
        "year": published[:4] or None,
        "month": _MONTHS[int(published[5:7]) - 1] if len(published) > len("2016") else None,
        "day": str(day.day) if day else None,
        "url": (urls.web(meta.source.url) or config.base_url + record.path).translate(_BRACES),
        "note": _latex(f"Annotated in {config.site.title}:") + rf" \url{{{config.base_url}{record.path}}}",
        "language": _latex(meta.language),
    }
    lines = [
        f"  {name} = {value if name == 'month' else '{' + value + '}'}," for name, value in fields.items() if value
    ]
    return "\n".join([f"@misc{{{record.path.removeprefix(urls.ARTICLES).strip('/').replace('/', '-')},", *lines, "}"])


def _csl(record: Record, config: Config) -> str:
    meta = record.article.meta
    published = (meta.published or "")[:10]
    item: dict[str, Any] = {
        "id": meta.id,
        "type": "article-newspaper",
        "title": _title(record),
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
    return " ".join(text.split()).translate(_LATEX)
