"""Tells when the editor changed something that a build reads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from briefings.config import CONFIG_NAME
from briefings.errors import MissingExtraError

_FOLDERS = ("content", "themes")
_QUIET = 100
_LONGEST = 800
_LOOK = 500


def require() -> None:
    """Ends here where changes can't be watched.

    Raises:
        MissingExtraError: if watchfiles is not installed.
    """
    if find_spec("watchfiles") is None:
        raise MissingExtraError("serve", "The preview")


def changes(root: Path, stop: threading.Event) -> Iterator[None]:
    """Yields after each burst of changes in ``content/``, ``themes/`` and ``config.yaml``, until ``stop`` is set.

    It also yields once whenever the watch begins anew, for what changed before it saw anything. The configuration is
    looked at by its own facts, twice a second, since an editor that saves by renaming leaves a watch on the old file;
    so are folders that come and go.
    """
    while not stop.is_set():
        watched: tuple[object, ...] = ()
        for found in _bursts(root, stop):
            now = _facts(root)
            if found or now != watched:
                yield
            if watched and now != watched:
                break
            watched = now


def _bursts(root: Path, stop: threading.Event) -> Iterator[bool]:
    """Whether files in the folders changed, after each burst of changes and after each while without one."""
    from watchfiles import watch  # noqa: PLC0415 - only the preview needs it, and only once it runs

    folders = [root / name for name in _FOLDERS if (root / name).is_dir()]
    if not folders:
        stop.wait(_LOOK / 1000)
        yield False
        return
    try:
        for found in watch(
            *folders, step=_QUIET, debounce=_LONGEST, rust_timeout=_LOOK, yield_on_timeout=True, stop_event=stop
        ):
            yield bool(found)
    except FileNotFoundError:  # a folder went away just now; the caller looks again
        return


def _facts(root: Path) -> tuple[object, ...]:
    """What of the configuration and the folders shows that they were written or replaced."""
    return (_status(root / CONFIG_NAME), *(_status(root / name)[:1] for name in _FOLDERS))


def _status(path: Path) -> tuple[int, ...]:
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
