"""Where the links and pictures of the editor's own Markdown lead.

A file in ``content/files/`` is named as a Git host needs it (``../../files/map.png``) and copied to the site's root
(``map.png``); a page of the site is named by its address from the root (``/people/wang-hao/``). Both depend on where
the page lies, so U+0002 stands for the way to the site's root until the page is known.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple
from urllib.parse import unquote

BASE = "\x02"

_FILE = re.compile(r"(?:\.{1,2}/)*files/(.+)", re.DOTALL)
_ABSOLUTE = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_LINKING = re.compile(r'<(a|img)((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_ADDRESS_OF = {"a": "href", "img": "src"}


class Found(NamedTuple):
    """A link or picture in a text.

    Attributes:
        tag: ``a`` or ``img``.
        address: As the editor wrote it.
        target: The address to put on the page, with U+0002 for the root; None: it leads nowhere.
    """

    tag: str
    address: str
    target: str | None


def links_in(markup: str) -> Iterator[Found]:
    """The links and pictures of sanitized HTML, in order."""
    for tag, attributes in _LINKING.findall(markup):
        written = dict(_ATTRIBUTE.findall(attributes)).get(_ADDRESS_OF[tag])
        if written is not None:
            address = html.unescape(written)
            yield Found(tag, address, _target(tag, address))


def _target(tag: str, address: str) -> str | None:
    return (link_target if tag == "a" else file_target)(address.strip())


def link_target(address: str) -> str | None:
    """The address to put on the page, with U+0002 for the root; None where the site has no such thing."""
    if address[:1] == "/":
        return _site_target(address)
    return address if address[:1] == "#" or _ABSOLUTE.match(address) else file_target(address)


def file_target(address: str) -> str | None:
    """The address of a file under ``content/files/``; None for everything else."""
    match = _FILE.fullmatch(address)
    return BASE + match[1] if match and _is_inside(match[1]) else None


def _site_target(address: str) -> str | None:
    path = address[1:]
    return BASE + path if path[:1] != "/" and _is_inside(path) else None


def _is_inside(path: str) -> bool:
    if not ("." in path or "%" in path or "//" in path or "\\" in path):
        return True
    plain = unquote(path.partition("?")[0].partition("#")[0])
    return "\\" not in path and not {"..", "."} & set(plain.split("/")) and "//" not in plain


def is_of_site(target: str | None) -> bool:
    """Whether an address leads into the site, or nowhere: the others are not ours to prove."""
    return target is None or target.startswith(BASE)


def mapped_attributes(tag: str, attributes: str, found: list[Found], nowhere: Collection[str] = ()) -> str:
    """The attributes of an ``a`` or ``img`` tag, addresses mapped; what is to be proved is put into ``found``.

    An address that is mapped to one of ``nowhere`` is left out, as is one that cannot be mapped.
    """
    values = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
    address = values.pop(_ADDRESS_OF[tag], None)
    if address is not None:
        target = _target(tag, address)
        if is_of_site(target):
            found.append(Found(tag, address, target))
        if target is not None and target not in nowhere:
            values[_ADDRESS_OF[tag]] = target
    if tag == "img":
        values.setdefault("alt", "")
    return "".join(f' {name}="{html.escape(value)}"' for name, value in values.items())


def mapped_links(markup: str, lost: Collection[str] = ()) -> str:
    """Sanitized HTML with the addresses of its links and pictures mapped.

    A link that leads nowhere keeps its words and loses its address; of a picture that is nowhere its description stays.

    Args:
        markup: The HTML.
        lost: Site paths at which there is nothing.
    """
    nowhere = {BASE + path for path in lost}

    def mapped(match: re.Match[str]) -> str:
        attributes = mapped_attributes(match[1], match[2], [], nowhere)
        if match[1] == "img" and ' src="' not in attributes:
            return str(dict(_ATTRIBUTE.findall(attributes))["alt"])
        return f"<{match[1]}{attributes}>"

    return _LINKING.sub(mapped, markup)


def with_base(tags: str, base: str) -> str:
    """The tags with the way to the root in its place; ``base`` is a path or an address."""
    return tags.replace(BASE, html.escape(base)) if BASE in tags else tags
