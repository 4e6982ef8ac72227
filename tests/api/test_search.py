"""The search box: what it finds, and for whom."""

from __future__ import annotations

from domain.people import Role
from tests.api.conftest import ClientAs
from workflow.looking_up import best


def found(client_as: ClientAs, role: Role, words: str, **more: str) -> list[tuple[str, str]]:
    answer = client_as(role, **more).get("/api/v1/search", params={"q": words, "ky": "2026-Q3"})
    assert answer.status_code == 200
    return [(hit["kind"], hit["address"]) for hit in answer.json()]


def test_names_are_found_without_diacritics_and_the_exact_writing_comes_first():
    assert best("da", ["Đá bóng", "Xã Đa Tốn", "da giày"], str) == ["da giày", "Đá bóng", "Xã Đa Tốn"]
    assert best("ton xa", ["Xã Đa Tốn", "Phường Tốn"], str) == ["Xã Đa Tốn"]


def test_a_leader_finds_screens_units_indicators_and_reports(client_as: ClientAs, document_id: str):
    assert ("Chỉ tiêu", "/chi-tieu/TT-20?ky=2026-Q3") in found(client_as, Role.LEADER, "tt-20")
    assert ("Màn hình", "/hoi-dap?ky=2026-Q3") in found(client_as, Role.LEADER, "hoi dap")
    named = found(client_as, Role.LEADER, "so noi vu")
    assert ("Đơn vị", "/don-vi/so-noi-vu?ky=2026-Q3") in named
    assert ("Báo cáo", f"/bao-cao/{document_id}") in named


def test_a_unit_finds_its_own_reports_and_nothing_of_the_city(client_as: ClientAs, document_id: str):
    assert found(client_as, Role.UNIT_OFFICER, "so noi vu") == [("Báo cáo", f"/bao-cao/{document_id}")]
    assert found(client_as, Role.UNIT_OFFICER, "so noi vu", unit="Sở Y tế") == []
    assert found(client_as, Role.UNIT_OFFICER, "tham dinh") == []


def test_the_search_page_works_without_scripts(client_as: ClientAs, document_id: str):
    client = client_as(Role.LEADER)
    assert f'href="/bao-cao/{document_id}"' in client.get("/tim", params={"q": "nội vụ"}).text
    assert "không cần gõ dấu" in client.get("/tim", params={"q": "zzz"}).text
    assert 'action="/tim"' in client.get("/bao-cao").text


def test_a_question_typed_in_the_search_box_is_carried_over_to_be_asked(client_as: ClientAs):
    asked = "Tỷ lệ đúng hạn của Sở Nội vụ quý III?"
    [address] = [at for kind, at in found(client_as, Role.LEADER, asked) if kind == "Hỏi đáp"]
    client = client_as(Role.LEADER)
    assert f"<strong>{asked}</strong>" in client.get(address).text
    page = client.get("/tim", params={"q": asked, "ky": "2026-Q3"}).text
    assert "Hỏi câu này ở Hỏi đáp" in page
    assert found(client_as, Role.LEADER, asked * 10)[-1][0] == "Hỏi đáp"
    assert all(kind != "Hỏi đáp" for kind, _ in found(client_as, Role.LEADER, "so noi vu"))
    assert found(client_as, Role.LEADER, "zzz yyy")[0][0] == "Hỏi đáp"
    assert found(client_as, Role.UNIT_OFFICER, asked) == []
