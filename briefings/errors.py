"""The tree of errors that a caller of this package can meet.

    BriefingsError
    ├── ContentError         faults in content, configuration or theme: all of one run, each with its place
    │   └── StrictError      no fault, but warnings, and the caller asked to stop at those
    ├── UsageError           a command was called in a way that cannot work
    ├── MissingExtraError    an optional part is not installed
    ├── ClusterError         the machines that were to do the work cannot, or cannot be reached
    ├── RefusedError         one raw file is no article that can be converted
    │   └── AnnotatorError   what an annotator gave about it cannot be used
    └── PublishError         the finished site could not be put in its place
        └── BusyError        another command holds the site's lock

Every message says what is wrong and what to do, because the command line prints it as it is.
"""

from __future__ import annotations

from briefings.located import Diagnostic


class BriefingsError(Exception):
    """Base of every error that this package raises on purpose."""


class ContentError(BriefingsError):
    """Faults in what the editor wrote; carries all of them. Which work they stopped is the caller's to say.

    Attributes:
        diagnostics: Every fault and warning of the run, in order of place.
    """

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        errors = sum(diagnostic.is_error for diagnostic in diagnostics)
        super().__init__(f"{errors} {'fault' if errors == 1 else 'faults'} found")


class StrictError(ContentError):
    """Warnings in a run that was asked to take them as faults; carries all diagnostics."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(diagnostics)
        warnings = sum(diagnostic.severity == "warning" for diagnostic in diagnostics)
        noun = "warning" if warnings == 1 else "warnings"
        self.args = (f"{warnings} {noun} found, and --strict was given",)


class UsageError(BriefingsError):
    """The command cannot work as it was called: a folder that is no site, options that exclude each other."""


class MissingExtraError(BriefingsError):
    """A part of the package that is installed on request is needed and absent.

    Attributes:
        extra: Name of the extra, as in ``pip install 'briefings[extra]'``.
    """

    def __init__(self, extra: str, what: str) -> None:
        self.extra = extra
        super().__init__(f"{what} needs an optional part; install it with: pip install 'briefings[{extra}]'")


class ClusterError(BriefingsError):
    """The workers that were named cannot be reached, are another version, or broke down; what is done stays done."""


class RefusedError(BriefingsError):
    """A raw file that holds no article; the message is the reason, without the file's name."""


class AnnotatorError(RefusedError):
    """An annotator failed, or gave what no article can hold; the message says what."""


class PublishError(BriefingsError):
    """The site could not be written or exchanged; what was published before stays as it was."""


class BusyError(PublishError):
    """Another command is at work on the same site."""
