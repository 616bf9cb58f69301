"""From articles to the plan of every page; pure, no I/O.

    release     what is out at this moment: drafts, embargoes, expiry
    library     articles, entities, stories and topics with their cross-references: `library.cross_reference(…)`
      notices   what other pages need of an article: small, and kept from build to build
      facts     what an article states, as rows: opened where a page shows them
      grouping  stories, topics, outlets; names: who an id means; rights: how much goes out
    plan        every page, feed and file for programs: `plan.plan(library, site, report, past, memory)`
      articles, stories, editions, hand, entities, ledger, topics, sources, archive, timeline, indexes, home: pages
      feeds, entries: what subscribers get
      registry  who gets which file; claims and coming: no two want one, today or when what waits goes out
      permanence, vanished, redirects: published addresses last

What a page shows is a view (``views``, ``list_views``, made of ``rows``), and what a view shows its key covers. Costly
views are made when their page is (``deferred``, ``planned``), rows of the whole site when theirs is (``refs``).
"""
