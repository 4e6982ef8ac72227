"""People and the journal, as those who manage them see them."""

from __future__ import annotations

from fastapi.testclient import TestClient

from domain.people import Role
from tests.api.conftest import ClientAs
from workflow.factory import Process


def test_an_added_person_has_a_password_that_is_shown_once(client: TestClient):
    page = client.post("/quan-tri/nguoi-dung", data={"name": "Thu Hà", "role": "unit_officer", "unit": "sở y tế"}).text
    password = page.partition('<pre class="command" tabindex="0">')[2].partition("<")[0]
    assert len(password) == 14
    again = client.get("/quan-tri/nguoi-dung").text
    assert password not in again
    assert "Sở Y tế" in again
    assert "chờ đổi mật khẩu" in again


def test_what_is_wrong_with_a_new_person_is_told_beside_what_was_typed(client: TestClient):
    page = client.post("/quan-tri/nguoi-dung", data={"name": "Thu Hà", "role": "unit_officer", "unit": "Sở Không Có"})
    assert page.status_code == 422
    assert "Không có đơn vị tên" in page.text
    assert 'value="Thu Hà"' in page.text


def test_a_changed_role_holds_from_the_next_request(client: TestClient, client_as: ClientAs, process: Process):
    officer = client_as(Role.OFFICER, name="Cán Bộ")
    assert officer.get("/hoi-dap").status_code == 200
    [line] = [p for p in client.get("/api/v1/people").json() if p["name"] == "Cán Bộ"]
    changed = client.patch(f"/api/v1/people/{line['id']}", json={"role": "unit_officer", "unit": "Sở Y tế"}).json()
    assert (changed["role"], changed["unit"]) == ("unit_officer", "Sở Y tế")
    assert officer.get("/hoi-dap").url.path == "/login"


def test_a_disabled_person_is_out_at_once(client: TestClient, client_as: ClientAs):
    leader = client_as(Role.LEADER, name="Người Đi")
    token = leader.post("/api/v1/tokens", json={"name": "a", "acts": ["ask"]}).json()["token"]
    [line] = [p for p in client.get("/api/v1/people").json() if p["name"] == "Người Đi"]
    client.post(f"/quan-tri/nguoi-dung/{line['id']}/khoa", data={"off": "true"})
    assert leader.get("/api/v1/me").status_code == 401
    leader.cookies.clear()
    assert leader.get("/api/v1/me", headers={"authorization": f"Bearer {token}"}).status_code == 401


def test_the_only_admin_cannot_be_shut_out(client: TestClient):
    [line] = client.get("/api/v1/people").json()
    for change in ({"disabled": True}, {"role": "leader"}):
        answer = client.patch(f"/api/v1/people/{line['id']}", json=change)
        assert answer.status_code == 400
        assert "quản trị duy nhất" in answer.json()["detail"]
    assert client.get("/quan-tri/nguoi-dung").status_code == 200


def test_changes_and_sensitive_reads_are_in_the_journal_by_name(client: TestClient, process: Process):
    client.post("/quan-tri/nguoi-dung", data={"name": "Thu Hà", "role": "leader"})
    client.get("/quan-tri/nguoi-dung")
    client.get("/quan-tri/nhat-ky")
    with process.desk() as desk:
        told = [(e.person, e.act, e.subject) for e in desk.journal.entries()]
    assert told == [
        ("admin", "person_added", "Thu Hà"),
        ("admin", "people_read", "danh sách"),
        ("admin", "journal_read", "các mục mới nhất"),
    ]


def test_a_token_that_writes_is_in_the_journal(client_as: ClientAs, stranger: TestClient, process: Process):
    token = client_as(Role.OFFICER, name="Chủ Mã").post("/api/v1/tokens", json={"name": "máy", "acts": ["ask"]}).json()
    headers = {"authorization": f"Bearer {token['token']}"}
    stranger.post("/api/v1/ask", json={"question": "Giá vàng?"}, headers=headers)
    with process.desk() as desk:
        last = desk.journal.entries()[-1]
    assert (last.person, last.act, last.subject, last.detail) == ("Chủ Mã", "token_used", "máy", "POST /api/v1/ask")


def test_the_journal_page_tells_whether_the_chain_holds(client: TestClient, process: Process):
    client.post("/quan-tri/nguoi-dung", data={"name": "Thu Hà", "role": "leader"})
    assert "Nguyên vẹn" in client.get("/quan-tri/nhat-ky?kiem_tra=1").text
    with process.desk(writing=True) as desk:
        desk.connection.exec_driver_sql("update journal set subject = 'Người Khác' where seq = 1")
    assert "Chuỗi đứt từ mục 1" in client.get("/quan-tri/nhat-ky?kiem_tra=1").text
    assert client.get("/api/v1/journal/state").json()["first_broken"] == 1


def test_the_journal_can_be_read_back_page_by_page_and_by_person(client: TestClient, process: Process):
    with process.desk(writing=True) as desk:
        for number in range(120):
            desk.journal.add("Người Khác" if number % 2 else "Thu Hà", "stored", f"văn bản {number}")
    first = client.get("/quan-tri/nhat-ky").text
    assert "văn bản 119" in first
    assert "văn bản 0<" not in first
    assert "?truoc=22" in first
    assert "văn bản 0<" in client.get("/quan-tri/nhat-ky?truoc=22").text
    assert "văn bản 119" not in client.get("/quan-tri/nhat-ky", params={"nguoi": "Thu Hà"}).text
