from __future__ import annotations

import pytest

from rag.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Một câu. Hai câu.", ["Một câu.", "Hai câu."]),
        ("Do thiếu người; đơn vị tư vấn chậm. Đã xử lý.", ["Do thiếu người; đơn vị tư vấn chậm.", "Đã xử lý."]),
        ("Gửi UBND TP. Hà Nội xem xét.", ["Gửi UBND TP. Hà Nội xem xét."]),
        ("Đạt 98,5%. 12 hồ sơ chậm.", ["Đạt 98,5%.", "12 hồ sơ chậm."]),
        ("  ", []),
    ],
)
def test_sentences_are_cut_where_they_end(text: str, sentences: list[str]) -> None:
    assert [span.of(text) for span in sentence_spans(text)] == sentences
