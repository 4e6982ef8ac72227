"""Quản trị: units, calendar, queue and engines on their pages and over HTTP; and the unit's own page."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from fastapi.testclient import TestClient

from domain.people import Person, Role
from domain.periods import Period
from prompts.model import ModelFailed
from prompts.scripted_model import ScriptedModel
from tests.api.conftest import WORD, ClientAs
from tests.support.docx_files import a_report
from workflow.engines import try_model
from workflow.factory import Process
from workflow.own_unit import own_unit
from workflow.reading import Given
from workflow.review_sending import send_back
from workflow.sending import LeftToOthers, Sent, accept

XAY_DUNG = "/quan-tri/don-vi/so-xay-dung"
ADMIN = Person("admin", Role.ADMIN)


def test_a_name_added_on_the_page_is_read_by_the_next_report(client: TestClient):
    page = client.post(f"{XAY_DUNG}/ten", data={"ten": "Sở Hạ tầng đô thị", "loai": "alias"}).text
    assert "Sở Hạ tầng đô thị" in page
    files = {"files": ("bc.docx", a_report(unit="SỞ HẠ TẦNG ĐÔ THỊ", number="9/BC-X"), WORD)}
    [taken] = client.post("/api/v1/documents", files=files).json()
    assert (taken["status"], taken["unit"]) == ("stored", "Sở Xây dựng")
    number = re.search(r"/bo/(\d+)", page)
    assert number
    undone = client.post(f"{XAY_DUNG}/bo/{number[1]}").text
    assert "<s>Sở Hạ tầng đô thị</s>" in undone
    journal = client.get("/quan-tri/nhat-ky").text
    assert "thêm tên gọi cho Sở Xây dựng" in journal
    assert "bỏ thay đổi về đơn vị Sở Xây dựng" in journal


def test_a_refused_name_comes_back_to_its_form_and_says_why(client: TestClient):
    answer = client.post(f"{XAY_DUNG}/ten", data={"ten": "Sở Y tế", "loai": "alias"})
    assert answer.status_code == 400
    assert "đang là tên của Sở Y tế" in answer.text
    assert 'value="Sở Y tế"' in answer.text


def test_the_list_of_units_is_filtered_and_says_when_nothing_fits(client: TestClient):
    page = client.get("/quan-tri/don-vi", params={"tim": "giao thong"}).text
    assert 'href="/quan-tri/don-vi/so-xay-dung"' in page
    assert "so-y-te" not in page
    assert 'href="/quan-tri/don-vi/phuong-ba-dinh"' in client.get("/quan-tri/don-vi", params={"khoi": "phuong"}).text
    assert "Xem mọi đơn vị" in client.get("/quan-tri/don-vi", params={"tim": "zzz"}).text


@pytest.mark.parametrize("day", ["01/07/2026", "2026-07-01"])
def test_a_unit_that_ended_says_since_when_and_into_which(client: TestClient, day: str):
    page = client.post(
        "/quan-tri/don-vi/phuong-ba-dinh/ket-thuc", data={"tu_ngay": day, "nhap_vao": "Phường Ngọc Hà"}
    ).text
    assert "đã kết thúc" in page
    assert "01/07/2026" in page
    assert 'href="/quan-tri/don-vi/phuong-ngoc-ha"' in page
    told = client.get("/api/v1/manage/units/phuong-ba-dinh").json()
    assert (told["ended"], told["heir"]) == ("2026-07-01", "phuong-ngoc-ha")


def test_a_program_changes_units_and_reads_what_was_changed(client: TestClient):
    units = "/api/v1/manage/units"
    made = client.post(f"{units}/so-xay-dung/names", json={"words": "Sở Hạ tầng đô thị"})
    assert made.status_code == 201
    assert [u["id"] for u in client.get(units, params={"q": "ha tang do thi"}).json()] == ["so-xay-dung"]
    gone = client.post(f"/api/v1/manage/unit-changes/{made.json()['id']}/withdraw").json()
    assert gone["words"] == "Sở Hạ tầng đô thị"
    [change] = client.get(f"{units}/so-xay-dung/changes").json()
    assert change["withdrawn_by"] == "admin"
    assert client.get(f"{units}/khong-co").status_code == 404
    assert client.post(f"{units}/so-xay-dung/end", json={"since": "hôm qua"}).status_code == 422


def test_a_due_day_is_moved_on_the_page_and_told_with_who_and_why(client: TestClient):
    page = client.post("/quan-tri/lich/2026-Q3/so", data={"ngay": "20/9/2026", "ly_do": "nghỉ bão"}).text
    assert "Hạn gửi 9 tháng/2026 của khối Sở, ngành là ngày 20/09/2026." in page
    assert "gốc 16/09/2026; admin đổi: nghỉ bão" in page
    assert "Không hiểu ngày “mai”" in client.post("/quan-tri/lich/2026-Q3/so", data={"ngay": "mai"}).text
    assert client.post("/quan-tri/lich/quy-3/so", data={"ngay": "20/9/2026"}).status_code == 400


def test_a_program_reads_and_moves_due_days(client: TestClient, document_id: str):
    due = client.put("/api/v1/manage/calendar/2026-9M/so", json={"day": "2026-09-21"}).json()
    assert (due["period"], due["cut_off"], due["base"], due["day"]) == (
        "2026-Q3", "2026-09-14", "2026-09-16", "2026-09-21",
    )  # fmt: skip
    told = client.get("/api/v1/manage/calendar", params={"year": 2026}).json()
    [departments] = [d for d in told if (d["period"], d["group"]) == ("2026-Q3", "so")]
    assert departments["owing"] == departments["in_time"] + departments["late"] + departments["missing"] == 15
    assert departments["in_time"] + departments["late"] == 1
    assert client.put("/api/v1/manage/calendar/2026-Q3/so", json={"day": "2026-09-01"}).status_code == 400


def test_the_queue_shows_what_waits_and_cancels_it(client: TestClient, process: Process):
    assert "Hủy các tệp còn chờ" not in client.get("/quan-tri/hang-doi").text
    files = [Sent("mot.docx", a_report()), Sent("hai.docx", b"")]
    accept(process, LeftToOthers(), "An", files, Given())
    page = client.get("/quan-tri/hang-doi", params={"trang_thai": "waiting"}).text
    assert "<strong>2</strong> chờ đến lượt" in page
    assert "Hủy các tệp còn chờ" in page
    assert client.get("/api/v1/manage/queue").json()["counts"]["waiting"] == 2
    number = re.search(r"hang-doi/([\w-]+)/huy\"", page.partition("hai.docx")[2])
    assert number
    assert "“hai.docx”: đã hủy" in client.post(f"/quan-tri/hang-doi/{number[1]}/huy").text
    again = client.post(f"/quan-tri/hang-doi/{number[1]}/thu-lai").text
    assert "không còn giữ tệp “hai.docx”" in again
    assert "Đã hủy 1 tệp còn chờ." in client.post("/quan-tri/hang-doi/huy-cho").text
    assert client.get("/api/v1/manage/queue", params={"state": "waiting"}).json()["jobs"] == []


def test_engines_are_shown_with_where_they_are_set(client: TestClient):
    page = client.get("/quan-tri/mo-hinh").text
    assert "biến môi trường TONGHOP_EMBEDDER" in page
    assert "không dùng; số liệu do quy tắc đọc" in page
    tried = client.post("/quan-tri/mo-hinh").text
    assert "Chưa cấu hình mô hình ngôn ngữ" in tried
    assert client.post("/api/v1/manage/engines/try").json()["answered"] is False


def test_the_key_and_password_of_a_model_are_never_shown(process: Process, client: TestClient):
    given = {"model_url": "http://an:bi-mat@127.0.0.1:9/v1?key=bi-mat", "model_key": "bi-mat"}
    process.settings = process.settings.model_copy(update=given)
    process.settings.model_fields_set.update(given)
    page = client.get("/quan-tri/mo-hinh").text
    assert "http://127.0.0.1:9/v1" in page
    assert "có đặt" in page
    assert "bi-mat" not in page
    refused = client.post("/quan-tri/mo-hinh").text
    assert "không tới được địa chỉ này" in refused
    assert "bi-mat" not in refused


def test_trying_a_model_is_in_the_journal_with_what_it_said(process: Process, client: TestClient):
    tried = try_model(process, ADMIN, model=ScriptedModel(["Sẵn sàng."]))
    assert tried.answered
    assert "“Sẵn sàng.”" in tried.words
    assert "thử kết nối mô hình" in client.get("/quan-tri/nhat-ky").text


def test_a_model_that_fails_is_told_in_one_sentence(process: Process):
    class Broken:
        name = "hỏng"

        def complete(self, text: str) -> str:
            raise ModelFailed("không trả lời")

    tried = try_model(process, ADMIN, model=Broken())
    assert not tried.answered
    assert "máy chủ mô hình trả lời lỗi" in tried.words


def test_a_unit_sees_on_one_page_what_it_owes_sent_and_was_asked(
    client_as: ClientAs, document_id: str, process: Process
):
    own, other = (client_as(Role.UNIT_OFFICER, unit=unit) for unit in ("Sở Nội vụ", "Sở Y tế"))
    with process.desk() as desk:
        value = next(v for v in desk.values.of_document(document_id) if v.indicator == "TT-12")
    asked = send_back(process, Person("An", Role.REVIEWER), value.id, "Tính cho quý hay 9 tháng?")
    page = own.get("/don-vi-cua-toi").text
    assert "Tính cho quý hay 9 tháng?" in page
    assert "<mark>1.250</mark>" in page
    assert f'href="/bao-cao/{document_id}"' in page
    assert "hạn <span" in page
    hidden = other.get("/don-vi-cua-toi").text
    assert "9 tháng?" not in hidden
    assert document_id not in hidden
    assert "Chưa gửi báo cáo nào" in hidden
    told = own.get("/api/v1/own-unit").json()
    assert (told["unit"], told["documents"], told["questions"][0]["waiting"]) == ("Sở Nội vụ", [document_id], True)
    answered = own.post(f"/tra-lai/{asked.id}", data={"tra_loi": "Tính cho quý III."})
    assert answered.url.path == "/don-vi-cua-toi"
    assert "Tính cho quý III." in answered.text


def test_a_unit_starts_at_its_own_page_and_only_a_unit_has_one(client_as: ClientAs):
    assert client_as(Role.UNIT_OFFICER).get("/").url.path == "/don-vi-cua-toi"
    for role in (Role.OFFICER, Role.ADMIN):
        person = client_as(role)
        assert person.get("/don-vi-cua-toi").status_code == 403
        assert "/don-vi-cua-toi" not in person.get("/bao-cao").text


def test_a_unit_that_is_late_is_told_by_how_many_days(process: Process):
    person = Person("Bình", Role.UNIT_OFFICER, "Sở Y tế")
    view = own_unit(process, person, today=dt.date(2026, 9, 20))
    assert view.next_duty is not None
    assert view.next_duty.due.period == Period.parse("2026-Q2")


def test_a_day_off_is_set_and_left_to_the_law_again_on_the_calendar(client: TestClient):
    page = client.post("/quan-tri/lich/ngay", data={"ngay": "16/09/2026", "la": "nghi", "ly_do": "Công điện 12"}).text
    assert "Đã ghi ngày 16/09/2026" in page
    assert "17/09/2026" in page  # the due day moved
    assert "Giỗ Tổ Hùng Vương" in page
    told = client.get("/api/v1/manage/days-off", params={"year": 2026}).json()
    assert {"day": "2026-09-16", "free": True, "name": "Công điện 12", "set_by": "admin"} in told
    again = client.post("/quan-tri/lich/ngay", data={"ngay": "16/09/2026", "la": "luat"}).text
    assert "Công điện 12" not in again
    refused = client.put("/api/v1/manage/days-off/2026-09-16", json={"free": True})
    assert (refused.status_code, "lý do" in refused.json()["detail"]) == (400, True)
    assert "Hãy ghi như 16/09/2026" in client.post("/quan-tri/lich/ngay", data={"ngay": "hôm qua"}).text


def test_what_does_not_apply_for_a_time_and_the_one_unit_that_owes_all_the_same_are_set_on_its_page(client: TestClient):
    here = "/quan-tri/khong-ap-dung"
    group = {"chi_tieu": "TT-12", "ai": "phuong", "ly_do": "chưa phân cấp", "tu": "2026-Q2", "den": "2026-Q4"}
    page = client.post(here, data=group).text
    assert "TT-12 không áp dụng với khối Phường từ Quý II/2026 đến Quý IV/2026." in page
    assert "Trừ một đơn vị" in page
    one = {"chi_tieu": "TT-12", "ai": "phuong-hoan-kiem", "ap_dung": "true", "tu": "2026-Q4", "den": "2026-Q4"}
    assert "vẫn áp dụng" in client.post(here, data=one).text
    listed = client.get("/api/v1/manage/exemptions").json()
    assert [(e["whom"], e["applies"], e["first"], e["last"]) for e in listed] == [
        ("khối Phường", False, "2026-Q2", "2026-Q4"),
        ("Phường Hoàn Kiếm", True, "2026-Q4", "2026-Q4"),
    ]
    back = {"indicator": "TT-12", "target": "phuong-hoan-kiem", "applies": None}
    assert client.post("/api/v1/manage/exemptions", json=back).status_code == 201
    assert "vẫn áp dụng" not in client.get(here).text
    refused = client.post("/api/v1/manage/exemptions", json={**back, "applies": True, "first": "hôm qua"})
    assert (refused.status_code, "Không hiểu kỳ" in refused.json()["detail"]) == (400, True)


def test_what_does_not_apply_is_set_and_taken_back_on_its_page(client: TestClient):
    told = {"chi_tieu": "TT-12", "ai": "so-tu-phap", "ly_do": "không có thủ tục"}
    page = client.post("/quan-tri/khong-ap-dung", data=told).text
    assert "TT-12 không áp dụng với Sở Tư pháp." in page
    assert "không có thủ tục" in page
    [line] = client.get("/api/v1/manage/exemptions").json()
    assert (line["indicator"], line["target"], line["whom"], line["applies"]) == (
        "TT-12", "so-tu-phap", "Sở Tư pháp", False,
    )  # fmt: skip
    again = {"indicator": "TT-12", "target": "so-tu-phap", "applies": True}
    assert client.post("/api/v1/manage/exemptions", json=again).status_code == 201
    assert "đang áp dụng với mọi đơn vị" in client.get("/quan-tri/khong-ap-dung").text
    assert "đang áp dụng với Sở Tư pháp" in client.post("/quan-tri/khong-ap-dung", data={**told, "ap_dung": "1"}).text
    assert "ghi chỉ tiêu không áp dụng" in client.get("/quan-tri/nhat-ky").text
