"""Reviewing over HTTP and by plain forms: what a program and a browser without scripts can do."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from domain.people import Role
from tests.api.conftest import WORD, ClientAs
from tests.support.review_reports import a_reviewed_report


@pytest.fixture
def reviewer(client_as: ClientAs, client: TestClient) -> TestClient:
    """Somebody who reviews, and one report to look at."""
    sent = client.post("/api/v1/documents", files={"files": ("snv.docx", a_reviewed_report(), WORD)}).json()
    assert sent[0]["status"] in ("stored", "queued", "received")
    return client_as(Role.REVIEWER)


def queue(client: TestClient, **asked: str) -> dict:
    return client.get("/api/v1/reviews", params={"period": "2026-Q3", **asked}).json()


def figure(client: TestClient, code: str) -> dict:
    [found] = [i for i in queue(client, state="all")["items"] if i["indicator"] == code]
    return found


def test_the_queue_is_counted_and_ordered(reviewer: TestClient):
    found = queue(reviewer)
    assert [i["indicator"] for i in found["items"]] == ["TT-16", "TT-12", "TT-20"]
    assert (found["remaining"], found["left"], found["total"], found["open_numbers"]) == (3, 3, 3, 1)
    assert found["items"][0]["values"] == ["1178", "1187"]


def test_a_figure_tells_its_places_checks_and_decisions(reviewer: TestClient):
    told = reviewer.get(f"/api/v1/reviews/{figure(reviewer, 'TT-16')['id']}").json()
    assert [p["value"] for p in told["places"]] == ["1178", "1187"]
    assert told["checks"][0]["level"] == "bad"
    assert all(p["citation"]["quote"] for p in told["places"])


def test_a_stale_save_is_409_and_says_who_decided(reviewer: TestClient, client: TestClient):
    one = figure(reviewer, "TT-20")
    address = f"/api/v1/reviews/{one['id']}/decisions"
    assert client.post(address, json={"verdict": "accept", "seen": one["seen"]}).status_code == 200
    late = reviewer.post(address, json={"verdict": "reject", "reason": "x", "seen": one["seen"]})
    assert late.status_code == 409
    assert "admin đã chấp nhận" in late.json()["detail"]


def test_a_decision_without_its_reason_is_refused(reviewer: TestClient):
    one = figure(reviewer, "TT-20")
    refused = reviewer.post(f"/api/v1/reviews/{one['id']}/decisions", json={"verdict": "reject", "seen": one["seen"]})
    assert (refused.status_code, refused.json()["detail"]) == (400, "Hãy ghi lý do từ chối.")


def test_what_is_done_can_be_undone_by_its_act(reviewer: TestClient):
    one = figure(reviewer, "TT-20")
    done = reviewer.post(f"/api/v1/reviews/{one['id']}/decisions", json={"verdict": "accept"}).json()
    assert figure(reviewer, "TT-20")["state"] == "accepted"
    assert reviewer.post(f"/api/v1/reviews/acts/{done['act']}/undo").status_code == 200
    assert figure(reviewer, "TT-20")["state"] == "open"
    assert reviewer.post("/api/v1/reviews/acts/0000/undo").status_code == 404


def test_quiet_figures_are_previewed_and_accepted_together(reviewer: TestClient):
    preview = reviewer.get("/api/v1/reviews/together", params={"period": "2026-Q3"}).json()
    assert [i["indicator"] for i in preview] == ["TT-12"]
    wanted = {"figures": [{"id": i["id"], "seen": i["seen"]} for i in preview]}
    assert reviewer.post("/api/v1/reviews/together", json=wanted).status_code == 200
    assert figure(reviewer, "TT-12")["state"] == "accepted"


def test_an_open_number_is_bound_over_the_api(reviewer: TestClient):
    [number] = reviewer.get("/api/v1/reviews/numbers", params={"period": "2026-Q3"}).json()
    told = {k: number[k] for k in ("document", "block", "start")}
    done = reviewer.post("/api/v1/reviews/numbers/bind", json={**told, "indicator": "TT-13", "period": "2026-Q3"})
    assert done.status_code == 200
    assert figure(reviewer, "TT-13")["value"] == "37"
    wrong = reviewer.post("/api/v1/reviews/numbers/bind", json={**told, "indicator": "XX-1", "period": "2026-Q3"})
    assert wrong.status_code == 404


def test_a_question_reaches_the_unit_alone_and_is_answered(reviewer: TestClient, client_as: ClientAs):
    one = figure(reviewer, "TT-20")
    asked = reviewer.post(f"/api/v1/reviews/{one['id']}/send-back", json={"question": "Tính cho quý hay 9 tháng?"})
    assert asked.status_code == 200
    other = client_as(Role.UNIT_OFFICER, unit="Sở Y tế")
    own = client_as(Role.UNIT_OFFICER)
    assert other.get("/api/v1/reviews/questions").json() == []
    assert "Tính cho quý hay 9 tháng?" not in other.get("/tra-lai").text
    page = own.get("/tra-lai").text
    assert "Tính cho quý hay 9 tháng?" in page
    assert "<mark>98,5" in page
    number = asked.json()["id"]
    assert other.post(f"/api/v1/reviews/questions/{number}/answer", json={"answer": "x"}).status_code == 404
    own.post(f"/tra-lai/{number}", data={"tra_loi": "Tính cho quý III."})
    assert queue(reviewer)["items"][0]["reasons"][0]["risk"] == "answered"


def test_only_reviewers_get_in(client_as: ClientAs, reviewer: TestClient):
    for role in (Role.UNIT_OFFICER, Role.LEADER, Role.OFFICER):
        assert client_as(role).get("/api/v1/reviews", params={"period": "2026-Q3"}).status_code == 403
        assert client_as(role).get("/tham-dinh").status_code == 403


def test_only_an_admin_sets_four_eyes(reviewer: TestClient, client: TestClient):
    wanted = {"indicators": ["TT-20"]}
    assert reviewer.put("/api/v1/reviews/four-eyes", json=wanted).status_code == 403
    assert client.put("/api/v1/reviews/four-eyes", json=wanted).json() == wanted
    assert client.put("/api/v1/reviews/four-eyes", json={"indicators": ["XX-1"]}).status_code == 400
    assert reviewer.get("/api/v1/reviews/four-eyes").json() == wanted


@pytest.mark.parametrize("path", ["khong-co", "0000000000000000"])
def test_a_figure_that_is_not_there_is_told_so(reviewer: TestClient, path: str):
    for response in (
        reviewer.get(f"/api/v1/reviews/{path}"),
        reviewer.post(f"/api/v1/reviews/{path}/decisions", json={"verdict": "accept"}),
        reviewer.post(f"/api/v1/reviews/{path}/reread", json={"block": "x", "start": 0, "end": 3}),
        reviewer.get(f"/tham-dinh/so/{path}"),
    ):
        assert response.status_code == 404


def test_hostile_places_are_refused_not_stumbled_over(reviewer: TestClient):
    one = figure(reviewer, "TT-20")
    for block, start, end in (
        ("x#b9999", 0, 3),
        ("", 0, 1),
        (f"{one['document']}#b0001", 9_000_000, 9_000_001),
        ("#b-1", 0, 2),
    ):
        body = {"block": block, "start": start, "end": end}
        for way in ("reading", "reread"):
            assert 400 <= reviewer.post(f"/api/v1/reviews/{one['id']}/{way}", json=body).status_code < 500
    hidden = reviewer.get("/tham-dinh", params={"ky": "2026-Q3", "linh_vuc": "<b>", "tim": "<script>", "rui_ro": "x"})
    assert hidden.status_code == 200
    assert '<script>"' not in hidden.text
    assert 'value="<script>' not in hidden.text


def test_by_forms_alone_a_figure_is_accepted_undone_and_sent_back(reviewer: TestClient):
    page = reviewer.get("/tham-dinh?ky=2026-Q3").text
    assert re.search(r"còn <strong[^>]*>3</strong> số, khoảng", page)
    one = figure(reviewer, "TT-20")
    form = {"viec": "accept", "seen": one["seen"]}
    after = reviewer.post(f"/tham-dinh/so/{one['id']}?ky=2026-Q3", data=form).text
    assert "TT-20 đã chấp nhận." in after
    act = re.search(r'name="act" value="([0-9a-f]+)"', after)
    assert act
    assert "Đã hoàn tác" in reviewer.post("/tham-dinh/hoan-tac?ky=2026-Q3", data={"act": act[1]}).text
    seen = figure(reviewer, "TT-20")["seen"]
    asked = {"viec": "send_back", "ly_do": "Đúng không?", "seen": seen}
    assert "Đã gửi câu hỏi cho Sở Nội vụ." in reviewer.post(f"/tham-dinh/so/{one['id']}?ky=2026-Q3", data=asked).text
    assert figure(reviewer, "TT-20")["state"] == "asked"


def test_a_refused_form_comes_back_to_the_same_figure_and_says_why(reviewer: TestClient):
    one = figure(reviewer, "TT-20")
    wrong = {"viec": "correct", "so_moi": "103", "ly_do": "x", "seen": one["seen"]}
    page = reviewer.post(f"/tham-dinh/so/{one['id']}?ky=2026-Q3", data=wrong).text
    assert "không thể lớn hơn 100" in page
    assert f'data-value="{one["id"]}"' in page


def test_together_and_numbers_work_by_forms(reviewer: TestClient):
    page = reviewer.get("/tham-dinh/hang-loat?ky=2026-Q3").text
    chosen = re.findall(r'name="chon" value="([^"]+)"', page)
    assert "Đã chấp nhận 1 số liệu." in reviewer.post("/tham-dinh/hang-loat?ky=2026-Q3", data={"chon": chosen}).text
    page = reviewer.get("/tham-dinh/so-chua-ro?ky=2026-Q3").text
    assert "<mark>37</mark>" in page
    fields = dict(re.findall(r'name="(document|block|start)" value="([^"]+)"', page))
    bound = {**fields, "viec": "bind", "chi_tieu": "TT-13 Số hồ sơ trực tuyến", "ky_so": "2026-Q3"}
    assert "Đã gắn “37” vào TT-13." in reviewer.post("/tham-dinh/so-chua-ro?ky=2026-Q3", data=bound).text


def test_an_empty_period_says_what_to_do(client_as: ClientAs):
    assert "Chưa có số liệu nào để thẩm định" in client_as(Role.REVIEWER).get("/tham-dinh").text
