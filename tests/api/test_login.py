"""Logging in and out, sessions and tokens, as a browser and a program see them."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.auth import own_address
from domain.people import Role
from tests.api.conftest import WORD, ClientAs
from tests.support.docx_files import a_report
from workflow.accounts import add_person
from workflow.factory import Process
from workflow.settings import Settings

PASSWORD = "thuyền về bến cũ"


@pytest.fixture
def person(process: Process) -> str:
    add_person(
        process, by="dòng lệnh", name="Lái Đò", role=Role.LEADER, unit=None, password=PASSWORD, must_change=False
    )
    return "Lái Đò"


def log_in(client: TestClient, name: str, password: str, **fields: str):
    form = re.search(r'name="_ma" value="(\w+)"', client.get("/login").text)
    assert form is not None
    data = {"name": name, "password": password, "_ma": form[1], **fields}
    return client.post("/login", data=data, follow_redirects=False)


def test_without_accounts_the_first_page_says_how_to_make_the_admin(stranger: TestClient):
    assert "tonghop people add TÊN --role admin" in stranger.get("/").text
    answer = stranger.get("/api/v1/documents")
    assert answer.status_code == 401
    assert "tonghop people add" in answer.json()["detail"]


def test_after_logging_in_one_is_where_one_wanted_to_go(stranger: TestClient, person: str):
    asked = stranger.get("/chi-tieu?ky=2026-Q3", follow_redirects=False).headers["location"]
    assert asked == "/login?tiep=%2Fchi-tieu%3Fky%3D2026-Q3"
    answer = log_in(stranger, "lái  đò", PASSWORD, tiep="/chi-tieu?ky=2026-Q3")
    assert (answer.status_code, answer.headers["location"]) == (303, "/chi-tieu?ky=2026-Q3")
    assert person in stranger.get("/chi-tieu").text


@pytest.mark.parametrize(
    "wanted", ["https://evil.example", "//evil.example", "/\\evil.example", "/login", "x", "/a\nb"]
)
def test_logging_in_never_leads_to_another_site(wanted: str):
    assert own_address(wanted) == "/"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger: TestClient, person: str):
    cookie = log_in(stranger, person, PASSWORD).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie


def test_behind_https_cookies_go_over_nothing_else(process: Process, person: str):
    secure = Process(Settings(home=process.settings.home, embedder="hashing", https=True))
    with TestClient(create_app(secure), base_url="https://testserver") as client:
        answer = log_in(client, person, PASSWORD)
        assert "__Host-tonghop=" in answer.headers["set-cookie"]
        assert "secure" in answer.headers["set-cookie"].lower()
        assert "max-age" in answer.headers["strict-transport-security"]
    secure.close()


def test_a_wrong_password_and_an_unknown_name_are_told_alike(stranger: TestClient, person: str):
    wrong, unknown = log_in(stranger, person, "sai mật khẩu rồi"), log_in(stranger, "Không Ai", PASSWORD)
    assert wrong.status_code == unknown.status_code == 403
    alerts = {re.search(r'role="alert">([^<]+)', page.text)[1] for page in (wrong, unknown)}  # type: ignore[index]
    assert alerts == {"Tên đăng nhập hoặc mật khẩu không đúng."}


def test_too_many_tries_are_slowed_and_told_so(stranger: TestClient, person: str):
    answers = [log_in(stranger, person, "sai mật khẩu rồi") for _ in range(6)]
    assert [a.status_code for a in answers] == [403] * 5 + [429]
    assert "Hãy thử lại sau" in answers[-1].text
    assert int(answers[-1].headers["retry-after"]) > 0
    assert log_in(stranger, person, PASSWORD).status_code == 429


def test_a_login_form_of_another_browser_is_refused(stranger: TestClient, person: str):
    answer = stranger.post("/login", data={"name": person, "password": PASSWORD, "_ma": "0" * 64})
    assert answer.status_code == 403
    assert stranger.get("/bao-cao", follow_redirects=False).status_code == 303


def test_logging_in_anew_ends_the_session_before_it(stranger: TestClient, person: str):
    log_in(stranger, person, PASSWORD)
    first = stranger.cookies["tonghop"]
    log_in(stranger, person, PASSWORD)
    assert stranger.cookies["tonghop"] != first
    stranger.cookies.clear()
    assert stranger.get("/api/v1/me", headers={"cookie": f"tonghop={first}"}).status_code == 401


def test_after_logging_out_the_cookie_opens_nothing(client_as: ClientAs):
    client = client_as(Role.LEADER)
    kept = client.cookies["tonghop"]
    assert "/login" in client.post("/dang-xuat", follow_redirects=False).headers["location"]
    assert client.get("/api/v1/me", headers={"cookie": f"tonghop={kept}"}).status_code == 401


def test_changing_the_password_ends_the_other_sessions(stranger: TestClient, process: Process, person: str):
    log_in(stranger, person, PASSWORD)
    with TestClient(stranger.app) as other:
        log_in(other, person, PASSWORD)
        form = re.search(r'name="csrf" content="(\w+)"', stranger.get("/tai-khoan").text)
        new = {
            "old": PASSWORD,
            "new": "gió đưa cành trúc",
            "again": "gió đưa cành trúc",
            "_ma": form[1] if form else "",
        }
        assert "Đã đổi mật khẩu" in stranger.post("/tai-khoan/mat-khau", data=new).text
        assert other.get("/api/v1/me").status_code == 401
    assert stranger.get("/api/v1/me").json()["name"] == person


def test_a_password_set_by_someone_else_is_changed_before_anything_else(client: TestClient, stranger: TestClient):
    made = client.post("/api/v1/people", json={"name": "Mới Đến", "role": "officer"}).json()
    log_in(stranger, "Mới Đến", made["password"])
    assert stranger.get("/bao-cao").url.path == "/tai-khoan/mat-khau"
    assert stranger.get("/api/v1/documents").status_code == 403


def test_a_token_opens_only_what_it_was_made_for(client_as: ClientAs, stranger: TestClient):
    told = {"name": "máy gửi báo cáo", "acts": ["send_report", "see_own_reports"], "days": 30}
    token = client_as(Role.OFFICER, name="Người Gửi").post("/api/v1/tokens", json=told).json()["token"]
    program = {"authorization": f"Bearer {token}"}
    files = {"files": ("snv.docx", a_report(), WORD)}
    [taken] = stranger.post("/api/v1/documents", files=files, headers=program).json()
    assert taken["status"] == "stored"
    refused = stranger.get("/api/v1/city?period=2026-Q3", headers=program)
    assert refused.status_code == 403
    assert "Mã truy cập này không được phép" in refused.json()["detail"]
    assert stranger.post("/api/v1/tokens", json=told, headers=program).status_code == 403


def test_a_revoked_token_opens_nothing(client_as: ClientAs, stranger: TestClient):
    officer = client_as(Role.OFFICER)
    token = officer.post("/api/v1/tokens", json={"name": "a", "acts": ["ask"]}).json()["token"]
    program = {"authorization": f"Bearer {token}"}
    assert stranger.post("/api/v1/ask", json={"question": "Giá vàng?"}, headers=program).status_code == 200
    [line] = officer.get("/api/v1/tokens").json()
    assert officer.delete(f"/api/v1/tokens/{line['id']}").status_code == 204
    assert stranger.post("/api/v1/ask", json={"question": "Giá vàng?"}, headers=program).status_code == 401


def test_a_token_cannot_hold_an_act_its_person_may_not_do(client_as: ClientAs):
    answer = client_as(Role.LEADER).post("/api/v1/tokens", json={"name": "a", "acts": ["manage_people"]})
    assert answer.status_code == 400
    assert answer.json()["detail"].endswith(".")


def test_a_write_whose_length_is_not_told_is_refused(client: TestClient):
    assert client.post("/api/v1/documents", content=iter([b"x"])).status_code == 411
