"""From the plan to bytes.

    theme       templates, styles and words of a theme and its parents; theme_files, strings, styles, lint
    tree        every file of the site with the key of all that its bytes depend on, made where it is asked for
      templates   pages; the one part that knows Jinja. context: what a template sees besides its view
      feeds       RSS, Atom and JSON Feed of one view; molds: XML made once by feedgen, and filled again and again
      metadata    what search engines and networks read in a page's head
      machine     sitemap, robots, list of feeds, headers and redirects for hosts
      cards       pictures for shared addresses
      search, search_index   a search that needs no server

A fault of a template is told with its line and what is missing, once for all pages that met it (``faults``).
"""
