"""The page of the city report: laid out, edited, compared, submitted and approved through the browser's requests."""

from __future__ import annotations

import json
import re

import pytest
from fastapi.testclient import TestClient

from api.pages.drafting import PagesWritten
from domain.people import Person, Role
from domain.periods import Period
from domain.reviews import Verdict
from tests.api.conftest import WORD, ClientAs
from workflow.keeping_fresh import freshen
from workflow.review_acts import decide
from workflow.review_queue import Filters, queue


@pytest.fixture
def officer(client_as: ClientAs, document_id: str) -> TestClient:
    client = client_as(Role.OFFICER, name="Thu Hà")
    assert client.post("/du-thao/lap", data={"ky": "2026-Q3"}, follow_redirects=False).status_code == 303
    return client


def shown(client: TestClient) -> str:
    answer = client.get("/du-thao?ky=2026-Q3")
    assert answer.status_code == 200
    return answer.text


def draft_of(html: str) -> tuple[str, int]:
    base, draft = re.search(r'data-base="(\d+)" data-draft="(\d+)"', html).groups()  # type: ignore[union-attr]
    return draft, int(base)


def a_paragraph(html: str) -> tuple[str, list[str]]:
    """Key and slots of the first paragraph that holds a figure."""
    for key, inside in re.findall(r'data-key="([^"]+)"[^>]*>(.*?)</p>', html, re.S):
        if slots := re.findall(r'data-slot="([^"]+)"', inside):
            return key, slots
    raise AssertionError("no paragraph with a figure")


def test_after_a_decision_the_pages_are_written_anew_before_somebody_looks(officer: TestClient):
    process, before = officer.app.state.process, shown(officer)  # type: ignore[attr-defined]
    figures = queue(process, Period.parse("2026-Q3"), Filters()).items
    for item in figures:
        decide(process, Person("An", Role.REVIEWER), item.id, Verdict.REJECT, reason="thử", seen=None)
    freshen(process)
    written = dict(process.kept(PagesWritten)._kept)
    assert "nay không còn số liệu" in shown(officer)
    assert "nay không còn số liệu" not in before
    assert process.kept(PagesWritten)._kept == written


def test_before_a_draft_is_laid_out_the_page_shows_what_it_would_say(client_as: ClientAs, document_id: str):
    html = shown(client_as(Role.OFFICER))
    assert "Chưa lập dự thảo" in html
    assert "Công tác cải cách hành chính quý III năm 2026" in html
    assert "data-open" not in html


def test_figures_are_locked_chips_with_their_source(officer: TestClient):
    html = shown(officer)
    assert re.search(r'class="chip" contenteditable="false" data-slot="[0-9a-f]{12}-\d+"', html)
    assert "Sở Nội vụ, 412/BC-SNV" in html
    assert 'id="muc-II.2.b"' in html


def test_an_edited_paragraph_is_kept_with_its_figures(officer: TestClient):
    draft, base = draft_of(shown(officer))
    key, slots = a_paragraph(shown(officer))
    words = ["Nhìn chung, ", *(" và " for _ in slots[1:]), " theo báo cáo."]
    answer = officer.post(f"/du-thao/{draft}/doan", json={"doan": key, "loi": words, "so": slots, "ban": base})
    assert answer.json() == {"ban": 2}
    assert "Nhìn chung, " in shown(officer)


def test_a_typed_figure_is_refused_in_one_sentence(officer: TestClient):
    draft, base = draft_of(shown(officer))
    key, slots = a_paragraph(shown(officer))
    words = ["Khoảng 777 hồ sơ ", *("" for _ in slots[1:]), ""]
    answer = officer.post(f"/du-thao/{draft}/doan", json={"doan": key, "loi": words, "so": slots, "ban": base})
    assert "phải lấy từ ô số có nguồn" in answer.json()["loi"]
    assert "777 hồ sơ" not in shown(officer)


def test_a_heading_is_renamed_and_a_version_tells_what_it_changed(officer: TestClient):
    draft, base = draft_of(shown(officer))
    officer.post(f"/du-thao/{draft}/muc", data={"ban": base, "muc": "I.1", "ten": "Thực hiện Kế hoạch của Thành phố"})
    assert "1. Thực hiện Kế hoạch của Thành phố" in shown(officer)
    version = officer.get(f"/du-thao/{draft}/ban/2").text
    assert "<ins>của Thành phố</ins>" in version


def test_what_an_older_page_sends_is_not_taken(officer: TestClient):
    draft, base = draft_of(shown(officer))
    for title in ("Tên mới của mục", "Tên khác nữa"):
        answer = officer.post(f"/du-thao/{draft}/muc", data={"ban": base, "muc": "I.1", "ten": title})
    assert "vừa sửa dự thảo" in answer.text


def test_a_submitted_draft_is_approved_by_a_leader_and_its_file_stays(officer: TestClient, client_as: ClientAs):
    draft, base = draft_of(shown(officer))
    assert "Đã trình dự thảo" in officer.post(f"/du-thao/{draft}/trinh", data={"ban": base}).text
    assert officer.post(f"/du-thao/{draft}/duyet", data={"ban": base}).status_code == 403
    leader = client_as(Role.LEADER, name="Minh Đức")
    approved = leader.post(f"/du-thao/{draft}/duyet", data={"ban": base}).text
    assert "Minh Đức đã duyệt" in approved
    assert "DỰ THẢO" not in approved
    assert (
        officer.get(f"/du-thao/{draft}/tep?sach=true").content == leader.get(f"/du-thao/{draft}/tep?sach=true").content
    )


def test_a_word_copy_edited_elsewhere_is_read_back(officer: TestClient):
    draft, _ = draft_of(shown(officer))
    own = officer.get(f"/du-thao/{draft}/tep?sach=true").content
    answer = officer.post(f"/du-thao/{draft}/doi-chieu", files={"tep": ("sua.docx", own, WORD)})
    assert "Mọi số đều có căn cứ" in answer.text
    assert "0 dòng khác" in answer.text
    broken = officer.post(f"/du-thao/{draft}/doi-chieu", files={"tep": ("x.docx", b"khong phai word", WORD)})
    assert broken.status_code == 422
    assert "không phải là văn bản Word" in broken.text


def test_a_reviewer_reads_the_draft_and_is_offered_no_way_to_change_it(officer: TestClient, client_as: ClientAs):
    html = shown(client_as(Role.REVIEWER))
    assert "data-open" not in html
    assert "Trình lãnh đạo" not in html


def test_a_draft_that_is_not_there_is_not_found(officer: TestClient):
    assert officer.post("/du-thao/999/trinh", data={"ban": 1}).status_code == 404
    assert officer.get("/du-thao/999/tep").status_code == 404


def steps(answer_text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in answer_text.splitlines()]


def test_laying_out_tells_how_far_it_is_and_then_where_the_draft_is(client_as: ClientAs, document_id: str):
    client = client_as(Role.OFFICER)
    told = steps(client.post("/du-thao/lap/tung-buoc", data={"ky": "2026-Q3"}).text)
    assert [s["viec"] for s in told[:3]] == ["Đọc số liệu", "Tính số tổng hợp", "Soạn phần"]
    assert {"viec": "Soạn phần", "xong": 5, "tong": 5} in told
    assert str(told[-1]["den"]).startswith("/du-thao?ky=2026-Q3&bao=")
    assert "data-open" in shown(client)


def test_checking_tells_how_far_it_is_and_then_what_it_found(officer: TestClient):
    draft, _ = draft_of(shown(officer))
    told = steps(officer.get(f"/du-thao/{draft}/kiem-tra").text)
    lines = [s for s in told if s.get("viec") == "Kiểm dòng"]
    assert lines[-1]["xong"] == lines[-1]["tong"]
    assert "Mọi số đều có căn cứ" in str(told[-1]["html"])
    assert officer.get("/du-thao/999/kiem-tra").status_code == 404


def test_wording_a_section_anew_without_a_model_is_told_in_one_sentence(officer: TestClient):
    html = shown(officer)
    draft, base = draft_of(html)
    assert "Viết lại cả mục" not in html
    sent = {"muc": "II.2.b", "ban": base}
    [told] = steps(officer.post(f"/du-thao/{draft}/viet-lai/tung-buoc", data=sent).text)
    assert str(told["loi"]).startswith("Chưa cấu hình mô hình ngôn ngữ")
    page = officer.post(f"/du-thao/{draft}/viet-lai", data=sent)
    assert "Chưa cấu hình mô hình ngôn ngữ" in page.text
    assert officer.post("/du-thao/999/viet-lai", data=sent).status_code == 404
    assert officer.post("/du-thao/999/viet-lai/tung-buoc", data=sent).status_code == 404


def test_what_cannot_be_laid_out_is_told_in_one_sentence(client_as: ClientAs, document_id: str):
    told = steps(client_as(Role.OFFICER).post("/du-thao/lap/tung-buoc", data={"ky": "2025-Q1"}).text)
    assert "Chưa có báo cáo nào của quý I năm 2025" in str(told[-1]["loi"])


def test_who_may_not_draft_is_not_told_step_by_step_either(client_as: ClientAs, document_id: str):
    assert client_as(Role.REVIEWER).post("/du-thao/lap/tung-buoc", data={"ky": "2026-Q3"}).status_code == 403
