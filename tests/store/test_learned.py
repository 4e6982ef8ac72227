"""Learned wordings come back as they were taught, and their history is only ever added to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from domain.learned import LearnedWording, Withdrawal, in_use
from store.learned import LearnedWordingStore

NOW = dt.datetime(2026, 10, 1, 8, 30, tzinfo=dt.UTC)
TAUGHT = LearnedWording("Tập vắt vai quý trước", "TT-15", "An", NOW, "a" * 12, "Có 37 tập vắt vai quý trước.")


def test_a_wording_comes_back_as_it_was_taught(db: Connection):
    store = LearnedWordingStore(db)
    made = store.add(TAUGHT)
    assert made == replace(TAUGHT, id=made.id)
    assert store.get(made.id) == made
    assert store.get(made.id + 1) is None


def test_withdrawn_it_stays_in_the_list_with_who_and_why(db: Connection):
    store = LearnedWordingStore(db)
    made = store.add(TAUGHT)
    store.withdraw(made.id, Withdrawal("Bình", NOW, "nhầm chỉ tiêu"))
    again = store.add(TAUGHT)
    assert store.all() == [again, replace(made, withdrawn=Withdrawal("Bình", NOW, "nhầm chỉ tiêu"))]
    assert in_use(store.all()) == {TAUGHT.called}


def test_a_wording_is_withdrawn_once(db: Connection):
    store = LearnedWordingStore(db)
    made = store.add(TAUGHT)
    store.withdraw(made.id, Withdrawal("Bình", NOW))
    with pytest.raises(IntegrityError), db.begin_nested():
        store.withdraw(made.id, Withdrawal("An", NOW))
