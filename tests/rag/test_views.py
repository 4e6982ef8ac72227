from __future__ import annotations

from dataclasses import replace

import numpy as np

from domain.answers import Passage
from domain.periods import Period
from rag.chunking import chunk
from rag.embedders import HashingEmbedder
from rag.views import embedded, views
from tests.support.notation import a_document

Q3 = Period.parse("2026-Q3")


def passage(notation: str) -> Passage:
    found = chunk(a_document(notation), unit="Phường Láng", period=Q3)
    assert len(found) == 1
    return found[0]


def test_a_passage_is_seen_whole_and_by_its_paragraphs_without_the_headings() -> None:
    told = passage("# I. Tồn tại / - Thiếu chỗ đỗ xe. / - Đường truyền yếu.")
    assert views(told) == [told.text, "- Thiếu chỗ đỗ xe.", "- Đường truyền yếu."]
    assert told.text.startswith("I. Tồn tại")


def test_a_lone_paragraph_without_headings_is_seen_once() -> None:
    assert views(passage("Thiếu chỗ đỗ xe.")) == ["Thiếu chỗ đỗ xe."]


def test_a_long_paragraph_is_cut_between_sentences_and_loses_none() -> None:
    sentences = [f"Phòng chuyên môn số {n} đã rà soát toàn bộ thủ tục thuộc thẩm quyền và báo cáo." for n in range(9)]
    parts = views(passage(" ".join(sentences)))[1:]
    assert " ".join(parts) == " ".join(sentences)
    assert len(parts) > 1
    assert all(len(part) <= 400 and part.endswith("báo cáo.") for part in parts)


def test_rows_of_a_table_stay_together() -> None:
    told = passage("# I. Mục / Chỉ tiêu | Số ; Hồ sơ | 5 ; Văn bản | 7")
    assert views(told) == [told.text]


def test_each_passage_gets_the_vectors_of_its_own_views() -> None:
    embedder = HashingEmbedder()
    told = [passage("# I. Mục / - Đất đai chậm. / - Số hóa chậm."), passage("Thiếu chỗ đỗ xe.")]
    first, second = embedded(told, embedder)
    assert (len(first), len(second)) == (3, 1)
    assert np.allclose(first[2], embedder.passages(["- Số hóa chậm."])[0])
    assert np.allclose(second[0], embedder.passages(["Thiếu chỗ đỗ xe."])[0])
    assert embedded([], embedder) == []


def test_a_passage_without_end_has_no_views_without_end() -> None:
    told = replace(passage("Thiếu chỗ."), text="\n".join(f"Thiếu chỗ đỗ xe số {n}." for n in range(500)))
    assert len(views(told)) == 60
    assert views(told)[0] == told.text
