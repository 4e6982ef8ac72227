"""A thread that computes does not make the others wait."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest

from workflow.turns import set_aside, share_turns


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    yield
    sys.setswitchinterval(interval)
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def test_threads_take_turns_ten_times_more_often_than_python_lets_them():
    usual = sys.getswitchinterval()
    share_turns()
    assert sys.getswitchinterval() <= usual / 10


def test_what_is_kept_for_good_is_not_looked_over_again():
    kept: list[list[int]] = [[n] for n in range(1000)]
    set_aside()
    assert gc.get_freeze_count() >= len(kept)
    assert not any(thing is kept for thing in gc.get_objects())
