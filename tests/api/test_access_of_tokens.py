"""Every route with a token whose scope lacks its act, of a locked account, or revoked: nothing opens."""

from __future__ import annotations

import datetime as dt

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.access import acts_needed
from domain.people import Act, Role
from tests.api.conftest import ClientAs
from tests.api.test_access import CLOSED, address
from tests.support.people import session_of
from workflow.accounts import set_disabled
from workflow.factory import Process
from workflow.sessions import visitor_of_session


def token_of(process: Process, role: Role, acts: frozenset[Act]) -> str:
    visitor = visitor_of_session(process, session_of(process, role))
    assert visitor is not None
    secret = "tgh_" + "-".join(sorted(acts))
    now = dt.datetime.now(dt.UTC)
    with process.desk(writing=True) as desk:
        desk.tokens.add(secret, visitor.account.id, name="máy", acts=acts, at=now, expires_at=None)
    return secret


@pytest.fixture
def program(app: FastAPI, process: Process):
    """`program(acts)`: a program with a token for just these acts, of an administrator or of whoever holds them."""

    def made(acts: frozenset[Act]) -> TestClient:
        role = Role.UNIT_OFFICER if Act.SEE_OWN_UNIT in acts and len(acts) < 3 else Role.ADMIN
        headers = {"Authorization": f"Bearer {token_of(process, role, acts)}"}
        return TestClient(app, raise_server_exceptions=False, headers=headers)

    return made


def test_a_token_reaches_no_route_of_an_act_outside_its_scope(program, document_id: str):
    asked_for = {act for _, route in CLOSED for act in acts_needed(route)}
    assert len(asked_for) > 10
    for act in asked_for:
        lacking = program(frozenset(Act) - {act})
        for method, route in [(method, route) for method, route in CLOSED if act in acts_needed(route)]:
            answer = lacking.request(method, address(route, document_id), follow_redirects=False)
            assert answer.status_code == 403, (act, method, route.path)
            assert act.label in answer.text, (act, method, route.path)


def test_a_token_of_just_the_acts_of_a_route_reaches_it(program, document_id: str):
    wanted = {acts for _, route in CLOSED if Act.OWN_ACCOUNT not in (acts := frozenset(acts_needed(route)))}
    programs = {acts: program(acts) for acts in wanted}
    for method, route in CLOSED:
        enough = programs.get(frozenset(acts_needed(route)))
        if enough is not None:
            answer = enough.request(method, address(route, document_id), follow_redirects=False)
            assert answer.status_code not in (401, 403, 500), (method, route.path, answer.text)


def test_a_locked_account_reaches_nothing_by_cookie_or_token(
    app: FastAPI, process: Process, client_as: ClientAs, program, document_id: str
):
    browser = client_as(Role.LEADER, name="nghỉ việc")
    visitor = visitor_of_session(process, str(browser.cookies["tonghop"]))
    assert visitor is not None
    with process.desk(writing=True) as desk:
        acts = frozenset({Act.SEE_CITY, Act.ASK, Act.SEE_OWN_REPORTS})
        desk.tokens.add(
            "tgh_x", visitor.account.id, name="m", acts=acts, at=visitor.account.created_at, expires_at=None
        )
    machine = TestClient(app, raise_server_exceptions=False, headers={"Authorization": "Bearer tgh_x"})
    assert (browser.get("/chi-tieu").status_code, machine.get("/api/v1/me").status_code) == (200, 200)
    set_disabled(process, visitor.account.id, True, by="test")
    for method, route in CLOSED:
        for caller in (browser, machine):
            answer = caller.request(method, address(route, document_id), follow_redirects=False)
            closed = 401 if route.path.startswith("/api/") else 303
            assert answer.status_code == closed, (method, route.path)
            assert closed == 401 or answer.headers["location"].startswith("/login"), (method, route.path)
