"""Page images are made once, and memory for them is bounded."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from workflow.kept_pictures import KeptPictures


def test_an_image_asked_for_by_many_at_once_is_made_once():
    kept, made = KeptPictures(), []

    def make() -> bytes:
        made.append(1)
        time.sleep(0.05)
        return b"png"

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: kept.get("trang 3", make), range(8)))
    assert (found, len(made)) == ([b"png"] * 8, 1)


def test_the_image_looked_at_longest_ago_goes_first():
    kept = KeptPictures(most=25)
    for page in ("a", "b", "a", "c"):
        kept.get(page, lambda: b"0123456789")
    made_again = [page for page in ("a", "c", "b") if kept.get(page, lambda: b"x" * 10) == b"x" * 10]
    assert made_again == ["b"]


def test_what_could_not_be_made_is_tried_again():
    kept = KeptPictures()
    with pytest.raises(OSError, match="hỏng"):
        kept.get("a", lambda: (_ for _ in ()).throw(OSError("hỏng")))
    assert kept.get("a", lambda: b"png") == b"png"
