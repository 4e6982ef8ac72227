"""Teaching a wording over HTTP and by plain forms, from the bound number to the report read again."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from domain.people import Role
from tests.api.conftest import WORD, ClientAs
from tests.support.review_reports import a_reviewed_report

WORDS = "tập vắt vai quý trước"
SAYS_SO = ("các bộ phận đã xử lý 37 trường hợp phát sinh", f"có 37 {WORDS}")
TAUGHT = {"words": WORDS, "indicator": "TT-15"}


@pytest.fixture
def reviewer(client_as: ClientAs, client: TestClient) -> TestClient:
    """Somebody who reviews, and one report whose 37 nobody could place."""
    send(client)
    return client_as(Role.REVIEWER)


def send(client: TestClient, unit: str = "SỞ NỘI VỤ", number: str = "412/BC-SNV") -> None:
    content = a_reviewed_report(SAYS_SO, unit=unit, number=number)
    [taken] = client.post("/api/v1/documents", files={"files": ("bc.docx", content, WORD)}).json()
    assert taken["status"] == "stored"


def hidden_fields(page: str, names: str) -> dict[str, str]:
    return dict(re.findall(rf'name="({names})" value="([^"]*)"', page))


def test_a_program_previews_adds_lists_reads_again_and_withdraws(reviewer: TestClient):
    effect = reviewer.post("/api/v1/wordings/preview", json=TAUGHT).json()
    [gained] = effect["gained"]
    assert (gained["unit"], gained["period"], gained["value"], gained["bound"]) == (
        "Sở Nội vụ",
        "2026-Q3",
        "37",
        False,
    )
    assert (effect["changed"], effect["seen"], effect["total"], effect["active"]) == ([], 1, 1, False)
    assert reviewer.get("/api/v1/wordings").json() == []
    made = reviewer.post("/api/v1/wordings", json=TAUGHT).json()
    [again] = reviewer.post(f"/api/v1/wordings/{made['id']}/read-again").json()
    assert (again["gained"], again["refused"]) == (1, "")
    [listed] = reviewer.get("/api/v1/wordings").json()
    assert (listed["words"], listed["person"], listed["used"], listed["active"]) == (WORDS, "reviewer", 1, True)
    gone = reviewer.post(f"/api/v1/wordings/{made['id']}/withdraw", json={"reason": "nhầm"}).json()
    assert (gone["active"], gone["withdrawn_by"], gone["reason"]) == (False, "reviewer", "nhầm")
    assert reviewer.post(f"/api/v1/wordings/{made['id']}/withdraw", json={}).status_code == 409


def test_the_words_of_a_bound_number_are_proposed_over_the_api(reviewer: TestClient):
    [number] = reviewer.get("/api/v1/reviews/numbers", params={"period": "2026-Q3"}).json()
    told = {k: number[k] for k in ("document", "block", "start")} | {"indicator": "TT-15", "period": "2026-Q3"}
    [value] = reviewer.post("/api/v1/reviews/numbers/bind", json=told).json()["values"]
    offered = reviewer.get("/api/v1/wordings/proposal", params={"value": value}).json()
    assert (offered["words"], offered["indicator"]) == (WORDS, "TT-15")
    made = reviewer.post("/api/v1/wordings", json={**TAUGHT, "value": value}).json()
    assert made["document"] == number["document"]


@pytest.mark.parametrize(
    ("words", "indicator", "status", "why"),
    [
        ("hồ sơ", "TT-15", 400, "quá chung"),
        ("bộ gối quý 2", "TT-15", 400, "chữ số"),
        ("giải quyết quá hạn", "TT-15", 400, "TT-19"),
        (WORDS, "XX-1", 404, "XX-1"),
        ("", "TT-15", 422, "words"),
    ],
)
def test_a_bad_wording_is_refused_in_one_sentence(
    reviewer: TestClient, words: str, indicator: str, status: int, why: str
):
    for path in ("/api/v1/wordings", "/api/v1/wordings/preview"):
        refused = reviewer.post(path, json={"words": words, "indicator": indicator})
        assert refused.status_code == status
        assert why in refused.json()["detail"]


def test_by_forms_alone_a_bound_number_teaches_its_words(reviewer: TestClient, client: TestClient):
    numbers = reviewer.get("/tham-dinh/so-chua-ro?ky=2026-Q3").text
    fields = hidden_fields(numbers, "document|block|start")
    bound = {**fields, "viec": "bind", "chi_tieu": "TT-15 Số hồ sơ kỳ trước chuyển sang", "ky_so": "2026-Q3"}
    after = reviewer.post("/tham-dinh/so-chua-ro?ky=2026-Q3", data=bound).text
    assert "Ghi nhớ cách gọi này?" in after
    offered = hidden_fields(after, "so|ma")
    assert f'value="{WORDS}"' in after
    shown = reviewer.get("/cach-goi/xem-truoc", params={**offered, "tu": WORDS}).text
    assert "1 số sẽ thành số liệu" in shown
    assert "đã có người gắn" in shown
    assert "<mark>37</mark>" in shown
    saved = reviewer.post("/cach-goi", data={**hidden_fields(shown, "so|tu|ma"), "tu": WORDS, "ma": "TT-15"}).text
    assert f"Đã ghi nhớ “{WORDS}” là TT-15." in saved
    assert "Đọc lại báo cáo đã lưu" in saved
    assert "Sở Nội vụ, Quý III/2026" in saved
    send(client, unit="SỞ Y TẾ", number="9/BC-SYT")
    numbers = reviewer.get("/tham-dinh/so-chua-ro?ky=2026-Q3").text
    assert "<mark>37</mark>" not in numbers


def test_by_forms_stored_reports_are_read_again_and_a_wording_is_withdrawn(reviewer: TestClient):
    saved = reviewer.post("/cach-goi", data={"tu": WORDS, "ma": "TT-15 Số hồ sơ kỳ trước chuyển sang"}).text
    number = re.search(r'action="/cach-goi/(\d+)/doc-lai"', saved)
    assert number
    assert "Đã đọc lại 1 báo cáo, thêm 1 số liệu" in reviewer.post(f"/cach-goi/{number[1]}/doc-lai").text
    assert "Không có báo cáo nào cần đọc lại" in reviewer.post(f"/cach-goi/{number[1]}/doc-lai").text
    gone = reviewer.post(f"/cach-goi/{number[1]}/ngung", data={"ly_do": "nhầm <b>"}).text
    assert "Đã ngừng dùng" in gone
    assert "nhầm &lt;b&gt;" in gone
    assert "reviewer đã ngừng dùng" in reviewer.post(f"/cach-goi/{number[1]}/ngung").text


def test_a_refused_wording_comes_back_to_its_form_and_says_why(reviewer: TestClient):
    for answer in (
        reviewer.get("/cach-goi/xem-truoc", params={"tu": "hồ sơ", "ma": "TT-15"}),
        reviewer.post("/cach-goi", data={"tu": "hồ sơ", "ma": "TT-15"}),
    ):
        assert answer.status_code == 400
        assert "quá ngắn hoặc quá chung" in answer.text
        assert 'value="hồ sơ"' in answer.text
        assert "Ghi nhớ “" not in answer.text


def test_what_people_type_is_shown_and_never_run(reviewer: TestClient):
    told = "<script>alert(1)</script>"
    for page in (
        reviewer.get("/cach-goi/xem-truoc", params={"tu": told, "ma": told}).text,
        reviewer.get("/cach-goi", params={"bao": told, "loi": told}).text,
    ):
        assert told not in page
        assert "&lt;script&gt;" in page


def test_only_reviewers_and_admins_teach(client_as: ClientAs, reviewer: TestClient):
    for role in (Role.UNIT_OFFICER, Role.OFFICER, Role.LEADER):
        other = client_as(role)
        assert other.get("/cach-goi").status_code == 403
        assert other.post("/api/v1/wordings", json=TAUGHT).status_code == 403
        assert "/cach-goi" not in other.get("/bao-cao").text
    assert reviewer.get("/api/v1/wordings").json() == []


def test_a_form_without_the_proof_of_its_session_teaches_nothing(reviewer: TestClient):
    reviewer.headers["x-csrf-token"] = "0" * 64
    assert reviewer.post("/cach-goi", data={"tu": WORDS, "ma": "TT-15"}).status_code == 403
    assert "Chưa ghi nhớ cách gọi nào" in reviewer.get("/cach-goi").text


def test_the_journal_tells_in_words_who_taught_what(reviewer: TestClient, client: TestClient):
    reviewer.post("/api/v1/wordings", json=TAUGHT)
    page = client.get("/quan-tri/nhat-ky").text
    assert "ghi nhớ cách gọi" in page
    assert WORDS in page
