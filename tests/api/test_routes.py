"""The API under /api/v1, as a program sees it."""

from __future__ import annotations

from fastapi.testclient import TestClient

from tests.api.conftest import WORD
from tests.support.docx_files import a_report


def test_health_needs_nothing(client: TestClient):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"ready": True, "database": True, "index": True, "model": True}


def test_the_openapi_document_names_every_api_route(client: TestClient):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert {"/api/v1/documents", "/api/v1/ask", "/api/v1/city", "/api/v1/drafts/{period}.docx"} <= set(paths)
    assert not [p for p in paths if not p.startswith("/api/v1") and p not in ("/healthz", "/readyz")]


def test_a_sent_report_can_be_read_back_as_the_command_prints_it(client: TestClient, document_id: str):
    found = client.get(f"/api/v1/documents/{document_id}").json()
    assert found["document"]["unit"] == "Sở Nội vụ"
    [value] = [v for v in found["values"] if v["indicator"] == "TT-20"]
    assert (value["value"], value["kind"]) == ("98.5", "actual")
    assert "98,5%" in value["citation"]["quote"]


def test_each_file_of_a_request_has_its_own_result(client: TestClient):
    files = [("files", ("a.docx", a_report(), WORD)), ("files", ("b.docx", b"", WORD))]
    results = client.post("/api/v1/documents", files=files).json()
    assert [r["status"] for r in results] == ["stored", "refused"]
    assert results[1]["reason"]


def test_a_file_in_doubt_is_settled_by_a_person(client: TestClient):
    content = a_report(subject="Công tác cải cách hành chính")
    [waiting] = client.post("/api/v1/documents", files={"files": ("x.docx", content, WORD)}).json()
    settled = client.post(f"/api/v1/documents/{waiting['document']}/head", json={"period": "2026-Q3"}).json()
    assert (settled["status"], settled["period"]) == ("stored", "2026-Q3")


def test_a_city_figure_names_its_coverage_and_values(client: TestClient, document_id: str):
    figures = client.get("/api/v1/city", params={"period": "2026-Q3"}).json()
    [figure] = [f for f in figures if f["indicator"] == "TT-12" and f["period"] == "2026-Q3"]
    assert (figure["value"], figure["coverage"], len(figure["from"])) == ("1250", "1/1", 1)


def test_a_question_is_answered_with_its_source(client: TestClient, document_id: str):
    reply = client.post(
        "/api/v1/ask", json={"question": "Sở Nội vụ tiếp nhận mới bao nhiêu hồ sơ quý III/2026?"}
    ).json()
    assert reply["status"] == "answered"
    assert [v["value"] for v in reply["values"]] == ["1250"]
    assert "1.250" in reply["citations"][0]["quote"]


def test_wrong_input_is_told_in_one_vietnamese_sentence(client: TestClient):
    for response in (
        client.get("/api/v1/city", params={"period": "quý 3"}),
        client.get("/api/v1/documents/khongco"),
        client.get("/api/v1/indicators/XX-99", params={"period": "2026-Q3"}),
        client.post("/api/v1/ask", json={}),
        client.get("/api/v1/khong-co"),
    ):
        assert 400 <= response.status_code < 500
        assert response.json()["detail"].endswith(".")


def test_a_write_from_another_site_is_refused(client: TestClient):
    files = {"files": ("a.docx", a_report(), WORD)}
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}):
        assert client.post("/api/v1/documents", files=files, headers=headers).status_code == 403
    assert client.get("/api/v1/documents").json() == []


def test_an_upload_over_the_limit_is_refused_before_it_is_read(client: TestClient):
    response = client.post("/api/v1/documents", content=b"x", headers={"content-length": str(10**10)})
    assert response.status_code == 413


def test_every_answer_forbids_foreign_scripts(client: TestClient):
    for path in ("/bao-cao", "/healthz", "/khong-co"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
