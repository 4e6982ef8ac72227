"""A real browser for tests, a service for it to look at, and axe-core to judge what it shows."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from api.app import create_app
from domain.people import Role
from tests.support.people import session_of
from workflow.factory import Process

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
NEEDS_BROWSER = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="cần gói hệ thống chromium (apt-get install chromium)"),
]
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
PageAs = Callable[..., Page]


@contextmanager
def a_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def serving(process: Process) -> Iterator[str]:
    """The address of a service on this process, while the block runs."""
    server = uvicorn.Server(uvicorn.Config(create_app(process), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@contextmanager
def pages_of(browser: Browser, process: Process, address: str) -> Iterator[PageAs]:
    """`page_as(Role.OFFICER)`: a page at the size of an office screen, logged in; any script error fails the test."""
    opened: list[Page] = []
    errors: list[str] = []

    def logged_in(role: Role | None, *, unit: str | None = None) -> Page:
        context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=address)
        if role is not None:
            secret = session_of(process, role, unit=unit)
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


def violations(page: Page) -> list[str]:
    """What axe-core calls serious or critical on this page: rule, what it says, and the first places."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8") + "; 0")
    options = {"runOnly": {"type": "tag", "values": STANDARD}, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = page.evaluate(
        "options => axe.run(document, options).then(r => r.violations)", options
    )
    return [_told(v) for v in found if v["impact"] in ("serious", "critical")]


def _told(violation: dict[str, Any]) -> str:
    nodes: Sequence[dict[str, Any]] = violation["nodes"]
    places = "; ".join(f"{n['target']} {n['html'][:110]}" for n in nodes[:3])
    return f"{violation['id']} ({len(nodes)}×): {violation['help']}: {places}"


def out_of_reach(page: Page) -> list[str]:
    """Visible controls that the Tab key never comes to."""
    count: int = page.evaluate(
        """() => {
            const meant = e => !e.disabled && !e.ariaHidden && e.type !== 'radio';
            const shown = e => meant(e) && e.checkVisibility({ visibilityProperty: true });
            const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
            const controls = [...document.querySelectorAll(kinds)].filter(shown);
            controls.forEach((e, n) => { e.dataset.reach = n; });
            return controls.length;
        }"""
    )
    reached = set()
    for _ in range(count + 25):
        page.keyboard.press("Tab")
        at = page.evaluate("document.activeElement?.dataset?.reach ?? null")
        if at is not None:
            reached.add(at)
        if len(reached) == count:
            break
    return page.evaluate(
        """reached => [...document.querySelectorAll('[data-reach]')]
            .filter(e => !reached.includes(e.dataset.reach)).map(e => e.outerHTML.slice(0, 140))""",
        sorted(reached),
    )
