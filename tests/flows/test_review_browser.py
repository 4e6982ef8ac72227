"""A reviewer clears a queue by keyboard in a real browser, and the words are always in sight."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from domain.people import Person, Role
from domain.periods import Period
from domain.reviews import Verdict
from tests.support.browsers import NEEDS_BROWSER, serving
from tests.support.people import session_of
from tests.support.review_reports import a_reviewed_pdf, a_reviewed_report
from workflow.factory import Process
from workflow.intake import Upload, take_in_file
from workflow.reading import Given
from workflow.review_acts import decide
from workflow.settings import Settings

Q3 = Period.parse("2026-Q3")
pytestmark = NEEDS_BROWSER


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    """A PDF of one unit and a Word file of another: three figures each."""
    process = Process(Settings(home=tmp_path, embedder="off"))
    reports = (
        ("snv.pdf", a_reviewed_pdf(), "Sở Nội vụ"),
        ("syt.docx", a_reviewed_report(unit="SỞ Y TẾ", number="9/BC-SYT"), "Sở Y tế"),
    )
    for name, content, unit in reports:
        assert [t.status for t in take_in_file(process, Upload(name, content), Given(unit, Q3))] == ["stored"]
    yield process
    process.close()


@pytest.fixture
def context(browser: Browser, process: Process) -> Iterator[BrowserContext]:
    with serving(process) as address:
        context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=address)
        secret = session_of(process, Role.REVIEWER, name="An")
        context.add_cookies([{"name": "tonghop", "value": secret, "url": address, "httpOnly": True}])
        yield context
        context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    page.goto("/tham-dinh?ky=2026-Q3")
    yield page
    assert [e for e in errors if "409" not in e] == []


def in_sight(page: Page) -> bool:
    """The number's mark lies inside the pane and inside the window."""
    return page.evaluate(
        """() => {
            const hit = document.querySelector('.source .hit').getBoundingClientRect();
            const pane = document.querySelector('.sheet-frame').getBoundingClientRect();
            return hit.top >= pane.top && hit.bottom <= Math.min(pane.bottom, innerHeight) && hit.left >= pane.left;
        }"""
    )


def states(process: Process) -> dict[tuple[str, str, str], bool]:
    with process.desk() as desk:
        found = desk.values.standings()
    return {(s.value.unit, s.value.indicator, str(s.amount)): s.approved for s in found}


def test_a_queue_is_cleared_by_keyboard_alone(page: Page, process: Process):
    left = page.locator("[data-left]")
    expect(left).to_have_text("6")
    for seen in range(6):
        expect(page.locator(".source .hit").first).to_be_visible()
        assert in_sight(page), seen
        before = page.locator(".figure").get_attribute("data-value")
        page.keyboard.press("a")
        if seen < 5:
            expect(left).to_have_text(str(5 - seen))
            expect(page.locator(".figure")).not_to_have_attribute("data-value", before or "")
    expect(page.get_by_text("Không còn số nào cần xem.")).to_be_visible()
    assert all(approved for key, approved in states(process).items() if key[1] != "TT-16")
    assert page.get_by_role("link", name="số chưa rõ").first.is_visible()


def test_the_other_place_of_a_conflict_is_one_key_away(page: Page, process: Process):
    unit = page.locator(".figure .where").inner_text().split(" · ")[0]
    expect(page.locator(".places a")).to_have_count(2)
    page.keyboard.press("2")
    expect(page.locator(".headline .n")).to_have_text("1.187")
    assert in_sight(page)
    page.keyboard.press("a")
    expect(page.locator("#told")).to_contain_text("Đã chấp nhận")
    expect(page.locator("[data-left]")).to_have_text("5")
    page.wait_for_function("() => fetch('/healthz').then(() => true)")
    assert states(process)[(unit, "TT-16", "1187")]


def test_correct_reject_send_back_and_undo_by_keys(page: Page, process: Process):
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.type("1.190")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("in nhầm")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Đã sửa thành 1.190.")
    page.keyboard.press("r")
    page.keyboard.type("số của kỳ khác")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Đã từ chối.")
    page.keyboard.press("b")
    page.locator("[data-form=send_back] textarea").press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Đã gửi câu hỏi")
    expect(page.locator("[data-left]")).to_have_text("3")
    for left in ("4", "5", "6"):
        page.keyboard.press("u")
        expect(page.locator("[data-left]")).to_have_text(left)
        expect(page.locator("#told")).to_have_text("Đã hoàn tác.")
        page.wait_for_timeout(300)
    assert not any(states(process).values())


def test_words_dragged_over_on_the_page_are_read_before_anything_is_saved(page: Page):
    to_picture(page)
    page.locator(".source svg").hover()
    page.wait_for_selector("rect.w", state="attached")
    hit = page.locator("rect.hit").first.bounding_box()
    assert hit
    page.mouse.move(hit["x"] + 3, hit["y"] + hit["height"] / 2)
    page.mouse.down()
    page.mouse.move(hit["x"] + hit["width"] - 3, hit["y"] + hit["height"] / 2)
    page.mouse.up()
    expect(page.locator("[data-reading]")).to_contain_text("Sẽ đọc lại từ")
    expect(page.locator("[data-left]")).to_have_text("6")


def to_picture(page: Page) -> None:
    while page.locator(".source svg").count() == 0:
        page.keyboard.press("j")
        page.wait_for_timeout(300)


def test_words_are_walked_to_and_chosen_by_keyboard_on_the_picture(page: Page):
    to_picture(page)
    page.keyboard.press("c")
    told = page.locator("#told")
    expect(told).to_contain_text("mũi tên để đi")
    first = told.inner_text().split("”")[0].removeprefix("“")
    assert first[0].isdigit(), first
    page.keyboard.press("Shift+ArrowRight")
    expect(told).to_contain_text(f"“{first} ")
    expect(page.locator("rect.chosen")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(page.locator("rect.chosen")).to_have_count(1)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.locator("rect.chosen")).to_have_count(0)
    page.keyboard.press("c")
    expect(told).to_contain_text(f"“{first}”")
    page.keyboard.press("Enter")
    expect(page.locator("[data-reading]")).to_contain_text("Sẽ đọc lại từ")
    expect(page.locator("[data-form=correct] [name=ly_do]")).to_be_focused()


def test_words_are_walked_to_and_chosen_by_keyboard_in_a_text(page: Page):
    while page.locator(".source .text").count() == 0:
        page.keyboard.press("j")
        page.wait_for_timeout(300)
    page.keyboard.press("c")
    told = page.locator("#told")
    expect(told).to_contain_text("mũi tên để đi")
    number = page.evaluate("getSelection().toString()")
    assert number[0].isdigit()
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("getSelection().toString()").startswith(f"{number} ")
    before = page.locator(".figure").get_attribute("data-value")
    page.keyboard.press("Enter")
    expect(page.locator("[data-reading]")).to_contain_text("Sẽ đọc lại từ")
    expect(page.locator(".figure")).to_have_attribute("data-value", before or "")


def test_what_somebody_else_decided_meanwhile_comes_back_with_its_reason(page: Page, process: Process):
    value = page.locator(".figure").get_attribute("data-value") or ""
    decide(process, Person("Bình", Role.REVIEWER), value, Verdict.REJECT, reason="sai kỳ")
    page.keyboard.press("a")
    expect(page.locator("#told")).to_contain_text("Bình đã từ chối")
    expect(page.locator("#told")).to_contain_text("sai kỳ")
    expect(page.locator(".figure")).to_have_attribute("data-value", value)


def test_the_next_figure_is_there_within_a_fifth_of_a_second(page: Page):
    page.wait_for_timeout(800)
    waits = []
    for _ in range(4):
        before = page.locator(".figure").get_attribute("data-value")
        started = time.perf_counter()
        page.keyboard.press("j")
        page.wait_for_function("v => document.querySelector('.figure').dataset.value !== v", arg=before, polling=5)
        waits.append(time.perf_counter() - started)
    assert sorted(waits)[len(waits) // 2] < 0.2, waits


def test_help_filter_and_zoom_have_keys(page: Page):
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).not_to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(".sheet-frame.close")).to_be_visible()
    assert in_sight(page)
    page.keyboard.press("/")
    page.keyboard.type("đúng và trước hạn")
    page.keyboard.press("Enter")
    expect(page.locator("#queue li[data-id]")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_bound_number_teaches_its_wording_by_keyboard(context: BrowserContext, process: Process):
    content = a_reviewed_report(
        ("các bộ phận đã xử lý 37 trường hợp phát sinh", "có 41 tập vắt vai quý trước"),
        unit="SỞ TƯ PHÁP",
        number="9/BC-STP",
    )
    assert [t.status for t in take_in_file(process, Upload("stp.docx", content), Given())] == ["stored"]
    page = context.new_page()
    page.goto("/tham-dinh/so-chua-ro?ky=2026-Q3")
    page.locator("li.card", has_text="vắt vai quý trước").locator("input[name=chi_tieu]").focus()
    page.keyboard.type("TT-15")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Cụm từ")).to_have_value("tập vắt vai quý trước")
    page.get_by_label("Cụm từ").press("Enter")
    expect(page.get_by_text("1 số sẽ thành số liệu")).to_be_visible()
    expect(page.locator("mark")).to_have_text("41")
    page.get_by_role("button", name="Ghi nhớ “tập vắt vai quý trước” là TT-15").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Báo cáo gửi từ nay")
    page.get_by_text("Ngừng dùng…").press("Enter")
    page.get_by_label("Lý do").fill("nhầm chỉ tiêu")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Đã ngừng dùng")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
