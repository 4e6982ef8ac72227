"""The folders on disk, the packaging list and the import contracts name the same packages, and nothing hides them."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES: list[str] = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]


NOT_SHIPPED = {"tests", "tools", "bench"}


def test_every_folder_of_code_is_shipped_or_known_not_to_be():
    folders = {path.parent.name for path in ROOT.glob("*/*.py")}
    assert folders - NOT_SHIPPED == set(PACKAGES)


def test_every_package_on_disk_is_declared():
    on_disk = {init.parent.name for init in ROOT.glob("*/__init__.py")} - NOT_SHIPPED
    assert on_disk == set(PACKAGES)
    assert on_disk == set(PYPROJECT["tool"]["importlinter"]["root_packages"])
    assert on_disk == set(PYPROJECT["tool"]["mypy"]["packages"])


@pytest.mark.parametrize("name", PACKAGES)
def test_no_installed_package_hides_ours(name: str, tmp_path: Path):
    code = f"import {name}; print({name}.__file__)"
    found = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(found.stdout.strip()).is_relative_to(ROOT)
