"""What an editor adds to the files that hosts and robots read stands beside what the build writes there."""

from __future__ import annotations

from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest

from briefings.render import deployment
from tests.conftest import Command
from tests.site.builders import article, write

SITEMAP = "https://digest.example/sitemap.xml"
MADE = "/*\n  Content-Security-Policy: none\n  Referrer-Policy: no-referrer\n/assets/*\n  Cache-Control: immutable\n"


def robots(own: bytes) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse(deployment.robots(own, SITEMAP).decode().splitlines())
    return parser


def test_without_rules_of_the_editors_every_robot_may_read_everything() -> None:
    parser = robots(b"")
    assert parser.can_fetch("Anybot", "https://digest.example/people/")
    assert parser.site_maps() == [SITEMAP]


def test_the_editors_rules_for_robots_hold() -> None:
    parser = robots(b"\xef\xbb\xbfUser-agent: Greedybot\r\nDisallow: /\r\n\r\nUser-agent: *\r\nDisallow: /people/")
    assert not parser.can_fetch("Greedybot", "https://digest.example/")
    assert not parser.can_fetch("Anybot", "https://digest.example/people/")
    assert parser.can_fetch("Anybot", "https://digest.example/stories/")
    assert parser.site_maps() == [SITEMAP]


def test_a_whole_site_can_be_closed_to_robots() -> None:
    assert not robots(b"User-agent: *\nDisallow: /\n").can_fetch("Anybot", "https://digest.example/")


def test_another_sitemap_takes_the_place_of_the_builds() -> None:
    assert robots(b"sitemap: https://other.example/all.xml").site_maps() == ["https://other.example/all.xml"]


@pytest.mark.parametrize("own", [b"", b"\n", b"  \r\n"])
def test_an_empty_file_adds_nothing(own: bytes) -> None:
    assert deployment.headers(own, MADE) == MADE.encode()
    assert deployment.redirects(own, "/a /b 301\n") == b"/a /b 301\n"
    assert deployment.redirects(own, "") == b""
    assert b"Allow: /" in deployment.robots(own, SITEMAP)


def test_a_header_of_the_editors_takes_the_place_of_the_builds_for_the_same_path_alone() -> None:
    own = b"# ours\n/*\n  content-security-policy: self\n  X-Own: 1\n/assets/*\n\tX-Own: 2\n"
    assert deployment.headers(own, MADE).decode() == (
        "/*\n  Referrer-Policy: no-referrer\n/assets/*\n  Cache-Control: immutable\n" + own.decode()
    )


def test_a_path_of_the_builds_whose_every_header_the_editor_states_is_left_out() -> None:
    own = b"/assets/*\n  Cache-Control: no-store\n"
    assert deployment.headers(own, MADE).startswith(MADE.partition("/assets/*")[0].encode() + own)


def test_addresses_that_last_come_before_the_editors_redirects() -> None:
    assert deployment.redirects(b"/* /404 404", "/old/ /new/ 301\n") == b"/old/ /new/ 301\n/* /404 404\n"


def test_a_build_joins_them_and_makes_them_again_when_they_change(tmp_path: Path, command: Command) -> None:
    mine = ("content/files/_redirects", "/shop/* https://shop.example/:splat 302\n")
    bots = ("content/files/robots.txt", "User-agent: Greedybot\nDisallow: /\n")
    moved = article("pier", more="aliases: [old/pier/]\n")
    assert command("build", site=write(tmp_path, moved, mine, bots)).code == 0
    redirects = (tmp_path / "public/_redirects").read_text(encoding="utf-8").splitlines()
    assert [line.split()[0].rpartition("/old")[2] for line in redirects] == ["/pier/", "/shop/*"]
    assert "Greedybot" in (tmp_path / "public/robots.txt").read_text(encoding="utf-8")
    (tmp_path / bots[0]).unlink()
    assert command("build", site=tmp_path).code == 0
    assert "Greedybot" not in (tmp_path / "public/robots.txt").read_text(encoding="utf-8")
