#!/usr/bin/env python3
"""Builds the site in this folder: converts what is new in content/inbox/, then publishes. Options: --help."""

import sys
from pathlib import Path

try:
    from briefings.cli import main
except ImportError as fault:
    NAME = fault.name or "briefings"
    sys.exit(
        f"The Python package {NAME!r} is not installed for {sys.executable}.\n"
        "Install Briefings into a virtual environment first:\n"
        "    python3 -m venv .venv && .venv/bin/pip install -e '.[all]'\n"
        "and build with: .venv/bin/python build.py"
    )

if __name__ == "__main__":
    main(["-C", str(Path(__file__).resolve().parent), "build", *sys.argv[1:]])
