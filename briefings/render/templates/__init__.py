"""Pages from views: the one part that knows Jinja.

``rendering``: the templates of a theme bound to a site: a page's view → its bytes, or what is wrong.
``parts``: a page's links, and the parts of pages that are rendered once for many.
``looking``: every fault that shows without rendering.
``environment``: Jinja as we allow it, once fast and once exact.
``lean``: templates as short Python, for pages on which nothing is amiss.
``parted``: the parts that a template includes, put into it before it is compiled.
``loader``: the templates of a chain, compiled when they are asked for.
``kept``: the compiled form of the package's own templates, beside the package.
"""

from briefings.render.faults import Fault, tell
from briefings.render.templates.rendering import Templates

__all__ = ["Fault", "Templates", "tell"]
