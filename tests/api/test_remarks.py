"""Remarks on answers: said on the page or over the API, seen by who looks after answers, handed out as new cases."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from domain.people import Role
from eval.cases import QuestionCase
from tests.api.conftest import ClientAs
from workflow.factory import Process

ASKED = "Số hồ sơ tiếp nhận mới của Sở Nội vụ quý III/2026?"
SAID = {"cau_hoi": ASKED, "danh_gia": "wrong", "loi": "Số này\nlà của   quý II", "truoc": ["Xin chào quý III"]}


def test_a_leader_says_what_is_wrong_and_comes_back_to_the_answer(client_as: ClientAs, document_id: str) -> None:
    leader = client_as(Role.LEADER, name="Lan")
    page = leader.get("/hoi-dap", params={"cau_hoi": ASKED}).text
    assert '<form class="remark" method="post" action="/hoi-dap/nhan-xet">' in page
    back = leader.post("/hoi-dap/nhan-xet", data=SAID)
    assert "Đã ghi nhận xét" in back.text
    assert "của Sở Nội vụ là" in back.text  # the answer is there still
    [kept] = client_as(Role.OFFICER).get("/api/v1/ask/remarks").json()
    assert (kept["judged"], kept["words"], kept["person"]) == ("wrong", "Số này là của quý II", "Lan")
    assert kept["after"] == ["Xin chào quý III"]
    assert kept["status"] == "answered"
    assert "của Sở Nội vụ là" in kept["reply"]


@pytest.mark.parametrize("bad", [{"danh_gia": "tuyệt"}, {"loi": "x" * 501}, {"cau_hoi": " "}])
def test_a_remark_that_says_nothing_or_too_much_is_refused_in_a_sentence(
    client: TestClient, bad: dict[str, str]
) -> None:
    back = client.post("/hoi-dap/nhan-xet", data=SAID | bad)
    assert back.status_code == 200
    assert "Đã ghi nhận xét" not in back.text
    assert client.get("/api/v1/ask/remarks").json() == []


def test_each_remark_stands_in_the_journal(client: TestClient, process: Process) -> None:
    client.post("/hoi-dap/nhan-xet", data=SAID)
    with process.desk() as desk:
        acts = [(e.act, e.detail) for e in desk.journal.recent(limit=5)]
    assert ("answer_remarked", "sai") in acts
    assert "nhận xét câu trả lời cho" in client.get("/quan-tri/nhat-ky").text


@pytest.mark.parametrize("role", [Role.LEADER, Role.REVIEWER, Role.UNIT_OFFICER])
def test_the_list_is_only_for_officers_and_admins(client_as: ClientAs, role: Role) -> None:
    unit = "Sở Nội vụ" if role is Role.UNIT_OFFICER else None
    person = client_as(role, unit=unit)
    for path in ("/hoi-dap/nhan-xet", "/hoi-dap/nhan-xet/tai-ve", "/api/v1/ask/remarks", "/api/v1/ask/remarks/cases"):
        assert person.get(path).status_code == 403


def test_a_unit_officer_cannot_remark(client_as: ClientAs) -> None:
    person = client_as(Role.UNIT_OFFICER, unit="Sở Nội vụ")
    assert person.post("/api/v1/ask/remarks", json={"question": ASKED, "judged": "right"}).status_code == 403


def test_the_list_tells_who_said_what_and_can_be_narrowed(client: TestClient, document_id: str) -> None:
    for judged in ("right", "wrong"):
        told = {"question": ASKED, "judged": judged, "words": f"lời {judged}"}
        assert client.post("/api/v1/ask/remarks", json=told).status_code == 201
    page = client.get("/hoi-dap/nhan-xet").text
    assert "lời right" in page
    assert "lời wrong" in page
    narrowed = client.get("/hoi-dap/nhan-xet?danh_gia=wrong").text
    assert "lời right" not in narrowed
    assert "lời wrong" in narrowed


def test_remarks_become_cases_that_the_measurement_reads(client: TestClient, document_id: str) -> None:
    for question, judged in ((ASKED, "right"), ("Giá vàng hôm nay?", "right"), (ASKED, "incomplete")):
        client.post("/api/v1/ask/remarks", json={"question": question, "judged": judged, "words": "thiếu quý II"})
    handed = client.get("/hoi-dap/nhan-xet/tai-ve")
    assert "attachment" in handed.headers["content-disposition"]
    right, silent, open_ = TypeAdapter(tuple[QuestionCase, ...]).validate_json(handed.content)
    assert [(v.unit, v.code) for v in right.values] == [("Sở Nội vụ", "TT-12")]
    assert silent.no_answer
    assert (open_.values, open_.note) == ((), "Thiếu: thiếu quý II")
    assert client.get("/api/v1/ask/remarks/cases").json() == json.loads(handed.content)
