"""The preview as a whole: build, serve, watch, build again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from briefings.config import Site
from briefings.serve import watch
from briefings.serve.server import Place, listen
from briefings.serve.state import BuildState, Live, of_error

Build = Callable[[], BuildState]
Changes = Callable[[Path, threading.Event], Iterator[None]]


class Preview:
    """A running server of one site's published folder.

    Use it in a ``with`` statement, whose end stops the server.

    Attributes:
        url: Where a browser finds it.
        stop: Set when the preview ends.
    """

    def __init__(self, site: Site, port: int, build: Build, tell: Callable[[str], None]) -> None:
        """Takes the port.

        Raises:
            UsageError: if another program has it.
        """
        self.stop = threading.Event()
        self._build = build
        self._tell = tell
        self._live = Live()
        base = urlsplit(site.config.base_url).path
        self._servers = listen(port, Place(site.output, base), self._live)
        self.url = f"http://localhost:{self._servers[0].server_port}/"

    def __enter__(self) -> Self:
        for server in self._servers:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self._live.close()
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def rebuild(self) -> None:
        """Builds; whatever goes wrong is told and shown in the pages, and the preview goes on."""
        try:
            state = self._build()
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end the preview either
            state = of_error(error)
        self._live.take(state)
        for fault in state.faults:
            self._tell(str(fault))
        if state.problem:
            self._tell(state.problem)


def serve(site: Site, port: int, build: Build, tell: Callable[[str], None], changes: Changes = watch.changes) -> None:
    """Builds the site and serves it on the loopback until Ctrl-C; builds again after each change.

    Args:
        site: The site; its configuration is read once.
        port: Of the loopback; 0 takes a free one.
        build: Builds and publishes, and says how it ended; it may raise.
        tell: Takes lines for the terminal.
        changes: Yields whenever something changed.

    Raises:
        MissingExtraError: if changes can't be watched.
        UsageError: if the port is taken; the message names a free one.
    """
    if changes is watch.changes:
        watch.require()
    with Preview(site, port, build, tell) as preview:
        try:
            preview.rebuild()
            tell(f"The preview is at {preview.url} (Ctrl-C ends it)")
            for _ in changes(site.root, preview.stop):
                preview.rebuild()
        except KeyboardInterrupt:
            tell("The preview has ended")
