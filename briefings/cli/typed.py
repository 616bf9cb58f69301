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
