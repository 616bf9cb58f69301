"""Preview: the published site on this machine alone, built again and loaded again whenever something changes.

The pages are sent as they were published, except that HTML gets a small script from this server and, while the last
build failed, its faults. Files are never changed.
"""

from briefings.serve.preview import serve
from briefings.serve.state import BuildState

__all__ = ["BuildState", "serve"]
