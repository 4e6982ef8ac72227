"""Who reaches what: every route × every role, from the one permission table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.routing import Mount, Route

import api.app
from api.access import acts_needed, check_declared
from api.app import ROUTERS
from api.auth import OPEN
from domain.people import Act, Role, acts_of
from tests.api.conftest import WORD, ClientAs
from tests.support.docx_files import BODY, a_report
from tests.support.people import UNIT

EVERY = [(method, route) for router in ROUTERS for route in router.routes for method in route.methods]
CLOSED = [(method, route) for method, route in EVERY if route.path not in OPEN]
PLACES = {"period": "2026-Q3", "code": "TT-20", "number": "1"}
FORMS = re.compile(r"<form[^>]*method=.post.[^>]*>(.*?)</form>", re.S)


def address(route: APIRoute, document_id: str) -> str:
    """The route's address with something in every place: the stored document, or what is not there."""
    places = {**PLACES, "document_id": document_id}
    return re.sub(r"{(\w+)[^}]*}", lambda m: places.get(m[1], "999999"), route.path)


def test_the_service_has_no_route_beside_those_looked_at(app: FastAPI):
    """What is added to the application by another way than its list of routers must be an open address."""
    beside = {route.path for route in app.routes if isinstance(route, Route | Mount)}
    assert beside == {"/api/v1/openapi.json", "/static"}
    assert all(isinstance(route, APIRoute) for _, route in EVERY)


def test_every_route_names_its_act_or_is_one_of_the_open_ones():
    undeclared = {route.path for _, route in EVERY if not acts_needed(route)}
    assert undeclared <= OPEN
    assert {"/healthz", "/readyz", "/login", "/api/v1/openapi.json"} == OPEN


def test_a_service_with_a_route_that_names_no_act_does_not_start():
    router = APIRouter()
    router.get("/mo-cua")(lambda: "ai cũng vào được")
    with pytest.raises(AssertionError, match="/mo-cua"):
        check_declared([router])


def test_a_role_reaches_exactly_the_routes_of_its_acts(client_as: ClientAs, document_id: str):
    for role in Role:
        client = client_as(role)
        for method, route in sorted(CLOSED, key=lambda told: told[1].path == "/dang-xuat"):  # logging out comes last
            answer = client.request(method, address(route, document_id), follow_redirects=False)
            allowed = acts_needed(route) <= acts_of(role)
            told = f"{role} {method} {route.path}: {answer.status_code} {answer.text[:200]}"
            assert (answer.status_code == 403) is not allowed, told
            assert answer.status_code not in (401, 500), told
            assert "/login" not in answer.headers.get("location", "") or route.path == "/dang-xuat", told


def test_a_stranger_reaches_nothing_but_the_open_routes(stranger: TestClient):
    for method, route in CLOSED:
        answer = stranger.request(method, address(route, "0" * 12), follow_redirects=False)
        if route.path.startswith("/api/"):
            assert answer.status_code == 401, route.path
        else:
            assert (answer.status_code, answer.headers["location"][:6]) == (303, "/login"), route.path
    for path in ("/khong-co", "/api/v1/khong-co"):
        assert stranger.get(path, follow_redirects=False).status_code in (303, 401)
    for path in (*OPEN, "/static/tonghop.css"):
        assert stranger.get(path).status_code == 200


def test_what_belongs_to_another_unit_is_not_there_for_a_unit(client_as: ClientAs, document_id: str):
    other, own = (client_as(Role.UNIT_OFFICER, unit=unit) for unit in ("Sở Y tế", UNIT))
    of_documents = [
        (m, r) for m, r in CLOSED if "{document_id}" in r.path and acts_needed(r) <= acts_of(Role.UNIT_OFFICER)
    ]
    assert len(of_documents) > 4
    for method, route in of_documents:
        assert other.request(method, address(route, document_id)).status_code == 404, route.path
    assert own.get(f"/api/v1/documents/{document_id}").json()["document"]["unit"] == UNIT


def test_a_unit_sees_only_its_own_in_the_lists(client_as: ClientAs, document_id: str):
    other, own = (client_as(Role.UNIT_OFFICER, unit=unit) for unit in ("Sở Y tế", UNIT))
    assert [d["id"] for d in own.get("/api/v1/documents").json()] == [document_id]
    assert other.get("/api/v1/documents").json() == []
    assert document_id not in other.get("/bao-cao").text


def test_a_unit_sends_only_its_own_reports(client_as: ClientAs, document_id: str, client: TestClient):
    other = client_as(Role.UNIT_OFFICER, unit="Sở Y tế")
    files = {"files": ("snv-2.docx", a_report(*BODY, "Thêm một dòng."), WORD)}
    [taken] = other.post("/api/v1/documents", files=files).json()
    assert taken["status"] == "refused"
    assert "Sở Nội vụ" in taken["reason"]
    forced = other.post("/api/v1/documents", files=files, data={"unit": UNIT})
    assert forced.status_code == 403
    [again] = other.post(
        "/api/v1/documents", files={"files": ("x.docx", a_report(), WORD)}, data={"period": "2026-Q2"}
    ).json()
    assert again["status"] == "refused"
    [line] = [d for d in client.get("/api/v1/documents").json() if d["id"] == document_id]
    assert (line["unit"], line["period"], line["state"]) == (UNIT, "2026-Q3", "stored")


def test_the_account_tells_the_unit_of_a_report_that_does_not(client_as: ClientAs):
    own = client_as(Role.UNIT_OFFICER, unit="Sở Y tế")
    content = a_report(unit="", parent="", number="", subject="Công tác cải cách hành chính quý III năm 2026")
    [taken] = own.post(
        "/api/v1/documents", files={"files": ("x.docx", content, WORD)}, data={"period": "2026-Q3"}
    ).json()
    assert (taken["status"], taken["unit"]) == ("stored", "Sở Y tế")


def test_the_rail_shows_only_what_the_role_may_use(client_as: ClientAs):
    for role in Role:
        rail = client_as(role).get("/bao-cao").text.partition('class="rail"')[2].partition("</nav>")[0]
        acts = acts_of(role)
        assert ("/hoi-dap" in rail) == (Act.ASK in acts)
        assert ("/quan-tri" in rail) == (Act.MANAGE_PEOPLE in acts)


def test_every_form_that_writes_carries_the_proof_of_its_session():
    templates = Path(api.app.__file__).parent / "templates"
    forms = [(t.name, form) for t in templates.glob("*.html") for form in FORMS.findall(t.read_text("utf-8"))]
    assert len(forms) > 6
    for name, form in forms:
        assert "csrf_field" in form or 'name="_ma"' in form, name


def test_a_write_without_the_proof_is_refused(client_as: ClientAs):
    client = client_as(Role.ADMIN)
    client.headers["x-csrf-token"] = "0" * 64
    told = {"name": "kẻ lạ", "role": "admin"}
    assert client.post("/api/v1/people", json=told).status_code == 403
    assert client.post("/quan-tri/nguoi-dung", data=told).status_code == 403
    assert "kẻ lạ" not in client.get("/quan-tri/nguoi-dung").text
