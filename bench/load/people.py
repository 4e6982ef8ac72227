"""What people do in a day, each as one step after another: a closed loop, a person waits for an answer and thinks."""

from __future__ import annotations

import gzip
import http.client
import json
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from domain.people import Role
from workflow.sessions import form_token

_PICTURE = re.compile(r'data-page="([^"]+)"')
_FIGURE = re.compile(r'data-id="([0-9a-f]{16})"')
_SEEN = re.compile(r'data-seen="([^"]*)"')
QUESTIONS = (
    "Tỷ lệ giải quyết hồ sơ đúng hạn của {unit} {period} là bao nhiêu?",
    "Xếp hạng các đơn vị theo tỷ lệ giải quyết hồ sơ đúng hạn {period}",
    "Toàn Thành phố tiếp nhận bao nhiêu hồ sơ trong {period}?",
    "{unit} nêu những tồn tại, hạn chế gì trong {period}?",
    "Những đơn vị nào chưa gửi báo cáo {period}?",
)
Mix = dict[Role, int]
MIX: Mix = {Role.UNIT_OFFICER: 12, Role.OFFICER: 10, Role.REVIEWER: 16, Role.LEADER: 9, Role.ADMIN: 3}


@dataclass(frozen=True, slots=True)
class Ground:
    """What there is to look at. period: the newest, as in addresses; words: as in questions."""

    port: int
    period: str
    words: str
    units: tuple[str, ...]
    documents: tuple[str, ...]
    own: dict[str, tuple[str, ...]]
    indicators: tuple[str, ...]


@dataclass(slots=True)
class Taken:
    """Seconds by what was done; errors: what came back instead of an answer."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, what: str, spent: float) -> None:
        self.seconds.setdefault(what, []).append(spent)


class Browser:
    """One person's connection, kept open as browsers do."""

    def __init__(self, ground: Ground, secret: str, taken: Taken) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", ground.port, timeout=60)
        self._headers = {"Cookie": f"tonghop={secret}", "Accept-Encoding": "gzip", "X-CSRF-Token": form_token(secret)}
        self._taken = taken

    def get(self, what: str, address: str) -> bytes:
        return self._asked(what, "GET", address, None)

    def post(self, what: str, address: str, body: object) -> bytes:
        return self._asked(what, "POST", address, json.dumps(body).encode())

    def note(self, what: str, spent: float) -> None:
        """Of several answers together."""
        self._taken.add(what, spent)

    def _asked(self, what: str, method: str, address: str, body: bytes | None) -> bytes:
        headers = self._headers | ({"Content-Type": "application/json"} if body else {})
        began = time.perf_counter()
        try:
            self._connection.request(method, address, body, headers)
            answer = self._connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self._connection.close()
            self._taken.errors.append(f"{what}: {error!r}")
            return b""
        self._taken.add(what, time.perf_counter() - began)
        if answer.status >= 400 and answer.status != 409:  # two people may meet at one figure
            self._taken.errors.append(f"{what}: {answer.status} {address}")
        return _plain(content, answer.headers.get("Content-Encoding", ""))


Step = Callable[[], object]


@dataclass(frozen=True, slots=True)
class AtWork:
    """One person. unit: what a unit officer belongs to."""

    role: Role
    unit: str
    browser: Browser
    ground: Ground
    chance: random.Random


def steps_of(person: AtWork) -> Iterator[Step]:
    """Without end, one thing after another."""
    made = {
        Role.UNIT_OFFICER: _unit_officer,
        Role.OFFICER: _officer,
        Role.REVIEWER: _reviewer,
        Role.LEADER: _leader,
        Role.ADMIN: _admin,
    }[person.role]
    while True:
        yield from made(person)


def _unit_officer(at: AtWork) -> Iterator[Step]:
    yield lambda: at.browser.get("danh sách báo cáo", f"/bao-cao?ky={at.ground.period}")
    yield lambda: at.browser.get("một báo cáo", f"/bao-cao/{at.chance.choice(at.ground.own[at.unit])}")
    yield lambda: at.browser.get("tệp mình gửi", "/api/v1/jobs/mine")


def _officer(at: AtWork) -> Iterator[Step]:
    yield lambda: at.browser.get("danh sách báo cáo", f"/bao-cao?ky={at.ground.period}")
    yield lambda: at.browser.get("một báo cáo", f"/bao-cao/{at.chance.choice(at.ground.documents)}")
    yield lambda: at.browser.get("bảng chỉ tiêu", f"/chi-tieu?ky={at.ground.period}")
    yield lambda: at.browser.get("dự thảo", f"/du-thao?ky={at.ground.period}")
    yield lambda: _question(at)


def _leader(at: AtWork) -> Iterator[Step]:
    yield lambda: at.browser.get("bảng chỉ tiêu", f"/chi-tieu?ky={at.ground.period}")
    yield lambda: at.browser.get(
        "một chỉ tiêu", f"/chi-tieu/{at.chance.choice(at.ground.indicators)}?ky={at.ground.period}"
    )
    yield lambda: at.browser.get("số liệu Thành phố (API)", f"/api/v1/city?period={at.ground.period}")
    yield lambda: _question(at)


def _admin(at: AtWork) -> Iterator[Step]:
    yield lambda: at.browser.get("người dùng", "/quan-tri/nguoi-dung")
    yield lambda: at.browser.get("nhật ký", "/quan-tri/nhat-ky")
    yield lambda: at.browser.get("danh sách báo cáo", f"/bao-cao?ky={at.ground.period}")


def _reviewer(at: AtWork) -> Iterator[Step]:
    """The queue once, then figure after figure with its page, most of them decided."""
    queue = at.browser.get(
        "hàng chờ", f"/tham-dinh?ky={at.ground.period}&don_vi={quote(at.chance.choice(at.ground.units))}"
    )
    for value_id in list(dict.fromkeys(_FIGURE.findall(queue.decode())))[:12]:
        yield lambda value_id=value_id: _next(at, value_id)  # type: ignore[misc]


def _next(at: AtWork, value_id: str) -> None:
    began = time.perf_counter()
    shown = at.browser.get("số tiếp theo (chữ)", f"/tham-dinh/so/{value_id}?ky={at.ground.period}").decode()
    picture = _PICTURE.search(shown)
    if picture:
        at.browser.get("ảnh trang", picture[1].replace("&amp;", "&"))
    at.browser.note("số tiếp theo, kèm ảnh trang", time.perf_counter() - began)
    seen = _SEEN.search(shown)
    if seen and at.chance.random() < 0.7:
        told = {"verdict": "accept", "seen": seen[1]}
        at.browser.post("chấp nhận", f"/api/v1/reviews/{value_id}/decisions", told)


def _question(at: AtWork) -> None:
    asked = at.chance.choice(QUESTIONS).format(unit=at.chance.choice(at.ground.units), period=at.ground.words)
    at.browser.get("hỏi đáp", f"/hoi-dap?ky={at.ground.period}&cau_hoi={quote(asked)}")


def _plain(content: bytes, encoding: str) -> bytes:
    return gzip.decompress(content) if encoding == "gzip" else content
