"""The one place that reads the clock."""

from datetime import UTC, datetime

import pytest

from briefings import clock
from briefings.errors import UsageError


def test_source_date_epoch_is_now() -> None:
    assert clock.now({"SOURCE_DATE_EPOCH": "1557248400"}) == datetime(2019, 5, 7, 17, tzinfo=UTC)


@pytest.mark.parametrize("environ", [{}, {"SOURCE_DATE_EPOCH": ""}, {"SOURCE_DATE_EPOCH": "  "}])
def test_without_it_the_system_says(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock.time, "time", lambda: 86_400.5)
    assert clock.now(environ) == datetime(1970, 1, 2, 0, 0, 0, 500_000, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["yesterday", "1.5", "9" * 30, "0x10"])
def test_anything_else_is_refused_with_the_rule(epoch: str) -> None:
    with pytest.raises(UsageError, match="whole number of seconds"):
        clock.now({"SOURCE_DATE_EPOCH": epoch})
