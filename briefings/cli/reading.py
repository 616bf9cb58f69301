"""What several commands read alike: the site's content, and the article that an argument names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.diagnostics import Report
from briefings.errors import UsageError
from briefings.text import did_you_mean

if TYPE_CHECKING:
    from briefings.config import Config
    from briefings.model import Article, Content


def load(site: Path) -> tuple[Config, Content[Article]]:
    """The configuration and all content.

    Raises:
        ContentError: if one of them has faults.
    """
    from briefings import configfile
    from briefings.content.load import load
    from briefings.progress import Silent

    report = Report()
    found = configfile.load(site.absolute(), report)
    loaded = load(found, report, None, Silent())
    report.raise_if_errors()
    return found.config, loaded


def find_article(articles: Sequence[Article], wanted: str) -> Article:
    """The article of this file, slug or id.

    Raises:
        UsageError: if there is none, or more than one.
    """
    file = Path(wanted).absolute().as_posix()
    of_file = [one for one in articles if wanted == one.path or file.endswith(f"/{one.path}")]
    found = of_file or [one for one in articles if wanted in {one.meta.slug, one.meta.id, Path(one.path).name}]
    if len(found) == 1:
        return found[0]
    if found:
        paths = ", ".join(article.path for article in found)
        raise UsageError(f"{len(found)} articles go by {wanted!r}: {paths}; name the file")
    hint = did_you_mean(wanted, [article.meta.slug for article in articles])
    raise UsageError(f"no article {wanted!r}; {hint or 'see: briefings list'}")
