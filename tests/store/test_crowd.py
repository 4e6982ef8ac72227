"""With very many passages the text index is asked another way: the answers are the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from domain.keywords import query_terms
from domain.periods import Period
from store.passages import PassageStore
from tests.support.docx_files import a_report
from workflow.factory import Desk, Process
from workflow.intake import Upload, take_in_file
from workflow.reading import Given

Q3 = Period.parse("2026-Q3")
BODIES = {
    "Sở Nội vụ": ("Hồ sơ đất đai còn chậm do thiếu bản đồ.", "Máy quét hay hỏng, cần thay mới."),
    "Sở Y tế": ("Hồ sơ hành nghề tăng nhanh, thiếu người.", "Hồ sơ đất đai của bệnh viện còn vướng."),
    "Sở Tài chính": ("Giải ngân chậm do vướng mặt bằng.", "Phần mềm lỗi, hồ sơ phải nhập lại."),
}


@pytest.fixture
def desk(process: Process) -> Iterator[Desk]:
    for unit, body in BODIES.items():
        for version in ("một", "hai"):
            content = a_report(*body, f"Bản {version}.")
            taken = take_in_file(process, Upload(f"{version}.docx", content), Given(unit=unit, period=Q3))
            assert [t.status for t in taken] == ["stored" if version == "một" else "new_version"]
    with process.desk() as desk:
        yield desk


@pytest.mark.parametrize("question", ["Hồ sơ đất đai chậm vì sao?", "may quet hong", "thiếu người, vướng mặt bằng"])
@pytest.mark.parametrize("unit", [None, "Sở Y tế", "Sở Nội vụ"])
def test_what_is_found_does_not_depend_on_the_way(desk: Desk, question: str, unit: str | None) -> None:
    terms = query_terms(question)
    plain = PassageStore(desk.connection).search(terms, unit=unit)
    crowded = PassageStore(desk.connection, crowd=0).search(terms, unit=unit)
    assert plain or unit
    assert {i for i, _ in crowded} == {i for i, _ in plain}
    assert {i for i, _ in crowded} <= desk.passages.current_ids()
    if plain:
        assert crowded[0][0] == plain[0][0]


def test_words_that_most_passages_hold_are_left_out_of_a_crowd_unless_nothing_else_is_asked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.passages._FEW", 2)
    monkeypatch.setattr("store.passages._COMMON", 0.1)
    crowded = PassageStore(desk.connection, crowd=0)
    if desk.connection.dialect.name != "sqlite":
        pytest.skip("PostgreSQL is asked one way")
    found = {i for i, _ in crowded.search(query_terms("hồ sơ, máy quét"))}
    assert found == {i for i, _ in crowded.search(["may", "quet", "hozso", "mayzquet"])}
    alone = {i for i, _ in crowded.search(["ho", "so"])}
    assert len(alone) > 1
    assert {i for i, _ in crowded.search(["ho", "so", "nhe"])} == alone  # nobody writes "nhé"
