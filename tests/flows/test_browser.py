"""The pages in a real browser: send, open, see the words, ask, take the draft away."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from api.app import create_app
from domain.people import Role
from tests.support.docx_files import BODY, a_report
from tests.support.people import session_of
from workflow.factory import Process
from workflow.settings import Settings

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
PageAs = Callable[[Role | None], Page]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="cần gói hệ thống chromium (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    process = Process(Settings(home=tmp_path_factory.mktemp("home"), embedder="hashing"))
    yield process
    process.close()


@pytest.fixture(scope="module")
def address(process: Process) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(create_app(process), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page_as(browser: Browser, process: Process, address: str) -> Iterator[PageAs]:
    """`page_as(Role.OFFICER)`: a page at the size of an office screen, logged in; any script error fails the test."""
    opened: list[Page] = []
    errors: list[str] = []

    def logged_in(role: Role | None) -> Page:
        context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=address)
        if role is not None:
            secret = session_of(process, role)
            context.add_cookies([{"name": "tonghop", "value": secret, "url": address, "httpOnly": True}])
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
        opened.append(page)
        return page

    yield logged_in
    for page in opened:
        page.context.close()
    assert errors == []


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
        page.get_by_role("link", name="Tải DOCX").click()
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


def test_no_page_scrolls_sideways_on_an_office_screen(page_as: PageAs):
    page = page_as(Role.ADMIN)
    for path in (
        "/tong-quan?ky=2026-Q3", "/ma-tran?ky=2026-Q3&linh_vuc=tat-ca", "/don-vi?ky=2026-Q3", "/tim?q=so",
        "/don-vi/so-y-te?ky=2026-Q3", "/chi-tieu/TT-20?ky=2026-Q3", "/bao-cao", "/chi-tieu?ky=2026-Q3",
        "/hoi-dap", "/du-thao?ky=2026-Q3",
        "/tai-khoan", "/tai-khoan/mat-khau", "/quan-tri/nguoi-dung", "/quan-tri/nhat-ky?kiem_tra=1",
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
    assert not [words for words in ("Chỉ tiêu", "Hỏi đáp", "Dự thảo", "Thẩm định", "Quản trị") if words in rail]
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/bao-cao")
    assert "/login" in page.url


def _log_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def _of_health() -> bytes:
    parts = [str(part).replace("98,5%", "97,2%").replace("1.250", "2.480") for part in BODY]
    return a_report(*parts, unit="SỞ Y TẾ", number="7/BC-SYT")
