"""The preview: this machine only, the published files only, faults in the page, a reload when something changed."""

import http.client
import os
import queue
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefings.config import Config, Site, SiteConfig
from briefings.errors import BusyError, ContentError, MissingExtraError, UsageError
from briefings.located import Diagnostic, Place
from briefings.serve import BuildState, pages, serve, watch
from briefings.serve.files import Found, Moved, find, media_type
from briefings.serve.preview import Preview

SECONDS = 20
POLICY = "default-src 'none'; script-src 'self' 'sha256-abc'; style-src 'self'; img-src 'self' data:"
PAGE = (
    '<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="{policy}">'
    "<title>Home</title></head><body><p>{words}</p></body></html>"
)
FAULT = Diagnostic(
    "error",
    "unknown-key",
    "unknown key '<script>alert(1)</script>'",
    Place("content/articles/2019/port-talks.md", 7, 3),
    "did you mean 'topics'?",
)


def write_site(root: Path, words: str = "first words") -> None:
    public = root / "public"
    (public / "people" / "wang-hao").mkdir(parents=True, exist_ok=True)
    (public / "feeds").mkdir(exist_ok=True)
    (public / "index.html").write_text(PAGE.format(policy=POLICY, words=words), encoding="utf-8")
    (public / "404.html").write_text("<body><h1>No such page here</h1></body>", encoding="utf-8")
    (public / "people" / "wang-hao" / "index.html").write_text("<body>Wang Hao</body>", encoding="utf-8")
    (public / "feeds" / "articles.json").write_text("{}", encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    write_site(tmp_path)
    (tmp_path / "secret.txt").write_text("not published", encoding="utf-8")
    return Site(tmp_path, Config(site=SiteConfig(title="Sample", url="https://example.org/digest/")))


@contextmanager
def previewing(site: Site, build: Callable[[], BuildState] = BuildState) -> Iterator[Preview]:
    with Preview(site, 0, build, lambda _: None) as preview:
        yield preview


def port_of(preview: Preview) -> int:
    return int(preview.url.rsplit(":", 1)[1].rstrip("/"))


class Answer:
    """One answer of the server, read to its end."""

    def __init__(self, preview: Preview, path: str, method: str = "GET", host: str = "") -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port_of(preview), timeout=SECONDS)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"localhost:{port_of(preview)}")
        connection.endheaders()
        response = connection.getresponse()
        self.status, self.headers, self.body = response.status, response.headers, response.read().decode()
        connection.close()


class Events:
    """A browser that listens for a new version of the site."""

    def __init__(self, preview: Preview) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port_of(preview), timeout=SECONDS)
        self._connection.request("GET", pages.EVENTS, headers={"Host": f"localhost:{port_of(preview)}"})
        self._response = self._connection.getresponse()
        assert self._response.headers["Content-Type"] == "text/event-stream"

    def next(self) -> str:
        while True:
            line = self._response.readline().decode()
            if line.startswith("data: "):
                return line.removeprefix("data: ").strip()

    def close(self) -> None:
        self._connection.close()


def test_a_page_is_served_with_the_reload_script_and_its_file_is_untouched(site: Site) -> None:
    before = (site.output / "index.html").read_bytes()
    with previewing(site) as preview:
        answer = Answer(preview, "/")
    assert answer.status == 200
    assert "<p>first words</p>" in answer.body
    assert '<script src="/-preview/live.js" data-version="' in answer.body
    assert answer.headers["Cache-Control"] == "no-store"
    assert (site.output / "index.html").read_bytes() == before


def test_the_policy_moves_from_the_page_to_the_header_and_lets_the_reload_through(site: Site) -> None:
    with previewing(site) as preview:
        answer = Answer(preview, "/")
    assert "http-equiv" not in answer.body
    assert answer.headers["Content-Security-Policy"] == f"{POLICY}; connect-src 'self'"


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default-src 'self'", "default-src 'self'"),
        (
            "default-src 'none'",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
        ),
        ("script-src 'none'; img-src *", "script-src 'self'; img-src *"),
        ("DEFAULT-SRC *;;", "default-src *"),
        ("", ""),
    ],
)
def test_a_policy_is_widened_only_where_it_forbids(policy: str, expected: str) -> None:
    assert pages.widened(policy) == expected


def test_only_the_own_names_are_answered(site: Site) -> None:
    with previewing(site) as preview:
        port = port_of(preview)
        good = [Answer(preview, "/", host=f"{name}:{port}").status for name in ("localhost", "127.0.0.1", "[::1]")]
        bad = [
            Answer(preview, "/", host=host).status
            for host in ("evil.example", f"evil.example:{port}", "localhost", "localhost:1", f"localhost.evil:{port}")
        ]
    assert good == [200, 200, 200]
    assert bad == [403] * 5


def test_it_listens_on_the_loopback_alone(site: Site) -> None:
    with previewing(site) as preview:
        addresses = {server.server_address[0] for server in preview._servers}
    assert addresses <= {"127.0.0.1", "::1"}


def test_head_has_the_headers_of_get_and_no_body(site: Site) -> None:
    with previewing(site) as preview:
        head, get = Answer(preview, "/", "HEAD"), Answer(preview, "/")
    assert (head.status, head.body) == (200, "")
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_a_missing_page_is_the_sites_own_404_page(site: Site) -> None:
    with previewing(site) as preview:
        answer = Answer(preview, "/nothing/here/")
    assert answer.status == 404
    assert "No such page here" in answer.body


def test_a_folder_has_moved_to_its_slash_and_is_never_listed(site: Site) -> None:
    with previewing(site) as preview:
        moved, listed = Answer(preview, "/people/wang-hao"), Answer(preview, "/people/")
    assert (moved.status, moved.headers["Location"]) == (302, "/people/wang-hao/")
    assert listed.status == 404


def test_the_path_of_the_sites_address_leads_to_the_same_pages(site: Site) -> None:
    with previewing(site) as preview:
        answers = [Answer(preview, path) for path in ("/digest", "/digest/people/wang-hao/", "/digest//evil.example/")]
    assert [answer.headers["Location"] for answer in answers] == ["/", "/people/wang-hao/", "/evil.example/"]


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/people/%2e%2e/%2e%2e/secret.txt",
        "/..\\secret.txt",
        "/%00",
        "/%ff",
        "/" + "a" * 5000,
        "/index.html/",
        "//secret.txt",
    ],
)
def test_no_path_leads_out_of_the_published_folder(site: Site, path: str) -> None:
    with previewing(site) as preview:
        answer = Answer(preview, path)
    assert answer.status == 404
    assert "not published" not in answer.body


def test_links_that_lead_out_pipes_and_devices_are_not_served(site: Site) -> None:
    (site.output / "out.txt").symlink_to(site.root / "secret.txt")
    (site.output / "up").symlink_to(site.root)
    (site.output / "zero.bin").symlink_to("/dev/zero")
    (site.output / "loop").symlink_to("loop")
    os.mkfifo(site.output / "pipe")
    for path in ("/out.txt", "/up/secret.txt", "/zero.bin", "/loop", "/pipe"):
        assert find(site.output, path) is None


def test_a_link_inside_the_published_folder_is_followed(site: Site) -> None:
    (site.output / "home.html").symlink_to("index.html")
    assert isinstance(find(site.output, "/home.html"), Found)


def test_names_with_odd_characters_are_found(site: Site) -> None:
    (site.output / "a b#c?.txt").write_text("odd", encoding="utf-8")
    (site.output / "é").mkdir()
    (site.output / "é" / "index.html").write_text("accent", encoding="utf-8")
    assert find(site.output, "/a%20b%23c%3F.txt") == Found(b"odd", "text/plain; charset=utf-8")
    assert find(site.output, "/%C3%A9") == Moved("/%C3%A9/")


@pytest.mark.parametrize(
    ("name", "folders", "expected"),
    [
        ("index.html", [], "text/html; charset=utf-8"),
        ("articles.rss", ["feeds"], "application/rss+xml; charset=utf-8"),
        ("articles.atom", ["feeds"], "application/atom+xml; charset=utf-8"),
        ("articles.json", ["feeds", "stories"], "application/feed+json; charset=utf-8"),
        ("article.json", ["articles"], "application/json; charset=utf-8"),
        ("feeds.opml", ["feeds"], "text/x-opml; charset=utf-8"),
        ("site.webmanifest", [], "application/manifest+json; charset=utf-8"),
        ("favicon.SVG", [], "image/svg+xml; charset=utf-8"),
        ("search.wasm", ["pagefind"], "application/wasm"),
        ("card.png", [], "image/png"),
        ("CNAME", [], "application/octet-stream"),
    ],
)
def test_media_types(name: str, folders: list[str], expected: str) -> None:
    assert media_type(name, folders) == expected


def test_faults_are_shown_in_the_last_good_page_and_escaped(site: Site) -> None:
    def build() -> BuildState:
        raise ContentError((FAULT,))

    with previewing(site, build) as preview:
        preview.rebuild()
        answer = Answer(preview, "/")
    assert "first words" in answer.body
    assert "content/articles/2019/port-talks.md:7:3" in answer.body
    assert "What to do: did you mean &#x27;topics&#x27;?" in answer.body
    assert "<script>alert" not in answer.body


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (BusyError("another build is under way"), "another build is under way"),
        (RuntimeError("surprise"), "RuntimeError: surprise"),
    ],
)
def test_whatever_a_build_raises_the_preview_goes_on(site: Site, error: Exception, words: str) -> None:
    def build() -> BuildState:
        raise error

    told: list[str] = []
    with Preview(site, 0, build, told.append) as preview:
        preview.rebuild()
        assert words in Answer(preview, "/").body
    assert told == [words]


def test_a_site_that_was_never_published_shows_why(site: Site) -> None:
    empty = Site(site.root / "empty", site.config)
    with previewing(empty, lambda: BuildState(changed=False, diagnostics=(FAULT,))) as preview:
        preview.rebuild()
        answer = Answer(preview, "/people/")
    assert answer.status == 503
    assert "Nothing is published yet" in answer.body
    assert "port-talks.md:7:3" in answer.body


def test_a_browser_is_told_when_the_site_or_its_faults_changed_and_not_otherwise(site: Site) -> None:
    outcomes = iter(
        [
            BuildState(changed=True),
            BuildState(changed=False),
            BuildState(changed=False, diagnostics=(FAULT,)),
            BuildState(changed=False, diagnostics=(FAULT,)),
            BuildState(changed=True),
        ]
    )
    with previewing(site, lambda: next(outcomes)) as preview:
        events = Events(preview)
        numbers = [events.next()]
        for _ in range(5):
            preview.rebuild()
            version, _ = preview._live.look()
            if version != numbers[-1]:
                assert events.next() == version
                numbers.append(version)
        events.close()
    assert [number.rsplit("-", 1)[1] for number in numbers] == ["0", "1", "2", "3"]


def test_the_page_that_was_loaded_after_a_build_carries_the_version_that_the_events_tell(site: Site) -> None:
    with previewing(site) as preview:
        preview.rebuild()
        events = Events(preview)
        assert f'data-version="{events.next()}"' in Answer(preview, "/").body
        events.close()


def test_a_changed_file_is_built_and_the_browser_told(site: Site) -> None:
    article = site.root / "content" / "articles" / "port-talks.md"
    article.parent.mkdir(parents=True)
    article.write_text("first words", encoding="utf-8")
    urls: queue.Queue[str] = queue.Queue()
    end = threading.Event()

    def build() -> BuildState:
        words = article.read_text(encoding="utf-8")
        changed = words not in (site.output / "index.html").read_text(encoding="utf-8")
        write_site(site.root, words)
        return BuildState(changed=changed)

    def changes(root: Path, stop: threading.Event) -> Iterator[None]:
        threading.Thread(target=lambda: (end.wait(SECONDS), stop.set()), daemon=True).start()
        yield from watch.changes(root, stop)

    def tell(line: str) -> None:
        urls.put(line.split()[4])

    server = threading.Thread(target=serve, args=(site, 0, build, tell, changes), daemon=True)
    server.start()
    try:
        preview = _Url(urls.get(timeout=SECONDS))
        events = Events(preview)
        first = events.next()
        article.write_text("second words", encoding="utf-8")
        assert events.next() != first
        assert "second words" in Answer(preview, "/").body
        events.close()
    finally:
        end.set()
        server.join(SECONDS)
    assert not server.is_alive()


class _Url(Preview):
    """A preview that another thread runs, by its address alone."""

    def __init__(self, url: str) -> None:
        self.url = url


def test_a_configuration_that_is_saved_by_renaming_counts_as_a_change(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "config.yaml").write_text("site: {}\n", encoding="utf-8")
    stop = threading.Event()
    found = watch.changes(tmp_path, stop)
    next(found)
    (tmp_path / "new.yaml").write_text("site: {title: Sample}\n", encoding="utf-8")
    (tmp_path / "new.yaml").rename(tmp_path / "config.yaml")
    next(found)
    stop.set()
    assert list(found) == []


def test_a_port_in_use_names_the_next_free_one(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=rf"port {port} is in use; try --port \d+"):
            Preview(site, port, BuildState, lambda _: None)


def test_ctrl_c_ends_the_preview_without_a_traceback(site: Site) -> None:
    told: list[str] = []

    def interrupted(_: Path, __: threading.Event) -> Iterator[None]:
        yield
        raise KeyboardInterrupt

    serve(site, 0, BuildState, told.append, interrupted)
    assert told[-1] == "The preview has ended"


def test_without_watchfiles_the_message_names_the_extra(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"briefings\[serve\]"):
        serve(site, 0, BuildState, lambda _: None)
