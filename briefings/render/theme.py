"""Themes: a folder with ``theme.yaml``, ``templates/``, ``static/`` and ``strings/``, and the chain of its parents.

A file of a theme replaces the file of the same name in its parents, one by one. A site's own ``themes/NAME`` comes
before the theme of that name that the package brings, and may name it as its parent. A script that stands inside pages
is a file ``*.js`` among the templates; the pages' Content-Security-Policy lets exactly these run.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from briefings import yamldoc
from briefings.catalog.deferred import digest_of
from briefings.catalog.words import Wording
from briefings.config import Site
from briefings.decode import decode
from briefings.diagnostics import Place, Report
from briefings.engine import bundled_themes
from briefings.errors import ContentError
from briefings.files import may_be_file
from briefings.model import OwnLink
from briefings.render import machine, theme_files
from briefings.render.cards import Colours, is_colour
from briefings.render.strings import BUNDLED, FALLBACK, Words, load_words
from briefings.render.theme_files import Asset, Folder, TemplateSource, read_text
from briefings.text import did_you_mean, slugify

THEME_FILE = "theme.yaml"
Value = str | int | float | bool


class Setting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A value that a site may choose under ``theme_settings``.

    Attributes:
        default: Holds where the site says nothing.
        help: One line for the editor.
        choices: Of a ``choice``: what may stand there.
        least: Of an ``integer``: the smallest value.
        most: Of an ``integer``: the largest value.
    """

    type: Literal["text", "integer", "boolean", "choice"]
    default: str | int | bool
    help: str = ""
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 1_000_000


class ThemeConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``theme.yaml``: the folder's name again, the parent if any, and what it has besides the parent's.

    Attributes:
        settings: Name -> what a site may choose.
        card: The colours of social cards; those of the parent if absent.
    """

    name: str
    parent: str | None = None
    description: str = ""
    settings: dict[str, Setting] = {}
    card: Colours | None = None


class Layer(msgspec.Struct, frozen=True):
    """One theme of a chain."""

    name: str
    folder: Folder
    config: ThemeConfig
    document: yamldoc.Document

    def place(self, *path: str) -> Place:
        """Where a key of ``theme.yaml`` stands."""
        return self.document.place(*path)


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    """A theme with all its parents, ready to render.

    Attributes:
        layers: The chain, child first.
        settings: Every declared setting, with the site's value or the default.
        words: Every word that templates put on pages.
        links: Of the menus that are no bundled theme's.
        templates: All of the chain, an overridden one too; ordered by level and name.
        assets: One for each name, ordered by name.
        colours: Of social cards.
        policy: Content-Security-Policy of the pages, with the hashes of the scripts that stand inside them.
        digest: Of everything above: two themes with one digest render the same bytes.
    """

    name: str
    layers: tuple[Layer, ...]
    settings: Mapping[str, Value]
    words: Words
    links: tuple[OwnLink, ...]
    templates: tuple[TemplateSource, ...]
    assets: tuple[Asset, ...]
    colours: Colours
    policy: str
    digest: bytes

    @property
    def is_bundled(self) -> bool:
        """Whether all of the chain came with the engine, whose tests have looked through it."""
        return all(layer.folder.bundled for layer in self.layers)

    @property
    def wording(self) -> Wording:
        """The words that the engine asks for."""
        return Wording(vars(self.words))

    def asset(self, name: str) -> Asset | None:
        """The asset of this name (``site.css``), if there is one."""
        return next((asset for asset in self.assets if asset.name == name), None)


def load_theme(site: Site, report: Report) -> Theme:
    """The theme that the configuration names, with its parents.

    Raises:
        ContentError: with every fault of the chain, its settings and its strings.
    """
    layers = _chain(site, report)
    report.raise_if_errors()
    settings = _settings(layers, site, report)
    folders = [layer.folder for layer in layers]
    loaded = load_words(folders, site.config.site.language, report)
    templates = tuple(theme_files.templates(folders, report))
    assets = tuple(theme_files.assets(folders, report))
    if not templates:
        report.error("empty-theme", "the theme has no templates", layers[-1].place(), "name a parent in theme.yaml")
    report.raise_if_errors()
    digest = digest_of(
        msgspec.json.encode(dict(sorted(settings.items()))),
        *loaded.contents,
        *(f"{source.level}/{source.name}\n{source.text}".encode() for source in templates),
        *(asset.path.encode() for asset in assets),
    )
    return Theme(
        name=layers[0].name,
        layers=layers,
        settings=MappingProxyType(settings),
        words=loaded.words,
        links=loaded.links,
        templates=templates,
        assets=assets,
        colours=_colours(layers, settings, report),
        policy=_policy(templates),
        digest=digest,
    )


def sound_theme(site: Site, report: Report) -> Theme | None:
    """The theme if nothing is wrong with it, else None and nothing in the report: `load_theme` tells the faults."""
    own = Report()
    try:
        theme = load_theme(site, own)
    except ContentError:
        return None
    for diagnostic in own.diagnostics:
        report.add(diagnostic)
    return theme


def wording(theme: Theme | None) -> Wording:
    """The words that the engine asks for; in the package's own English where the theme is at fault."""
    return theme.wording if theme else Wording(vars(load_words([], FALLBACK, Report()).words))


def _colours(layers: Iterable[Layer], settings: Mapping[str, Value], report: Report) -> Colours:
    """The nearest theme's colours of cards, with the accent that the site has chosen."""
    layer = next((layer for layer in layers if layer.config.card), None)
    if layer is None or layer.config.card is None:
        return Colours()
    for path, colour in layer.config.card.named():
        if not is_colour(colour):
            place = layer.place("card", *path)
            report.error(
                "wrong-value", f"'card.{'.'.join(path)}' is {colour!r}, no colour", place, "write it like #8c2f14"
            )
    report.raise_if_errors()
    return layer.config.card.under(settings)


def _policy(templates: Iterable[TemplateSource]) -> str:
    """The site's policy; a script inside a page is named by its hash (CSP Level 3, 2.3.1)."""
    scripts = sorted({source.text.removesuffix("\n") for source in templates if source.name.endswith(".js")})
    hashes = [f" 'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts]
    return machine.CSP.replace("script-src 'self'", "script-src 'self'" + "".join(hashes))


def _chain(site: Site, report: Report) -> tuple[Layer, ...]:
    layers: list[Layer] = []
    wanted: str | None = site.config.theme
    while wanted is not None:
        layer = _layer(wanted, site, layers, report)
        if layer is None:
            break
        layers.append(layer)
        wanted = layer.config.parent
    return tuple(layers)


def _layer(name: str, site: Site, before: list[Layer], report: Report) -> Layer | None:
    """The nearest theme of this name that is not yet in the chain."""
    homes = ((site.root / "themes", "themes", False), (bundled_themes(), BUNDLED, True))
    used = {layer.folder.root for layer in before}
    found = [
        Folder((home / name).resolve(), f"{label}/{name}", bundled)
        for home, label, bundled in homes
        if slugify(name) == name and may_be_file(home / name / THEME_FILE)
    ]
    for folder in found:
        if folder.root not in used:
            return _read_layer(name, folder, report)
    named_in = before[-1].place("parent") if before else site.place("theme")
    if found:
        chain = " → ".join((*(layer.name for layer in before), name))
        remedy = "let one of them name another parent"
        report.error("theme-loop", f"the parents go in a circle: {chain}", named_in, remedy)
        return None
    themes = (entry for home, *_ in homes for entry in home.glob(f"*/{THEME_FILE}") if may_be_file(entry))
    known = sorted({entry.parent.name for entry in themes})
    if name in known:
        slug = slugify(name)
        remedy = f"name it {slug!r}: its folder, 'name' in its {THEME_FILE}, and here"
        report.error("unknown-theme", f"{name!r} can't be the name of a theme", named_in, remedy)
        return None
    remedy = did_you_mean(name, known) or f"there are: {', '.join(known)}"
    report.error("unknown-theme", f"there is no theme {name!r}", named_in, remedy)
    return None


def _read_layer(name: str, folder: Folder, report: Report) -> Layer | None:
    text = read_text(folder, THEME_FILE, report)
    document = yamldoc.parse(text, f"{folder.label}/{THEME_FILE}", report) if text is not None else None
    config = decode(document, ThemeConfig, report) if document else None
    if document is None or config is None:
        return None
    if config.name != name:
        message = f"'name' is {config.name!r}, but the folder is {name!r}"
        report.error("wrong-value", message, document.place("name"), "give both the same name")
    for key, setting in config.settings.items():
        if fault := _fault_of(setting.default, setting):
            place = document.place("settings", key, "default")
            report.error("wrong-value", f"the default of {key!r} is {fault}", place)
    return Layer(name, folder, config, document)


def _settings(layers: tuple[Layer, ...], site: Site, report: Report) -> dict[str, Value]:
    declared: dict[str, Setting] = {}
    for layer in reversed(layers):
        declared |= layer.config.settings
    values: dict[str, Value] = {key: setting.default for key, setting in declared.items()}
    for key, value in site.config.theme_settings.items():
        if key not in declared:
            place = site.place("theme_settings", key)
            remedy = did_you_mean(key, declared) or f"it has: {', '.join(sorted(declared)) or 'none'}"
            report.error("unknown-key", f"the theme has no setting 'theme_settings.{key}'", place, remedy)
        elif fault := _fault_of(value, declared[key]):
            place = site.place("theme_settings", key)
            report.error("wrong-value", f"'theme_settings.{key}' is {fault}", place, declared[key].help)
        else:
            values[key] = value
    return values


def _fault_of(value: Value, setting: Setting) -> str:
    """What is wrong with a setting's value; empty where nothing is."""
    if setting.type == "boolean":
        return "" if isinstance(value, bool) else f"{value!r}, expected true or false"
    if setting.type == "integer":
        fits = isinstance(value, int) and not isinstance(value, bool) and setting.least <= value <= setting.most
        return "" if fits else f"{value!r}, expected a whole number from {setting.least} to {setting.most}"
    if setting.type == "choice":
        return "" if value in setting.choices else f"{value!r}, expected one of {', '.join(setting.choices)}"
    return "" if isinstance(value, str) else f"{value!r}, expected text"
