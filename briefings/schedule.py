"""What is written and not shown: drafts, what goes out later, what was withdrawn; and when that changes by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

Why = Literal["draft", "embargo", "expired"]


class Waiting(msgspec.Struct, frozen=True):
    """An article or a briefing by hand that is not on the site.

    Attributes:
        file: Its file, relative to the site; never its words, which nobody may read before their time.
        why: ``draft``; ``embargo``: before its time; ``expired``: after it.
        until: The instant at which it goes out, or went away (ISO 8601 with an offset); None for a draft.
    """

    file: str
    why: Why
    until: str | None = None

    def __str__(self) -> str:
        told = {"draft": "a draft", "embargo": f"goes out {self.until}", "expired": f"withdrawn since {self.until}"}
        return f"{self.file}: {told[self.why]}"


class Schedule(msgspec.Struct, frozen=True):
    """Which moments give the same site, and what is not on it then.

    Attributes:
        since: The last instant, in seconds since 1970, at which something went out or away; None: nothing ever did.
        until: The next such instant; None: nothing will.
        waiting: What is not on the site, by file.
    """

    since: int | None = None
    until: int | None = None
    waiting: tuple[Waiting, ...] = ()

    def holds_at(self, now: datetime) -> bool:
        """Whether a build at this moment would show the same: also after a clock was set back."""
        moment = now.timestamp()
        return (self.since is None or self.since <= moment) and (self.until is None or moment < self.until)
