"""An answer in a language model's words: the reports' own words at once, the model's only when all are checked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from domain.people import Role
from tests.support.docx_files import a_report
from tests.support.people import session_of
from tests.support.writing_models import WritingModel
from workflow.factory import Process
from workflow.intake import Upload, take_in
from workflow.reading import Given

CAUSE = "Nguyên nhân giải ngân chậm do vướng giải phóng mặt bằng tại 02 dự án."
ASKED = {"cau_hoi": "Vì sao Sở Nội vụ giải ngân chậm?", "ky": "2026-Q3"}
GOOD = "Sở Nội vụ giải ngân chậm do vướng giải phóng mặt bằng tại 02 dự án."


def said(*texts: str) -> str:
    return json.dumps({"sentences": [{"text": text, "keys": ["c1"]} for text in texts]}, ensure_ascii=False)


@pytest.fixture
def model() -> WritingModel:
    return WritingModel(said(GOOD))


@pytest.fixture
def worded(process: Process, model: WritingModel) -> Iterator[Process]:
    process = Process(process.settings, model=model)
    take_in(process, Upload("snv.docx", a_report("# II. Tồn tại, hạn chế", CAUSE)), Given())
    yield process
    process.close()


@pytest.fixture
def leader(worded: Process) -> TestClient:
    return TestClient(create_app(worded), cookies={"tonghop": session_of(worded, Role.LEADER)})


def follow(leader: TestClient) -> list[dict[str, str]]:
    """What the page's own link for the model's words tells, step by step."""
    page = leader.get("/hoi-dap", params=ASKED).text
    [address] = re.findall(r'data-follow="([^"]+)"[^>]* data-at-once', page)
    return [json.loads(line) for line in leader.get(unescape(address)).text.splitlines()]


def test_the_reports_words_are_shown_without_waiting_for_the_model(leader: TestClient, model: WritingModel) -> None:
    page = leader.get("/hoi-dap", params=ASKED).text
    assert f"“{CAUSE}”" in page
    assert model.written == ""


def test_the_checked_words_come_at_the_end_with_who_wrote_them_and_the_way_back(leader: TestClient) -> None:
    *steps, end = follow(leader)
    checked = "Mô hình đang viết lời; đã viết và kiểm tra 1 câu"
    assert {s["viec"] for s in steps} == {"Mô hình đang viết lời", checked}
    assert f"<p>{GOOD}</p>" in end["html"]
    assert "do mô hình ngôn ngữ viết" in end["html"]
    [back] = re.findall(r'href="([^"]+)">Xem lời trích nguyên văn', end["html"])
    shown = leader.get(unescape(back)).text
    assert f"“{CAUSE}”" in shown
    assert "data-at-once" not in shown


@pytest.mark.parametrize("stray", ["Sở Nội vụ giải ngân chậm tại 03 dự án.", "Mọi việc đều tốt đẹp."])
def test_words_that_stray_never_reach_the_page(leader: TestClient, model: WritingModel, stray: str) -> None:
    model.reply = said(GOOD, stray, GOOD)
    *steps, end = follow(leader)
    assert "không khớp chỗ trích" in end["loi"]
    assert not [s for s in (*steps, end) if "dự án" in json.dumps(s, ensure_ascii=False)]


def test_a_model_that_writes_no_answer_is_told_as_such(leader: TestClient, model: WritingModel) -> None:
    model.reply = "Tôi không biết."
    assert "không đúng mẫu" in follow(leader)[-1]["loi"]


def test_without_scripts_the_link_waits_for_the_model(leader: TestClient) -> None:
    page = leader.get("/hoi-dap", params=ASKED).text
    [address] = re.findall(r'href="([^"]+)" data-follow', page)
    assert f"<p>{GOOD}</p>" in leader.get(unescape(address)).text


def test_figures_are_not_put_into_a_model_s_hands(leader: TestClient, model: WritingModel) -> None:
    page = leader.get("/hoi-dap", params={"cau_hoi": "Sở nào chưa gửi báo cáo quý III/2026?"}).text
    assert "data-follow" not in page
    assert model.written == ""


def test_who_may_not_ask_gets_no_words_of_a_model_either(worded: Process) -> None:
    cookies = {"tonghop": session_of(worded, Role.UNIT_OFFICER, unit="Sở Nội vụ")}
    unit = TestClient(create_app(worded), cookies=cookies)
    assert unit.get("/hoi-dap/loi-mo-hinh", params=ASKED).status_code == 403
