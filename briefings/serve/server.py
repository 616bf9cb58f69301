"""The server of the preview: this machine's own addresses only, and only asked for by its own names."""

from __future__ import annotations

import errno
import socket
import socketserver
import sys
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from briefings.catalog import urls
from briefings.errors import UsageError
from briefings.serve import pages
from briefings.serve.files import Found, Moved, find, media_type
from briefings.serve.state import Live

_NAMES = ("localhost", "127.0.0.1", "[::1]")
_ADDRESSES = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
_HEARTBEAT = 15.0
_PORTS_TO_TRY = 50
_HTTP_PORT = 80


class Place(msgspec.Struct, frozen=True):
    """What is served: the published folder, and the path of the site's address with a slash at both ends."""

    root: Path
    base: str = "/"


class Server(ThreadingHTTPServer):
    """One address of the preview; each request has a thread, for which the end of the process never waits."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, family: int, address: tuple[str, int], place: Place, live: Live) -> None:
        self.address_family = family
        self.place = place
        self.live = live
        super().__init__(address, _Handler)

    def server_bind(self) -> None:
        """Binds without asking the name service who we are, which `http.server` does."""
        if self.address_family == socket.AF_INET6:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "localhost", int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is no news; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    def is_own(self, host: str) -> bool:
        """Whether a Host header names this server: a foreign name that leads here is an attack by DNS rebinding."""
        names = {f"{name}:{self.server_port}" for name in _NAMES}
        return host.lower() in (names | set(_NAMES) if self.server_port == _HTTP_PORT else names)


def listen(port: int, place: Place, live: Live) -> tuple[Server, ...]:
    """Servers on this port of the loopback, in IPv4 and, where the machine has it, IPv6; port 0 takes a free one.

    Raises:
        UsageError: if the port can't be had; the message names the next free one.
    """
    servers: list[Server] = []
    try:
        for family, address in _ADDRESSES:
            try:
                servers.append(Server(family, (address, servers[0].server_port if servers else port), place, live))
            except OSError as fault:
                if not servers or fault.errno == errno.EADDRINUSE:
                    raise
    except OSError as fault:
        for server in servers:
            server.server_close()
        raise _refused(port, fault) from None
    return tuple(servers)


def _refused(port: int, fault: OSError) -> UsageError:
    free = next((candidate for candidate in range(port + 1, port + _PORTS_TO_TRY) if _is_free(candidate)), None)
    remedy = f"; try --port {free}" if free else ""
    if fault.errno == errno.EADDRINUSE:
        return UsageError(f"port {port} is in use{remedy}")
    return UsageError(f"port {port} can't be used: {fault.strerror}{remedy}")


def _is_free(port: int) -> bool:
    try:
        with socket.create_server(("127.0.0.1", port)):
            return True
    except (OSError, OverflowError):
        return False


class _Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"
    server_version = "briefings"
    sys_version = ""
    timeout = 30
    server: Server

    def do_GET(self) -> None:
        """Answers GET, and HEAD in the same words without the body."""
        if not self.server.is_own(self.headers.get("Host", "")):
            self._send(HTTPStatus.FORBIDDEN, b"This preview answers to localhost alone.\n", "text/plain; charset=utf-8")
            return
        path = urlsplit(self.path).path or "/"
        if path == pages.EVENTS:
            self._events()
        elif path.startswith(pages.OWN):
            self._own(path)
        else:
            self._site(path)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Says nothing: the terminal is for the builds."""

    def _own(self, path: str) -> None:
        text = {"live.js": pages.SCRIPT, "live.css": pages.STYLE}.get(path.removeprefix(pages.OWN))
        status = HTTPStatus.OK if text is not None else HTTPStatus.NOT_FOUND
        self._send(status, (text or "").encode(), media_type(path))

    def _site(self, path: str) -> None:
        place = self.server.place
        found = find(place.root, path, place.base)
        if isinstance(found, Moved):
            self._send(HTTPStatus.FOUND, b"", "text/plain; charset=utf-8", {"Location": found.location})
        elif found:
            self._page(HTTPStatus.OK, found)
        elif isinstance(missing := find(place.root, f"/{urls.NOT_FOUND}"), Found):
            self._page(HTTPStatus.NOT_FOUND, missing)
        else:
            self._nothing(published=place.root.is_dir())

    def _page(self, status: HTTPStatus, found: Found) -> None:
        data, extra = found.data, {}
        if found.type.startswith("text/html"):
            version, state = self.server.live.look()
            data, policy = pages.inject(data, version, state.faults, state.problem)
            extra = {"Content-Security-Policy": policy} if policy else {}
        self._send(status, data, found.type, extra)

    def _nothing(self, *, published: bool) -> None:
        version, state = self.server.live.look()
        status = HTTPStatus.NOT_FOUND if published else HTTPStatus.SERVICE_UNAVAILABLE
        title = "Page not found" if published else "Nothing is published yet"
        text = "The site has no such page." if published else "This page loads again as soon as a build is done."
        data = pages.standalone(title, text, version, state.faults, state.problem)
        self._send(status, data, "text/html; charset=utf-8")

    def _send(self, status: HTTPStatus, data: bytes, kind: str, extra: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        self._common_headers(kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in (extra or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _common_headers(self, kind: str) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def _events(self) -> None:
        """Server-Sent Events: the version now, and each new one. Source: HTML Living Standard, 9.2."""
        self.send_response(HTTPStatus.OK)
        self._common_headers("text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        known, _ = self.server.live.look()
        message = f"retry: 1000\ndata: {known}\n\n"
        while self.command != "HEAD":
            self.wfile.write(message.encode())
            version = self.server.live.wait(known, _HEARTBEAT)
            if version is None:
                return
            message = ":\n\n" if version == known else f"data: {version}\n\n"
            known = version
