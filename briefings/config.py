"""The configuration: all of ``config.yaml`` as frozen, typed data."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from briefings.located import Place
from briefings.model import Rights
from briefings.text import domain_of
from briefings.yamldoc import Document

CONFIG_NAME = "config.yaml"
Period = Literal["day", "week", "month"]
ExportForm = Literal["json", "markdown", "text"]
FeedGroup = Literal["stories", "topics", "speakers"]


class SiteConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the site is.

    Attributes:
        title: The site's name.
        url: Where it will be read, with the folder it lies in: ``https://example.org/digest/``.
        tagline: One line below the name.
        description: One or two sentences for search engines and feed readers.
        language: BCP 47 tag of the pages' own words.
        zone: IANA zone that stands in where a source states none; pages say so.
        editor: Who answers for the site; the author of the feeds.
        email: The editor's address, shown and put into the feeds; optional.
        authority: Domain in the permanent ids; the host of ``url`` if absent. Never change it.
        since: Year in the ids of undated articles. Never change it.
        notice: A line above every page, such as that the site is a sample; optional.
    """

    title: str
    url: str
    tagline: str = ""
    description: str = ""
    language: str = "en"
    zone: str = "UTC"
    editor: str = ""
    email: str = ""
    authority: str = ""
    since: int = 2019
    notice: str = ""


class FeedsConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The feeds.

    Attributes:
        limit: How many entries stand in each: those that came to the site last.
        hub: A WebSub hub to name; optional.
        of: What has feeds of its own, beside the site; ``[]``: nothing. A feed that was published goes on all the same.
    """

    limit: int = 30
    hub: str = ""
    of: tuple[FeedGroup, ...] = ("stories", "topics", "speakers")


class SourceConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A publisher.

    Attributes:
        name: As pages show it; the key if absent.
        match: Other names and host names that mean this publisher.
        rights: How much of its articles goes out.
        url: Its home page.
    """

    name: str = ""
    match: tuple[str, ...] = ()
    rights: Rights | None = None
    url: str = ""


class TopicConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A topic of the vocabulary: its shown ``name`` and the ``words`` that call it up."""

    name: str = ""
    words: tuple[str, ...] = ()


class ReviewConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the editor is asked about.

    Attributes:
        by: Who reviews, where ``briefings review --by`` says nothing.
        doubtful_below: ``briefings review`` shows what is less sure than this.
        propose_below: What is less sure than this is not written into a new article, but proposed to its editor.
    """

    by: str = ""
    doubtful_below: float = 0.8
    propose_below: float = 0.0


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of ``config.yaml``.

    Attributes:
        site: What the site is.
        theme: A folder of ``themes/``, or a theme that the package brings.
        theme_settings: Values for the keys that the theme's ``theme.yaml`` declares.
        briefings: Length of the automatic briefings: ``day``, ``week``, ``month``; ``off`` for none.
        output: The published folder, relative to the site.
        output_keep: Patterns of foreign files in the published folder that stay (``CNAME``, ``.git/**``).
        feeds: See `FeedsConfig`.
        exports: The forms for programs that go out beside each article's page, as far as its rights let them.
        sources: Key -> `SourceConfig`.
        rights: For sources that say nothing of their own.
        topics: Slug -> `TopicConfig`.
        key_points: How many sentences stand for an article, 1 to 6.
        search: ``on``: the site has a search page that needs no server; ``off``: it offers the indexes;
            ``on-request``: only what ``build --search`` makes has one.
        cards: ``on``: where the address of an article, story or briefing is shared, a picture of its own stands for it;
            ``off``: the theme's one picture does.
        voice: Loaded phrases to flag in running text outside quotation marks: whole words, with plural and genitive; an
            empty list flags nothing.
        annotator: ``spacy``, or ``package.module:factory`` for one of the editor's own.
        review: See `ReviewConfig`.
        redirects: Earlier address -> the address that took its place, where no file of the content can say so.
        gone: Addresses of what was withdrawn for good; each keeps a page that says so.
    """

    site: SiteConfig
    theme: str = "default"
    theme_settings: dict[str, str | int | float | bool] = {}
    briefings: Literal["day", "week", "month", "off"] = "week"
    output: str = "public"
    output_keep: tuple[str, ...] = ()
    feeds: FeedsConfig = FeedsConfig()
    exports: tuple[ExportForm, ...] = ("json", "markdown", "text")
    sources: dict[str, SourceConfig] = {}
    rights: Rights = "full"
    topics: dict[str, TopicConfig] = {}
    key_points: int = 3
    search: Literal["on", "off", "on-request"] = "off"
    cards: Literal["on", "off"] = "off"
    voice: tuple[str, ...] = ("so-called", "self-styled", "self-proclaimed")
    annotator: str = "spacy"
    review: ReviewConfig = ReviewConfig()
    redirects: dict[str, str] = {}
    gone: tuple[str, ...] = ()

    @property
    def authority(self) -> str:
        """The domain in the ids."""
        return self.site.authority or domain_of(self.site.url) or "localhost"

    @property
    def base_url(self) -> str:
        """The site's address, with a slash at the end."""
        return self.site.url.rstrip("/") + "/"


class Site(msgspec.Struct, frozen=True):
    """A site's folder and its configuration; every path below is absolute.

    Attributes:
        document: What the configuration was read from, if it was read.
    """

    root: Path
    config: Config
    document: Document | None = None

    def place(self, *path: str | int) -> Place:
        """Where a value of the configuration stands."""
        return self.document.place(*path) if self.document else Place(CONFIG_NAME)

    def key_place(self, *path: str | int) -> Place:
        """Where the key of a value stands."""
        return self.document.key_place(*path) if self.document else Place(CONFIG_NAME)

    @property
    def content(self) -> Path:
        """The folder of everything the editor owns."""
        return self.root / "content"

    @property
    def state(self) -> Path:
        """The folder of temporary state, which may be deleted at any time."""
        return self.root / ".briefings"

    @property
    def output(self) -> Path:
        """The published folder."""
        return self.root / self.config.output
