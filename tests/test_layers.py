"""The house: imports only point down, nothing goes in a circle, and every part stays small and explained."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

import briefings

PACKAGE = Path(briefings.__file__).parent
LAYERS = (
    (
        *("errors", "located", "diagnostics", "progress", "clock", "text", "sentences", "times", "phrases"),
        *("yamlregular", "yamlnodes", "yamldoc", "decode", "digests", "paths", "files", "installed", "parallel"),
        *("store", "engine", "schedule", "job"),
    ),
    ("model",),
    ("config",),
    ("configfile",),
    ("ingest", "content"),
    ("catalog",),
    ("render",),
    ("publish",),
    ("accession", "conversion", "export"),
    ("check", "desk", "serve", "scaffold"),
    ("pipeline",),
    ("run",),
    ("cli",),
    ("__main__",),
)
"""From the ground up. A part imports from the layers below it, and from itself."""

GROUND = LAYERS[0]
MOST_LINES = 330
MOST_FUNCTION_LINES = 40
DATA = ("starter", "themes")
"""Folders of the package that hold what a site gets: no part of the engine."""


def rank(part: str) -> int:
    """The floor on which a part of the package stands."""
    return next(number for number, parts in enumerate(LAYERS) if part in parts)


def part_of(module: str) -> str:
    """``content`` of ``briefings.content.markdown``."""
    return module.partition(".")[2].partition(".")[0]


@cache
def modules() -> dict[str, Path]:
    """Every module of the engine by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE.parent).with_suffix("")
        if relative.parts[1] not in DATA:
            found[".".join(relative.parts).removesuffix(".__init__")] = path
    return found


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"))


@cache
def imports_of(module: str) -> frozenset[str]:
    """Everything that a module imports, at its top or deferred, for types alone or not."""
    names: set[str] = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: write the import from the package's root"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                names.add(whole if whole in modules() else str(node.module))
    return frozenset(names)


def own_imports(module: str) -> Iterator[str]:
    return (name for name in sorted(imports_of(module)) if name == "briefings" or name.startswith("briefings."))


def public(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Functions and classes that a reader meets without looking inside, with those of public classes."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            yield child.name, child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


def test_every_part_has_its_floor() -> None:
    parts = {part_of(module) for module in modules()} - {""}
    assert parts <= {part for layer in LAYERS for part in layer}


@pytest.mark.parametrize("module", modules())
def test_imports_point_down(module: str) -> None:
    for name in own_imports(module):
        here, there = part_of(module), part_of(name)
        if here and there and here != there:
            below = rank(there) < rank(here) or {here, there} <= set(GROUND)
            assert below, f"{module} imports {name}, which does not lie below it"


def test_no_import_goes_in_a_circle() -> None:
    open_modules: list[str] = []
    closed: set[str] = set()

    def visit(module: str) -> None:
        assert module not in open_modules, " → ".join([*open_modules[open_modules.index(module) :], module])
        if module in closed:
            return
        open_modules.append(module)
        for name in own_imports(module):
            if name in modules() and name != module:
                visit(name)
        closed.add(open_modules.pop())

    for module in modules():
        visit(module)


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("feedgen", "briefings.render.feeds"),
        ("markdown", "briefings.content.markdown"),
        ("jinja2", "briefings.render.templates"),
        ("spacy", "briefings.ingest.annotate"),
        ("numpy", "briefings.ingest.annotate"),
        ("trafilatura", "briefings.ingest"),
        ("charset_normalizer", "briefings.ingest"),
        ("nh3", "briefings.content"),
        ("watchfiles", "briefings.serve"),
        ("click", "briefings.cli"),
        ("rich", "briefings.cli"),
    ],
)
def test_a_library_has_one_home(library: str, home: str) -> None:
    for module in modules():
        if any(name.split(".")[0] == library for name in imports_of(module)):
            assert f"{module}.".startswith(f"{home}."), f"{module} imports {library}, whose place is {home}"


def test_every_library_that_is_imported_is_asked_for() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = " ".join([*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())])
    known = {name.lower() for name in re.findall(r"(?:^| )([\w-]+)", asked)}
    imported = {name.split(".")[0] for module in modules() for name in imports_of(module)}
    outside = imported - sys.stdlib_module_names - {"briefings", "__future__"}
    packed_in = packages_distributions()
    missing = {name for name in outside if not known & {one.lower() for one in packed_in.get(name, ())}}
    assert missing == set()


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        (
            "briefings.cli",
            ("spacy", "feedgen", "jinja2", "markdown", "trafilatura", "numpy", "lxml", "watchfiles", "yaml"),
        ),
        ("briefings.run", ("spacy", "feedgen", "jinja2", "markdown", "trafilatura", "numpy", "lxml", "yaml")),
        ("briefings.pipeline", ("spacy", "trafilatura", "numpy", "briefings.ingest.annotate", "yaml")),
    ],
)
def test_what_starts_a_build_loads_only_what_it_needs(module: str, absent: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print([name for name in {absent!r} if name in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("module", modules())
def test_a_module_stays_short(module: str) -> None:
    lines = modules()[module].read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES, f"{module} has {lines} lines; part it"


@pytest.mark.parametrize("module", modules())
def test_a_function_stays_short(module: str) -> None:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = [part for part in node.body if not _is_docstring(part)]
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert lines <= MOST_FUNCTION_LINES, f"{module}.{node.name} has {lines} lines; part it"


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


@pytest.mark.parametrize("module", modules())
def test_what_is_public_says_what_it_is(module: str) -> None:
    source = modules()[module].read_text(encoding="utf-8")
    assert ast.get_docstring(tree_of(module)) or not source.strip(), f"{module} has no docstring"
    for name, node in public(tree_of(module)):
        assert ast.get_docstring(node), f"{module}: {name} has no docstring"


def test_the_version_is_the_newest_of_the_changelog() -> None:
    changelog = (PACKAGE.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert versions[:1] == [briefings.__version__]
