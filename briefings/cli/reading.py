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
        UsageError: if there is none.
    """
    for article in articles:
        if wanted in {article.path, article.meta.slug, article.meta.id, Path(article.path).name}:
            return article
    for article in articles:
        if Path(wanted).absolute().as_posix().endswith("/" + article.path):
            return article
    hint = did_you_mean(wanted, [article.meta.slug for article in articles])
    raise UsageError(f"no article {wanted!r}; {hint or 'see: briefings list'}")
