"""The house rules that no tool checks: where heavy packages live, what the map says, what a commit may not
hold."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "dateline"

# Each heavy package and the rooms that may import it.
HOMES = {
    "charset_normalizer": {"ingest"},
    "click": {"cli"},
    "htmldate": {"ingest"},
    "jinja2": {"export", "serve"},
    "lxml_html_clean": set(),  # trafilatura's, which asks for it in a way that older pips do not see
    "msgspec": {
        "batch",
        "cli",
        "corroborate",
        "export",
        "ingest",
        "keep",
        "lang",
        "pipeline",
        "reading",
        "record",
        "serve",
        "store",
        "watch",
    },
    "numpy": {"corroborate", "incidents", "lang", "nn", "reading", "serve"},
    "onnxruntime": {"nn"},
    "python_multipart": {"serve"},
    "rich": {"cli", "export"},
    "starlette": {"serve"},
    "tokenizers": {"nn"},
    "trafilatura": {"ingest"},
    "uvicorn": {"serve"},
}
# The same for what an extra brings.
EXTRAS = {
    "fastwarc": {"ingest"},
    "feedparser": {"watch"},
    "followthemoney": {"export"},
    "fsspec": {"batch"},
    "httpx": {"watch"},
    "pandas": {"export"},
    "polars": {"export"},
    "protego": {"watch"},
    "psycopg": {"store"},
    "pyarrow": {"export", "ingest"},
    "pypdfium2": {"ingest"},
    "ray": {"engine"},
    "stix2": {"export"},
    "zstandard": {"ingest"},
}


def imports(file: Path) -> set[str]:
    """The packages that a file imports, wherever it does so, but not those it names for type checking
    alone."""
    found: set[str] = set()
    todo: list[ast.AST] = [ast.parse(file.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            todo += node.orelse
            continue
        todo += ast.iter_child_nodes(node)
    return found


@pytest.mark.parametrize("package", HOMES | EXTRAS)
def test_a_heavy_package_is_imported_in_its_home_alone(package: str) -> None:
    rooms = {
        file.relative_to(SOURCE).parts[0].removesuffix(".py")
        for file in SOURCE.rglob("*.py")
        if package in imports(file)
    }
    assert rooms <= (HOMES | EXTRAS)[package]


def test_every_package_that_is_installed_has_a_home() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text()
    block = re.search(r"^dependencies = \[(.*?)^\]", pyproject, re.DOTALL | re.MULTILINE)
    assert block
    names = re.findall(r'"([\w-]+)', block[1])
    assert {name.replace("-", "_") for name in names} == set(HOMES)


def test_no_file_is_named_for_everything() -> None:
    names = {path.stem for path in SOURCE.rglob("*")}
    assert not names & {"common", "helpers", "misc", "utils"}


def mapped() -> list[str]:
    """The paths of the map in CONTRIBUTING.md."""
    return re.findall(r"^\| `([^`]+)`", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)


def test_every_path_in_the_map_exists() -> None:
    assert len(mapped()) > 10
    assert [path for path in mapped() if not (ROOT / path).exists()] == []


def test_every_room_is_in_the_map() -> None:
    rooms = [path for path in SOURCE.iterdir() if path.suffix == ".py" or any(path.glob("*.py"))]
    paths = {str(path.relative_to(ROOT)) for path in rooms if path.name != "__main__.py"}
    assert paths - set(mapped()) == set()


def test_every_decision_is_dated_and_says_context_choice_and_consequence() -> None:
    pages = list((ROOT / "docs" / "decisions").glob("*.md"))
    assert pages
    for page in pages:
        assert re.match(r"\d{4}-\d\d-\d\d-[a-z0-9-]+\.md$", page.name)
        assert re.findall(r"^## (\w+)", page.read_text(), re.MULTILINE) == [
            "Context",
            "Choice",
            "Consequence",
        ]


def test_no_committed_file_names_an_index_or_this_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False
    ).stdout.decode()
    files = [ROOT / name for name in listed.split("\0") if name] or list((ROOT / "requirements").iterdir())
    kinds = {".cfg", ".json", ".md", ".py", ".sh", ".toml", ".txt", ".yaml", ".yml", ""}
    forbidden = re.compile(
        r"--(extra-)?index-url|--find-links|file:///|(^|[\s\"'=(])/(work|tmp/bash_jobs|root|opt)/"
    )
    for file in files:
        if file.suffix in kinds and file.is_file() and file != Path(__file__):
            lines = file.read_text(encoding="utf-8").splitlines()
            assert [line for line in lines if forbidden.search(line)] == [], file


def test_every_change_is_one_dated_paragraph() -> None:
    for fragment in (ROOT / "changes").glob("*.md"):
        if fragment.name != "README.md":
            assert re.match(r"\d{4}-\d\d-\d\d-[a-z0-9-]+\.md$", fragment.name)
            assert "\n\n" not in fragment.read_text().strip(), fragment
