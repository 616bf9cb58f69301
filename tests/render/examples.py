"""One page of every kind, made by hand: an invented matter of invented people, with every annotation there is."""

from __future__ import annotations

from briefings.catalog import list_rows, rows, standins, views
from briefings.model import Annotations, BlockHtml, Body, By, Correction, Note, NotePart, Removed, Review

PATH = "articles/2018/05/harbour-talks-resume/"
LONG_HASH = "3f9a0c52d1e84b7796aa1e0c5b2f48d7c6e10b93a4d25f7881c0be6429d7a513"
MACHINE = By("cue-dep", 0.93)


def _link(kind: str, folder: str, slug: str, words: str, role: str = "") -> str:
    title = f' title="{role}"' if role else ""
    return f'<a class="entity {kind}" href="../../../../{folder}/{slug}/"{title}>{words}</a>'


def _mark(kind: str, label: str, number: int, name: str) -> str:
    return (
        f'<sup class="mark {kind}"><a id="{label}-ref" href="#{label}" role="doc-noteref" '
        f'aria-label="{name}, note {number}">{number}</a></sup>'
    )


def _date(value: str, words: str, evidence: str) -> str:
    return f'<time class="date" datetime="{value}" title="{evidence}">{words}</time>'


ORSA = _link("person", "people", "orsa-lindqvist", "Orsa Lindqvist", "harbour minister of Sund")
TEODOR = _link("person", "people", "teodor-vance", "Teodor Vance", "chief negotiator for Norhaven")
MINISTRY = _link("organization", "organizations", "ministry-of-the-sea", "Ministry of the Sea")
SUND = _link("place", "places", "sund", "Sund")
NORHAVEN = _link("place", "places", "norhaven", "Norhaven")


def _cited(anchor: str, words: str) -> str:
    return f'<span class="cited" id="{anchor}">{words}</span>'


def _said(words: str) -> str:
    return f'<span class="said">{words}</span>'


ON_MONDAY = _date("2018-05-07", "on Monday", "weekday before dateline Tue 2018-05-08")
LAST_ROUND = _date("2017-06", "June 2017", "stated")
P1 = (
    _cited(
        "p1.s1",
        f"{SUND} and {NORHAVEN} took up their talks on the shared harbour again {ON_MONDAY}, eleven months after the "
        "last round ended without a text.",
    )
    + " Both delegations arrived by sea, and neither took questions on the pier."
)
P2 = (
    _cited(
        "p2.s1",
        _said("“We are ready to keep the channel open in every season,”")
        + _mark("quote", "q-1", 2, "Quotation")
        + f" said {ORSA}, who leads the delegation of {SUND}, in a statement carried by the {MINISTRY}.",
    )
    + " She named no date for the next dredging."
)
P3 = (
    _cited(
        "p3.s1",
        f'<span class="reported">{TEODOR} said his side would pay for two of the four lights at the entrance</span>'
        + _mark("paraphrase", "q-2", 3, "Reported statement")
        + ", provided that pilots of both ports may use them.",
    )
    + " The offer is worth 1.4 million crowns, and "
    + _said("“attaches great importance”")
    + _mark("quote", "q-3", 4, "Quotation")
    + " to a common rule for fog."
)
P4 = (
    _cited(
        "p4.s1",
        'The draft leaves open <span class="damage gap">the question of which is</span>'
        + _mark("damage", "d-1", 5, "Damaged text")
        + " under the harbour court.",
    )
    + ' A <span class="voice">so-called</span>'
    + _mark("voice", "v-1", 6, "Outlet’s own words")
    + " neutral surveyor is to measure the sandbank "
    + '<span class="date unresolved" title="no evidence for the month">in the coming season</span>.'
)
P8 = (
    f"The round before, held in {LAST_ROUND}, broke up over the fees for fishing boats."
    + _mark("editor", "n-1", 7, "Editor’s note")
    + " Since then the traffic has grown by a fifth, and the pilots of both ports have worked out a rule among "
    "themselves that nobody has written down."
)
CAPTION = f"The old customs pier in {NORHAVEN}, where the delegations met." + _mark("caption", "c-1", 1, "Caption")
WANTS = '<ul><li id="p6">a channel nine metres deep, marked and lit</li><li id="p7">pilots of both ports</li></ul>'

BLOCKS = (
    BlockHtml("", "caption", f'<p class="caption">{CAPTION}</p>', ("c-1",)),
    BlockHtml("p1", "paragraph", f'<p id="p1">{P1}</p>'),
    BlockHtml("p2", "paragraph", f'<p id="p2">{P2}</p>', ("q-1",)),
    BlockHtml("p3", "paragraph", f'<p id="p3">{P3}</p>', ("q-2", "q-3")),
    BlockHtml("p4", "paragraph", f'<p id="p4">{P4}</p>', ("d-1", "v-1")),
    BlockHtml("p5", "heading", '<h2 id="p5">What each side wants</h2>'),
    BlockHtml("p6", "list", WANTS),
    BlockHtml("p8", "paragraph", f'<p id="p8">{P8}</p>', ("n-1",)),
)

NOTES = (
    Note("c-1", "caption", words="The old customs pier", credit="Sample Pictures", text="Image not in source."),
    Note(
        "q-1",
        "quote",
        speaker=NotePart("Orsa Lindqvist", "people/orsa-lindqvist/"),
        via=NotePart("the Ministry of the Sea", "organizations/ministry-of-the-sea/"),
        reported="on Monday",
        value="2018-05-07",
        by=MACHINE,
    ),
    Note("q-2", "paraphrase", speaker=NotePart("Teodor Vance", "people/teodor-vance/"), by=MACHINE),
    Note("q-3", "quote", reported="last month", value="unresolved"),
    Note("d-1", "damage", damage="gap", text="The subject of “is” is missing. Left as found.", by=By("gap-tags", 0.81)),
    Note("v-1", "voice"),
    Note(
        "n-1",
        "editor",
        text='See <a href="../../../../stories/harbour-talks/">the story</a> for the <em>first</em> round.',
    ),
)

BODY = Body(text="", pieces=(), annotations=Annotations(), notes=NOTES, base="../../../../")


def _article(label: str, path: str, published: str | None, source: str | None, **more: object) -> rows.ArticleLine:
    return rows.ArticleLine(label=label, titled=True, path=path, published=published, source=source, **more)  # type: ignore[arg-type]  # fields with a default


STORY_LINK = rows.Link("Harbour talks", "stories/harbour-talks/")
RESUME = _article(
    "Harbour talks resume",
    PATH,
    "2018-05-08T16:30",
    "Sample Wire",
    summary="Sund and Norhaven meet again after eleven months.",
    story=STORY_LINK,
    damaged=1,
)
FEES = _article(
    "Talks break up over fees",
    "articles/2017/06/talks-break-up-over-fees/",
    "2017-06-21",
    "The Sample Gazette",
    story=STORY_LINK,
)
LIGHTS = _article(
    "Norhaven offers to pay for two lights at the harbour's entrance",
    "articles/2018/05/norhaven-offers-lights/",
    "2018-05-09T08:05+02:00",
    "Sample Monitor",
    story=STORY_LINK,
)
UNDATED = rows.ArticleLine(
    label="Pilots of both ports have worked out a rule…",
    titled=False,
    path="articles/undated/pilots-of-both-ports/",
    published=None,
    source=None,
)
STORY = rows.StoryLine(
    label="Harbour talks",
    path="stories/harbour-talks/",
    first="2017-06-21",
    last="2018-05-09",
    count=3,
    sources=("Sample Monitor", "Sample Wire", "The Sample Gazette"),
    summary="Two ports, one channel, and who pays for its lights.",
)
PEOPLE = (
    rows.EntityLine(
        name="Orsa Lindqvist", path="people/orsa-lindqvist/", kind="person", role="harbour minister of Sund", count=3
    ),
    rows.EntityLine(
        name="Teodor Vance", path="people/teodor-vance/", kind="person", role="chief negotiator for Norhaven", count=2
    ),
)
ORGANIZATIONS = (
    rows.EntityLine(
        name="Ministry of the Sea", path="organizations/ministry-of-the-sea/", kind="organization", count=1
    ),
)
PLACES = (
    rows.EntityLine(name="Norhaven", path="places/norhaven/", kind="place", count=3),
    rows.EntityLine(name="Sund", path="places/sund/", kind="place", count=3),
)
STATEMENTS = (
    rows.Statement(
        words="“We are ready to keep the channel open in every season,”",
        direct=True,
        speaker=rows.Link("Orsa Lindqvist", "people/orsa-lindqvist/"),
        via=rows.Link("the Ministry of the Sea", "organizations/ministry-of-the-sea/"),
        said="2018-05-07",
        said_text="on Monday",
        path=f"{PATH}#p2.s1",
        article=RESUME,
    ),
    rows.Statement(
        words="Teodor Vance said his side would pay for two of the four lights at the entrance",
        direct=False,
        speaker=rows.Link("Teodor Vance", "people/teodor-vance/"),
        via=None,
        said=None,
        said_text="",
        path=f"{PATH}#p3.s1",
        article=RESUME,
    ),
    rows.Statement(
        words="“attaches great importance”",
        direct=True,
        speaker=None,
        via=None,
        said=None,
        said_text="last month",
        path=f"{PATH}#p3.s1",
        article=RESUME,
    ),
)
DATES = (
    rows.DateRow(
        value="2017-06",
        words="June 2017",
        evidence="stated",
        sentence="The round before, held in June 2017, broke up over the fees for fishing boats.",
        path=f"{PATH}#p8",
        article=RESUME,
    ),
    rows.DateRow(
        value="2018-05-07",
        words="on Monday",
        evidence="weekday before dateline Tue 2018-05-08",
        sentence="Sund and Norhaven took up their talks on the shared harbour again on Monday, eleven months after the "
        "last round ended without a text.",
        path=f"{PATH}#p1.s1",
        article=RESUME,
    ),
)
OPEN_DATE = rows.DateRow(
    value="unresolved",
    words="in the coming season",
    evidence="no evidence for the month",
    sentence="A so-called neutral surveyor is to measure the sandbank in the coming season.",
    path=f"{PATH}#p4",
    article=RESUME,
)
DAMAGE = rows.DamageRow(
    kind="gap",
    words="the question of which is",
    context="The draft leaves open the question of which is under the harbour court.",
    explanation="The subject of “is” is missing. Left as found.",
    path=f"{PATH}#p4.s1",
    article=RESUME,
)
CORRECTION = Correction("2018-05-11", "The sum was wrong.", "4.1 million crowns", "1.4 million crowns")
_NAMES = tuple(rows.GraphName(line.name, line.path, line.name, 14 + 28 * at) for at, line in enumerate(PEOPLE[:2]))
GRAPH = rows.Graph(_NAMES, (rows.GraphArc(*_NAMES, 3, "M160 14A23 14 0 0 0 160 42", 2),), 4, 56)
POINTS = (
    rows.KeyPoint(DATES[1].sentence, f"{PATH}#p1.s1", "Harbour talks resume", "Sample Wire"),
    rows.KeyPoint(
        "Teodor Vance said his side would pay for two of the four lights at the entrance, provided that pilots of both "
        "ports may use them.",
        f"{PATH}#p3.s1",
        "Harbour talks resume",
        "Sample Wire",
    ),
)
FORMULA = rows.Formula("attaches great importance", (STATEMENTS[2],))
SITE_FEEDS = (
    rows.FeedLink("All articles", "feeds/articles", "Every article, whole, with its notes."),
    rows.FeedLink("Briefings", "feeds/briefings", "One entry for each briefing."),
)
PAGES = (rows.Link("About", "about/"),)
_INDEXES = (
    rows.Link("Briefings", "briefings/"),
    rows.Link("Stories", "stories/"),
    rows.Link("People", "people/"),
    rows.Link("Archive", "archive/"),
)


def _head(path: str, kind: str, title: str, *crumbs: rows.Link, **more: object) -> rows.Head:
    return rows.Head(path=path, kind=kind, title=title, crumbs=crumbs, **more)  # type: ignore[arg-type]  # fields with a default


def article() -> views.ArticleView:
    """An article with every annotation, in a story of three."""
    return views.ArticleView(
        head=_head(
            PATH,
            "article",
            "Harbour talks resume",
            STORY_LINK,
            description="Sund and Norhaven meet again after eleven months.",
            updated="2018-05-11",
            feeds=(rows.FeedLink("Story: Harbour talks", "feeds/stories/harbour-talks"),),
            source=f"{PATH}article.md",
        ),
        id="tag:briefings.example,2018-05-08:harbour-talks-resume",
        label="Harbour talks resume",
        titled=True,
        language="en",
        published="2018-05-08T16:30",
        zone=None,
        updated="2018-05-08T18:00",
        review=Review("checked", "R. Example", "2018-05-12"),
        summary="Sund and Norhaven meet again after eleven months.",
        rights="full",
        provenance=rows.Provenance(
            file="harbour-talks-resume.txt",
            sha256=LONG_HASH,
            text_sha256=LONG_HASH[::-1],
            extractor=None,
            publisher=rows.Link("Sample Wire", None),
            url="https://wire.example/2018/05/08/harbour",
            byline="A. Example",
            credits=("Sample Pictures",),
            fidelity="matches",
            normalized=("nbsp-to-space", "trim"),
            removed=(
                Removed(1, "Harbour talks resume", "headline"),
                Removed(25, "shared on", "share-widget"),
            ),
        ),
        body=BODY,
        words=214,
        minutes=1,
        key_points=POINTS,
        people=PEOPLE,
        organizations=ORGANIZATIONS,
        places=PLACES,
        statements=STATEMENTS,
        dates=(*DATES, OPEN_DATE),
        damage=(DAMAGE,),
        corrections=(CORRECTION,),
        topics=(rows.TopicLine("Ports", "topics/ports/", 0), rows.TopicLine("Trade", "topics/trade/", 0)),
        story=STORY,
        story_articles=(FEES, RESUME, LIGHTS),
        previous=FEES,
        next=LIGHTS,
        citation=rows.Citation(
            plain="A. Example: Harbour talks resume. Sample Wire, 8 May 2018.",
            bibtex="@misc{harbour-talks-resume,\n  title = {Harbour talks resume},\n  year = {2018}\n}",
            csl='[{"id": "harbour-talks-resume", "type": "article-newspaper"}]',
        ),
        exports=(rows.Link("Markdown", f"{PATH}article.md"), rows.Link("JSON", f"{PATH}article.json")),
    )


def bare_article() -> views.ArticleView:
    """An article whose source states nothing: no headline, day, publisher; in another language, text by link only."""
    return views.ArticleView(
        head=_head(UNDATED.path, "article", UNDATED.label),
        id="tag:briefings.example,2019:pilots-1a2b",
        label=UNDATED.label,
        titled=False,
        language="sv",
        published=None,
        zone=None,
        updated=None,
        review=Review(),
        summary="",
        rights="link",
        provenance=rows.Provenance(
            file="pilots.txt",
            sha256=LONG_HASH,
            text_sha256=LONG_HASH,
            extractor="trafilatura 2.0.0",
            publisher=None,
            url="https://www.monitor.example/pilots",
            byline=None,
            credits=(),
            fidelity="edited",
            normalized=(),
            removed=(),
        ),
        body=None,
        words=120,
        minutes=1,
        key_points=(),
        people=(),
        organizations=(),
        places=(),
        statements=(),
        dates=(),
        damage=(),
        corrections=(),
        topics=(),
        story=None,
        story_articles=(),
        previous=None,
        next=None,
        citation=rows.Citation(plain="No author stated.", bibtex="@misc{pilots}", csl="[]"),
        exports=(),
    )


LEAD = rows.EditionStory(
    story=STORY, label="Harbour talks", path=STORY.path, key_points=POINTS, articles=(RESUME, LIGHTS)
)
ALONE = rows.EditionStory(
    story=None,
    label="Fog signal heard again",
    path="articles/2018/05/fog-signal/",
    key_points=(
        rows.KeyPoint(
            "The fog signal on the northern mole sounded for the first time in nine years.",
            "articles/2018/05/fog-signal/#p1.s1",
            "Fog signal heard again",
            None,
        ),
    ),
    articles=(_article("Fog signal heard again", "articles/2018/05/fog-signal/", "2018-05-10", None),),
)
SHORT = rows.EditionStory(
    story=None,
    label="Ferry timetable",
    path="articles/2018/05/ferry-timetable/",
    key_points=(),
    articles=(_article("Ferry timetable", "articles/2018/05/ferry-timetable/", "2018-05-10", "Sample Monitor"),),
)
EDITION = rows.EditionLine(
    title="Week 19 of 2018, 7 to 13 May",
    path="briefings/2018-w19/",
    published="2018-05-10",
    period="2018-W19",
    stories=3,
    articles=4,
    minutes=4,
)
EARLIER = rows.EditionLine(
    title="Week 25 of 2017, 19 to 25 June",
    path="briefings/2017-w25/",
    published="2017-06-21",
    period="2017-W25",
    stories=1,
    articles=1,
    minutes=1,
)


def edition(*, by_hand: bool = False) -> views.EditionView:
    """A briefing; by hand, its stories stand between the editor's own words."""
    return views.EditionView(
        head=_head(
            "briefings/by-hand/" if by_hand else EDITION.path,
            "edition",
            EDITION.title,
            rows.Link("Briefings", "briefings/"),
        ),
        line=EDITION,
        by_hand=by_hand,
        summary="The harbour talks are back, and a fog signal too.",
        parts=(rows.EditionPart(markup="The week *began* on a pier."), rows.EditionPart(story=LEAD)) if by_hand else (),
        stories=() if by_hand else (LEAD, ALONE, SHORT),
        statements=STATEMENTS,
        people=PEOPLE,
        unresolved=(OPEN_DATE,),
        damage=(DAMAGE,),
        corrections=(rows.CorrectionRow(CORRECTION, RESUME),),
        previous=EARLIER,
        next=None,
    )


def story() -> views.StoryView:
    """A story of three articles and sources."""
    columns = tuple(
        rows.SourceColumn(
            source=line.source,
            articles=(line,),
            statements=number,
            dates=("2017-06",) if number else (),
            figures=("1.4 million crowns",) if number else (),
            sentences=(rows.KeyPoint(DATES[0].sentence, f"{line.path}#p1.s1"),) if number else (),
        )
        for number, line in enumerate((FEES, RESUME, LIGHTS))
    )
    return views.StoryView(
        head=_head(STORY.path, "story", STORY.label, rows.Link("Stories", "stories/")),
        line=STORY,
        note="The *editor* follows this matter since 2017.",
        key_points=POINTS,
        timeline=DATES,
        unresolved=(OPEN_DATE,),
        statements=STATEMENTS,
        sources=columns,
        formulas=(FORMULA,),
        people=PEOPLE,
        organizations=ORGANIZATIONS,
        places=PLACES,
        graph=None,
        articles=(LIGHTS, RESUME, FEES),
    )


def entity() -> views.EntityView:
    """A person with two roles."""
    return views.EntityView(
        head=_head("people/orsa-lindqvist/", "entity", "Orsa Lindqvist", rows.Link("People", "people/")),
        name="Orsa Lindqvist",
        kind="person",
        aliases=("Lindqvist", "O. Lindqvist"),
        note="Not to be taken for the painter of the same name.",
        same_as=("https://www.wikidata.org/wiki/Q4115189",),
        roles=(
            list_rows.RoleRow("harbour minister of Sund", "2018-05-08T16:30", RESUME),
            list_rows.RoleRow("head of the pilots' guild", "2017-06-21", FEES),
        ),
        statements=STATEMENTS[:1],
        articles=(RESUME, FEES),
        neighbours=(rows.Neighbour(PEOPLE[1], (rows.Link("Harbour talks resume", PATH),)),),
        graph=GRAPH,
        stories=(STORY,),
    )


TURN = list_rows.Turn(
    number=0,
    older="quotations/page/2/",
    newer=None,
    oldest="quotations/page/1/",
    newest="quotations/",
    total=153,
    undated=list_rows.PartLine("Without a date", "quotations/undated/", 7),
)
FORMULA_ROW = list_rows.FormulaRow(
    phrase=FORMULA.phrase,
    count=2,
    articles=2,
    sources=("Sample Wire",),
    first="2017-06-21",
    last="2018-05-08",
    statements=FORMULA.statements,
)
SOURCE = list_rows.SourceLine(
    name="Sample Wire",
    path="sources/sample-wire/",
    url="https://wire.example/",
    rights="excerpt",
    count=2,
    first="2017-06-21",
    last="2018-05-08",
    statements=3,
    damaged=1,
    voice=1,
)
NO_SOURCE = list_rows.SourceLine(
    name=None,
    path="sources/not-stated/",
    url=None,
    rights="full",
    count=1,
    first=None,
    last=None,
    statements=0,
    damaged=0,
    voice=0,
)
VOICE = list_rows.VoiceRow(
    words="so-called",
    context="A so-called neutral surveyor is to measure the sandbank in the coming season.",
    path=f"{PATH}#p4.s2",
    article=RESUME,
)


def leaf() -> views.LeafView:
    """A numbered page with rows of every kind, which no real one has together."""
    return views.LeafView(
        head=_head("quotations/page/2/", "leaf", "Quotations, page 2", rows.Link("Quotations", "quotations/")),
        title="Quotations",
        turn=list_rows.Turn(
            number=2,
            older="quotations/page/1/",
            newer="quotations/page/3/",
            oldest="quotations/page/1/",
            newest="quotations/",
        ),
        articles=(RESUME,),
        statements=STATEMENTS,
        dates=DATES,
        damage=(DAMAGE,),
        corrections=(rows.CorrectionRow(CORRECTION, RESUME),),
        stories=(STORY,),
        editions=(EARLIER,),
        voice=(VOICE,),
    )


def all_views() -> dict[str, tuple[str, views.View]]:
    """Output path -> template and view, one at least of each kind."""
    more = {
        "index.html": (
            "home.html",
            views.HomeView(
                head=_head("", "home", "The Sample Briefing"),
                edition=EDITION,
                stories=(LEAD, ALONE, SHORT),
                earlier=(EARLIER,),
                undated=(UNDATED,),
                articles=5,
                sources=3,
                people=PEOPLE,
            ),
        ),
        "people/index.html": (
            "entities.html",
            views.EntitiesView(_head("people/", "entities", "People"), "person", PEOPLE),
        ),
        "topics/ports/index.html": (
            "topic.html",
            views.TopicView(
                _head("topics/ports/", "topic", "Ports", rows.Link("Topics", "topics/")), "Ports", (RESUME,), (STORY,)
            ),
        ),
        "topics/index.html": (
            "topics.html",
            views.TopicsView(_head("topics/", "topics", "Topics"), (rows.TopicLine("Ports", "topics/ports/", 4),)),
        ),
        "stories/index.html": ("stories.html", views.StoriesView(_head("stories/", "stories", "Stories"), (STORY,))),
        "briefings/index.html": (
            "editions.html",
            views.EditionsView(_head("briefings/", "editions", "Briefings"), (EDITION, EARLIER)),
        ),
        "archive/index.html": (
            "archive.html",
            views.ArchiveView(
                _head("archive/", "archive", "Archive"),
                "",
                (rows.Link("2018", "archive/2018/"),),
                (list_rows.ArchiveMonth("2018-05", (LIGHTS, RESUME)), list_rows.ArchiveMonth("", (UNDATED,))),
            ),
        ),
        "timeline/index.html": (
            "timeline.html",
            views.TimelineView(_head("timeline/", "timeline", "Timeline"), DATES, (OPEN_DATE,)),
        ),
        "quotations/index.html": (
            "quotations.html",
            views.QuotationsView(
                _head("quotations/", "quotations", "Quotations"),
                STATEMENTS,
                PEOPLE,
                (
                    list_rows.PartLine("2018-05", "quotations/", 2),
                    list_rows.PartLine("2017-06", "quotations/page/1/", 1),
                ),
                153,
                TURN,
            ),
        ),
        "quotations/speakers/index.html": (
            "speakers.html",
            views.SpeakersView(_head("quotations/speakers/", "speakers", "Speakers"), PEOPLE),
        ),
        "quotations/page/2/index.html": ("leaf.html", leaf()),
        "formulas/index.html": (
            "formulas.html",
            views.FormulasView(_head("formulas/", "formulas", "Phrases"), (FORMULA_ROW,)),
        ),
        "sources/index.html": (
            "sources.html",
            views.SourcesView(_head("sources/", "sources", "Sources"), (SOURCE, NO_SOURCE)),
        ),
        "sources/sample-wire/index.html": (
            "source.html",
            views.SourceView(
                head=_head("sources/sample-wire/", "source", "Sample Wire", rows.Link("Sources", "sources/")),
                line=SOURCE,
                articles=(RESUME,),
                voice=(VOICE,),
            ),
        ),
        "damage/index.html": ("damage.html", views.DamageView(_head("damage/", "damage", "Damaged text"), (DAMAGE,))),
        "corrections/index.html": (
            "corrections.html",
            views.CorrectionsView(
                _head("corrections/", "corrections", "Corrections"), (rows.CorrectionRow(CORRECTION, RESUME),)
            ),
        ),
        "subscribe/index.html": (
            "subscribe.html",
            views.SubscribeView(_head("subscribe/", "subscribe", "Subscribe"), SITE_FEEDS),
        ),
        "search/index.html": (
            "search.html",
            views.SearchView(_head("search/", "search", "Search"), False, _INDEXES),  # noqa: FBT003 - a record's field
        ),
        "about/index.html": ("page.html", views.PageView(_head("about/", "page", "About"), "About", "A *sample*.")),
        "articles/2018/05/withdrawn/index.html": (
            "gone.html",
            views.GoneView(
                _head("articles/2018/05/withdrawn/", "gone", "Withdrawn", index=False), "Withdrawn", "2019-01-02"
            ),
        ),
        "404.html": ("404.html", views.NotFoundView(_head("404.html", "notfound", "Not here", index=False), _INDEXES)),
        "old/index.html": (
            "redirect.html",
            standins.RedirectView(_head("old/", "redirect", "Moved", index=False), PATH, "Harbour talks resume"),
        ),
        "lost/index.html": (
            "gone.html",
            standins.GoneView(
                _head("lost/", "gone", "Harbour talks end", index=False), "Harbour talks end", "2018-06-01"
            ),
        ),
        "gone/index.html": (
            "gone.html",
            views.GoneView(_head("gone/", "gone", "No longer here", index=False), "Harbour talks", "2019-05-20"),
        ),
    }
    return {
        f"{PATH}index.html": ("article.html", article()),
        f"{UNDATED.path}index.html": ("article.html", bare_article()),
        "briefings/2018-w19/index.html": ("edition.html", edition()),
        "briefings/by-hand/index.html": ("edition.html", edition(by_hand=True)),
        "stories/harbour-talks/index.html": ("story.html", story()),
        "people/orsa-lindqvist/index.html": ("entity.html", entity()),
        **more,
    }
