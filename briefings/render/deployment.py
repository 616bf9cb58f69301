"""Rules of the editor's own for robots and hosts: a file of that name in ``content/files/`` is joined to the build's.

``robots.txt`` follows RFC 9309; ``_headers`` and ``_redirects`` are read by Netlify, Cloudflare Pages and their like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SITEMAP = re.compile(rb"^[ \t]*sitemap[ \t]*:", re.IGNORECASE | re.MULTILINE)


def robots(own: bytes, sitemap: str) -> bytes:
    """The rules for robots, and the way to the sitemap unless the editor names another.

    The editor's rules stand alone: of two of one length that permitting everything would win (RFC 9309, section 2.2.2),
    and what no rule names is permitted anyway.
    """
    rules = _text(own) or b"User-agent: *\nAllow: /\n"
    return rules if _SITEMAP.search(rules) else rules + f"\nSitemap: {sitemap}\n".encode()


def headers(own: bytes, made: str) -> bytes:
    """The headers that the build asks of a host, and the editor's.

    A host sends the headers of all rules that fit a page, and joins values of one name. So a header that the editor
    states for the same path takes the place of the build's.
    """
    rules = _text(own)
    stated = set(_headers(rules))
    kept = [found for found in _lines(made.encode()) if found[1:] not in stated]
    filled = {path for _, path, name in kept if name}
    return b"".join([line for line, path, _ in kept if path in filled]) + rules


def redirects(own: bytes, made: str) -> bytes:
    """Where earlier addresses lead, and then the editor's rules: hosts take the first that fits, and addresses last."""
    return made.encode() + _text(own)


def _text(own: bytes) -> bytes:
    """A file as the build's lines are written: with line feeds, one at the end."""
    lines = own.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").strip(b"\n")
    return lines + b"\n" if lines.strip() else b""


def _headers(rules: bytes) -> Iterator[tuple[bytes, bytes]]:
    yield from ((path, name) for _, path, name in _lines(rules) if name)


def _lines(rules: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Each line with the path whose rule it belongs to and, in small letters, the name of the header that it states."""
    path = b""
    for line in rules.splitlines(keepends=True):
        bare = line.strip()
        if bare and not bare.startswith(b"#") and not line[:1].isspace():
            path = bare
        name = bare.partition(b":")[0].strip().lower() if line[:1].isspace() and not bare.startswith(b"#") else b""
        yield line, path, name
