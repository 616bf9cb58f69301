"""From the bytes of a raw file to a clean article: the part of conversion that needs no language model."""

from __future__ import annotations

import msgspec

from briefings.ingest import language, plain, reader, worth
from briefings.ingest.types import Clean, Options


def reextract(data: bytes, name: str, options: Options) -> Clean:
    """The clean article in these bytes: the same bytes give the same article, so a check can do it again.

    Args:
        data: The raw file, whole.
        name: Its name, for the suffix.
        options: Only ``body_only`` counts here.

    Raises:
        RefusedError: if they hold no article, with the reason.
        MissingExtraError: if they are HTML and trafilatura is not installed.
    """
    page = reader.decode(data, name)
    worth.bound(page.text, markup=page.kind == "html" and not options.body_only)
    if options.body_only:
        clean = plain.body(page.text)
    elif page.kind == "html":
        # Only HTML needs the extractor, which takes longer to load than a text takes to convert.
        from briefings.ingest import webpage  # noqa: PLC0415

        clean = webpage.clean(page.text)
    else:
        worth.check_columns(page.text)
        clean = plain.clean(page.text)
    # Who vouches for a body hands over what the annotator is for: a line too short to tell is English.
    assumed = "en" if options.body_only else None
    declared = assumed if clean.language == "und" else clean.language
    clean = msgspec.structs.replace(clean, language=language.identify(clean.text, declared))
    worth.check(clean, body_only=options.body_only)
    return clean
