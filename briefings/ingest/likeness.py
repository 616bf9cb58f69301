"""Headlines and names as they are compared: two ways to print one differ in case, marks and blanks."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """The words alone in lower case, with one blank between them."""
    return " ".join(_WORD.findall(text.lower()))


def run_together(text: str) -> str:
    """The same without blanks: a site's name is printed with and without them."""
    return "".join(_WORD.findall(text.lower()))
