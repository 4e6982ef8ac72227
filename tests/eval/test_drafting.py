from __future__ import annotations

import io
import zipfile
from decimal import Decimal

from domain.city import CityFigure
from domain.facts import Fact, FactState
from domain.periods import Period
from eval.drafting import held_against, tamper
from eval.metrics import Counts

Q3 = Period.parse("2026-Q3")
KEY = ("TT-12", Q3)


def a_fact(unit: str, amount: int) -> Fact:
    return Fact(unit, "TT-12", Q3, Decimal(amount), "hồ sơ", FactState.REPORTED, ())


def a_figure(*facts: Fact) -> CityFigure:
    amount = sum((f.amount for f in facts if f.amount is not None), Decimal(0))
    return CityFigure("TT-12", Q3, amount, "hồ sơ", facts, (), 2)


def a_word_file(xml: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", xml)
    return buffer.getvalue()


def test_the_sum_over_all_units_is_right() -> None:
    wanted = {KEY: {"Sở A": Decimal(10), "Sở B": Decimal(5)}}
    assert held_against([a_figure(a_fact("Sở A", 10), a_fact("Sở B", 5))], wanted) == (Counts(1, 1, 1), [])


def test_a_sum_that_misses_a_unit_is_incomplete_but_not_false() -> None:
    wanted = {KEY: {"Sở A": Decimal(10), "Sở B": Decimal(5)}}
    assert held_against([a_figure(a_fact("Sở A", 10))], wanted) == (Counts(0, 1, 1), [])


def test_a_sum_with_a_wrong_part_is_false() -> None:
    counts, [line] = held_against([a_figure(a_fact("Sở A", 11))], {KEY: {"Sở A": Decimal(10)}})
    assert counts == Counts(0, 1, 1)
    assert "11" in line
    assert "10" in line


def test_every_third_slot_is_altered_and_the_rest_stays() -> None:
    runs = "".join(f"<w:t>{text}</w:t>" for text in ("12", "Sở A", "34", "56", "78"))
    altered, planted = tamper(a_word_file(runs), {"12", "34", "56", "78"})
    assert planted == {"57": 1}
    with zipfile.ZipFile(io.BytesIO(altered)) as archive:
        changed = archive.read("word/document.xml").decode()
    assert changed == runs.replace("56", "57")
