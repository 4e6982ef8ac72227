"""The ask page: a conversation in the address, figures as links to their words, tables where they read better."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import unquote

from fastapi.testclient import TestClient

from api.answer_view import lines_of, quoted_lines, told_of, words_address
from domain.answers import Answer, CitedSource
from domain.citations import cite
from domain.texts import Span
from tests.support.notation import a_block

ASKED = "Tỷ lệ hồ sơ đúng hạn của Sở Nội vụ quý III/2026?"


def test_a_figure_leads_to_its_own_words_in_the_report(client: TestClient, document_id: str) -> None:
    page = client.get("/hoi-dap", params={"cau_hoi": ASKED}).text
    at = page.index(f'href="/bao-cao/{document_id}?so=')
    address = page[at + 6 : page.index('"', at + 6)]
    assert 'class="current"' in client.get(address).text


def test_the_conversation_stands_in_the_address_and_goes_on(client: TestClient, document_id: str) -> None:
    page = client.get("/hoi-dap", params={"cau_hoi": "Còn số hồ sơ tiếp nhận mới?", "truoc": [ASKED]}).text
    assert "của Sở Nội vụ là" in page
    further = page.partition('<form class="ask"')[2].partition("</form>")[0]
    assert further.count('name="truoc"') == 2  # what it would lean on


def test_the_page_tells_how_the_question_was_understood(client: TestClient, document_id: str) -> None:
    page = client.get("/hoi-dap", params={"cau_hoi": ASKED}).text
    assert "Vì sao câu trả lời này" in page
    assert "<dd>Sở Nội vụ</dd>" in page


def test_a_list_whose_lines_are_nobody_s_words_is_shown(client: TestClient, document_id: str) -> None:
    page = client.get("/hoi-dap", params={"cau_hoi": "Sở nào chưa gửi báo cáo quý III/2026?"})
    assert page.status_code == 200
    assert "<li>Sở Y tế</li>" in page.text


def test_the_api_takes_what_was_asked_before_and_tells_what_it_understood(client: TestClient, document_id: str) -> None:
    reply = client.post("/api/v1/ask", json={"question": "Còn số hồ sơ tiếp nhận mới?", "after": [ASKED]}).json()
    assert reply["understood"][0]["units"] == ["Sở Nội vụ"]
    assert reply["understood"][0]["kind"] == "figure"
    assert Decimal(reply["values"][0]["value"]) > 0


def test_sentences_and_lists_of_an_answer_are_told_apart() -> None:
    groups = lines_of("Mở đầu:\n1. Một.\n2. Hai.\n- Ghi chú\nHết.")
    assert [(g.texts, g.listed, g.numbered) for g in groups] == [
        (("Mở đầu:",), False, False),
        (("Một.", "Hai."), True, True),
        (("Ghi chú",), True, False),
        (("Hết.",), False, False),
    ]


def test_a_long_quote_is_linked_by_its_ends_and_dashes_are_escaped() -> None:
    block = a_block("Sở - đã tiếp nhận mới chín nghìn hồ sơ trong quý này, nhiều hơn quý trước một ít.")
    address = words_address(cite(block, Span(0, len(block.text))))
    told = address.partition("#:~:text=")[2]
    assert "%2D" in told
    assert [unquote(end) for end in told.split(",")] == ["Sở - đã tiếp nhận mới", "nhiều hơn quý trước một ít."]


def test_a_table_keeps_the_hedge_and_what_a_line_adds() -> None:
    lines = ("Xã Ba Vì: gần 70%.", "Xã Sóc Sơn: 76%. Lưu ý: cần đơn vị kiểm tra.")
    assert told_of("Xã Ba Vì", lines) == ("gần 70%", "")
    assert told_of("Xã Sóc Sơn", lines) == ("76%", "Lưu ý: cần đơn vị kiểm tra.")
    assert told_of("Sở Y tế", lines) == ("", "")


def test_a_line_that_is_a_quote_leads_to_its_words() -> None:
    block = a_block("Giải ngân chậm do vướng mặt bằng.")
    citation = cite(block, Span(0, len(block.text)))
    source = CitedSource("a", "a.docx", "Xã Ba Vì", 1, block.text, citation)
    answer = Answer(f"Theo báo cáo:\n- “{block.text}”\n- Câu khác.", sources=(source,))
    assert quoted_lines(answer) == {f"“{block.text}”": words_address(citation)}
