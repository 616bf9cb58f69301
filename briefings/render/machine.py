"""Files for machines: sitemap, robots, the list of feeds (OPML), and the headers and redirects that hosts read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from briefings.catalog import urls
from briefings.catalog.heads import Listed
from briefings.catalog.machines import FeedView
from briefings.catalog.planned import Plan, PlannedPage
from briefings.config import Config
from briefings.render import deployment
from briefings.render.feed_words import clean
from briefings.render.molds import as_attribute, as_text

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


SITEMAP = "sitemap.xml"


def render_all(
    plan: Plan, config: Config, policy: str = CSP, own: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """Output path -> bytes of every such file but the sitemaps, which are as long as the site is large.

    Args:
        plan: What is on the site.
        config: Its own.
        policy: The pages' Content-Security-Policy.
        own: Name -> what the editor adds, of `urls.JOINED_FILES`.
    """
    own, folder = own or {}, urlsplit(config.base_url).path
    moved = "".join(f"{folder}{old} {folder}{new} 301\n" for old, new in plan.redirects)
    files = {
        "robots.txt": deployment.robots(own.get("robots.txt", b""), config.base_url + SITEMAP),
        "feeds/feeds.opml": opml(plan.feeds, config).encode(),
        "_headers": deployment.headers(own.get("_headers", b""), headers(config, policy)),
        "_redirects": deployment.redirects(own.get("_redirects", b""), moved),
    }
    return {path: text for path, text in files.items() if text}


def sitemap(listed: Sequence[Listed], config: Config) -> str:
    """Every page that is listed, with the day of the newest thing on it (sitemaps.org, protocol 0.9)."""
    base, paths = _text(config.base_url), _text("\n".join([path for path, _ in listed])).split("\n")
    days = [f"<lastmod>{day}</lastmod>" if day else "" for _, day in listed]
    rows = [f"<url><loc>{base}{path}</loc>{day}</url>\n" for path, day in zip(paths, days, strict=False)]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' + "".join(rows) + "</urlset>\n"
    )


def sitemaps(pages: Iterable[PlannedPage], most: int = urls.MOST_LISTED) -> dict[str, tuple[Listed, ...]]:
    """Path of each file of `sitemap` -> what it lists; where they are several, `sitemap_index` leads to them."""
    told = [page.listed for page in pages]
    paths = urls.sitemap_parts(len(told), most) or (SITEMAP,)
    return {path: tuple(filter(None, told[number * most : (number + 1) * most])) for number, path in enumerate(paths)}


def sitemap_index(paths: Iterable[str], config: Config) -> str:
    """What leads to several sitemaps (sitemaps.org, protocol 0.9)."""
    rows = "".join(f"<sitemap><loc>{_text(config.base_url + path)}</loc></sitemap>\n" for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</sitemapindex>\n'
    )


def opml(feeds: Iterable[FeedView], config: Config) -> str:
    """The feeds as an OPML 2.0 subscription list (http://opml.org/spec2.opml)."""
    rows = "".join(
        f'<outline type="rss" text={_quoted(clean(feed.title))} title={_quoted(clean(feed.title))} '
        f"xmlUrl={_quoted(config.base_url + feed.stem + '.rss')} htmlUrl={_quoted(config.base_url + feed.home)}/>\n"
        for feed in feeds
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"<head><title>{_text(config.site.title)}</title></head>\n<body>\n{rows}</body>\n</opml>\n"
    )


def headers(config: Config, policy: str = CSP) -> str:
    """Security headers in the form that Netlify, Cloudflare Pages and their like read from ``_headers``."""
    folder = urlsplit(config.base_url).path
    if config.search == "on":  # the index of the search page is compiled code
        policy = policy.replace("script-src", "script-src 'wasm-unsafe-eval'")
    return (
        f"{folder}*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: no-referrer\n  Permissions-Policy: interest-cohort=()\n"
        f"{folder}assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )


def _text(words: str) -> str:
    """Words between tags."""
    return as_text(words.encode()).decode()


def _quoted(words: str) -> str:
    """Words as an attribute's value."""
    return f'"{as_attribute(words.encode()).decode()}"'
