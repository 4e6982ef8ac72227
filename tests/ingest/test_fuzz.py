"""A short run of what `make fuzz` does for long: damaged files end in a reading or a refusal, in nothing else."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tools.fuzz import Fuzzer, read_state, summary, write_state
from tools.mutations import mutated


def test_damaged_files_end_in_a_reading_or_a_refusal_and_leave_nothing_behind():
    fuzzer = Fuzzer(seed=2026, slow=0)
    tally = fuzzer.run(300)
    assert (tally.done, tally.bad) == (300, 0), summary(tally)
    assert any("refused" in outcome for outcome in tally.outcomes)
    assert any("read" in outcome for outcome in tally.outcomes)
    assert fuzzer.stray == []


def test_a_case_can_be_made_again_from_its_number():
    first, second = (mutated(b"PK" + b"12 <a b='3'>" * 20, Random("7:41")) for _ in range(2))
    assert first == second


def test_a_run_goes_on_where_it_stopped(tmp_path: Path):
    begun = Fuzzer(seed=5, slow=0)
    begun.tally.done, begun.tally.outcomes["docx: read"] = 12, 12
    write_state(tmp_path / "state.json", begun)
    again = Fuzzer(seed=5, slow=0)
    read_state(tmp_path / "state.json", again)
    assert (again.tally.done, again.tally.outcomes) == (12, {"docx: read": 12})
