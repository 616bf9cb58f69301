from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from briefings import configfile
from briefings.config import Site
from briefings.diagnostics import Report
from briefings.engine import bundled_themes
from briefings.errors import ContentError
from briefings.render.styles import minify
from briefings.render.theme import load_theme

WriteTheme = Callable[..., Path]


def themed(site: Site, theme: str, **settings: str | int | bool) -> Site:
    return Site(site.root, msgspec.structs.replace(site.config, theme=theme, theme_settings=settings))


def faults(site: Site) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load_theme(site, Report())
    return [str(diagnostic) for diagnostic in caught.value.diagnostics]


def test_the_default_theme_comes_with_the_package(site: Site) -> None:
    theme = load_theme(site, Report())
    assert theme.name == "default"
    assert theme.settings["accent"] == "brick"
    assert {asset.name for asset in theme.assets} >= {"site.css", "feed.css", "favicon.svg", "card.png"}
    assert (bundled_themes() / "default" / "theme.yaml").is_file()


def test_a_file_of_a_child_replaces_its_parents(site: Site, write_theme: WriteTheme) -> None:
    write_theme("mine", "parent: default", {"static/site.css": "p { color: red; }", "templates/page.html": "mine"})
    theme = load_theme(themed(site, "mine"), Report())
    assert [layer.name for layer in theme.layers] == ["mine", "default"]
    style = theme.asset("site.css")
    assert style
    assert style.content == b"p{color:red}"
    assert [source.level for source in theme.templates if source.name == "page.html"] == [0, 1]


def test_a_sites_own_theme_may_stand_on_the_bundled_one_of_the_same_name(site: Site, write_theme: WriteTheme) -> None:
    write_theme("default", "parent: default", {"strings/en.yaml": "skip: Over to the text"})
    theme = load_theme(site, Report())
    assert len(theme.layers) == 2
    assert vars(theme.words)["skip"] == "Over to the text"
    assert vars(theme.words)["not_stated"] == "not stated"


def test_parents_in_a_circle_are_told_with_the_chain(site: Site, write_theme: WriteTheme) -> None:
    write_theme("left", "parent: right")
    write_theme("right", "parent: left")
    (fault,) = faults(themed(site, "left"))
    assert "themes/right/theme.yaml:2:9" in fault
    assert "left → right → left" in fault


def test_a_missing_theme_is_told_with_the_nearest_name(site: Site, write_theme: WriteTheme) -> None:
    assert (
        "config.yaml: error: there is no theme 'defualt'; did you mean 'default'?" in faults(themed(site, "defualt"))[0]
    )
    write_theme("mine", "parent: defalt")
    assert "themes/mine/theme.yaml:2:9: error: there is no theme 'defalt'" in faults(themed(site, "mine"))[0]


def test_a_theme_whose_name_is_no_slug_is_told_what_to_call_it(site: Site, write_theme: WriteTheme) -> None:
    write_theme("My_Theme", "parent: default")
    (fault,) = faults(themed(site, "My_Theme"))
    assert "'My_Theme' can't be the name of a theme; name it 'my-theme': its folder, 'name' in its theme.yaml" in fault


def test_what_only_looks_like_a_theme_is_not_suggested(site: Site) -> None:
    (site.root / "themes/mine/theme.yaml").mkdir(parents=True)
    assert "there is no theme 'mine'; there are: default, plain" in faults(themed(site, "mine"))[0]


def test_faults_of_the_configuration_have_their_place_in_it(site: Site) -> None:
    lines = (
        "site:\n  title: T\n  url: https://example.org/\ntheme: defualt\ntheme_settings:\n  accent: red\n  acent: ink\n"
    )
    (site.root / "config.yaml").write_text(lines)
    assert faults(configfile.load(site.root, Report()))[0].startswith("config.yaml:4:8: error: there is no theme")
    (site.root / "config.yaml").write_text(lines.replace("defualt", "default"))
    assert [told.partition(" ")[0] for told in faults(configfile.load(site.root, Report()))] == [
        "config.yaml:6:11:",
        "config.yaml:7:10:",
    ]


@pytest.mark.parametrize("name", ["../default", "/etc", ".", ""])
def test_a_theme_is_never_looked_for_outside_the_themes(site: Site, name: str) -> None:
    assert "there is no theme" in faults(themed(site, name))[0]


def test_settings_are_checked_like_the_configuration(site: Site) -> None:
    told = faults(themed(site, "default", acent="ink", measure="huge", home_editions=True, open_provenance="yes"))
    assert any("no setting 'theme_settings.acent'; did you mean 'accent'?" in fault for fault in told)
    assert any("'theme_settings.measure' is 'huge', expected one of narrow, normal, wide" in fault for fault in told)
    assert any(
        "'theme_settings.home_editions' is True, expected a whole number from 0 to 60" in fault for fault in told
    )
    assert any("'theme_settings.open_provenance' is 'yes', expected true or false" in fault for fault in told)


def test_a_setting_of_the_site_holds(site: Site) -> None:
    assert load_theme(themed(site, "default", accent="moss"), Report()).settings["accent"] == "moss"


def test_every_fault_of_a_theme_is_told_at_once(site: Site, write_theme: WriteTheme) -> None:
    write_theme(
        "mine",
        "parent: default",
        {"strings/en.yaml": "skip: [a]\nmatches: '{'\narticles: {lots: x, other: y}", "templates/page.html": "x"},
    )
    (site.root / "themes/mine/templates/bad.html").write_bytes(b"one\n\xff")
    told = faults(themed(site, "mine"))
    assert any("themes/mine/strings/en.yaml:1:" in fault and "'skip' is not text" in fault for fault in told)
    assert any("themes/mine/strings/en.yaml:2:" in fault and "brace" in fault for fault in told)
    assert any("no plural form 'lots'" in fault for fault in told)
    assert any("themes/mine/templates/bad.html:2: error: this is not UTF-8" in fault for fault in told)


@pytest.mark.parametrize("folder", ["static", "templates"])
def test_a_file_whose_name_is_no_text_is_a_fault(site: Site, write_theme: WriteTheme, folder: str) -> None:
    root = write_theme("mine", "parent: default", {f"{folder}/page.html": "x"})
    (root / folder / os.fsdecode(b"\xff.html")).write_text("x")
    (fault,) = faults(themed(site, "mine"))
    assert f"themes/mine/{folder}/\\udcff.html: error: the file's name holds unprintable characters" in fault


def test_a_link_out_of_the_theme_is_a_fault(site: Site, write_theme: WriteTheme) -> None:
    root = write_theme("mine", "parent: default", {"templates/page.html": "x"})
    (site.root / "secret.html").write_text("secret")
    (root / "templates/leak.html").symlink_to(site.root / "secret.html")
    assert (
        "themes/mine/templates/leak.html: error: this is no file of the theme's own" in faults(themed(site, "mine"))[0]
    )


def test_a_theme_named_unlike_its_folder_is_a_fault(site: Site, write_theme: WriteTheme) -> None:
    write_theme("mine", "", {"theme.yaml": "name: other\nparent: default\n"})
    assert "'name' is 'other', but the folder is 'mine'" in faults(themed(site, "mine"))[0]


def test_a_theme_without_templates_names_a_parent(site: Site, write_theme: WriteTheme) -> None:
    write_theme("mine")
    assert "the theme has no templates" in faults(themed(site, "mine"))[0]


def test_the_digest_follows_every_file_and_setting(site: Site, write_theme: WriteTheme) -> None:
    root = write_theme("mine", "parent: default", {"templates/page.html": "a", "strings/en.yaml": "skip: x"})
    mine = themed(site, "mine")
    seen = {load_theme(mine, Report()).digest, load_theme(themed(site, "mine", accent="ink"), Report()).digest}
    for path, text in (
        ("templates/page.html", "b"),
        ("strings/en.yaml", "skip: y"),
        ("static/new.css", "p{}"),
        ("templates/parts/more.js", "1"),
    ):
        (root / path).parent.mkdir(exist_ok=True, parents=True)
        (root / path).write_text(text)
        seen.add(load_theme(mine, Report()).digest)
    assert len(seen) == 6


def test_an_asset_changes_its_address_with_its_content(site: Site, write_theme: WriteTheme) -> None:
    root = write_theme("mine", "parent: default", {"static/logo.svg": "<svg/>"})
    first = load_theme(themed(site, "mine"), Report()).asset("logo.svg")
    (root / "static/logo.svg").write_text("<svg></svg>")
    second = load_theme(themed(site, "mine"), Report()).asset("logo.svg")
    assert first
    assert second
    assert first.path.startswith("assets/logo-")
    assert first.path.endswith(".svg")
    assert first.path != second.path


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("/* a */ p { margin : 0 ; }", "p{margin : 0}"),
        ("a > b ~ c , d { x: y; }\n\n", "a>b~c,d{x:y}"),
        ("a b { width: calc(1px + 2px) }", "a b{width:calc(1px + 2px)}"),
        ('q::before { content: "/* } */  x" ; }', 'q::before{content:"/* } */  x"}'),
        ("a:hover b { c: url(d e) }", "a:hover b{c:url(d e)}"),
        ("@media (min-width: 1px) and (x) { a { b: c } }", "@media (min-width:1px) and (x){a{b:c}}"),
        ('a { b: url("c d"), url(e f) }', 'a{b:url("c d"),url(e f)}'),
        ("a { b: c } /* isn't */ d { e: f !important }", "a{b:c}d{e:f!important}"),
        (".a :is(b, c):target { d: e }", ".a :is(b,c):target{d:e}"),
    ],
)
def test_a_style_sheet_gets_smaller_and_means_the_same(css: str, small: str) -> None:
    assert minify(css) == small


def test_the_style_sheet_and_the_page_card_stay_small(site: Site) -> None:
    sizes = {asset.name: len(asset.content) for asset in load_theme(site, Report()).assets}
    assert sizes["site.css"] <= 10_750  # under 3,900 bytes as it travels
    assert sizes["card.png"] <= 40_000


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_every_colour_of_text_reads_well_on_paper_and_on_a_lit_sentence() -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 at least, whatever accent a site chooses, light and dark."""
    css = minify((bundled_themes() / "default/static/site.css").read_text(encoding="utf-8"))
    light, dark = css.split("@media (prefers-color-scheme:dark)")[0], css.split("@media (prefers-color-scheme:dark)")[1]
    for part in (light, dark.split("@media")[0]):
        colours = dict(re.findall(r"--(paper|ink|soft|lit):(#[0-9a-f]{6})", part))
        accents = re.findall(r"--accent:(#[0-9a-f]{6})", part)
        assert len(accents) == 4
        for colour in (colours["ink"], colours["soft"], *accents):
            assert _contrast(colour, colours["paper"]) >= 4.5, colour
            assert _contrast(colour, colours["lit"]) >= 4.5, colour


@pytest.mark.parametrize("folder", ["templates", "templates/parts", "static"])
def test_a_folder_of_the_theme_that_cannot_be_listed_is_a_fault(
    site: Site, write_theme: WriteTheme, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    write_theme("mine", "parent: default", {"templates/parts/footer.html": "mine", "static/site.css": "p {}"})
    scandir = os.scandir

    def refusing(path: str | Path = ".") -> object:
        if str(path).endswith(f"themes/mine/{folder}"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert faults(themed(site, "mine")) == [
        f"themes/mine/{folder}: error: cannot be read: Permission denied; make it readable [unreadable]"
    ]


@pytest.mark.parametrize("file", ["theme.yaml", "strings/en.yaml"])
def test_a_theme_whose_folder_may_not_be_entered_is_a_fault(
    site: Site, write_theme: WriteTheme, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    write_theme("mine", "parent: default")
    is_file, resolve = Path.is_file, Path.resolve

    def refuse(path: Path) -> None:
        if str(path).endswith(f"themes/mine/{file}"):
            raise PermissionError(13, "Permission denied", str(path))

    def looking(path: Path) -> bool:
        refuse(path)
        return is_file(path)

    def resolving(path: Path, strict: bool = False) -> Path:  # noqa: FBT001, FBT002 - as the method has it
        refuse(path)
        return resolve(path, strict=strict)

    monkeypatch.setattr(Path, "is_file", looking)
    monkeypatch.setattr(Path, "resolve", resolving)
    assert faults(themed(site, "mine")) == [
        f"themes/mine/{file}: error: cannot be read: Permission denied; make it readable [unreadable]"
    ]
