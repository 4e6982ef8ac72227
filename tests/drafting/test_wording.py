from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from domain.drafts import DraftReport
from drafting.compose import compose
from drafting.number_findings import CheckedNumber
from drafting.word import write_word
from tests.drafting.test_verify import a_document, checked, edited, unsupported
from tests.support.made_facts import catalogue, eight_reports


@pytest.fixture(scope="module")
def draft() -> DraftReport:
    return compose(eight_reports(), catalogue=catalogue())


@pytest.fixture(scope="module")
def content(draft: DraftReport) -> bytes:
    return write_word(draft, checking=True)


@pytest.fixture(scope="module")
def turned(draft: DraftReport, content: bytes) -> Callable[[str, str], list[CheckedNumber]]:
    def change(old: str, new: str) -> list[CheckedNumber]:
        def put(xml: str) -> str:
            assert re.search(old, xml), old
            return re.sub(old, new, xml, count=1)

        return [n for n in checked(edited(content, put), draft, draft) if n.status == "unsupported"]

    return change


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (r"(Riêng trong|Trong) quý III năm 2026, các đơn vị", r"\1 quý II năm 2026, các đơn vị", "Thời kỳ"),
        (r"(Từ đầu năm|Lũy kế) đến ngày 14/9/2026, các cơ", "Trong quý III năm 2026, các cơ", "Thời kỳ"),
        ("khối sở, ngành cao nhất là", "khối sở, ngành thấp nhất là", "cao nhất"),
        ("; nhiều nhất là", "; ít nhất là", "nhiều nhất"),
        ("hồ sơ giải quyết quá hạn <|hồ sơ giải quyết quá hạn", "hồ sơ giải quyết đúng hạn", "quá hạn"),
    ],
)
def test_a_turned_word_beside_untouched_numbers_is_named(
    turned: Callable[[str, str], list[CheckedNumber]], old: str, new: str, why: str
):
    found = turned(old, new)
    assert found
    assert all(why in n.why for n in found), [(n.quote, n.why) for n in found]


def test_another_counted_noun_is_named(turned: Callable[[str, str], list[CheckedNumber]]):
    found = turned("(?<=>) hồ sơ đã giải quyết nhưng quá hạn", " nhiệm vụ đã giải quyết nhưng quá hạn")
    assert [n.why for n in found]


def test_superlatives_that_change_places_without_their_units_are_named(draft: DraftReport, content: bytes):
    def swap(xml: str) -> str:
        at = xml.index("khối sở, ngành cao nhất là")
        head, tail = xml[:at], xml[at:]
        tail = tail.replace("cao nhất", "TẠM", 1).replace("thấp nhất", "cao nhất", 1).replace("TẠM", "thấp nhất", 1)
        return head + tail

    assert len(unsupported(checked(edited(content, swap), draft, draft))) >= 2


def test_a_line_typed_anew_with_a_turned_superlative_is_named(draft: DraftReport):
    line = next(p.text for s in draft.sections for p in s.body if "; nhiều nhất là" in getattr(p, "text", ""))
    assert unsupported(checked(a_document(f"- {line}"), draft, draft)) == []
    turned = line.replace("nhiều nhất", "ít nhất")
    assert unsupported(checked(a_document(f"- {turned}"), draft, draft))


def test_other_words_for_the_same_thing_are_not_named(turned: Callable[[str, str], list[CheckedNumber]]):
    assert turned("các đơn vị đã</w:t>|, các đơn vị đã ", ", toàn Thành phố đã ") == []
    assert turned("; nhiều nhất là", "; đứng đầu là") == []
