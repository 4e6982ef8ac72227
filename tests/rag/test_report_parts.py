"""A question that asks why is looked for where troubles are told, and so on."""

from __future__ import annotations

import math

import pytest

from domain.periods import Period
from rag.chunking import chunk
from rag.report_parts import Part, leanings, parts_of
from tests.support.notation import a_document


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Vì sao mạng hay bị gián đoạn?", Part.TROUBLES),
        ("vi sao mang hay bi gian doan", Part.TROUBLES),
        ("Đơn vị nào xin thêm tiền mua máy?", Part.PROPOSALS),
        ("Bao giờ phòng nào phải làm xong việc này?", Part.TASKS),
        ("Có được giảm giấy tờ không?", Part.RESULTS),
    ],
)
def test_the_words_of_a_question_lean_to_a_part(question: str, part: Part) -> None:
    leaning = leanings(question)
    assert max(leaning, key=lambda p: leaning[p]) is part
    assert math.isclose(sum(math.exp(one) for one in leaning.values()), 1)


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("# II. Tồn tại, hạn chế / Máy quét hỏng.", {Part.TROUBLES}),
        ("# III. Kiến nghị / Cấp thêm máy quét.", {Part.PROPOSALS}),
        ("# IV. Nhiệm vụ quý IV và kiến nghị / Mua máy quét.", {Part.TASKS, Part.PROPOSALS}),
        ("# III. Đánh giá / Hạn chế: máy quét hỏng.", {Part.TROUBLES}),
        ("# II. Kết quả thực hiện / Đã mua 06 máy quét.", {Part.RESULTS}),
    ],
)
def test_a_passage_is_of_the_part_that_its_heading_or_first_words_name(source: str, parts: set[Part]) -> None:
    [passage] = chunk(a_document(source), unit="Phường Láng", period=Period.parse("2026-Q3"))
    assert parts_of(passage) == parts
