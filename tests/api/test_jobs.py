"""Sent files over HTTP: followed, cancelled, tried again; and what an operator can see of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.access import HEADER
from api.app import create_app
from domain.people import Role
from tests.api.conftest import WORD, ClientAs
from tests.support.docx_files import a_report
from tests.support.people import session_of
from workflow.factory import Process
from workflow.sending import LeftToOthers
from workflow.sessions import form_token


@pytest.fixture
def busy(process: Process) -> Iterator[TestClient]:
    """An officer of a service whose workers are all busy elsewhere."""
    secret = session_of(process, Role.OFFICER)
    app = create_app(process, queue=LeftToOthers())
    with TestClient(app, cookies={"tonghop": secret}, headers={HEADER: form_token(secret)}) as client:
        yield client


def send(client: TestClient, content: bytes, name: str = "a.docx") -> dict[str, object]:
    [taken] = client.post("/api/v1/documents?wait=0", files={"files": (name, content, WORD)}).json()
    found: dict[str, object] = taken
    return found


def test_a_file_whose_turn_has_not_come_is_queued_and_can_be_followed(busy: TestClient):
    taken = send(busy, a_report())
    assert taken["status"] == "queued"
    job = busy.get(f"/api/v1/jobs/{taken['job']}").json()
    assert (job["state"], job["place"], job["may_cancel"]) == ("waiting", 1, True)
    assert "chờ đến lượt" in job["words"]
    assert [j["id"] for j in busy.get("/api/v1/jobs/mine").json()] == [taken["job"]]


def test_a_waiting_file_can_be_cancelled_once(busy: TestClient):
    job = send(busy, a_report())["job"]
    assert busy.post(f"/api/v1/jobs/{job}/cancel").json()["state"] == "cancelled"
    again = busy.post(f"/api/v1/jobs/{job}/cancel")
    assert again.status_code == 409
    assert again.json()["detail"].endswith(".")


def test_a_finished_file_tells_its_result_and_may_be_tried_again_only_if_refused(client: TestClient):
    stored, refused = send(client, a_report()), send(client, b"", "rong.docx")
    told = {j["id"]: j for j in client.get("/api/v1/jobs").json()}
    assert (told[stored["job"]]["unit"], told[stored["job"]]["may_retry"]) == ("Sở Nội vụ", False)
    assert (told[refused["job"]]["status"], told[refused["job"]]["may_retry"]) == ("refused", True)
    again = client.post(f"/api/v1/jobs/{refused['job']}/retry").json()
    assert (again["status"], again["run"]) == ("refused", 2)
    assert client.post(f"/api/v1/jobs/{stored['job']}/retry").status_code == 409


def test_a_unit_does_not_find_anothers_file(client: TestClient, client_as: ClientAs):
    job = send(client, a_report())["job"]
    unit = client_as(Role.UNIT_OFFICER, unit="Sở Y tế")
    assert unit.get(f"/api/v1/jobs/{job}").status_code == 404
    assert unit.post(f"/api/v1/jobs/{job}/cancel").status_code == 404
    assert unit.get("/api/v1/jobs").json() == []


def test_the_page_shows_the_files_on_their_way_without_scripts(busy: TestClient):
    send(busy, a_report(), "so-noi-vu.docx")
    page = busy.get("/bao-cao").text
    assert "so-noi-vu.docx" in page
    assert "chờ đến lượt" in page


def test_metrics_count_files_values_and_requests_without_names(client: TestClient, document_id: str):
    client.get(f"/api/v1/documents/{document_id}")
    text = client.get("/metrics").text
    assert 'tonghop_jobs{state="done"} 1' in text
    assert "tonghop_queue_length 0" in text
    assert 'route="/api/v1/documents/{document_id}",status="200"' in text
    [values] = [line for line in text.splitlines() if line.startswith("tonghop_values ")]
    assert int(values.split()[1]) > 0
    assert document_id not in text
    assert "admin" not in text


def test_metrics_are_for_those_who_manage_the_service(client_as: ClientAs, stranger: TestClient):
    assert client_as(Role.OFFICER).get("/metrics").status_code == 403
    assert stranger.get("/metrics", follow_redirects=False).status_code == 303
