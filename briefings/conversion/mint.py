"""What a new article gets once and keeps for ever: its id, its slug, its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from briefings.config import Config
from briefings.model import Article, Draft, FrontMatter, Proposal, Source
from briefings.text import first_words, slugify
from briefings.times import day_of

_SUFFIX = 8
_SLUG_WORDS = 9


class Taken:
    """The ids, addresses and files that are in use; grows while a batch is converted."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self.ids: set[str] = set()
        self.addresses: set[str] = set()
        self.files: set[str] = set()
        self.add(articles)

    def add(self, articles: Iterable[Article]) -> None:
        """Takes what these articles use."""
        for article in articles:
            self.ids.add(article.meta.id)
            self.addresses.add(address(article.meta.published, article.meta.slug))
            self.files.add(article.path.casefold())


def address(published: str | None, slug: str) -> str:
    """What must be unique among articles: month, or ``undated``, and slug."""
    return f"{published[:7] if published and len(published) > len('2019') else 'undated'}/{slug}"


def file_of(published: str | None, slug: str) -> str:
    """The article's file, relative to the site: ``content/articles/2019/port-talks-resume.md``."""
    folder = published[:4] if published else "undated"
    return str(PurePosixPath("content/articles", folder, f"{slug}.md"))


def front_matter(
    draft: Draft,
    key_points: tuple[str, ...],
    story: str | None,
    text_sha256: str,
    config: Config,
    taken: Taken,
    proposed: tuple[Proposal, ...] = (),
) -> FrontMatter:
    """The head of a new article; ``taken`` learns what it uses."""
    slug = _free_slug(draft, taken)
    return FrontMatter(
        format="briefings/1",
        id=_free_id(draft, slug, config, taken),
        title=draft.title,
        slug=slug,
        language=draft.language,
        published=draft.published,
        zone=draft.zone,
        updated=draft.updated,
        summary=draft.summary,
        key_points=key_points,
        story=story,
        topics=draft.topics,
        normalized=draft.normalized,
        removed=draft.removed,
        proposed=proposed,
        source=Source(
            file=draft.file,
            sha256=draft.sha256,
            text_sha256=text_sha256,
            extractor=draft.extractor,
            publisher=draft.publisher,
            url=draft.url,
            byline=draft.byline,
            credits=draft.credits,
        ),
    )


def name_of(draft: Draft) -> str:
    """What to call the article in addresses: its headline, else the first words of the story, captions left out."""
    if draft.title:
        return draft.title
    told = (draft.text[block.start : block.end] for block in draft.blocks if block.kind != "caption")
    return first_words(next(told, draft.text), _SLUG_WORDS)


def _free_slug(draft: Draft, taken: Taken) -> str:
    base = slugify(name_of(draft), "article")
    if draft.published is None:
        base = f"{base}-{draft.sha256[:_SUFFIX]}"

    def is_taken(slug: str) -> bool:
        # Two months of one year have different addresses and one folder.
        return address(draft.published, slug) in taken.addresses or file_of(draft.published, slug) in taken.files

    slug = _first_free(base, draft.sha256, is_taken)
    taken.addresses.add(address(draft.published, slug))
    taken.files.add(file_of(draft.published, slug))
    return slug


def _free_id(draft: Draft, slug: str, config: Config, taken: Taken) -> str:
    """A tag URI (RFC 4151): the day of publication, or for undated articles the configured year."""
    day = day_of(draft.published)
    date = day.isoformat() if day else str(config.site.since)
    made = _first_free(f"tag:{config.authority},{date}:{slug}", draft.sha256, taken.ids.__contains__)
    taken.ids.add(made)
    return made


def _first_free(base: str, sha256: str, is_taken: Callable[[str], bool]) -> str:
    """``base``, else with the beginning of the raw hash, so that the order of arrival decides as little as possible."""
    if not is_taken(base):
        return base
    length = _SUFFIX
    while is_taken(f"{base}-{sha256[:length]}") and length < len(sha256):
        length += _SUFFIX
    return f"{base}-{sha256[:length]}"
