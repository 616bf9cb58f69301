from __future__ import annotations

import base64
import hashlib
import html.parser
import itertools
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args

import msgspec
import pytest

from briefings.catalog import rows, views, words
from briefings.catalog.planned import PlannedPage
from briefings.config import Site
from briefings.diagnostics import Report
from briefings.errors import ContentError
from briefings.render import lint
from briefings.render.faults import Fault, tell
from briefings.render.templates import Templates
from briefings.render.theme import load_theme

MakeTemplates = Callable[..., Templates]
WriteTheme = Callable[..., Path]
FIRST_FLIGHT = 14_600


class Page(html.parser.HTMLParser):
    """What a test asks of a page: its elements, ids, links and headings."""

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def all(self, tag: str) -> Iterator[dict[str, str | None]]:
        return (attributes for name, attributes in self.elements if name == tag)

    def values(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(attribute)) is not None]


@pytest.fixture
def pages(site: Site, examples: ModuleType, make_templates: MakeTemplates) -> dict[str, bytes]:
    templates = make_templates(site)
    return {
        path: templates.render(PlannedPage(path, template, view))
        for path, (template, view) in examples.all_views().items()
    }


def child(site: Site) -> Site:
    return Site(site.root, msgspec.structs.replace(site.config, theme="mine"))


def compiled(templates: Templates) -> list[str]:
    report = Report()
    templates.compile(report)
    return [str(diagnostic) for diagnostic in report.diagnostics]


def test_every_view_has_an_example_and_a_template(examples: ModuleType) -> None:
    shown = {type(view) for _, view in examples.all_views().values()}
    assert shown == set(get_args(views.View))
    assert {template: type(view) for template, view in examples.all_views().values()} == dict(lint.VIEWS)


def test_the_default_theme_has_no_fault(site: Site, make_templates: MakeTemplates) -> None:
    assert compiled(make_templates(site)) == []


def test_every_text_of_the_theme_is_used(site: Site) -> None:
    theme = load_theme(site, Report())
    used = {name for source in theme.templates for name in re.findall(r"\bt\.([a-z_]+)", source.text)}
    by_feeds = {"feed_was", "feed_now", "feed_read"}
    assert set(theme.words) - used <= {*words.GROUPS, *by_feeds}
    assert {*words.GROUPS, *by_feeds} <= set(theme.words)


def test_the_same_view_gives_the_same_bytes(
    site: Site, examples: ModuleType, make_templates: MakeTemplates, pages: dict[str, bytes]
) -> None:
    page = PlannedPage("a", "article.html", examples.article())
    assert make_templates(site).render(page) == pages[f"{examples.PATH}index.html"]


def test_every_page_has_its_head(pages: dict[str, bytes]) -> None:
    for path, source in pages.items():
        text = source.decode()
        assert re.search(r"<title>[^<]+</title>", text), path
        assert 'name="viewport"' in text
        if path in {"404.html", "old/index.html"}:
            assert '"robots" content="noindex"' in text
            continue
        address = "https://briefings.example/digest/" + path.removesuffix("index.html")
        assert f'<link rel="canonical" href="{address}">' in text
        assert f'<meta property="og:url" content="{address}">' in text
        for name in ("og:title", "og:type", "og:image", "og:description", "og:site_name"):
            assert re.search(rf'<meta property="{name}" content="[^"]+">', text), (path, name)
        assert re.search(r'<meta name="description" content="[^"]+">', text), path


def test_an_article_announces_its_feeds_and_its_source(pages: dict[str, bytes], examples: ModuleType) -> None:
    page = Page(pages[f"{examples.PATH}index.html"])
    links = {(link.get("type"), link["href"]) for link in page.all("link") if link.get("rel") == "alternate"}
    root = "../../../../"
    assert ("application/rss+xml", f"{root}feeds/articles.rss") in links
    assert ("application/atom+xml", f"{root}feeds/stories/harbour-talks.atom") in links
    assert ("application/feed+json", f"{root}feeds/briefings.json") in links
    assert ("text/markdown", f"{root}{examples.PATH}article.md") in links


def test_the_published_time_stands_in_the_head_only_with_its_zone(
    site: Site, examples: ModuleType, make_templates: MakeTemplates
) -> None:
    templates = make_templates(site)
    stated = msgspec.structs.replace(examples.article(), zone="Asia/Karachi")
    unstated = examples.article()
    told = [templates.render(PlannedPage("a", "article.html", view)).decode() for view in (stated, unstated)]
    assert 'article:published_time" content="2018-05-08T16:30:00+05:00"' in told[0]
    assert "article:published_time" not in told[1]
    assert "time zone not stated" in told[1]


def test_one_heading_of_the_first_level_and_no_level_left_out(pages: dict[str, bytes]) -> None:
    for path, source in pages.items():
        levels = [int(tag[1]) for tag, _ in Page(source).elements if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), path


def test_ids_and_names_of_landmarks_are_unique_and_fragments_lead_somewhere(pages: dict[str, bytes]) -> None:
    for path, source in pages.items():
        page = Page(source)
        ids = page.values("id")
        assert len(ids) == len(set(ids)), path
        names = [attributes["aria-label"] for attributes in page.all("nav")]
        assert len(names) == len(set(names)), path
        for link in page.all("a"):
            href = link.get("href") or ""
            assert href, path
            if href.startswith("#"):
                assert href[1:] in ids, (path, href)


def test_nothing_on_a_page_runs_but_what_its_policy_names(pages: dict[str, bytes]) -> None:
    for path, source in pages.items():
        page = Page(source)
        assert not any(name.startswith("on") or name == "style" for _, each in page.elements for name in each), path
        assert "style" not in {tag for tag, _ in page.elements}
        policy = next((meta["content"] or "" for meta in page.all("meta") if "http-equiv" in meta), "")
        for script in re.findall(rb"<script>(.*?)</script>", source, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(script).digest()).decode()
            assert f"'sha256-{digest}'" in policy, path


def test_links_are_relative_to_the_page_and_absolute_only_on_the_404_page(pages: dict[str, bytes]) -> None:
    for path, source in pages.items():
        depth = path.count("/")
        for link in Page(source).all("a"):
            href = link["href"] or ""
            if path == "404.html":
                assert href.startswith(("/digest/", "#")), href
            elif not href.startswith(("#", "https:", "mailto:")):
                assert href == "./" or href.startswith("../" * depth), (path, href)
                assert not href.startswith("/")


def test_a_story_of_one_article_says_so_and_the_article_does_not_list_itself(
    site: Site, examples: ModuleType, make_templates: MakeTemplates
) -> None:
    templates = make_templates(site)
    whole = examples.story()
    line = msgspec.structs.replace(whole.line, count=1)
    alone = msgspec.structs.replace(whole, line=line, articles=whole.articles[:1], timeline=(), statements=())
    assert "One article so far." in templates.render(PlannedPage("s", "story.html", alone)).decode()
    assert "One article so far." not in templates.render(PlannedPage("s", "story.html", whole)).decode()
    full = examples.article()
    single = msgspec.structs.replace(full, story_articles=full.story_articles[:1])
    assert 'id="story"' in templates.render(PlannedPage("a", "article.html", full)).decode()
    assert 'id="story"' not in templates.render(PlannedPage("a", "article.html", single)).decode()


@pytest.mark.parametrize(("role", "shown"), [("captain", "Wang Hao (diver)</a>"), ("diver", "Wang Hao</a>")])
def test_what_tells_namesakes_apart_stands_behind_the_name_unless_it_is_the_role(
    site: Site, examples: ModuleType, make_templates: MakeTemplates, role: str, shown: str
) -> None:
    view = examples.article()
    diver = msgspec.structs.replace(view.people[0], name="Wang Hao", apart="diver", role=role)
    page = PlannedPage("a", "article.html", msgspec.structs.replace(view, people=(diver,)))
    assert shown in make_templates(site).render(page).decode()


@pytest.mark.parametrize(
    ("articles", "sources", "stated", "told"),
    [
        (7, 2, 7, "This digest holds 7_articles from 2 sources. That"),
        (7, 2, 5, "This digest holds 7_articles. 5 of them come from 2 sources; the others do not state theirs. That"),
        (7, 0, 0, "This digest holds 7_articles from sources that are not stated. That"),
    ],
)
def test_the_first_page_counts_only_those_articles_to_a_source_that_state_it(
    site: Site,
    examples: ModuleType,
    make_templates: MakeTemplates,
    articles: int,
    sources: int,
    stated: int,
    told: str,
) -> None:
    _, view = examples.all_views()["index.html"]
    shown = msgspec.structs.replace(view, articles=articles, sources=sources, stated=stated)
    page = make_templates(site).render(PlannedPage("", "home.html", shown)).decode()
    assert told.replace("_", "\N{NO-BREAK SPACE}") in page


def test_the_editors_words_are_marked_as_such_wherever_they_stand(
    site: Site, examples: ModuleType, make_templates: MakeTemplates
) -> None:
    templates, marked = make_templates(site), '<p class="kicker">The editor writes</p>'
    for view, template in ((examples.story(), "story.html"), (examples.entity(), "entity.html")):
        with_note, without = (msgspec.structs.replace(view, note=note) for note in ("Watch this.", ""))
        assert f"{marked}<p>Watch this.</p>" in templates.render(PlannedPage("x", template, with_note)).decode()
        assert marked not in templates.render(PlannedPage("x", template, without)).decode()


def test_what_is_not_stated_is_said(pages: dict[str, bytes], examples: ModuleType) -> None:
    text = pages[f"{examples.UNDATED.path}index.html"].decode()
    assert "No headline in the source" in text
    assert text.count("not stated") >= 3
    assert 'lang="sv"' in text
    assert "An editor changed words of this text" in text
    assert "www.monitor.example" in text
    assert "<time" not in text.split("<main")[1].split("signs")[0]


def test_notes_stand_after_their_block_and_lead_back(pages: dict[str, bytes], examples: ModuleType) -> None:
    text = pages[f"{examples.PATH}index.html"].decode()
    assert text.index('id="p3"') < text.index('id="q-2"') < text.index('id="q-3"') < text.index('id="p4"')
    note = re.search(r'<li id="q-1".*?</li>', text, re.DOTALL)
    assert note
    assert 'href="#q-1-ref"' in note[0]
    assert '<a href="../../../../people/orsa-lindqvist/">Orsa Lindqvist</a>' in note[0]
    assert '<time datetime="2018-05-07">7\N{NO-BREAK SPACE}May 2018</time>' in note[0]
    assert "machine, 93\N{NO-BREAK SPACE}%" in note[0]
    assert "<em>first</em>" in text


def test_foreign_words_are_escaped_wherever_they_stand(
    site: Site, examples: ModuleType, make_templates: MakeTemplates
) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}'

    def poisoned(value: object) -> object:
        if isinstance(value, str) and value and not re.match(r"\d{4}|unresolved$|[a-z/]+$|[\w-]+/", value):
            return evil
        if isinstance(value, tuple):
            return tuple(poisoned(item) for item in value)
        if isinstance(value, rows.Link | rows.ArticleLine | rows.Statement | rows.EntityLine | rows.Provenance):
            changes = {name: poisoned(getattr(value, name)) for name in value.__struct_fields__}
            for kept in {"path", "kind", "fidelity", "published", "said", "review"} & changes.keys():
                changes[kept] = getattr(value, kept)
            return msgspec.structs.replace(value, **changes)
        return value

    article = examples.article()
    names = ("label", "summary", "people", "statements", "provenance", "story_articles", "previous", "id")
    head = msgspec.structs.replace(article.head, title=evil, description=evil)
    view = msgspec.structs.replace(article, head=head, **{name: poisoned(getattr(article, name)) for name in names})
    source = make_templates(site).render(PlannedPage("a", "article.html", view))
    assert b"<script>alert" not in source
    assert b"49" not in source.split(b"alert(2)", 1)[1][:40]
    page = Page(source)
    assert not any(name.startswith("on") for _, each in page.elements for name in each)
    assert not any(True for _ in page.all("img"))


def test_an_article_fits_into_the_first_flight_with_its_style_sheet(
    site: Site, examples: ModuleType, make_templates: MakeTemplates
) -> None:
    templates = make_templates(site)
    source = templates.render(PlannedPage("a", "article.html", examples.article()))
    style = templates.theme.asset("site.css")
    assert style
    page = Page(source)
    requests = [link["href"] for link in page.all("link") if link.get("rel") == "stylesheet"]
    assert len(requests) + sum("src" in script for script in page.all("script")) == 1
    assert sum(len(zlib.compress(part, 9)) for part in (source, style.content)) < FIRST_FLIGHT


def test_the_search_page_lets_its_index_run_where_there_is_one(
    site: Site, examples: ModuleType, make_templates: MakeTemplates
) -> None:
    _, view = examples.all_views()["search/index.html"]
    templates = make_templates(site)
    without, with_index = (
        templates.render(PlannedPage("s", "search.html", msgspec.structs.replace(view, available=available))).decode()
        for available in (False, True)
    )
    assert "wasm-unsafe-eval" not in without
    assert "search.js" not in without
    assert "script-src 'wasm-unsafe-eval' 'self'" in with_index
    assert 'data-root="../"' in with_index


def test_the_theme_settings_reach_the_page(site: Site, examples: ModuleType, make_templates: MakeTemplates) -> None:
    settings = {"accent": "plum", "measure": "wide", "home_editions": 0, "open_provenance": True}
    changed = Site(site.root, msgspec.structs.replace(site.config, theme_settings=settings))
    article = make_templates(changed).render(PlannedPage("a", "article.html", examples.article())).decode()
    home = make_templates(changed).render(PlannedPage("index.html", *examples.all_views()["index.html"])).decode()
    assert 'class="plum wide"' in article
    assert "<details open>" in article
    assert "Earlier briefings" not in home


def test_a_child_may_extend_the_file_that_it_replaces(
    site: Site, examples: ModuleType, make_templates: MakeTemplates, write_theme: WriteTheme
) -> None:
    write_theme(
        "mine",
        "parent: default",
        {
            "templates/base.html": '{% extends "parent:base.html" %}{% block title %}Mine: {{ super() }}{% endblock %}',
            "templates/page.html": '{% extends "parent:page.html" %}',
        },
    )
    templates = make_templates(child(site))
    assert compiled(templates) == []
    text = templates.render(PlannedPage("p", *examples.all_views()["about/index.html"])).decode()
    assert "<title>Mine: About · The Harbour Briefing</title>" in text
    assert "<p>A *sample*.</p>" in text


BROKEN = {
    "{% for %}": "expected",
    "{% endif %}": "unknown tag 'endif'",
    "{% include 'no-such-file.html' %}": "there is no template 'no-such-file.html'",
    "{% include 'parent:page.htm' %}": "there is no template 'parent:page.htm'; did you mean 'parent:page.html'?",
    "{{ fixed('parts/headr.html') }}": "there is no template 'parts/headr.html'; did you mean 'parts/header.html'?",
    "{{ shared('parts/line.html', 'x') }}": "there is no template 'parts/line.html'; did you mean 'parts/lines.html'?",
    '{% extends "page.html" %}': 'the template extends itself; write {% extends "parent:page.html" %}',
    "{% block a %}{{ super }}{% endblock %}": "'super' shows nothing unless it is called; write {{ super() }}",
    "{{ 1/0 }}": "this sum has no result",
    "{{ 9 ** 9 ** 9 ** 99 }}": "'**' takes a power of 16 at most, written out",
    "{{ 2 ** 9 ** view.x }}": "'**' takes a power of 16 at most, written out",
    "{{ site.titel }}": "'site' has no field 'titel'; did you mean 'title'?",
    "{{ site.settings.acent }}": "the theme has no setting 'acent'; did you mean 'accent'?",
    "{{ site.settings.banner }}": "the theme has no setting 'banner'; declare it under 'settings' in theme.yaml",
    "{{ no_such_thing.deeper }}": "'no_such_thing' is not known here",
    "{{ 'x'|no_such_filter }}": "no filter named 'no_such_filter'",
    "{{ view.titel }}": "PageView has no field 'titel'; did you mean 'title'?",
    "{{ t.skipp }}": "there is no text 'skipp' in the strings; did you mean 'skip'?",
    "{{ t.harbour_box }}": "there is no text 'harbour_box' in the strings; write it into a file of your theme's",
    "{{ t.articles }}": "the text 'articles' has placeholders; write t.articles(n=…)",
    "{{ t.articles(m=1) }}": "the text 'articles' takes other placeholders than m; write t.articles(n=…)",
    "{{ t.skip() }}": "the text 'skip' has no placeholders; write t.skip",
    "{{ view.__class__ }}": "a template may not use '__class__'",
    "{{ view.head.title.format_map }}": "a template may not use 'format_map'",
    "{{ ''|attr('x') }}": "no filter named 'attr'",
}


@pytest.mark.parametrize(("source", "fault"), BROKEN.items())
def test_a_fault_that_shows_without_rendering_is_found_with_its_line(
    site: Site, make_templates: MakeTemplates, write_theme: WriteTheme, source: str, fault: str
) -> None:
    write_theme("mine", "parent: default", {"templates/page.html": f"one\ntwo {source}\n"})
    (told,) = compiled(make_templates(child(site)))
    assert told.startswith("themes/mine/templates/page.html:2: error: ")
    assert fault.lower() in told.lower()


def test_all_broken_templates_are_in_one_report(
    site: Site, make_templates: MakeTemplates, write_theme: WriteTheme
) -> None:
    write_theme(
        "mine",
        "parent: default",
        {"templates/page.html": "{% for %}", "templates/topic.html": "\n{{ view.nam }}{{ view.hed }}"},
    )
    assert [told.split(" error")[0] for told in compiled(make_templates(child(site)))] == [
        "themes/mine/templates/page.html:1:",
        "themes/mine/templates/topic.html:2:",
        "themes/mine/templates/topic.html:2:",
    ]


def test_templates_that_extend_each_other_in_a_circle_are_told(
    site: Site, make_templates: MakeTemplates, write_theme: WriteTheme
) -> None:
    files = {"page.html": "{% extends 'own.html' %}", "own.html": "\n{% extends 'page.html' %}"}
    write_theme("mine", "parent: default", {f"templates/{name}": text for name, text in files.items()})
    assert [told.partition("; ")[0] for told in compiled(make_templates(child(site)))] == [
        "themes/mine/templates/own.html:2: error: the template extends itself",
        "themes/mine/templates/page.html:1: error: the template extends itself",
    ]


STYLES, SCRIPTS = "forbids styles inside a page", "forbids scripts inside a page"
ELSEWHERE, DEPTH = "lets nothing be loaded from elsewhere", "leads to another place from each depth"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<style>a{}</style>", STYLES),
        ('<p class="a" style="color: red">', STYLES),
        ("<script>\nalert(1)</script>", SCRIPTS),
        ('<script type="module">go()</script>', SCRIPTS),
        ('<a href="#a" onclick="go()">', SCRIPTS),
        ('<link rel="stylesheet" href="https://fonts.example/a.css">', ELSEWHERE),
        ('<link href="//fonts.example/a.css" rel="stylesheet">', ELSEWHERE),
        ('<img alt="" src="https://pictures.example/a.png">', ELSEWHERE),
        ('<link rel="stylesheet" href="static/mine.css">', DEPTH),
        ('<a class="x" href="/people/">', DEPTH),
        ("<img src=logo.png>", DEPTH),
    ],
)
def test_html_that_no_page_can_show_is_warned_of(
    site: Site, make_templates: MakeTemplates, write_theme: WriteTheme, text: str, told: str
) -> None:
    write_theme("mine", "parent: default", {"templates/page.html": f"{{% if view %}}\n{text}\n{{% endif %}}"})
    report = Report()
    make_templates(child(site)).compile(report)
    (found,) = report.diagnostics
    assert (found.severity, found.place and found.place.line) == ("warning", 2 + text.count("\n"))
    assert told in found.message


@pytest.mark.parametrize(
    "text",
    [
        '<a href="{{ to(view.head.path) }}">styles and scripts</a> <a href="https://x.example/" rel="external">x</a>',
        '<link rel="me" href="https://x.example/"> <a href="#main">a</a> <a href="mailto:a@x.example">a</a>',
        '<a href="?a=b">a</a>',
        '<script>{% include "parts/keys.js" %}</script> <script type="application/ld+json">{"a": 1}</script>',
        '<script src="{{ asset("search.js") }}"></script> <p>Write <code>style=x onload=x</code> and style="a".</p>',
    ],
)
def test_html_that_pages_can_show_is_not_warned_of(
    site: Site, make_templates: MakeTemplates, write_theme: WriteTheme, text: str
) -> None:
    write_theme("mine", "parent: default", {"templates/page.html": text})
    report = Report()
    make_templates(child(site)).compile(report)
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"page.html": "{% extends 'base.html' %}\n{% block mian %}a{% endblock %}"}, ["page.html:2: mian"]),
        ({"page.html": "{% extends 'base.html' %}{% block main %}{% block inner %}a{% endblock %}{% endblock %}"}, []),
        ({"page.html": "{% extends 'parent:page.html' %}{% block end %}a{% endblock %}"}, []),
        ({"page.html": "{% block own %}a{% endblock %}"}, []),
        (
            {
                "base.html": "{% block top %}{% endblock %}",
                "page.html": "{% extends 'base.html' %}{% block main %}{% endblock %}",
            },
            ["page.html:1: main"],
        ),
    ],
)
def test_a_block_that_takes_the_place_of_nothing_is_warned_of(
    site: Site, make_templates: MakeTemplates, write_theme: WriteTheme, files: dict[str, str], told: list[str]
) -> None:
    write_theme("mine", "parent: default", {f"templates/{name}": text for name, text in files.items()})
    report = Report()
    make_templates(child(site)).compile(report)
    lost = [one for one in report.diagnostics if "shown nowhere" in one.message and "/mine/" in str(one)]
    assert [
        f"{one.place.file.rpartition('/')[2]}:{one.place.line}: {one.message.split(chr(39))[1]}"
        for one in lost
        if one.place
    ] == told
    assert all(one.severity == "warning" for one in lost)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{{ view.head.titel }}", "Head has no field 'titel'; did you mean 'title'?"),
        ("{% for link in site.menu.pages %}{{ link.txt }}{% endfor %}", "Link has no field 'txt'; did you mean"),
        ("{{ view.head['_' ~ '_class__'] }}", "Head has no field '__class__'"),
        ("{{ t.damage_kinds['gapp'] }}", "no field 'gapp'; did you mean 'gap'?"),
        ("{{ asset('sit.css') }}", "error: the theme has no static file 'sit.css'; did you mean 'site.css'?"),
        ("{{ to(none) }}", "to() was given no path"),
        ("{{ view.title / 2 }}", "TypeError"),
        ("{% for n in range(10 ** 12) %}{% endfor %}", "more than 100,000 steps together"),
        ("{% set r = range(90000) %}{% for a in r %}{% for b in r %}{% endfor %}{% endfor %}", "100,000 steps"),
        ("{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}", "100,000 steps"),
        ("{{ dict(a=none)['a'] }}", "not stated; ask whether it is there, or write {{ … or t.not_stated }}"),
        ("{{ view.head.crumbs[7].text }}", "there is no item 7 among 0, which count from 0"),
        ("{{ view.head }}", "a whole Head; name a field of it: crumbs, "),
        ("{{ view.head.crumbs }}", "a tuple; go through it: {% for … in … %}, or join it"),
        ("{{ site.menu.pages|map(attribute='text') }}", "a generator; go through it"),
        ("{{ view.head.title.upper }}", "a function; call it: {{ …() }}"),
        ("{% include 'page.html' %}", "RecursionError"),
        ("{% macro m(a) %}{{ a.b }}{% endmacro %}{{ m(view) }}", "PageView has no field 'b'"),
    ],
)
def test_a_fault_of_rendering_names_template_line_page_and_field(
    site: Site, examples: ModuleType, make_templates: MakeTemplates, write_theme: WriteTheme, source: str, fault: str
) -> None:
    write_theme("mine", "parent: default", {"templates/page.html": f"one\n{source}\n"})
    with pytest.raises(ContentError) as caught:
        make_templates(child(site)).render(PlannedPage("about/index.html", *examples.all_views()["about/index.html"]))
    told = str(caught.value.diagnostics[0])
    assert told.startswith("themes/mine/templates/page.html:2: error: ")
    assert fault in told
    assert "(page about/index.html)" in told


def test_a_fault_of_many_pages_is_told_once_with_their_number(
    site: Site, examples: ModuleType, make_templates: MakeTemplates, write_theme: WriteTheme
) -> None:
    write_theme("mine", "parent: default", {"templates/page.html": "{{ view.head.titel }}"})
    templates, report = make_templates(child(site)), Report()
    _, view = examples.all_views()["about/index.html"]
    found = [(path, templates.attempt(PlannedPage(path, "page.html", view))) for path in ("b", "a", "c")]
    tell([(path, fault) for path, fault in found if isinstance(fault, Fault)], report)
    (told,) = report.diagnostics
    assert "(page a and 2 more pages)" in told.message


def test_a_page_without_its_template_is_a_fault(
    site: Site, examples: ModuleType, make_templates: MakeTemplates
) -> None:
    _, view = examples.all_views()["about/index.html"]
    with pytest.raises(ContentError) as caught:
        make_templates(site).render(PlannedPage("x", "nothing.html", view))
    assert "nothing.html: error: there is no template 'nothing.html'" in str(caught.value.diagnostics[0])


def test_a_template_cannot_read_files_outside_the_chain(
    site: Site, examples: ModuleType, make_templates: MakeTemplates, write_theme: WriteTheme
) -> None:
    (site.root / "secret.txt").write_text("secret")
    for name in ("../theme.yaml", "../../../secret.txt", str(site.root / "secret.txt"), "0:../theme.yaml"):
        write_theme("mine", "parent: default", {"templates/page.html": f"{{% set f = '{name}' %}}{{% include f %}}"})
        with pytest.raises(ContentError) as caught:
            make_templates(child(site)).render(PlannedPage("x", *examples.all_views()["about/index.html"]))
        assert "there is no template" in str(caught.value.diagnostics[0])


def test_hundreds_of_figures_that_one_source_alone_states_are_folded_behind_the_first(
    site: Site, examples: ModuleType, make_templates: MakeTemplates
) -> None:
    path, (template, view) = next((key, made) for key, made in examples.all_views().items() if made[0] == "story.html")
    figures = tuple(f"{number} tons" for number in range(300))
    column = msgspec.structs.replace(view.sources[0], figures=figures)
    view = msgspec.structs.replace(view, sources=(column, *view.sources[1:]))
    shown = make_templates(site).render(PlannedPage(path, template, view)).decode()
    (told,) = re.findall(r"<dd>(0 tons, .*?)</dd>", shown, re.DOTALL)
    open_ones, folded = told.split("<details><summary>276 more</summary>")
    assert open_ones.split(", ") == list(figures[:24])
    assert folded.removesuffix("</details>").split(", ") == list(figures[24:])


@pytest.mark.parametrize(("count", "ways"), [(5, 0), (26, 26)])
def test_a_list_of_names_offers_its_letters_where_they_are_many(
    site: Site, examples: ModuleType, make_templates: MakeTemplates, count: int, ways: int
) -> None:
    _, view = next(made for made in examples.all_views().values() if made[0] == "entities.html")
    lines = [msgspec.structs.replace(view.entities[0], name=f"{chr(ord('A') + number)}da") for number in range(count)]
    view = msgspec.structs.replace(view, entities=tuple(lines), parts=())
    page = Page(make_templates(site).render(PlannedPage("people/index.html", "entities.html", view)))
    letters = [link["href"] for link in page.all("a") if (link["href"] or "").startswith("#letter-")]
    assert len(letters) == ways
    assert {str(link)[1:] for link in letters} <= {*page.values("id")}
