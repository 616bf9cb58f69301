"""From offsets in a body to lines and columns of its file."""

from __future__ import annotations

import re

from briefings.diagnostics import Place, Report

_MOST = 100


class Faults:
    """Reports faults of one file's body by their offset in it; the first hundred will do."""

    def __init__(self, path: str, body: str, body_line: int, report: Report) -> None:
        self._path = path
        self._body = body
        self._body_line = body_line
        self._report = report
        self._told = 0

    @property
    def are_many(self) -> bool:
        """Whether so much is wrong with the file that one more fault would tell nobody anything."""
        return self._told >= _MOST

    def place(self, at: int) -> Place:
        """Line and column in the file of an offset in the body."""
        line = self._body.count("\n", 0, at)
        return Place(self._path, self._body_line + line, at - self._body.rfind("\n", 0, at))

    def address(self, address: str, after: int = 0) -> int:
        """Where in the body an address stands as a link's target; ``after`` where that cannot be told."""
        target = re.search(r"(?:\]\(<?|\]:[ \t]*<?|=[\"']?)(" + re.escape(address) + ")", self._body[after:])
        if target:
            return after + target.start(1)
        return max(after, self._body.find(address, after))

    def error(self, code: str, message: str, at: int, remedy: str = "") -> None:
        """Reports a fault that stops the build."""
        self._told += 1
        if self._told <= _MOST:
            self._report.error(code, message, self.place(at), remedy)

    def warn(self, code: str, message: str, at: int, remedy: str = "") -> None:
        """Reports something the editor should know."""
        self._report.warn(code, message, self.place(at), remedy)
