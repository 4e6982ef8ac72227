"""A client of the whole service on an empty home."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from tests.support.docx_files import a_report
from workflow.factory import Process

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def client(process: Process) -> Iterator[TestClient]:
    with TestClient(create_app(process), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def document_id(client: TestClient) -> str:
    """A stored report of Sở Nội vụ for quý III."""
    [taken] = client.post("/api/v1/documents", files={"files": ("snv.docx", a_report(), WORD)}).json()
    assert taken["status"] == "stored"
    found: str = taken["document"]
    return found
