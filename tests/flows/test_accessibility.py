"""Every page, for each role: nothing that axe-core calls serious or critical, and every control within Tab's reach."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import pytest
from fastapi.routing import APIRoute
from playwright.sync_api import Browser

from api.access import acts_needed
from api.app import PAGES
from domain.people import Person, Role, acts_of
from domain.periods import Period
from tests.support.browsers import NEEDS_BROWSER, PageAs, out_of_reach, pages_of, serving, violations
from tests.support.docx_files import a_report
from tests.support.review_reports import a_reviewed_pdf, a_reviewed_report
from workflow.draft_life import lay_out
from workflow.due_dates import mark_day
from workflow.exemptions import set_applies
from workflow.factory import Process
from workflow.intake import Upload, take_in_file
from workflow.learned import teach
from workflow.reading import Given
from workflow.review_sending import send_back
from workflow.settings import Settings

Q3 = Period.parse("2026-Q3")
REVIEWER, ADMIN = Person("An", Role.REVIEWER), Person("Quản trị", Role.ADMIN)
# What stands in the places of addresses; the rest of an address that shows more.
PLACES = {"code": "TT-12", "unit_id": "so-noi-vu", "account_id": "1", "draft_id": "1", "number": "1"}
MORE = {
    "/chi-tieu": "?ky=2026-Q3",
    "/chi-tieu/{code}": "?ky=2026-Q3",
    "/hoi-dap": "?cau_hoi=Sở Nội vụ tiếp nhận mới bao nhiêu hồ sơ quý III/2026?",
    "/tim": "?q=noi vu",
    "/cach-goi/xem-truoc": "?tu=tập vắt vai quý trước&ma=TT-15",
    "/quan-tri/nhat-ky": "?kiem_tra=1",
    "/quan-tri/lich": "?nam=2026",
    "/du-thao": "?ky=2026-Q3",
    "/bang-diem": "?ky=2026-Q3",
}
WALKED = (Role.ADMIN, Role.UNIT_OFFICER)  # between them they have every page with all that may be done on it
NO_PAGE = re.compile(
    r"^/$|/tep-goc$|/tep$|/kiem-tra$|/tai-ve$|^/quan-tri$|^/tham-dinh/so/|/loi-mo-hinh$"
)  # leads on, is saved, is a part of a page
pytestmark = NEEDS_BROWSER


@pytest.fixture(scope="module")
def report(process: Process) -> str:
    """A PDF with figures to review, one of them sent back."""
    [taken] = take_in_file(process, Upload("snv.pdf", a_reviewed_pdf()), Given("Sở Nội vụ", Q3))
    assert taken.receipt is not None
    with process.desk() as desk:
        value = next(v for v in desk.values.of_document(taken.receipt.document_id) if v.indicator == "TT-12")
    send_back(process, REVIEWER, value.id, "Tính cho quý hay 9 tháng?")
    return taken.receipt.document_id


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """Something for every page: reports, a file in doubt, a refused one, a wording that was taught."""
    process = Process(Settings(home=tmp_path_factory.mktemp("home"), embedder="off"))
    files = {
        "syt.docx": a_reviewed_report(unit="SỞ Y TẾ", number="9/BC-SYT"),
        "chua-ro.docx": a_report(unit="SỞ GIAO THÔNG VẬN TẢI"),
        "rong.docx": b"",
    }
    for name, content in files.items():
        for _ in take_in_file(process, Upload(name, content), Given()):
            pass
    teach(process, REVIEWER, "tập vắt vai quý trước", "TT-15")
    lay_out(process, ADMIN, Q3)
    set_applies(process, ADMIN, "TT-05", "phuong", applies=False, reason="không có thẩm quyền")
    set_applies(process, ADMIN, "TT-05", "phuong-ba-dinh", applies=True)
    mark_day(process, ADMIN, dt.date(2026, 8, 31), True, reason="hoán đổi")
    yield process
    process.close()


@pytest.fixture(scope="module")
def address(process: Process) -> Iterator[str]:
    with serving(process) as address:
        yield address


@pytest.fixture
def page_as(browser: Browser, process: Process, address: str) -> Iterator[PageAs]:
    with pages_of(browser, process, address) as page_as:
        yield page_as


def addresses(role: Role, report: str, others: Sequence[str]) -> list[str]:
    """Of every page the role may open; a new page is among them by itself. others: more reports to open."""
    routes = [r for p in PAGES for r in p.routes if isinstance(r, APIRoute) and "GET" in r.methods]
    paths = [r.path for r in routes if acts_needed(r) <= acts_of(role) and not NO_PAGE.search(r.path)]
    places = {**PLACES, "document_id": report}
    filled = [re.sub(r"{(\w+)[^}]*}", lambda m: places[m[1]], p) + MORE.get(p, "") for p in paths]
    return [*filled, *(f"/bao-cao/{other}" for other in others)]


@pytest.mark.parametrize("role", list(Role))
def test_no_page_has_serious_barriers_and_every_control_is_reached_by_keyboard(
    page_as: PageAs, process: Process, report: str, role: Role
):
    page = page_as(role)
    found: dict[str, list[str]] = {}
    with process.desk() as desk:
        seen = [r.document_id for r in desk.documents.receipts() if role is not Role.UNIT_OFFICER]
        [value, *_] = desk.values.of_document(report)
    for path in addresses(role, report, [*seen, f"{report}?so={value.id}", f"{report}?cho={value.citation.spot}"]):
        answer = page.goto(path)
        assert answer is not None
        assert answer.ok, path
        if told := violations(page):
            found[path] = told
        if role in WALKED and (unreached := out_of_reach(page)):
            found[f"{path} (Tab)"] = unreached[:4]
    assert not found, "\n".join(f"{path}: {told}" for path, told in found.items())


def test_choosing_words_by_keyboard_has_no_barriers(page_as: PageAs):
    page = page_as(Role.REVIEWER)
    page.goto(f"/tham-dinh?ky={Q3}")
    page.keyboard.press("c")
    page.locator(".sheet-frame.choosing").wait_for()
    page.keyboard.press("Shift+ArrowRight")
    assert violations(page) == []
    assert page.locator("#told[role=status]").inner_text().startswith("“")


def test_the_door_has_no_barriers_either(page_as: PageAs):
    page = page_as(None)
    page.goto("/login")
    assert violations(page) == []
    assert out_of_reach(page) == []


def test_a_page_with_barriers_is_found_out(page_as: PageAs):
    page = page_as(Role.ADMIN)
    page.goto("/quan-tri/lich")
    page.evaluate(
        """() => {
            document.querySelector('h1').style.color = '#ddd';
            document.querySelector('main').insertAdjacentHTML('beforeend', '<input><button tabindex="-1">Xóa</button>');
        }"""
    )
    told = " ".join(violations(page))
    assert "color-contrast" in told
    assert "label" in told
    assert any("Xóa" in button for button in out_of_reach(page))
