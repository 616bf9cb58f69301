"""An article's facts for programs: our own JSON, W3C Web Annotation, schema.org as JSON-LD, and the plain words.

Everything here is pure: the same article gives the same bytes, keys in a fixed order. Offsets count Unicode code points
in the article's text.
"""

from briefings.export.excerpt import within_rights
from briefings.export.facts import of_article, of_draft, refusal
from briefings.export.plain import plain_text, to_json
from briefings.export.schema_org import json_ld
from briefings.export.web_annotation import web_annotation

__all__ = ["json_ld", "of_article", "of_draft", "plain_text", "refusal", "to_json", "web_annotation", "within_rights"]
