"""What the preview knows: the outcome of the last build, and the version of the site that pages are told."""

from __future__ import annotations

import secrets
import threading

import msgspec

from briefings.errors import BriefingsError, ContentError
from briefings.located import Diagnostic


class BuildState(msgspec.Struct, frozen=True):
    """How a build ended.

    Attributes:
        changed: Whether the published site is another one than before.
        diagnostics: What the build found; its errors are shown in the pages.
        problem: What else kept the build from ending, in one sentence; empty where nothing did.
    """

    changed: bool = True
    diagnostics: tuple[Diagnostic, ...] = ()
    problem: str = ""

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that stopped the build."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.is_error)


def of_error(error: Exception) -> BuildState:
    """The state after a build that raised; whatever it was, the preview goes on."""
    if isinstance(error, ContentError):
        return BuildState(changed=False, diagnostics=error.diagnostics)
    known = isinstance(error, BriefingsError)
    return BuildState(changed=False, problem=str(error) if known else f"{type(error).__name__}: {error}")


class Live:
    """The state that the server's threads share; safe to use from all of them."""

    def __init__(self) -> None:
        self._token = secrets.token_hex(4)  # pages of an earlier preview must not take this one's versions for theirs
        self._number = 0
        self._state = BuildState()
        self._closed = False
        self._news = threading.Condition()

    def take(self, state: BuildState) -> None:
        """The outcome of a build; pages are told only where it looks different."""
        with self._news:
            same = (state.faults, state.problem) == (self._state.faults, self._state.problem)
            self._state = state
            if state.changed or not same:
                self._number += 1
                self._news.notify_all()

    def look(self) -> tuple[str, BuildState]:
        """The version of the site, and how the last build ended."""
        with self._news:
            return f"{self._token}-{self._number}", self._state

    def wait(self, known: str, seconds: float) -> str | None:
        """Another version than the known one, at once or when it comes; the known one after so many seconds.

        None when the preview ends.
        """
        with self._news:
            self._news.wait_for(lambda: self._closed or f"{self._token}-{self._number}" != known, seconds)
            return None if self._closed else f"{self._token}-{self._number}"

    def close(self) -> None:
        """Lets everyone who waits go."""
        with self._news:
            self._closed = True
            self._news.notify_all()
