"""A model's words around the figures: taken only where no number, unit or direction is another."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from domain.drafts import Paragraph, Run, Slot
from drafting.narrative import other_words
from extraction.labels import LabelIndex
from prompts.model import ModelFailed
from prompts.scripted_model import ScriptedModel
from tests.support.made_facts import a_registry, catalogue

REGISTRY, LABELS = a_registry(), LabelIndex(catalogue())


def slot(key: str, shown: str) -> Slot:
    return Slot(key, shown, Decimal(1), "hồ sơ", "TT-12", None)


PARAGRAPH = Paragraph(
    (Run("Trong quý III năm 2026, Sở Y tế tiếp nhận "), Run(slot=slot("a-1", "1.204")), Run(" hồ sơ, tăng "),
     Run(slot=slot("b-2", "12")), Run(" hồ sơ."))
)  # fmt: skip


def reworded(paragraph: Paragraph, model: ScriptedModel) -> tuple[str, ...] | None:
    return other_words(
        paragraph,
        model=model,
        units_in=lambda t: [u.name for m in REGISTRY.mentioned(t) for u in m.units],
        indicators_in=lambda t: {hit.code for hit in LABELS.hits(t)},
    )


def words(reply: str, paragraph: Paragraph = PARAGRAPH) -> tuple[str, ...] | None:
    return reworded(paragraph, ScriptedModel([json.dumps({"text": reply})]))


def test_the_model_never_sees_a_figure_and_gives_words_around_their_places():
    reply = "Sở Y tế tiếp nhận [s1] hồ sơ trong quý III năm 2026, đồng thời tăng [s2] hồ sơ."
    model = ScriptedModel([json.dumps({"text": reply})])
    assert reworded(PARAGRAPH, model) == (
        "Sở Y tế tiếp nhận ", " hồ sơ trong quý III năm 2026, đồng thời tăng ", " hồ sơ."
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
        "Trong quý III năm 2026, Sở Y tế nhận [s1] hồ sơ, tăng [s2] hồ sơ.",
        "Trong quý III năm 2026, Sở Y tế đã tiếp nhận [s1] hồ sơ, tăng [s2] hồ sơ.",
        "Trong quý III năm 2026, Sở Y tế tiếp nhận kịp thời [s1] hồ sơ, tăng [s2] hồ sơ.",
    ],
    ids=["lost", "order", "number", "in words", "time", "unit", "direction", "noun", "talk", "verb", "done", "praise"],
)
def test_words_that_change_what_is_said_are_not_taken(reply: str):
    assert words(reply) is None


def test_words_that_lead_to_the_lines_below_still_do():
    """A small model ended such a paragraph with a full stop."""
    lead = Paragraph((Run("Về kinh phí có "), Run(slot=slot("a-1", "04")), Run(" đơn vị nêu khó khăn:")))
    assert words("Có [s1] đơn vị nêu khó khăn về kinh phí.", lead) is None
    assert words("Có [s1] đơn vị nêu khó khăn về kinh phí:", lead) is not None
    assert words("Trong quý III năm 2026, Sở Y tế tiếp nhận [s1] hồ sơ, tăng [s2] hồ sơ:") is None


def test_a_model_that_does_not_answer_fails_as_such():
    with pytest.raises(ModelFailed):
        reworded(PARAGRAPH, ScriptedModel())


TASKS = Paragraph(
    (Run("Từ đầu năm, các đơn vị có "), Run(slot=slot("a-1", "1.779")), Run(" nhiệm vụ được giao đến hạn, hoàn thành "
     "đúng hạn và trước hạn "), Run(slot=slot("b-2", "1.704")), Run(" nhiệm vụ, hoàn thành nhưng quá hạn "),
     Run(slot=slot("c-3", "54")), Run(" nhiệm vụ."))
)  # fmt: skip


def test_a_number_is_not_moved_to_another_thing_counted_by_words_that_all_stand_there_already():
    """What a small model once wrote: all tasks, and not those due, were done in time."""
    reply = (
        "Từ đầu năm, các đơn vị đã giao [s1] nhiệm vụ được hoàn thành đúng hạn và trước hạn [s2] nhiệm vụ, "
        "nhưng quá hạn [s3] nhiệm vụ."
    )
    assert words(reply, TASKS) is None
    told = "Các đơn vị từ đầu năm có [s1] nhiệm vụ được giao đến hạn, hoàn thành đúng hạn và trước hạn [s2] nhiệm vụ, "
    assert words(f"{told}hoàn thành nhưng quá hạn [s3] nhiệm vụ.", TASKS) is not None


SPREAD = Paragraph(
    (Run("Các đơn vị đăng tải "), Run(slot=slot("a-1", "40")), Run(" tin trên cổng, phát "),
     Run(slot=slot("b-2", "12")), Run(" tin trên loa."))
)  # fmt: skip


def test_what_two_figures_count_is_not_exchanged_where_no_indicator_is_named():
    assert words("Các đơn vị phát [s1] tin trên loa, đăng tải [s2] tin trên cổng.", SPREAD) is None
    assert words("Các đơn vị đăng tải [s1] tin trên cổng và phát [s2] tin trên loa.", SPREAD) is None  # one clause now
    assert words("Các đơn vị đăng tải [s1] tin trên cổng, đồng thời phát [s2] tin trên loa.", SPREAD) is not None
