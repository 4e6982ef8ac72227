"""House rules that a linter does not know."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("domain", "prompts", "ingest", "extraction", "rag", "drafting", "store", "workflow", "api", "eval")
FILES = sorted(p for name in PACKAGES for p in (ROOT / name).rglob("*.py"))
# Who may import what: a library has one or two doors, so that it can be replaced there.
DOORS = {
    "docx": {"ingest.word", "drafting.word"},
    "pdfplumber": {"ingest"},
    "pypdfium2": {"ingest"},
    "chromadb": {"rag"},
    "langchain_chroma": {"rag"},
    "sentence_transformers": {"rag"},
    "torch": {"rag"},
    "langchain_core": {"prompts", "eval.finding"},  # eval.finding: the plain set-up ours is measured beside
    "langchain_openai": {"prompts"},
    "jinja2": {"prompts", "api", "drafting.sentences"},
    "sqlalchemy": {"store", "workflow.factory"},
    "alembic": {"store"},
    "dbos": {"workflow.jobs"},
    "fastapi": {"api"},
    "starlette": {"api"},
    "uvicorn": {"workflow.commands.serve"},
    "openpyxl": {"drafting.sheets", "ingest"},
    "argon2": {"workflow.passwords"},
    "typer": {"workflow"},
    "pydantic_settings": {"workflow.settings"},
}
FORBIDDEN_NAMES = {"utils", "helpers", "types", "service", "common", "misc"}


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_file_holds_one_idea_in_fewer_than_500_lines(path: Path):
    assert path.read_text("utf-8").count("\n") < 500
    assert path.stem not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_library_is_imported_only_at_its_door(path: Path):
    module = module_of(path)
    for name in imports_of(path):
        doors = DOORS.get(name.partition(".")[0])
        assert doors is None or any(module == d or module.startswith(d + ".") for d in doors), f"{module}: {name}"


@pytest.mark.parametrize("path", [p for p in FILES if p.is_relative_to(ROOT / "domain")], ids=module_of)
def test_the_domain_imports_the_standard_library_only(path: Path):
    for name in imports_of(path):
        top = name.partition(".")[0]
        assert top == "domain" or top in sys.stdlib_module_names, f"{path.name}: {name}"


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_no_function_is_longer_than_sixty_lines(path: Path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or node.lineno) - node.lineno <= 60, f"{node.name} at line {node.lineno}"


def test_packages_hold_one_docstring_and_no_re_exports():
    for init in (ROOT / name / "__init__.py" for name in PACKAGES):
        tree = ast.parse(init.read_text("utf-8"))
        assert len(tree.body) == 1, init
        assert ast.get_docstring(tree), init
