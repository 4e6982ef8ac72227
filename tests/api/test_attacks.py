"""What somebody with bad intentions would try: each is held, and tells nothing."""

from __future__ import annotations

import re
import threading

import pytest
from fastapi.testclient import TestClient

from api.app import PAGES
from api.pages.reports import _suffix
from domain.people import Role
from tests.api.conftest import WORD, ClientAs
from tests.api.test_access import CLOSED, address
from tests.support.databases import DATABASES, database
from tests.support.docx_files import BODY, a_report
from workflow import sending
from workflow.factory import Process
from workflow.reading import Given
from workflow.sending import LeftToOthers, Sent, accept, results

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
RUNS = re.compile(r"<script>alert|<img src=x", re.I)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest):
    yield from database(request.param)


def test_words_of_a_file_never_become_part_of_a_page(client: TestClient):
    content = a_report(*BODY, f"Trong quý III, cơ quan tiếp nhận mới 1.250 hồ sơ {EVIL}; khó khăn: {EVIL}")
    waiting = a_report(subject=f"Công tác cải cách {EVIL}")
    names = [("files", (f"{EVIL}.docx", part, WORD)) for part in (content, waiting, b"x")]
    documents = [t["document"] for t in client.post("/api/v1/documents", files=names).json()]
    client.get("/hoi-dap", params={"cau_hoi": EVIL})
    figures = client.get("/api/v1/reviews", params={"period": "2026-Q3"}).json()["items"]
    client.post(f"/api/v1/reviews/{figures[0]['id']}/send-back", json={"question": EVIL})
    shown = 0
    for router in PAGES:
        for route in router.routes:
            if "GET" in route.methods and "tep-goc" not in route.path:
                for document in documents:
                    at = address(route, document).replace("999999", figures[0]["id"])
                    answer = client.get(at, params={"cau_hoi": EVIL, "tim": EVIL, "bao": EVIL, "q": EVIL, "tu": EVIL})
                    assert not RUNS.search(answer.text), at
                    shown += "&lt;script&gt;" in answer.text
    assert shown > 10


@pytest.mark.parametrize(
    "name", ["x.tệp", 'x".docx"; filename="y.exe', "x.a\r\nSet-Cookie: a=b", "../../etc/passwd", "x" * 500, "x.đoc"]
)
def test_a_file_s_name_does_not_reach_the_headers(client: TestClient, name: str):
    [taken] = client.post("/api/v1/documents", files={"files": (name, a_report(), WORD)}).json()
    answer = client.get(f"/bao-cao/{taken['document']}/tep-goc")
    assert answer.status_code == 200
    assert re.fullmatch(r'attachment; filename="[0-9a-f]{12}(\.[a-z0-9]{1,5})?"', answer.headers["content-disposition"])
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "set-cookie" not in answer.headers
    assert _suffix(name).isascii()


def test_no_write_is_done_for_a_browser_without_the_proof_of_its_session(client_as: ClientAs, document_id: str):
    """Every route that changes something, not only those that were thought of."""
    client = client_as(Role.ADMIN, name="nạn nhân")
    del client.headers["x-csrf-token"]
    writes = [(method, route) for method, route in CLOSED if method not in ("GET", "HEAD")]
    assert len(writes) > 30
    for method, route in writes:
        for body in ({"data": {"_ma": "0" * 64}}, {"json": {}}, {"files": {"files": ("a.docx", b"x", WORD)}}):
            answer = client.request(method, address(route, document_id), follow_redirects=False, **body)
            assert answer.status_code == 403, (method, route.path, answer.text)
            assert "tải lại trang" in answer.text


def test_nothing_but_files_may_be_large(client: TestClient, stranger: TestClient):
    big = {"content-length": str(2 * 1024 * 1024)}
    for who, path in ((stranger, "/login"), (client, "/api/v1/ask"), (client, "/quan-tri/nguoi-dung")):
        answer = who.post(path, content=b"x", headers=big)
        assert (answer.status_code, answer.json()["status"]) == (413, 413), path
    files = {"files": ("a.docx", b"x" * 2 * 1024 * 1024, WORD)}
    assert client.post("/api/v1/documents", files=files).status_code == 200


def test_what_no_column_can_hold_is_refused_and_not_our_fault(client: TestClient, document_id: str):
    [figure, *_] = client.get("/api/v1/reviews", params={"period": "2026-Q3"}).json()["items"]
    for answer in (
        client.get("/api/v1/jobs/a%00b"),
        client.get("/api/v1/documents/%00"),
        client.get("/bao-cao/%00"),
        client.get(f"/api/v1/people/{10**30}"),
        client.get(f"/quan-tri/nhat-ky?truoc={10**30}"),
        client.post(f"/quan-tri/nguoi-dung/{10**30}/khoa"),
        client.get(f"/cach-goi?moi={10**30}"),
        client.post(f"/tra-lai/{10**30}", data={"tra_loi": "x"}),
        client.post(f"/api/v1/reviews/{figure['id']}/send-back", json={"question": "a\x00b"}),
        client.post(f"/api/v1/reviews/{figure['id']}/decisions", json={"verdict": "reject", "reason": "\x00"}),
        client.get("/hoi-dap", params={"cau_hoi": "Sở \x00 Nội vụ"}),
    ):
        assert answer.status_code < 500, (answer.request.url, answer.text)


def test_a_reset_password_ends_tokens_too(client: TestClient, client_as: ClientAs, stranger: TestClient):
    browser = client_as(Role.LEADER, name="bị lộ")
    token = browser.post("/api/v1/tokens", json={"name": "máy", "acts": ["see_city"]}).json()["token"]
    [account] = [p["id"] for p in client.get("/api/v1/people").json() if p["name"] == "bị lộ"]
    assert stranger.get("/api/v1/city?period=2026-Q3", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    client.post(f"/api/v1/people/{account}/password")
    assert stranger.get("/api/v1/city?period=2026-Q3", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    assert browser.get("/api/v1/me").status_code == 401


def test_those_who_wait_for_results_never_take_all_threads(process: Process):
    batch = accept(process, LeftToOthers(), "An", [Sent("a.docx", a_report())], Given())
    waiting = [threading.Thread(target=results, args=(process, batch), kwargs={"wait": 3}) for _ in range(12)]
    for thread in waiting:
        thread.start()
    while sending._WAITING._value:  # until all twelve wait
        pass
    began = threading.Event()
    quick = threading.Thread(target=lambda: (results(process, batch, wait=60), began.set()))
    quick.start()
    assert began.wait(2)
    for thread in [*waiting, quick]:
        thread.join()
