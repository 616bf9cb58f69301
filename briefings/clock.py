"""The one place that reads the clock; everything else is told what day it is."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime

from briefings.errors import UsageError


def now(environ: Mapping[str, str]) -> datetime:
    """The moment of this run in UTC: ``SOURCE_DATE_EPOCH`` where it is set, else the system's clock.

    Source: https://reproducible-builds.org/specs/source-date-epoch/

    Raises:
        UsageError: if ``SOURCE_DATE_EPOCH`` is not a whole number of seconds.
    """
    epoch = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.fromtimestamp(time.time(), tz=UTC)
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a whole number of seconds since 1970-01-01"
        raise UsageError(message) from None
