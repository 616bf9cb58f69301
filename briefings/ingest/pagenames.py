"""What pages call their furniture: the words of classes, ids and roles, by the reason they give for taking a part out.

A name counts as a whole word of a class (``share-bar``, ``article_share``), because ``header`` holds ``ad``.
"""

from __future__ import annotations

import re

from lxml import html

from briefings.ingest import dom

_NAMES: dict[str, str] = {
    "share-widget": "share sharing social socials sharedaddy addthis sharethis",
    "read-more": r"related recommend\w* recirc\w* outbrain taboola popular trending most-read read-?more read-?next "
    r"next-article prev more-stories story-?list headlines teasers? pagination pager breaking-\w+ see-also",
    "newsletter": r"newsletter\w* subscribe\w* subscription signup sign-up membership donate register login paywall",
    "advertisement": r"advert\w* ads? adslot dfp sponsor\w* promo\w* banner",
    "comments": r"comments? commentlist disqus\w* respond feedback rating poll quiz",
    "menu": r"foot footer nav navigation menu breadcrumbs? sidebar masthead skip-link complementary contentinfo tags? "
    r"tag-list topics? toc toolbar widgets? kicker eyebrow",
    "author-note": r"author-?bio about-author author-?info bio bios author-?box",
    "byline": r"byline dateline timestamp meta metadata post-meta entry-meta article-meta",
    "copyright": r"copyright disclaimer syndication reprints?",
    "cookie-notice": r"cookies? consent gdpr",
    "page-tool": r"print noprint no-print modal popup rollover\w* tooltip popover hidden screen-reader-text sr-only "
    r"visually-?hidden offscreen ticker",
}
_WORD = r"(?:^|[\s_/-])(?:{})(?=$|[\s_/-])"
_RULES = tuple((why, re.compile(_WORD.format("|".join(names.split())))) for why, names in _NAMES.items())
_TAGS = {"nav": "menu", "footer": "menu", "aside": "aside"}
_CAPTION = re.compile(r"caption|(?:^|[\s_-])(?:photo-?credits?|image-?credits?|img-?(?:credit|desc\w*))(?=$|[\s_-])")
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|sub-?title|sub-?head(?:line)?|summary|excerpt|teaser|strapline|tagline|kicker|"
    r"article-?desc\w*|description|abstract)(?=$|[\s_-])"
)
_EMBEDDED = re.compile(r"(?:^|[\s_-])(?:twitter-tweet|instagram-media|tweet-text|embedded-tweet)(?=$|[\s_-])")


def furniture(element: html.HtmlElement) -> str | None:
    """Why a page's part with this name is no part of an article; None where its name says nothing against it."""
    if isinstance(element.tag, str) and element.tag in _TAGS:
        return _TAGS[element.tag]
    names = dom.names(element)
    if not names or _EMBEDDED.search(names):
        return None
    return next((why for why, rule in _RULES if rule.search(names)), None)


def is_caption(element: html.HtmlElement) -> bool:
    """Whether this holds the words below a picture."""
    return element.tag == "figcaption" or bool(_CAPTION.search(dom.names(element)))


def is_standfirst(element: html.HtmlElement) -> bool:
    """Whether this is the summary between headline and text."""
    return bool(_STANDFIRST.search(dom.names(element)))


def is_embedded(element: html.HtmlElement) -> bool:
    """Whether this is a post of someone else, shown as such."""
    return bool(_EMBEDDED.search(dom.names(element)))
