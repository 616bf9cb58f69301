"""The format ``briefings/1``: files to model and back. DESIGN, section 5.

    load         everything under content/, all faults at once
    annotated    an article's file, read
      reading:   frontmatter, scan (annotations out of the Markdown), plain (the rest into text, blocks and tags where
                 it is plain; else markdown into safe HTML, and skeleton takes that apart), definitions and notes (what
                 the labels mean), reading (all together)
    composing    an article's file, written
      writing:   planning (which words become links), noting (which notes stand where), writing, escape, frontwriting
    entities     an entity's file, and where an article names whom; mentions: the search by names
    body         an article as one page shows it; page_html and feed_html: as HTML

A body's Markdown is parsed once, when its file is read. What pages show is put together from the article's text and the
tags around it, so a page cannot say other words than the text whose hash was checked.
"""
