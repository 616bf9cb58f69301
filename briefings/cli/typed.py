"""What an editor types, as an option or in answer to a question: one rule for all that is to stand in a file."""

from __future__ import annotations

import re

import click

_IN_NO_FILE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, halves of surrogate pairs (bytes that are no UTF-8), and what Unicode keeps for no character."""


def sound(words: str) -> str:
    """The words without blanks around them.

    Raises:
        click.BadParameter: if no file can hold them; a prompt then asks again.
    """
    if _IN_NO_FILE.search(words):
        raise click.BadParameter("this holds a control character, or bytes that are no UTF-8; type it again")
    return words.strip()


def each_sound(
    _context: click.Context, _option: click.Parameter, value: str | tuple[str, ...]
) -> str | tuple[str, ...]:
    """The same of an option that is given once or several times: a callback of click.

    Raises:
        click.BadParameter: if one is blank, or no file can hold it.
    """
    if isinstance(value, tuple):
        return tuple(map(_stated, value))
    return _stated(value) if value else value


def _stated(words: str) -> str:
    if not (plain := sound(words)):
        raise click.BadParameter("this is blank; write at least a word, or leave it out")
    return plain
