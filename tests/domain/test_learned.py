from __future__ import annotations

import datetime as dt
from dataclasses import replace

from domain.learned import Called, LearnedWording, Withdrawal, in_use

NOW = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
CARRIED = LearnedWording("tập vắt vai quý trước", "TT-15", "An", NOW, id=1)


def test_a_withdrawn_wording_is_no_longer_read_with():
    assert in_use([CARRIED]) == {Called("tập vắt vai quý trước", "TT-15")}
    assert in_use([replace(CARRIED, withdrawn=Withdrawal("Bình", NOW, "nhầm"))]) == frozenset()


def test_taught_again_after_it_was_withdrawn_it_is_in_use_again():
    gone = replace(CARRIED, withdrawn=Withdrawal("Bình", NOW))
    assert in_use([replace(CARRIED, id=2), gone]) == {CARRIED.called}
