"""Writes the pictures of the user guide (docs/huong-dan/hinh) from a demo service that is running.

    TONGHOP_HOME=var/demo .venv/bin/tonghop demo --no-serve && TONGHOP_HOME=var/demo .venv/bin/tonghop serve --port 8010
    TONGHOP_HOME=var/demo .venv/bin/python -m tools.screenshots http://127.0.0.1:8010 [du-thao bang-diem …]

Without names all are made: one figure is then sent back, so that the unit's page has something to show. For the draft
one is laid out, and an indicator is said not to apply to a group. Nothing else is changed.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from domain.people import Role
from workflow.demo_people import DemoPerson, demo_people
from workflow.settings import load_settings

TARGET = Path(__file__).parents[1] / "docs" / "huong-dan" / "hinh"
SIZE = {"width": 1366, "height": 768}
COLOURS = 96
CHROMIUM = "/usr/bin/chromium"
PERIOD = "2026-Q3"
EXEMPTIONS = "/quan-tri/khong-ap-dung"
Step = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Shot:
    """show: brings the page to what is pictured. after: what is done once it is."""

    name: str
    role: Role
    show: Step
    after: Step | None = None


def main(address: str, *names: str) -> None:
    people = {p.role: p for p in demo_people(load_settings().home)}
    if not people:
        raise SystemExit("TONGHOP_HOME is no demo home: run `tonghop demo --no-serve` first")
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        pages = {role: _logged_in(browser, address, person) for role, person in people.items()}
        for shot in (s for s in SHOTS if not names or s.name in names):
            page = pages[shot.role]
            shot.show(page)
            page.wait_for_load_state("networkidle")
            size = _write(TARGET / f"{shot.name}.png", page.screenshot())
            print(f"{shot.name}.png: {size // 1024} KB")
            if shot.after:
                shot.after(page)
        browser.close()


def at(path: str) -> Step:
    return lambda page: _go(page, path)


def _go(page: Page, path: str) -> None:
    answer = page.goto(path)
    if answer is None or not answer.ok:
        raise SystemExit(f"{path}: {answer.status if answer else 'no answer'}")


def _one_report(page: Page) -> None:
    """A report with one of its figures chosen."""
    _go(page, f"/bao-cao?ky={PERIOD}")
    page.get_by_role("link", name="Sở Tư pháp", exact=True).first.click()
    page.locator("tbody a[href^='?so=']").nth(3).click()


def _review(page: Page) -> None:
    """The queue, with the words of a figure on its page."""
    _go(page, f"/tham-dinh?ky={PERIOD}")
    page.locator(".source .hit").first.wait_for()


def _send_back(page: Page) -> None:
    """A question to the unit whose page is shown next, before it is sent."""
    _go(page, f"/tham-dinh?ky={PERIOD}&don_vi={quote('Sở Tư pháp')}")
    page.locator(".source .hit").first.wait_for()
    page.keyboard.press("b")
    page.locator("[data-form=send_back] textarea").wait_for()


def _sent(page: Page) -> None:
    page.get_by_role("button", name="Gửi câu hỏi").click()
    page.wait_for_load_state("networkidle")


def _sent_back(page: Page) -> None:
    _go(page, "/don-vi-cua-toi")
    page.locator(".question, .duties").first.wait_for()


def _asked(page: Page) -> None:
    question = "So sánh tỷ lệ hồ sơ nộp trực tuyến của Sở Tư pháp và Xã Sóc Sơn quý III năm 2026"
    _go(page, f"/hoi-dap?cau_hoi={quote(question)}")


def _draft(page: Page) -> None:
    """A draft laid out, with a paragraph chosen and where its figures come from beside it."""
    _go(page, f"/du-thao?ky={PERIOD}")
    begin = page.get_by_role(
        "button", name=re.compile("^Lập ")
    )  # one of the period, or a correction of an approved one
    if begin.count():
        begin.first.click()
        page.locator(".desk[data-open]").wait_for()
    page.locator(".a4 p[data-key]").filter(has=page.locator(".chip")).first.click()
    page.locator("#nguon dd").first.wait_for()


def _exempted(page: Page) -> None:
    """A group spared for a time, and the choice of one unit that owes the figure all the same."""
    _go(page, EXEMPTIONS)
    if not page.locator("details.except").count():
        told = {"chi_tieu": "TT-12", "ai": "phuong", "tu": "2026-Q2", "den": "2026-Q4"}
        for name, value in told.items():
            page.locator(f"form.said [name={name}]").select_option(value)
        page.locator("form.said [name=ly_do]").fill("chưa phân cấp cho phường")
        page.get_by_role("button", name="Ghi không áp dụng").click()
    page.locator("details.except summary").first.click()


SHOTS = [
    Shot("bao-cao", Role.OFFICER, at(f"/bao-cao?ky={PERIOD}")),
    Shot("mot-bao-cao", Role.OFFICER, _one_report),
    Shot("tham-dinh", Role.REVIEWER, _review),
    Shot("tra-lai", Role.REVIEWER, _send_back, _sent),
    Shot("so-chua-ro", Role.REVIEWER, at(f"/tham-dinh/so-chua-ro?ky={PERIOD}")),
    Shot("don-vi-toi", Role.UNIT_OFFICER, _sent_back),
    Shot("tong-quan", Role.LEADER, at(f"/tong-quan?ky={PERIOD}")),
    Shot("ma-tran", Role.LEADER, at(f"/ma-tran?ky={PERIOD}")),
    Shot("mot-don-vi", Role.LEADER, at(f"/don-vi/so-tu-phap?ky={PERIOD}")),
    Shot("chi-tieu", Role.LEADER, at(f"/chi-tieu/TT-20?ky={PERIOD}")),
    Shot("hoi-dap", Role.LEADER, _asked),
    Shot("du-thao", Role.OFFICER, _draft),
    Shot("bang-diem", Role.LEADER, at(f"/bang-diem?ky={PERIOD}")),
    Shot("nguoi-dung", Role.ADMIN, at("/quan-tri/nguoi-dung")),
    Shot("don-vi", Role.ADMIN, at("/quan-tri/don-vi/so-xay-dung")),
    Shot("lich", Role.ADMIN, at("/quan-tri/lich?nam=2026")),
    Shot("khong-ap-dung", Role.ADMIN, _exempted),
    Shot("nhat-ky", Role.ADMIN, at("/quan-tri/nhat-ky?kiem_tra=1")),
]


def _logged_in(browser: Browser, address: str, person: DemoPerson) -> Page:
    page = browser.new_context(viewport=SIZE, base_url=address, locale="vi-VN").new_page()
    page.goto("/login")
    page.get_by_label("Tên đăng nhập").fill(person.name)
    page.get_by_label("Mật khẩu").fill(person.password)
    page.get_by_role("button", name="Đăng nhập").click()
    page.locator(".rail").wait_for()
    return page


def _write(path: Path, picture: bytes) -> int:
    """With few colours: screens have few, and the pictures travel with the source."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    image.save(path, optimize=True)
    return path.stat().st_size


if __name__ == "__main__":
    main(*sys.argv[1:])
