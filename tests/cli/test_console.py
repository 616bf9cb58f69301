"""How a command speaks on a terminal."""

from __future__ import annotations

import pytest

from briefings.cli.console import styled


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("NO_COLOR", "1", "words"),
        ("NO_COLOR", "", "\x1b[1mwords\x1b[0m"),
        ("TERM", "dumb", "words"),
        ("TERM", "xterm", "\x1b[1mwords\x1b[0m"),
    ],
)
def test_who_asks_for_no_colour_gets_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    assert styled("words", bold=True) == told
