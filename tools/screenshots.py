"""Writes the pictures of the user guide (docs/huong-dan/hinh) from a demo service that is running.

    TONGHOP_HOME=var/demo .venv/bin/tonghop demo --no-serve && TONGHOP_HOME=var/demo .venv/bin/tonghop serve --port 8010
    TONGHOP_HOME=var/demo .venv/bin/python -m tools.screenshots http://127.0.0.1:8010

One figure is sent back and answered for, so that the unit's page has something to show; nothing else is changed.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from domain.people import Role
from workflow.demo_people import DemoPerson, demo_people
from workflow.settings import load_settings

TARGET = Path(__file__).parents[1] / "docs" / "huong-dan" / "hinh"
SIZE = {"width": 1366, "height": 768}
COLOURS = 64
CHROMIUM = "/usr/bin/chromium"
PERIOD = "2026-Q3"


def main(address: str) -> None:
    people = {p.role: p for p in demo_people(load_settings().home)}
    if not people:
        raise SystemExit("TONGHOP_HOME is no demo home: run `tonghop demo --no-serve` first")
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        pages = {role: _logged_in(browser, address, person) for role, person in people.items()}
        for name, (role, show) in SHOTS.items():
            show(pages[role])
            pages[role].wait_for_load_state("networkidle")
            size = _write(TARGET / f"{name}.png", pages[role].screenshot())
            print(f"{name}.png: {size // 1024} KB")
        browser.close()


def at(path: str) -> Callable[[Page], None]:
    return lambda page: _go(page, path)


def _go(page: Page, path: str) -> None:
    answer = page.goto(path)
    if answer is None or not answer.ok:
        raise SystemExit(f"{path}: {answer.status if answer else 'no answer'}")


def _one_report(page: Page) -> None:
    """A report with one of its figures chosen."""
    _go(page, f"/bao-cao?ky={PERIOD}")
    page.get_by_role("link", name="Sở Nội vụ", exact=True).first.click()
    page.locator("tbody a[href^='?so=']").nth(3).click()


def _review(page: Page) -> None:
    """The queue, with the words of a figure on its page; the first one is sent back to the demo's own unit."""
    _go(page, f"/tham-dinh?ky={PERIOD}")
    page.locator(".source .hit").first.wait_for()


def _send_back(page: Page) -> None:
    """A figure of the unit whose page is shown next."""
    _go(page, f"/tham-dinh?ky={PERIOD}&don_vi={quote('Sở Tư pháp')}")
    page.locator(".source .hit").first.wait_for()
    page.keyboard.press("b")
    page.locator("[data-form=send_back] textarea").wait_for()


def _sent_back(page: Page) -> None:
    _go(page, "/don-vi-cua-toi")
    page.locator(".question, .duties").first.wait_for()


def _asked(page: Page) -> None:
    question = "So sánh tỷ lệ hồ sơ đúng hạn của Sở Nội vụ và Sở Tư pháp quý III/2026"
    _go(page, f"/hoi-dap?cau_hoi={quote(question)}")


SHOTS: dict[str, tuple[Role, Callable[[Page], None]]] = {
    "bao-cao": (Role.OFFICER, at(f"/bao-cao?ky={PERIOD}")),
    "mot-bao-cao": (Role.OFFICER, _one_report),
    "tham-dinh": (Role.REVIEWER, _review),
    "tra-lai": (Role.REVIEWER, _send_back),
    "so-chua-ro": (Role.REVIEWER, at(f"/tham-dinh/so-chua-ro?ky={PERIOD}")),
    "don-vi-toi": (Role.UNIT_OFFICER, _sent_back),
    "chi-tieu": (Role.LEADER, at(f"/chi-tieu/TT-20?ky={PERIOD}")),
    "hoi-dap": (Role.LEADER, _asked),
    "du-thao": (Role.OFFICER, at(f"/du-thao?ky={PERIOD}")),
    "nguoi-dung": (Role.ADMIN, at("/quan-tri/nguoi-dung")),
    "don-vi": (Role.ADMIN, at("/quan-tri/don-vi/so-xay-dung")),
    "lich": (Role.ADMIN, at("/quan-tri/lich?nam=2026")),
    "nhat-ky": (Role.ADMIN, at("/quan-tri/nhat-ky?kiem_tra=1")),
}


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
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(path, optimize=True)
    return path.stat().st_size


if __name__ == "__main__":
    main(sys.argv[1])
