"""What a conversion works with."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from briefings.config import Site
from briefings.content.recall import NO_STAMPS, Stamp
from briefings.diagnostics import Report
from briefings.job import Means
from briefings.progress import Progress
from briefings.store import Store


class Setting(msgspec.Struct, frozen=True):
    """What a conversion works with, whatever it converts.

    Attributes:
        site: The site.
        store: Keeps drafts, so that a run that was cut short goes on where it was, and what was counted in articles.
        means: What converts.
        report: Takes what the editor should know.
        progress: Is told of the stages.
        stamps: Of raw files, as `briefings.content.recall.Table.recalled` takes them.
    """

    site: Site
    store: Store
    means: Means
    report: Report
    progress: Progress
    stamps: Mapping[str, Stamp] = NO_STAMPS
