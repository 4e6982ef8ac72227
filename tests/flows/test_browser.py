"""The day of each role in a real browser. The reviewer's, by keyboard alone, is in `test_review_browser`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from domain.people import Person, Role
from tests.support.browsers import NEEDS_BROWSER, PageAs
from tests.support.docx_files import BODY, a_report
from workflow.factory import Process
from workflow.intake import Upload, take_in_file
from workflow.reading import Given
from workflow.review_sending import send_back

pytestmark = NEEDS_BROWSER
UNITS = ("SỞ TÀI CHÍNH", "SỞ TƯ PHÁP", "SỞ XÂY DỰNG", "SỞ DU LỊCH", "SỞ CÔNG THƯƠNG")


def test_a_day_with_reports(page_as: PageAs, tmp_path: Path):
    page = page_as(Role.OFFICER)
    files = {"snv.docx": a_report(), "rong.docx": b"", "syt.docx": _of_health()}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    page.goto("/bao-cao")
    page.set_input_files("#files", [tmp_path / name for name in files])
    page.get_by_role("button", name="Gửi").click()
    page.get_by_role("link", name="Cập nhật danh sách").wait_for(timeout=30_000)
    results = page.locator("#results li").all_inner_texts()
    assert [("Sở Nội vụ" in results[0]), ("rỗng" in results[1]), ("Sở Y tế" in results[2])] == [True] * 3

    page.get_by_role("link", name="Cập nhật danh sách").click()
    page.get_by_role("link", name="Sở Nội vụ", exact=True).click()
    page.get_by_role("link", name="1.250 hồ sơ", exact=True).first.click()
    marked = page.locator("mark.current")
    assert marked.inner_text() == "1.250"
    assert marked.evaluate("m => { const r = m.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }")

    page.get_by_role("link", name="Chỉ tiêu").click()
    page.get_by_role("link", name="Số hồ sơ tiếp nhận mới trong kỳ").first.click()
    assert "2/2 đơn vị" in page.locator(".headline").inner_text()

    page.get_by_role("link", name="Hỏi đáp").click()
    page.get_by_label("Câu hỏi").fill("So sánh tỷ lệ hồ sơ đúng hạn của Sở Nội vụ và Sở Y tế quý III/2026")
    page.get_by_role("button", name="Hỏi").click()
    answer = page.locator(".answer").inner_text()
    assert "98,5%" in answer
    assert "97,2%" in answer

    page.get_by_role("link", name="Dự thảo").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Bản sạch (Word)").click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def test_a_leader_reaches_a_figure_s_words_from_the_overview_in_two_clicks(page_as: PageAs):
    page = page_as(Role.LEADER)
    page.goto("/?ky=2026-Q3")
    page.get_by_role("link", name="Tỷ lệ hồ sơ giải quyết đúng và trước hạn").first.click()
    page.get_by_role("row", name="Sở Y tế").get_by_role("link", name="97,2 %").click()
    assert page.locator("mark.current").inner_text() == "97,2"

    page.get_by_role("link", name="Ma trận").click()
    row = page.get_by_role("row", name="Sở Y tế")
    row.get_by_role("link", name="2.480 hồ sơ").first.click()
    assert page.locator("mark.current").inner_text() == "2.480"


def test_ctrl_k_finds_a_unit_without_diacritics_and_enter_opens_it(page_as: PageAs):
    page = page_as(Role.LEADER)
    page.goto("/tong-quan?ky=2026-Q3")
    page.keyboard.press("Control+k")
    page.keyboard.type("so y te")
    page.get_by_role("option", name="Sở Y tế Đơn vị").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/don-vi/so-y-te?ky=2026-Q3")
    assert "Sở Y tế" in page.get_by_role("heading", level=1).inner_text()


def test_an_officer_edits_a_paragraph_whose_figures_are_locked_and_a_leader_approves_it(
    page_as: PageAs, living: Process
):
    for _ in take_in_file(living, Upload("snv.docx", a_report()), Given()):
        pass
    page = page_as(Role.OFFICER)
    page.goto("/du-thao?ky=2026-Q3")
    page.get_by_role("button", name="Lập dự thảo").click()
    page.locator("[data-key]").filter(has=page.locator(".chip")).first.click()
    expect(page.locator("#nguon dd").first).to_be_visible()
    page.get_by_role("button", name="Sửa", exact=True).click()
    chips = page.locator("[contenteditable=true] .chip")
    figures = chips.all_inner_texts()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    assert chips.all_inner_texts() == figures
    page.keyboard.press("Control+Home")
    page.keyboard.type("Khoảng 777 hồ sơ, ")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#loi-sua")).to_contain_text("phải lấy từ ô số có nguồn")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Sửa", exact=True).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Nhìn chung, ")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".own")).to_contain_text("Nhìn chung, ")
    assert page.locator(".own .chip").all_inner_texts() == figures
    page.get_by_role("button", name="Trình lãnh đạo").click()
    leader = page_as(Role.LEADER)
    leader.goto("/du-thao?ky=2026-Q3")
    leader.get_by_role("button", name="Duyệt", exact=True).click()
    expect(leader.locator(".hash")).to_have_text(re.compile(r"^[0-9a-f]{64}$"))


def test_no_page_scrolls_sideways_on_an_office_screen(page_as: PageAs):
    page = page_as(Role.ADMIN)
    for path in (
        "/tong-quan?ky=2026-Q3", "/ma-tran?ky=2026-Q3&linh_vuc=tat-ca", "/don-vi?ky=2026-Q3", "/tim?q=so",
        "/don-vi/so-y-te?ky=2026-Q3", "/chi-tieu/TT-20?ky=2026-Q3", "/bao-cao", "/chi-tieu?ky=2026-Q3",
        "/hoi-dap", "/du-thao?ky=2026-Q3",
        "/tai-khoan", "/tai-khoan/mat-khau", "/quan-tri/nguoi-dung", "/quan-tri/nhat-ky?kiem_tra=1",
        "/quan-tri/don-vi", "/quan-tri/don-vi/so-noi-vu", "/quan-tri/lich?nam=2026", "/quan-tri/hang-doi",
        "/quan-tri/mo-hinh", "/quan-tri/khong-ap-dung",
    ):  # fmt: skip
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_an_admin_adds_a_person_who_logs_in_and_sees_only_the_own_unit(page_as: PageAs):
    admin = page_as(Role.ADMIN)
    admin.goto("/quan-tri")
    admin.get_by_label("Tên đăng nhập").fill("Can bo Y te")
    admin.get_by_label("Vai trò").select_option(label="Cán bộ đơn vị")
    admin.get_by_label("Đơn vị").fill("Sở Y tế")
    admin.get_by_role("button", name="Thêm").click()
    password = admin.locator("pre.command").inner_text()

    page = page_as(None)
    page.goto("/hoi-dap")
    _log_in(page, "can bo y te", password)
    assert page.url.endswith("/tai-khoan/mat-khau")
    page.get_by_label("Mật khẩu hiện tại").fill(password)
    for label in ("Mật khẩu mới", "Nhập lại mật khẩu mới"):
        page.get_by_label(label, exact=True).fill("suối chảy qua đồi chè")
    page.get_by_role("button", name="Đổi mật khẩu").click()
    assert page.get_by_role("status").inner_text().startswith("Đã đổi mật khẩu")
    rail = page.locator(".rail").inner_text()
    assert "Báo cáo" in rail
    assert "Đơn vị tôi" in rail
    assert not [words for words in ("Chỉ tiêu", "Hỏi đáp", "Dự thảo", "Thẩm định", "Quản trị") if words in rail]
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/bao-cao")
    assert "/login" in page.url


def test_an_officer_sends_twenty_files_and_follows_them(page_as: PageAs, tmp_path: Path):
    page = page_as(Role.OFFICER)
    paths = _files(tmp_path, 20)
    page.goto("/bao-cao")
    page.set_input_files("#files", paths)
    expect(page.locator("#chosen")).to_have_text("20 tệp đã chọn")
    page.get_by_role("button", name="Gửi").click()
    expect(page.locator("#told")).to_contain_text(re.compile(r"Đã xong \d+/2\d tệp"))
    link = page.get_by_role("link", name="Cập nhật danh sách")
    link.wait_for(timeout=90_000)
    expect(page.locator("#cancel-all")).not_to_be_visible()
    mine = page.locator("#results li", has_text="bao-cao-")
    assert mine.count() == 20
    assert [t for t in mine.all_inner_texts() if "Sở " not in t] == []
    link.click()
    expect(page.get_by_role("link", name="Sở Du lịch", exact=True).first).to_be_visible()


def test_a_file_sent_while_an_older_answer_is_on_its_way_is_followed_too(page_as: PageAs, tmp_path: Path):
    page = page_as(Role.OFFICER)
    page.goto("/bao-cao")
    before = page.evaluate("fetch('/api/v1/jobs/mine').then((r) => r.text())")
    held: list[Route] = []
    page.route("**/api/v1/jobs/mine", lambda route: route.continue_() if held else held.append(route))
    page.set_input_files("#files", _files(tmp_path, 21)[20:])
    page.get_by_role("button", name="Gửi").click()
    sent = page.locator("#results li", has_text="bao-cao-20")
    expect(sent).to_contain_text("đã nhận")
    held[0].fulfill(body=before, content_type="application/json")
    expect(sent).to_contain_text("Sở ", timeout=30_000)
    expect(page.locator("#told")).to_contain_text("Đã xong cả")


_RECEIPTS_WAIT = """
const real = window.fetch;
window.fetch = async (url, more) => {
  const answer = await real(url, more);
  if (more?.method === "POST") await new Promise((go) => { window.letGo = go; });
  return answer;
};
"""


def test_a_result_that_is_there_before_the_receipt_stays(page_as: PageAs, tmp_path: Path):
    page = page_as(Role.OFFICER)
    page.add_init_script(_RECEIPTS_WAIT)
    page.goto("/bao-cao")
    page.set_input_files("#files", _files(tmp_path, 22)[21:])
    page.get_by_role("button", name="Gửi").click()
    done = page.locator("#results li", has_text="bao-cao-21").filter(has_text="Sở ")
    done.wait_for(timeout=30_000)
    page.evaluate("window.letGo()")
    expect(page.locator("#results li", has_text="bao-cao-21")).to_have_count(1)
    expect(page.locator("#told")).to_contain_text("Đã xong cả")
    expect(done).to_be_visible()


def test_a_unit_sends_a_report_and_answers_what_is_sent_back(page_as: PageAs, living: Process, tmp_path: Path):
    page = page_as(Role.UNIT_OFFICER, unit="Thanh tra Thành phố")
    path = tmp_path / "thanh-tra.docx"
    path.write_bytes(a_report(unit="THANH TRA THÀNH PHỐ", number="15/BC-TTTP"))
    page.goto("/")
    expect(page.get_by_role("heading", name="Thanh tra Thành phố")).to_be_visible()
    expect(page.get_by_text("Chưa gửi báo cáo nào")).to_be_visible()
    page.set_input_files("#files", path)
    page.get_by_role("button", name="Gửi").click()
    page.get_by_role("link", name="Cập nhật danh sách").click(timeout=30_000)
    expect(page.get_by_role("link", name="15/BC-TTTP")).to_be_visible()

    with living.desk() as desk:
        value = next(v for v in desk.values.of_unit("Thanh tra Thành phố", before="") if v.indicator == "TT-12")
    send_back(living, Person("An", Role.REVIEWER), value.id, "Đã gồm hồ sơ kỳ trước chuyển sang chưa?")
    page.reload()
    question = page.locator(".question")
    expect(question.locator("mark")).to_have_text("1.250")
    question.get_by_label("Trả lời").fill("Chưa gồm hồ sơ kỳ trước.")
    question.get_by_role("button", name="Gửi trả lời").click()
    expect(page.get_by_text("Chưa gồm hồ sơ kỳ trước.")).to_be_visible()
    expect(page.get_by_text("Cần trả lời")).to_have_count(0)
    assert "Sở Nội vụ, " not in page.locator("main").inner_text()


def test_a_leader_opens_a_figures_page_and_its_words(page_as: PageAs, living: Process):
    content = a_report(unit="SỞ TƯ PHÁP", number="77/BC-STP")
    for _ in take_in_file(living, Upload("stp.docx", content), Given()):
        pass
    page = page_as(Role.LEADER)
    page.goto("/chi-tieu/TT-12?ky=2026-Q3")
    row = page.locator("tr", has_text="Sở Tư pháp").first
    row.get_by_role("link", name=re.compile(r"1\.\d{3} hồ sơ")).first.click()
    expect(page.locator("mark.current")).to_be_visible()
    assert "tiếp nhận mới" in page.locator("p:has(mark.current)").inner_text()


def test_an_admin_adds_a_name_moves_a_due_day_and_looks_at_the_queue(page_as: PageAs):
    page = page_as(Role.ADMIN)
    page.goto("/quan-tri")
    page.get_by_role("link", name="Đơn vị", exact=True).last.click()
    page.get_by_label("Tên có chữ").fill("giao thong")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Sở Xây dựng").click()
    page.get_by_label("Tên như in trong báo cáo").fill("Sở Hạ tầng đô thị")
    page.get_by_role("button", name="Thêm tên").click()
    expect(page.get_by_role("cell", name="Sở Hạ tầng đô thị", exact=True)).to_be_visible()

    page.get_by_role("link", name="Lịch báo cáo").click()
    page.get_by_role("link", name="2026", exact=True).click()
    page.get_by_text("Đổi hạn…").nth(8).click()
    page.get_by_role("textbox", name="Hạn gửi").fill("18/9/2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Hạn gửi 9 tháng/2026 của khối Sở, ngành là ngày 18/09/2026.")

    page.get_by_role("link", name="Hàng đợi").click()
    expect(page.get_by_text("chờ đến lượt")).to_be_visible()
    page.get_by_role("link", name="Mô hình").click()
    page.get_by_role("button", name="Thử kết nối").click()
    expect(page.get_by_role("status")).to_contain_text("Chưa cấu hình mô hình ngôn ngữ")


def _files(folder: Path, count: int) -> Sequence[Path]:
    """Reports of five units, each a version with figures of its own."""
    paths = []
    for n in range(count):
        body = [str(part).replace("1.250", f"1.{300 + n}") for part in BODY]
        path = folder / f"bao-cao-{n:02d}.docx"
        path.write_bytes(a_report(*body, unit=UNITS[n % len(UNITS)], number=f"{n + 100}/BC-X"))
        paths.append(path)
    return paths


def _log_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def _of_health() -> bytes:
    parts = [str(part).replace("98,5%", "97,2%").replace("1.250", "2.480") for part in BODY]
    return a_report(*parts, unit="SỞ Y TẾ", number="7/BC-SYT")
