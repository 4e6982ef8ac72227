"""What takes long is kept, made again when it must be, and never by two at once."""

from __future__ import annotations

import time
from threading import Event, Thread

from workflow.resting import QUICK, Rest, Resting

SHORT = Rest(looking=4, ahead=1)


def slowly(thing: str) -> str:
    time.sleep(QUICK + 0.02)
    return thing


def test_a_quick_thing_is_always_of_the_newest_stamp():
    kept: Resting[str] = Resting(2)
    assert [kept.get("a", n, lambda n=n: f"thứ {n}") for n in (1, 2, 2, 3)] == ["thứ 1", "thứ 2", "thứ 2", "thứ 3"]


def test_a_slow_thing_rests_before_it_is_made_again():
    kept: Resting[str] = Resting(2, SHORT)
    assert kept.get("a", 1, lambda: slowly("cũ")) == "cũ"
    assert kept.get("a", 2, lambda: "mới") == "cũ"
    time.sleep(4 * (QUICK + 0.1))
    assert kept.get("a", 2, lambda: "mới") == "mới"


def test_who_makes_it_beside_the_requests_comes_before_those_who_look():
    kept: Resting[str] = Resting(2, SHORT)
    kept.get("a", 1, lambda: slowly("cũ"))
    time.sleep(2 * (QUICK + 0.1))
    assert kept.get("a", 2, lambda: "của người xem") == "cũ"
    assert kept.get("a", 2, lambda: "làm sẵn", ahead=True) == "làm sẵn"
    assert kept.get("a", 2, lambda: "của người xem") == "làm sẵn"
    assert kept.peek("a") == "làm sẵn"
    assert kept.peek("b") is None


def test_nobody_waits_while_somebody_makes_the_next_one():
    kept: Resting[str] = Resting(2, SHORT)
    kept.get("a", 1, lambda: slowly("cũ"))
    time.sleep(4 * (QUICK + 0.1))
    begun, may_end = Event(), Event()

    def make() -> str:
        begun.set()
        may_end.wait(5)
        return "mới"

    maker = Thread(target=kept.get, args=("a", 2, make))
    maker.start()
    assert begun.wait(5)
    assert kept.get("a", 2, lambda: "hai lần") == "cũ"
    may_end.set()
    maker.join()
    assert kept.get("a", 2, lambda: "hai lần") == "mới"


def test_the_thing_used_longest_ago_is_forgotten():
    kept: Resting[int] = Resting(2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, 1, lambda: 1)
    assert [kept.get(key, 1, lambda: 2) for key in ("a", "c", "b")] == [1, 1, 2]
