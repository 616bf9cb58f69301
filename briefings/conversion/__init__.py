"""From the inbox to `content/`: the raw articles that are new become annotated Markdown, and nothing else changes.

    inbox → waves → ingest (raw → Draft) → resolve (which entity is which) → withhold (what is too unsure to be written)
          → stories (which matter) → mint (id, address) → journal → files

This package stands above `ingest` and `content`, which do not know each other: it hands the drafts of the one to the
other.
"""
