"""A built site on the loopback, and a real browser that reports whatever goes wrong in it."""

from __future__ import annotations

import http.server
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

_ASKED = os.environ.get("CHROME_PATH", "")
CHROMIUM = _ASKED or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_WANTED = "needs Chromium: install your system's package `chromium`, or name one in CHROME_PATH"


class Watched:
    """A page in a context of its own, with all that a reader's browser would complain about."""

    def __init__(self, context: Any, home: str) -> None:
        self.home, self.page, self.said = home, context.new_page(), []
        self.page.on("console", lambda message: self._note(f"console {message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self._note(f"error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on(
            "response", lambda response: response.status >= 400 and self._note(f"{response.status}: {response.url}")
        )
        self.page.on("dialog", self._dismiss)
        self.page.on("popup", lambda popup: self._note(f"popup: {popup.url}"))
        self.page.on("download", lambda download: self._note(f"download: {download.url}"))
        context.route(re.compile(f"^(?!{re.escape(home)})"), self._refuse)

    def open(self, path: str = "") -> Any:
        """Goes to a page of the site."""
        self.page.goto(self.home + path, wait_until="load")
        return self.page

    def _note(self, words: str) -> None:
        self.said.append(f"{self.page.url.removeprefix(self.home)}: {words}")

    def _failed(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # a page that is left ends its requests
            self._note(f"failed: {request.url}: {request.failure}")

    def _refuse(self, route: Any) -> None:
        self._note(f"outside: {route.request.url}")
        route.abort()

    def _dismiss(self, dialog: Any) -> None:
        self._note(f"dialog: {dialog.message}")
        dialog.dismiss()


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A browser that leaves a page ends its requests: no fault."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, and keeps silent."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on a free port of this machine; gives its address with a slash at the end."""
    servers: list[_Server] = []

    def start(folder: Path) -> str:
        handler = partial(_Handler, directory=str(folder))
        server = _Server(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium; where there is none the test is skipped, and in CI it fails."""
    missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an optional part
    except ImportError:
        missing("needs the test extra: pip install 'briefings[test]'")
    if not CHROMIUM:
        missing(_WANTED)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Watched]]:
    """Opens a browser window: `visit(home, width=390, script=False, dark=True)`."""
    contexts = []

    def start(home: str, *, width: int = 1280, script: bool = True, dark: bool = False) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        return Watched(context, home)

    yield start
    for context in contexts:
        context.close()
