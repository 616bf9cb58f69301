"""What the stages of conversion hand to each other: raw → clean → findings. The last stage makes a `model.Draft`."""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec

from briefings.model import Annotations, Block, Caption, Entity, Evidence, Removed


class Raw(msgspec.Struct, frozen=True):
    """Where a raw article lies.

    Attributes:
        file: Its name below the inbox, POSIX, or as named on the command line; goes into the draft.
        path: The file on disk; read by whoever converts it, so that a queue of articles holds no text.
        root: The folder that it must lie in, links resolved; empty for a file named on the command line.
    """

    file: str
    path: str
    root: str = ""


class Refusal(msgspec.Struct, frozen=True):
    """A raw file that was not converted, and why, as a clause that ends in what to do.

    Attributes:
        code: ``annotator`` where the file is sound and what annotates it is at fault.
    """

    file: str
    reason: str
    code: Literal["no-article", "annotator"] = "no-article"


class Clean(msgspec.Struct, frozen=True):
    """A raw article without its furniture, before annotation.

    Attributes:
        text: The normalized body, its blocks parted by one blank line.
        captions: One for each caption block, in order of place.
        published: As in `briefings.times`, as printed, without a zone.
        zone: IANA name or offset, where stated.
        dateline: The place that an agency's dateline names (``BEIJING``).
        language: BCP 47 tag; ``und`` where it is not known.
        removed: Every word of the raw text that is not in ``text``, in order of place.
        normalized: Which kinds of white space and control characters were normalized.
        extractor: Name and version of what took the text out of HTML; None for plain text.
    """

    text: str
    blocks: tuple[Block, ...]
    captions: tuple[Caption, ...]
    title: str | None = None
    published: str | None = None
    zone: str | None = None
    updated: str | None = None
    dateline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    credits: tuple[str, ...] = ()
    url: str | None = None
    language: str = "en"
    removed: tuple[Removed, ...] = ()
    normalized: tuple[str, ...] = ()
    extractor: str | None = None


class Options(msgspec.Struct, frozen=True):
    """What of the configuration a conversion depends on; hashable, and sent to worker processes.

    Attributes:
        key_points: How many sentences stand for an article.
        topics: Slug and trigger words of each topic.
        voice: Loaded phrases to flag outside quotation marks.
        body_only: The whole file is body text (``annotate --body``).
        published: The day that relative dates are resolved against, instead of the article's own.
    """

    key_points: int = 3
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()
    voice: tuple[str, ...] = ()
    body_only: bool = False
    published: str | None = None


class Findings(msgspec.Struct, frozen=True):
    """What annotation adds to a clean article.

    Attributes:
        annotations: All mentions, dates, quotations, damage, captions and voice.
        entities: Ids are unique within the article (the slug of the fullest name); aliases as used in it.
        evidence: One for each quotation.
        key_points: Spans of sentences.
        summary: One sentence of the article, verbatim, at most 30 words.
        unavailable: Kinds of annotation that this annotator cannot make of this text, such as of one in a language that
            it does not know; empty where it made all of them.
    """

    annotations: Annotations
    entities: tuple[Entity, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    key_points: tuple[tuple[int, int], ...] = ()
    summary: str | None = None
    topics: tuple[str, ...] = ()
    unavailable: tuple[str, ...] = ()


class Annotator(Protocol):
    """Finds the annotations of a clean article; the same article gives the same findings.

    One of the editor's own is named in ``config.yaml`` (``annotator: package.module:factory``). The factory is called
    without arguments, once in each process that converts; what it gives is called once for each article. A ``version``
    of the factory, where it has one, belongs to the keys of caches.
    """

    def __call__(self, clean: Clean, options: Options) -> Findings:
        """The findings about one article.

        Args:
            clean: Its text, the blocks of it (paragraph, heading, caption …), language, and day of publication where
                the source states one. Every offset counts Unicode code points in ``clean.text``.
            options: What the configuration asks for; ``options.published`` goes before ``clean.published``.

        Returns:
            Annotations, each with ``by=By(rule, confidence)``, and the entities that they name, whose ids need only be
            unique within the article. Captions are known beforehand: those of the findings don't count.
        """
