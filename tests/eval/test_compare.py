from __future__ import annotations

from pathlib import Path

from eval.compare import accept, load_baseline, steps_back
from eval.harms import Harm, Incident
from eval.metrics import Counts
from eval.outcomes import Outcome


def an_outcome(*rights: int, harms: int = 0, name: str = "extraction") -> Outcome:
    cases = {f"r{i}.docx": Counts(right, 10, 10) for i, right in enumerate(rights)}
    return Outcome(name, cases, [Incident(Harm.TRAP_TAKEN, "r0.docx", "x")] * harms)


def held_against(before: Outcome, now: Outcome, folder: Path) -> list[str]:
    path = folder / "baseline.json"
    accept([before], path)
    return steps_back(now, load_baseline(path))


def test_the_same_result_is_no_step_back(tmp_path: Path) -> None:
    assert held_against(an_outcome(9, 8, harms=1), an_outcome(9, 8, harms=1), tmp_path) == []


def test_a_harm_that_rises_is_a_step_back(tmp_path: Path) -> None:
    [line] = held_against(an_outcome(9, 8, harms=1), an_outcome(9, 8, harms=2), tmp_path)
    assert "trap_taken" in line
    assert "1 lên 2" in line


def test_a_harm_that_falls_is_none(tmp_path: Path) -> None:
    assert held_against(an_outcome(9, 8, harms=2), an_outcome(9, 8), tmp_path) == []


def test_f1_falling_in_every_case_is_a_step_back(tmp_path: Path) -> None:
    [line] = held_against(an_outcome(9, 9, 9, 9), an_outcome(7, 7, 7, 7), tmp_path)
    assert "F1" in line


def test_f1_falling_in_one_of_many_cases_is_within_chance(tmp_path: Path) -> None:
    assert held_against(an_outcome(9, 9, 9, 9, 9, 9, 9, 9), an_outcome(9, 9, 9, 9, 9, 9, 9, 8), tmp_path) == []


def test_another_set_of_cases_asks_for_a_new_baseline(tmp_path: Path) -> None:
    [line] = held_against(an_outcome(9, 9), an_outcome(9, 9, 9), tmp_path)
    assert "--accept" in line


def test_without_a_baseline_nothing_is_a_step_back() -> None:
    assert steps_back(an_outcome(1), {}) == []


def test_accepting_one_runner_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    accept([an_outcome(9)], path)
    accept([an_outcome(5, name="answering")], path)
    assert set(load_baseline(path)) == {"extraction", "answering"}
