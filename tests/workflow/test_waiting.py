"""Work that somebody follows: its steps in order, its end, and what happens when nobody waits any more."""

from __future__ import annotations

from threading import Event

import pytest

from domain.errors import UsageError
from domain.progress import Stopped, Told
from workflow.waiting import Ended, Step, followed


def test_the_steps_come_in_order_and_then_the_result():
    def work(told: Told) -> str:
        told("Đọc", 0, 1)
        told("Soạn", 1, 2)
        return "xong"

    assert list(followed(work)) == [Step("Đọc", 0, 1), Step("Soạn", 1, 2), Ended("xong")]


def test_a_refusal_is_the_end_and_an_error_nobody_foresaw_is_raised():
    refusal = UsageError("Chưa có báo cáo.")

    def refused(told: Told) -> None:
        raise refusal

    def broken(told: Told) -> None:
        raise ZeroDivisionError

    assert list(followed(refused)) == [Ended(refusal=refusal)]
    with pytest.raises(ZeroDivisionError):
        list(followed(broken))


def test_work_that_nobody_waits_for_stops_before_it_keeps_anything():
    gone, ended, kept = Event(), Event(), []

    def work(told: Told) -> None:
        told("Đọc", 0, 1)
        gone.wait(5)
        try:
            told("Lưu", 0, 1)
            kept.append("lưu")
        except Stopped:
            ended.set()
            raise

    steps = followed(work)
    assert next(steps) == Step("Đọc", 0, 1)
    steps.close()  # type: ignore[attr-defined]
    gone.set()
    assert ended.wait(5)
    assert kept == []
