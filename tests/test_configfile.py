"""``config.yaml``: typed, with every fault at once and a suggestion for each."""

import os
from pathlib import Path

import pytest

from briefings import config, configfile
from briefings.diagnostics import Report
from briefings.errors import ContentError, UsageError

SITE = "site:\n  title: Sample\n  url: https://example.org/digest\n"


def load(folder: Path, text: str | bytes) -> config.Site:
    (folder / "config.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
    return configfile.load(folder, Report())


def faults(folder: Path, text: str | bytes) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load(folder, text)
    return [str(found) for found in caught.value.diagnostics]


def test_two_lines_are_enough(tmp_path: Path) -> None:
    site = load(tmp_path, SITE)
    assert site.config.base_url == "https://example.org/digest/"
    assert site.config.authority == "example.org"
    assert (site.content, site.output, site.state) == (
        tmp_path / "content",
        tmp_path / "public",
        tmp_path / ".briefings",
    )


@pytest.mark.parametrize("word", ["on", "off"])
def test_on_and_off_are_words(tmp_path: Path, word: str) -> None:
    assert load(tmp_path, f"{SITE}search: {word}\n").config.search == word


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    assert load(tmp_path, b"\xef\xbb\xbf" + SITE.replace("\n", "\r\n").encode()).config.site.title == "Sample"


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = SITE + "  zone: Mars/Olympus\nbriefings: weekly\ntopcis: {}\nkey_points: nine\n"
    assert faults(tmp_path, text) == [
        (
            "config.yaml:5:12: error: 'briefings' is 'weekly', expected one of day, week, month, off; "
            "did you mean 'week'? [wrong-value]"
        ),
        "config.yaml:6:1: error: unknown key 'topcis'; did you mean 'topics'? [unknown-key]",
        "config.yaml:7:13: error: 'key_points' is 'nine', expected a whole number [wrong-value]",
    ]


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "ftp://example.org/",
        "https://",
        "https://example.org/?q=1",
        "https://example.org/#top",
        "https://user:word@example.org/",
        "https://example.org:99999/",
        "http://[::1",
        "https://exam ple.org/",
        'https://example.org/"><script>',
        "javascript:alert(1)",
    ],
)
def test_an_address_that_pages_cannot_lie_at_is_refused(tmp_path: Path, url: str) -> None:
    [fault] = faults(tmp_path, f"site:\n  title: Sample\n  url: '{url}'\n")
    assert fault.startswith("config.yaml:3:8: error: 'site.url' is ")
    assert "write it like https://example.org/" in fault


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://example.org:8443/über/a%20b/", "https://example.org:8443/%C3%BCber/a%20b/"),
    ],
)
def test_an_address_with_other_letters_is_told_as_programs_write_it(tmp_path: Path, url: str, written: str) -> None:
    [fault] = faults(tmp_path, f"site:\n  title: Sample\n  url: '{url}'\n")
    assert fault.startswith(f"config.yaml:3:8: error: 'site.url' is '{url}', expected an address as programs write it")
    assert f"write {written} [" in fault
    assert load(tmp_path, f"site:\n  title: Sample\n  url: '{written}'\n").config.base_url == written


@pytest.mark.parametrize(
    "url", ["http://localhost:8000/", "https://example.org", "https://example.org/a/b/", "http://[::1]/"]
)
def test_an_address_of_the_web_is_taken(tmp_path: Path, url: str) -> None:
    assert load(tmp_path, f"site:\n  title: Sample\n  url: '{url}'\n").config.base_url == url.rstrip("/") + "/"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("  title: ' '\n", "config.yaml:4:10: error: 'site.title' is ' ', expected the site's name"),
        ("  zone: Berlin\n", "config.yaml:4:9: error: 'Berlin' is no time zone"),
        ("  language: English please\n", "config.yaml:4:13: error: 'English please' is no language tag"),
        ("  since: 19\n", "config.yaml:4:10: error: 'site.since' is 19, expected 1900 to 9999"),
        ("  email: nobody\n", "config.yaml:4:10: error: 'site.email' is 'nobody', expected an address"),
        ("  authority: not/a domain\n", "config.yaml:4:14: error: 'site.authority' is 'not/a domain'"),
        ("  authority: bücher.example\n", "config.yaml:4:14: error: 'site.authority' is 'bücher.example'"),
        ("feeds: {limit: 0}\n", "config.yaml:4:16: error: 'feeds.limit' is 0, expected 1 to 1000"),
        (
            "feeds: {of: [story]}\n",
            "config.yaml:4:14: error: 'feeds.of[1]' is 'story', expected one of stories, topics",
        ),
        ("exports: [md]\n", "config.yaml:4:11: error: 'exports[1]' is 'md', expected one of json, markdown, text"),
        ("feeds: {hub: 'javascript:alert(1)'}\n", "config.yaml:4:14: error: 'feeds.hub' is 'javascript:alert(1)'"),
        ("key_points: 7\n", "config.yaml:4:13: error: 'key_points' is 7, expected 1 to 6"),
        ("theme: ../other\n", "config.yaml:4:8: error: 'theme' is '../other', expected a theme's name"),
        ("output: /var/www\n", "config.yaml:4:9: error: 'output' is '/var/www'"),
        ("output: ..\n", "config.yaml:4:9: error: 'output' is '..'"),
        ("output: .\n", "config.yaml:4:9: error: 'output' is '.'"),
        ("output: content/public\n", "config.yaml:4:9: error: 'output' is 'content/public'"),
        ("topics:\n  Big News: {}\n", "config.yaml:5:3: error: 'Big News' is no slug; write 'big-news'"),
        ("sources:\n  The Wire: {}\n", "config.yaml:5:3: error: 'The Wire' is no slug; write 'the-wire'"),
        ("sources:\n  wire: {url: wire.example}\n", "config.yaml:5:15: error: 'sources.wire.url' is 'wire.example'"),
        ("rights: none\n", "config.yaml:4:9: error: 'rights' is 'none', expected one of full, excerpt, link"),
        ("search: true\n", "config.yaml:4:9: error: 'search' is true, expected one of on, off"),
        ('  notice: "a\\x1bb"\n', "config.yaml:4:11: error: 'site.notice' holds the control character U+001B"),
        ('output: "a\\0b"\n', "config.yaml:4:9: error: 'output' holds the control character U+0000"),
        ('voice: [a, "\\uFFFE"]\n', "config.yaml:4:12: error: 'voice[2]' holds the control character U+FFFE"),
    ],
)
def test_what_types_cannot_say_is_checked_too(tmp_path: Path, lines: str, expected: str) -> None:
    untitled = "site:\n  url: https://example.org/\n  tagline: A sample\n"
    [fault] = faults(tmp_path, (untitled if "title:" in lines else SITE) + lines)
    assert fault.startswith(expected)


def test_a_hub_and_a_publisher_may_have_a_query(tmp_path: Path) -> None:
    lines = "feeds: {hub: 'https://example.org/?pushpress=hub'}\nsources:\n  wire: {url: 'https://x.example/?lang=en&a=b'}\n"
    made = load(tmp_path, SITE + lines).config
    assert made.feeds.hub == "https://example.org/?pushpress=hub"
    [fault] = faults(tmp_path, SITE + "feeds: {hub: 'https://example.org/?a b'}\n")
    assert "'feeds.hub' is 'https://example.org/?a b'" in fault


def test_a_byte_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    assert faults(tmp_path, b"site:\n  title: Caf\xe9\n") == [
        "config.yaml:2: error: the byte 0xe9 is not UTF-8; save it as plain UTF-8 [unreadable]"
    ]


def test_a_folder_that_is_no_site_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"has no config\.yaml; call this in a site's folder"):
        configfile.load(tmp_path, Report())


def test_a_path_that_is_no_text_is_wrong_usage(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"\xff\xfe")
    with pytest.raises(UsageError, match=r"is not UTF-8, and a site's must be; give its folders names in UTF-8"):
        configfile.load(root, Report())


def test_a_folder_named_config_yaml_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").mkdir()
    with pytest.raises(UsageError, match="cannot be read: Is a directory"):
        configfile.load(tmp_path, Report())


def test_the_authority_outlives_a_move(tmp_path: Path) -> None:
    assert load(tmp_path, f"{SITE}  authority: old.example\n").config.authority == "old.example"
