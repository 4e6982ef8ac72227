"""The OpenAPI document says everything a program needs: who may come in, what it gets, how it is refused."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.openapi import _TAGS
from tests.api.conftest import ClientAs
from tests.support.docx_files import a_report
from workflow.contract import extraction_json
from workflow.factory import Process
from workflow.overview import report

Json = dict[str, Any]


@pytest.fixture
def document(stranger: TestClient) -> Json:
    found: Json = stranger.get("/api/v1/openapi.json").json()
    return found


def operations(document: Json) -> list[tuple[str, str, Json]]:
    return [(method, path, told) for path, methods in document["paths"].items() for method, told in methods.items()]


def of_the_api(document: Json) -> list[tuple[str, str, Json]]:
    found = [(m, p, o) for m, p, o in operations(document) if p.startswith("/api/v1/")]
    assert len(found) > 45
    return found


def test_every_answer_is_described_down_to_its_fields(document: Json):
    for method, path, told in of_the_api(document):
        done = [answer for status, answer in told["responses"].items() if status.startswith("2")]
        assert len(done) == 1, (method, path)
        if "204" in told["responses"]:
            continue
        for kind, body in done[0]["content"].items():
            assert kind != "application/json" or not is_free_form(body["schema"]), (method, path)


def is_free_form(schema: Json) -> bool:
    """An object of which nothing is told."""
    inner = schema.get("items", schema)
    return "$ref" not in inner and "enum" not in inner and inner.get("type") != "string"


def test_every_refusal_has_the_one_shape(document: Json):
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for method, path, told in of_the_api(document):
        refusals = {status: answer for status, answer in told["responses"].items() if status >= "400"}
        assert {"400", "401", "403", "404", "422"} <= set(refusals), (method, path)
        assert all(answer["content"] == problem for answer in refusals.values()), (method, path)
    assert set(document["components"]["schemas"]["Problem"]["required"]) == {"title", "status", "detail"}


def test_a_refusal_is_told_as_described(stranger: TestClient, client: TestClient):
    for answer in (stranger.get("/api/v1/me"), client.get("/api/v1/people/x"), client.get("/api/v1/city?period=1")):
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == answer.status_code
        assert answer.json()["detail"].endswith(".")


def test_a_wrong_method_names_the_right_ones(client: TestClient):
    answer = client.put("/api/v1/me")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


def test_every_operation_says_how_to_come_in_and_what_it_is(document: Json):
    schemes = set(document["components"]["securitySchemes"])
    assert schemes == {"HTTPBearer", "Session"}
    for method, path, told in of_the_api(document):
        assert {name for way in told["security"] for name in way} == schemes, (method, path)
        assert set(told["tags"]) <= set(_TAGS), (method, path)
        assert told["summary"] != told["operationId"], (method, path)
        assert told["summary"][0].isupper(), (method, path)
    ids = [told["operationId"] for _, _, told in operations(document)]
    assert len(ids) == len(set(ids))


def test_a_described_report_is_the_one_the_command_prints(client: TestClient, process: Process, document_id: str):
    view = report(process, document_id)
    assert view.document is not None
    printed = extraction_json(view.document, view.extraction)
    assert client.get(f"/api/v1/documents/{document_id}").json() == as_sent(printed)


def as_sent(told: Any) -> Any:
    """JSON knows no tuples."""
    if isinstance(told, dict):
        return {name: as_sent(value) for name, value in told.items()}
    return [as_sent(value) for value in told] if isinstance(told, list | tuple) else told


def test_an_answer_has_no_fields_of_another_status(client: TestClient, client_as: ClientAs):
    client.post("/api/v1/documents", files={"files": ("snv.docx", a_report(), "application/octet-stream")})
    asked = "Sở Nội vụ tiếp nhận mới bao nhiêu hồ sơ quý III/2026?"
    assert "choices" not in client.post("/api/v1/ask", json={"question": asked}).json()
    assert "warnings" not in client.post("/api/v1/ask", json={"question": "Thời tiết hôm nay?"}).json()
