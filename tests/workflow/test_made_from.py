"""What is made from a kept thing is made once, until that thing is another one."""

from __future__ import annotations

from workflow.made_from import MadeFrom


def test_it_is_made_again_only_from_another_one_even_if_that_is_equal():
    made: MadeFrom[list[int]] = MadeFrom()
    one, other = [1], [1]
    first = made.get("a", one, lambda: [*one])
    assert made.get("a", one, lambda: [*one]) is first
    assert made.get("a", other, lambda: [*other]) is not first


def test_only_the_few_used_last_are_kept():
    made: MadeFrom[list[str]] = MadeFrom()
    things = {key: made.get(key, "same", lambda key=key: [key]) for key in "abcd"}  # type: ignore[misc]
    assert made.get("a", "same", list) is things["a"]
    made.get("e", "same", list)
    assert made.get("a", "same", list) is things["a"]
    assert made.get("b", "same", list) is not things["b"]
