"""A model's words around the figures: taken only where no number, unit or direction is another."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from domain.drafts import Paragraph, Run, Slot
from drafting.narrative import other_words
from prompts.model import ModelFailed
from prompts.scripted_model import ScriptedModel
from tests.support.made_facts import a_registry

REGISTRY = a_registry()


def slot(key: str, shown: str) -> Slot:
    return Slot(key, shown, Decimal(1), "hồ sơ", "TT-12", None)


PARAGRAPH = Paragraph(
    (Run("Trong quý III năm 2026, Sở Y tế tiếp nhận "), Run(slot=slot("a-1", "1.204")), Run(" hồ sơ, tăng "),
     Run(slot=slot("b-2", "12")), Run(" hồ sơ."))
)  # fmt: skip


def words(reply: str) -> tuple[str, ...] | None:
    model = ScriptedModel([json.dumps({"text": reply})])
    return other_words(
        PARAGRAPH, model=model, units_in=lambda t: [u.name for m in REGISTRY.mentioned(t) for u in m.units]
    )


def test_the_model_never_sees_a_figure_and_gives_words_around_their_places():
    model = ScriptedModel([json.dumps({"text": "Quý III năm 2026, Sở Y tế nhận [s1] hồ sơ, tăng [s2] hồ sơ."})])
    assert other_words(PARAGRAPH, model=model, units_in=lambda _: []) == (
        "Quý III năm 2026, Sở Y tế nhận ", " hồ sơ, tăng ", " hồ sơ."
    )  # fmt: skip
    assert "tiếp nhận [s1] hồ sơ, tăng [s2] hồ sơ" in model.asked[0]
    assert "1.204" not in model.asked[0]


@pytest.mark.parametrize(
    "reply",
    [
        "Trong quý III năm 2026, Sở Y tế tiếp nhận [s1] hồ sơ.",
        "Trong quý III năm 2026, Sở Y tế tăng [s2] hồ sơ, tiếp nhận [s1] hồ sơ.",
        "Trong quý III năm 2026, Sở Y tế tiếp nhận [s1] hồ sơ, tăng [s2] hồ sơ, tức 1%.",
        "Trong quý III năm 2026, Sở Y tế tiếp nhận [s1] hồ sơ, tăng [s2] hồ sơ ở hai lĩnh vực.",
        "Trong quý II năm 2026, Sở Y tế tiếp nhận [s1] hồ sơ, tăng [s2] hồ sơ.",
        "Trong quý III năm 2026, Sở Xây dựng tiếp nhận [s1] hồ sơ, tăng [s2] hồ sơ.",
        "Trong quý III năm 2026, Sở Y tế tiếp nhận [s1] hồ sơ, giảm [s2] hồ sơ.",
        "Trong quý III năm 2026, Sở Y tế tiếp nhận [s1] nhiệm vụ, tăng [s2] hồ sơ.",
        "Trong quý III năm 2026, Sở Y tế tiếp nhận [s1] hồ sơ, tăng [s2] hồ sơ. " + "Kết quả rất tốt. " * 9,
    ],
    ids=["lost", "order", "number", "in words", "time", "unit", "direction", "noun", "talk"],
)
def test_words_that_change_what_is_said_are_not_taken(reply: str):
    assert words(reply) is None


def test_a_model_that_does_not_answer_fails_as_such():
    with pytest.raises(ModelFailed):
        other_words(PARAGRAPH, model=ScriptedModel(), units_in=lambda _: [])
