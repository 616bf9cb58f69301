"""What a build is asked, and what it answers."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import msgspec

from briefings import clock
from briefings.clock import Stage
from briefings.located import Diagnostic
from briefings.schedule import Waiting


class Means(msgspec.Struct, frozen=True):
    """What converts raw articles.

    Attributes:
        jobs: Worker processes of this machine; None for one a core.
        executor: ``dask://HOST:PORT`` for the workers of a cluster instead; empty for none.
    """

    jobs: int | None = None
    executor: str = ""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What the editor asked for.

    Attributes:
        output: The published folder; None for the configured one.
        jobs: Worker processes; None for one a core.
        executor: ``dask://HOST:PORT``: a cluster that converts; empty for this machine.
        locked: Write nothing into ``content/``, and fail where that would be needed.
        strict: Take warnings as faults.
        drafts: Publish drafts too.
        future: Publish what is embargoed too.
        preview: For the editor's own eyes: what is wrong with addresses is told, and stops nothing.
        now: The moment to build for, with its zone; that of the call, unless it is given.
        keep_going: Publish without the articles that have faults.
        search: Make the search index, where the configuration leaves that to each build.
    """

    output: Path | None = None
    jobs: int | None = None
    executor: str = ""
    locked: bool = False
    strict: bool = False
    drafts: bool = False
    future: bool = False
    preview: bool = False
    now: datetime = msgspec.field(default_factory=lambda: clock.now(os.environ))
    keep_going: bool = False
    search: bool = False

    @property
    def means(self) -> Means:
        """What converts raw articles."""
        return Means(self.jobs, self.executor)

    @property
    def is_preview(self) -> bool:
        """Whether it shows what readers do not see yet."""
        return self.preview or self.drafts or self.future

    def is_for_readers(self, output: Path) -> bool:
        """Whether it publishes what readers see where they see it: in the configured folder, which is ``output``."""
        return not self.is_preview and (self.output is None or self.output.absolute() == output.absolute())


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did.

    Attributes:
        diagnostics: Warnings and notes; with ``keep_going`` the errors of the articles left out too.
        converted: Files of articles and entities that were written into ``content/``.
        refused: Raw files that hold no article.
        left_out: Files left out for their faults.
        written: Published files whose bytes are new.
        kept: Published files that stayed as they were.
        unchanged: Whether nothing had to be done at all.
        waiting: What is written and not on the site.
        stages: What each stage took.
        peak_memory: As `briefings.clock.peak_memory`, in bytes.
        material: What the site was made of, for whoever would rather hold it than see it taken apart.
    """

    output: Path
    diagnostics: tuple[Diagnostic, ...] = ()
    converted: tuple[str, ...] = ()
    refused: int = 0
    left_out: int = 0
    written: int = 0
    removed: int = 0
    kept: int = 0
    unchanged: bool = False
    waiting: tuple[Waiting, ...] = ()
    seconds: float = 0.0
    stages: tuple[Stage, ...] = ()
    peak_memory: tuple[int, int] = (0, 0)
    material: object = None
