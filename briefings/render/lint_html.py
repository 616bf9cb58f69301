"""What a template's own HTML asks for that no page can give: browsers refuse it in silence, or it leads nowhere.

The pages' Content-Security-Policy forbids scripts and styles inside a page and whatever comes from elsewhere, and pages
lie at different depths, so that an address which is written out leads from each of them to another place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from briefings.render.lint import Found, walk

_INTO_STATIC = "put it into a file of static/, and ask for that with asset()"
_INTO_SCRIPT = "put it into a file *.js among the templates, and include that between <script> and </script>"
_OUTSIDE = r"[\"']?\s*(?:https?:)?//"
_REFUSED: Mapping[re.Pattern[str], tuple[str, str]] = MappingProxyType(
    {
        re.compile(r"<style\b|<[a-z][^<>]*\sstyle\s*=", re.IGNORECASE): (
            "the pages' policy forbids styles inside a page",
            _INTO_STATIC,
        ),
        re.compile(
            r"<script\b(?![^>]*\s(?:src\b|type\s*=\s*[\"']?application/))[^>]*>\s*[^<\s]|<[a-z][^<>]*\son[a-z]+\s*=",
            re.IGNORECASE,
        ): ("the pages' policy forbids scripts inside a page", _INTO_SCRIPT),
        re.compile(
            rf"<(?:script|img|iframe|video|audio|source|embed)\b[^<>]*\ssrc\s*=\s*{_OUTSIDE}"
            rf"|<link\b(?=[^<>]*\bstylesheet\b)[^<>]*\shref\s*=\s*{_OUTSIDE}",
            re.IGNORECASE,
        ): ("the pages' policy lets nothing be loaded from elsewhere", _INTO_STATIC),
        re.compile(r"<[a-z][^<>]*\s(?:href|src)\s*=\s*[\"']?(?![a-z][a-z0-9+.-]*:|//|[#?])[^\s\"'<>]", re.IGNORECASE): (
            "this address leads to another place from each depth of pages",
            "write {{ to('…') }} for a page and {{ asset('…') }} for a file of static/",
        ),
    }
)
"""What stands in a template -> what is wrong with it, and what to do."""


def refused(tree: Any) -> Iterator[Found]:
    """Line, message and remedy of each."""
    for node in walk(tree):
        if type(node).__name__ == "TemplateData":
            for pattern, (message, remedy) in _REFUSED.items():
                for match in pattern.finditer(node.data):
                    yield node.lineno + node.data.count("\n", 0, match.end() - 1), message, remedy
