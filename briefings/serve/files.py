"""From the path of a request to a file of the published folder, and never to any other."""

from __future__ import annotations

import mimetypes
import os
import stat
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

import msgspec

_TYPES = mimetypes.MimeTypes(filenames=())
"""The standard library's own table: the machine's would make two machines differ."""

_OWN_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".opml": "text/x-opml",
    ".rss": "application/rss+xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXTUAL = ("json", "xml", "javascript", "opml")


class Found(msgspec.Struct, frozen=True):
    """A file's bytes and its media type."""

    data: bytes
    type: str


class Moved(msgspec.Struct, frozen=True):
    """The address of what was asked for is another one on this server."""

    location: str


def find(root: Path, path: str, base: str = "/") -> Found | Moved | None:
    """What a request's path names; None where that is no regular file inside ``root``.

    A folder is its ``index.html``; without its slash, and below the site's base path, it has moved.

    Args:
        root: The published folder.
        path: The path of the request, percent-encoded, without the query.
        base: The path of the site's address, with a slash at both ends.
    """
    segments = _segments(path)
    if segments is None:
        return None
    file = root.joinpath(*segments)
    if _inside(root, file):
        if file.is_dir():
            if not path.endswith("/"):
                return Moved(_address(segments) + "/") if (file / "index.html").is_file() else None
            file /= "index.html"
        elif path.endswith("/"):
            return None
        data = _read(root, file)
        if data is not None:
            return Found(data, media_type(file.name, segments[:-1]))
    if base != "/" and f"{path.rstrip('/')}/".startswith(base):
        rest = _segments(path[len(base) :]) or []
        return Moved(_address(rest) + ("/" if rest and path.endswith("/") else ""))
    return None


def media_type(name: str, folders: list[str] | tuple[str, ...] = ()) -> str:
    """The media type of a file by its name; JSON below ``feeds`` is a JSON Feed."""
    suffix = Path(name).suffix.lower()
    if suffix == ".json" and folders[:1] in (["feeds"], ("feeds",)):
        kind = "application/feed+json"
    else:
        kind = _OWN_TYPES.get(suffix) or _TYPES.guess_type(f"x{suffix}", strict=True)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(_TEXTUAL) else kind


def _segments(path: str) -> list[str] | None:
    """The names between the slashes, decoded; None where one of them could lead elsewhere."""
    try:
        names = [unquote_to_bytes(name).decode("utf-8") for name in path.split("/") if name]
    except UnicodeDecodeError:
        return None
    if any(name in {".", ".."} or set(name) & {"/", "\\", "\0"} for name in names):
        return None
    return names


def _address(segments: list[str]) -> str:
    """The path of an address; it begins with one slash, never with two, which would name another host."""
    return "/" + "/".join(quote(name, safe="") for name in segments)


def _inside(root: Path, file: Path) -> bool:
    """Whether the file, all links followed, lies in the folder."""
    try:
        return file.resolve(strict=True).is_relative_to(root.resolve(strict=True))
    except (OSError, RuntimeError, ValueError):
        return False


def _read(root: Path, file: Path) -> bytes | None:
    """The bytes of a regular file inside the folder; a pipe or a device is not waited for."""
    if not _inside(root, file):
        return None
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError):
        return None
    with os.fdopen(descriptor, "rb") as opened:
        return opened.read() if stat.S_ISREG(os.fstat(descriptor).st_mode) else None
