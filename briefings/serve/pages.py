"""What the preview adds to a page: the script that loads it again, and the faults of the last build."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from briefings.located import Diagnostic

OWN = "/-preview/"
"""Addresses below this one are the preview's own; a slug never begins with a hyphen, so no page is hidden."""

EVENTS = f"{OWN}events"
SCRIPT = """\
"use strict";
(() => {
  const shown = document.currentScript.dataset.version;
  let events = null;
  const listen = () => {
    if (document.hidden) { events?.close(); events = null; return; }
    events ??= Object.assign(new EventSource("/-preview/events"), {
      onmessage: (event) => { if (event.data !== shown) location.reload(); },
    });
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
"""
STYLE = """\
.briefings-preview { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
  margin: 0; padding: 1rem 1.5rem; background: #fff8f0; color: #1d1b18; border-top: 4px solid #b3261e;
  font: 16px/1.5 system-ui, sans-serif; text-align: start; }
.briefings-preview h2 { margin: 0 0 .5rem; font: inherit; font-weight: 700; }
.briefings-preview ol { margin: 0; padding-inline-start: 1.5rem; }
.briefings-preview li { margin: .5rem 0; overflow-wrap: anywhere; }
.briefings-preview code { font: 14px/1.5 ui-monospace, monospace; }
.briefings-preview .remedy { display: block; }
@media print { .briefings-preview { display: none; } }
"""

_POLICY = re.compile(
    rb"""<meta\b[^>]{0,200}?http-equiv\s*=\s*["']?content-security-policy["']?[^>]{0,4000}>""", re.IGNORECASE
)
_CONTENT = re.compile(rb"""content\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_NEEDED = ("script-src", "style-src", "connect-src")


def inject(page: bytes, version: str, faults: Sequence[Diagnostic], problem: str) -> tuple[bytes, str]:
    """The page with the preview's additions, and the policy that it must be sent with.

    A Content-Security-Policy in the page could only be made stricter by a header. So it is taken out of the page and
    becomes the header, widened to files of this server; without one in the page there is none.

    Args:
        page: HTML in UTF-8.
        version: Of the site as shown: the script loads the page again when the server's is another.
        faults: Of the last build, if it failed.
        problem: What else kept the last build from ending, or nothing.
    """
    policy = ""
    match = _POLICY.search(page)
    content = _CONTENT.search(match[0]) if match else None
    if match and content:
        policy = widened(html.unescape((content[1] or content[2] or b"").decode("utf-8", "replace")))
        page = page[: match.start()] + page[match.end() :]
    added = f'<script src="{OWN}live.js" data-version="{html.escape(version)}"></script>\n'
    if faults or problem:
        added = f'<link rel="stylesheet" href="{OWN}live.css">\n{_aside(faults, problem)}{added}'
    end = page.lower().rfind(b"</body>")
    end = len(page) if end < 0 else end
    return page[:end] + added.encode() + page[end:], policy


def widened(policy: str) -> str:
    """The policy, with scripts, styles and connections of the page's own server allowed.

    Source: https://www.w3.org/TR/CSP3/, 6.8: a directive that is absent falls back to ``default-src``.
    """
    directives: dict[str, list[str]] = {}
    for part in policy.split(";"):
        if words := part.split():
            directives.setdefault(words[0].lower(), words[1:])
    for name in _NEEDED:
        if name in directives or "default-src" in directives:
            sources = directives.get(name, directives.get("default-src", []))
            if not {"*", "'self'"} & set(sources):
                directives[name] = [*(source for source in sources if source.lower() != "'none'"), "'self'"]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def standalone(title: str, text: str, version: str, faults: Sequence[Diagnostic] = (), problem: str = "") -> bytes:
    """A page of the preview's own: where the site has none to show."""
    heading, words = html.escape(title), html.escape(text)
    page = (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{heading}</title>\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f"<body>\n<h1>{heading}</h1>\n<p>{words}</p>\n</body>\n</html>\n"
    )
    return inject(page.encode(), version, faults, problem)[0]


def _aside(faults: Sequence[Diagnostic], problem: str) -> str:
    """The faults, escaped: they may quote words of foreign articles."""
    items = "".join(_item(fault) for fault in faults)
    items = f"<ol>{items}</ol>" if items else ""
    reason = f"<p>{html.escape(problem)}</p>" if problem else ""
    heading = "The last build failed; the site is as it was before"
    return (
        f'<aside class="briefings-preview" role="alert" lang="en" aria-label="Faults of the last build">'
        f"<h2>{heading}</h2>{reason}{items}</aside>\n"
    )


def _item(fault: Diagnostic) -> str:
    place = f"<code>{html.escape(str(fault.place))}</code> " if fault.place else ""
    remedy = f'<span class="remedy">What to do: {html.escape(fault.remedy)}</span>' if fault.remedy else ""
    return f"<li>{place}{fault.severity}: {html.escape(fault.message)}{remedy}</li>"
