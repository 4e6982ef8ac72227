"""Clients of the whole service on an empty home, logged in as the roles of the permission table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.access import HEADER
from api.app import create_app
from domain.people import Role
from tests.support.docx_files import a_report
from tests.support.people import session_of
from workflow.factory import Process
from workflow.sessions import form_token

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ClientAs = Callable[..., TestClient]


@pytest.fixture
def app(process: Process) -> FastAPI:
    return create_app(process)


@pytest.fixture
def stranger(app: FastAPI) -> Iterator[TestClient]:
    """Somebody who is not logged in."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client_as(app: FastAPI, process: Process) -> ClientAs:
    """`client_as(Role.REVIEWER)`: a browser in which a person of this role is logged in."""

    def logged_in(role: Role, *, unit: str | None = None, name: str | None = None) -> TestClient:
        secret = session_of(process, role, unit=unit, name=name)
        headers = {HEADER: form_token(secret)}
        return TestClient(app, raise_server_exceptions=False, cookies={"tonghop": secret}, headers=headers)

    return logged_in


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    """An admin, who may do everything: for tests that are not about who may do what."""
    return client_as(Role.ADMIN)


@pytest.fixture
def document_id(client: TestClient) -> str:
    """A stored report of Sở Nội vụ for quý III."""
    [taken] = client.post("/api/v1/documents", files={"files": ("snv.docx", a_report(), WORD)}).json()
    assert taken["status"] == "stored"
    found: str = taken["document"]
    return found
