"""Site furniture by its words."""

import re

import pytest

from briefings.ingest import phrases, residue


@pytest.mark.parametrize(
    ("block", "why"),
    [
        ("shared on", "share-widget"),
        ("Share this article on Facebook", "share-widget"),
        ("Facebook Twitter WhatsApp 0 comments", "share-widget"),
        ("Tweet", "share-widget"),
        ("Advertisement", "advertisement"),
        ("Story continues below", "advertisement"),
        ("Like Loading...", "advertisement"),
        ("Related articles:", "read-more"),
        ("Previous post: The bridge of sighs", "read-more"),
        ("Copyright Harbour Wire", "copyright"),
        ("Read more: Port talks resume after a year", "read-more"),
        ("ALSO READ | Port talks resume after a year", "read-more"),
        ("Sign up for our newsletter and get the news in your inbox", "newsletter"),
        ("Sign up for the Harbour Wire’s evening letter: the port in five minutes", "newsletter"),
        ("Follow the Harbour Wire on Twitter", "follow-us"),
        ("Contact the desk at desk@news.example", "contact"),
        ("© 2019 Harbour Wire. All rights reserved.", "copyright"),
        ("(c) Harbour Wire Ltd 2019", "copyright"),
        ("FOR IMMEDIATE RELEASE", "notice"),
        ("BC-KHORASTAN-TALKS, 3rd Ld-Writethru", "notice"),
        ("AM-China-Talks", "notice"),
        ("KHORASTAN-TALKS 2nd Lead", "notice"),
        ("URGENT", "notice"),
        ("This e-mail is confidential and intended for the addressee only.", "notice"),
        ("Page 2 of 3", "page-tool"),
        ("Leave a comment", "comments"),
        ("12 comments", "comments"),
        ("We use cookies to make this site better.", "cookie-notice"),
        ("Home > News > World > Asia", "menu"),
        ("Tags: port, trade", "menu"),
        ("3 min read", "page-tool"),
        ("Your browser does not support this video", "player"),
        ("* * *", "separator"),
        ("Updated 5/5/2010 1:41 PM | Comments 14", "dateline"),
        ("Posted 5/4/2010 10:12 AM", "dateline"),
    ],
)
def test_furniture_is_told_by_its_words(block: str, why: str) -> None:
    found = residue.find(block)
    assert found is not None
    assert found.why == why


@pytest.mark.parametrize(
    "block",
    [
        "(c) the projects will be completed by 2020; and",
        "PM-led talks open in Kabul",
        "CHINA Takes Lead in Talks",
        "Urgent talks on the pier",
        "(c) The two sides will meet again in Kabul by March 2020.",
        "The two sides share a border and a river.",
        "Twitter said that it had closed the accounts of the ministry.",
        "He will follow the talks on television, he said on Monday.",
        "Read the small print, the harbour master warned.",
        "The newspaper used cookies of its own baking as a gift.",
        "More than 40 ships came in.",
        "Copyright Reform Stalls",
        "The previous post: nobody wanted it.",
        "Video of the fire shows smoke above the pier.",
        "Comments by the minister upset the crews.",
        "Related to this, the two ministers signed a paper.",
        "He said he would sign up for the talks in the morning.",
        "Updated rules came into force on 5/5/2010.",
    ],
)
def test_sentences_of_a_story_are_not(block: str) -> None:
    assert residue.find(block) is None


def test_a_single_word_that_could_be_a_heading_is_weak() -> None:
    assert residue.find("Facebook") == residue.Residue("share-widget", weak=True)
    assert residue.find("Home") == residue.Residue("menu", weak=True)


def test_no_pattern_is_unbounded() -> None:
    patterns = re.sub(r"\[[^\]]*\]", "x", "\n".join(lines for _, lines in phrases.RULES))
    assert not re.findall(r".{20}(?<!\\)\.[*+].{20}", patterns)
