"""Small drafts and articles, with only what a test is about."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from typing import Any

import pytest

from briefings.ingest import pool
from briefings.ingest.pool import Outcome
from briefings.ingest.types import Raw
from briefings.model import Annotations, Article, Block, Draft, Entity, EntityUse, FrontMatter, Mention, Source


def gives(patch: pytest.MonkeyPatch, outcomes: Callable[[Sequence[Raw]], Iterator[Outcome]]) -> None:
    """Puts this in the place of whatever converts raw files."""
    patch.setattr(pool, "converter", lambda *_: nullcontext(outcomes))


def draft(
    file: str = "a.txt", title: str | None = "Port talks", published: str | None = "2019-05-07", **more: Any
) -> Draft:
    """A draft without annotations; the hash is made of the file's name."""
    text = more.pop("text", "Words.")
    sha256 = more.pop("sha256", (file.encode().hex() + "0" * 64)[:64])
    values: dict[str, Any] = {
        "zone": None,
        "updated": None,
        "language": "en",
        "annotations": Annotations(),
        "entities": (),
        "evidence": (),
        "key_points": (),
        "summary": None,
        "topics": (),
        "removed": (),
        "normalized": (),
    }
    return Draft(
        file=file,
        sha256=sha256,
        title=title,
        published=published,
        text=text,
        **({"blocks": (Block(0, len(text)),)} | values | more),
    )


def naming(*entities: Entity, file: str = "a.txt") -> Draft:
    """A draft that mentions each of these entities once, by its name."""
    text = " and ".join(entity.name for entity in entities) + "."
    spans = [(text.index(entity.name), entity) for entity in entities]
    return draft(
        file,
        text=text,
        entities=entities,
        annotations=Annotations(
            entities=tuple(EntityUse(entity.id, entity.kind) for entity in entities),
            mentions=tuple(Mention(start, start + len(entity.name), entity.id) for start, entity in spans),
        ),
    )


def article(
    slug: str = "port-talks",
    published: str | None = "2019-05-07",
    file: str = "old.txt",
    sha256: str = "f" * 64,
    **more: Any,
) -> Article:
    """An article without annotations."""
    folder = published[:4] if published else "undated"
    return Article(
        path=more.pop("path", f"content/articles/{folder}/{slug}.md"),
        meta=FrontMatter(
            format="briefings/1",
            id=more.pop("id", f"tag:example.org,{published}:{slug}"),
            title=more.pop("title", "Port talks"),
            slug=slug,
            language="en",
            published=published,
            story=more.pop("story", None),
            source=Source(file, sha256, "0" * 64),
        ),
        text=more.pop("text", "Words."),
        blocks=(),
        annotations=more.pop("annotations", Annotations()),
        markers=(),
        pieces=(),
        fidelity="matches",
    )
