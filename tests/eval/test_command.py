from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.cases import GOLD


def test_an_unknown_runner_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extractoin"]) == 2
    said = capsys.readouterr()
    assert "extractoin" in said.err
    assert said.out == ""


def test_json_is_one_document_with_figures_and_harms(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("xa-dong-anh-2026-q2.docx", "xa-dong-anh-2026-q2.truth.json"):
        (tmp_path / name).write_bytes((GOLD / "reports" / name).read_bytes())
    assert main(["extraction", "--json", "--reports", str(tmp_path)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said["extraction"]["cases"]) == {"xa-dong-anh-2026-q2.docx"}
    assert 0 < said["extraction"]["all"]["f1"] <= 1
    assert "trap_taken" in said["extraction"]["harms"]
