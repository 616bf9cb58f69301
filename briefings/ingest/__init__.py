"""From a raw file to a draft, the flow on one screen.

    reader     the bytes of a regular file, bounded, and what they are: text, HTML, or refused with a reason
    encodings  bytes → characters: marks, declarations, UTF-8, code pages

    text files                                      saved pages
    normalize   white space, unseen characters      dom         the page as leaves, in reading order
    paragraphs  broken lines joined                 located     which leaves trafilatura takes
    lines       head, caption, furniture, body      region      how far the article goes in this template
      heads       dates, bylines, wire datelines    extract     each leaf: kept, or the reason it is not
      captions    captions and credits                pagenames   what templates call their furniture
    plain       → Clean                             metadata    what the page states: statements, titles, bylines
                                                    webpage     → Clean
    residue, phrases   furniture told by its words, for both
    printed            dates as they are printed, for both

    language   which language it is, or und
    worth      whether it is an article at all
    clean      all of the above: `clean.reextract(data, name, options)`, which a check can repeat
    annotate/  who, what, when in the clean text (`annotate.load()`); the only part with a language model
    draft      read + clean + annotate: `draft.make(raw, annotator, options)`
    pool       many of them, in order, by several processes: `pool.drafts(raws, options, jobs, progress)`

Nothing of the raw text is lost on the way: what is not in ``Clean.text`` is listed in ``Clean.removed`` with its line,
its exact words and the reason.
"""
