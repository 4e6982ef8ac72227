"""What belongs to one unit is, for another, just as if it were not there: every route that takes an id."""

from __future__ import annotations

import re

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from api.access import acts_needed
from domain.people import Role, acts_of
from tests.api.conftest import WORD, ClientAs
from tests.api.test_access import CLOSED
from tests.support.people import UNIT
from tests.support.review_reports import a_reviewed_report

PLACE = re.compile(r"{(\w+)[^}]*}")
FIXED = {"code": "TT-20", "period": "2026-Q3"}  # names of what belongs to no unit
PERIOD = {"period": "2026-Q3", "ky": "2026-Q3"}
NOWHERE = {
    "document_id": "0" * 12,
    "value_id": "0" * 16,
    "job_id": "0000000000-0001",
    "token_id": "999999",
    "unit_id": "khong-co",
}
BODIES = {"/api/v1/reviews/questions/{number}/answer": {"answer": "Tính cho quý III."}}
FORMS = {"/tra-lai/{number}": {"tra_loi": "Tính cho quý III."}}


@pytest.fixture
def own(client_as: ClientAs) -> TestClient:
    return client_as(Role.UNIT_OFFICER, unit=UNIT)


@pytest.fixture
def other(client_as: ClientAs) -> TestClient:
    return client_as(Role.UNIT_OFFICER, unit="Sở Y tế")


@pytest.fixture
def theirs(own: TestClient, client: TestClient) -> dict[str, str]:
    """Ids of all that belongs to the unit: its report, a figure of it, its job, a question to it, a token."""
    files = {"files": ("rieng-cua-snv.docx", a_reviewed_report(), WORD)}
    [taken] = own.post("/api/v1/documents", files=files).json()
    figure = client.get("/api/v1/reviews", params={"period": "2026-Q3"}).json()["items"][0]["id"]
    asked = client.post(f"/api/v1/reviews/{figure}/send-back", json={"question": "Tính cho quý hay 9 tháng?"}).json()
    own.post("/api/v1/tokens", json={"name": "máy của snv", "acts": ["see_own_reports"]})
    [token] = own.get("/api/v1/tokens").json()
    return {
        "document_id": taken["document"],
        "value_id": figure,
        "job_id": own.get("/api/v1/jobs/mine").json()[0]["id"],
        "number": str(asked["id"]),
        "token_id": str(token["id"]),
        "unit_id": "so-noi-vu",
    }


def with_ids() -> list[tuple[str, APIRoute]]:
    """Routes that a unit officer may use and that take an id of something that may be another's."""
    return [
        (method, route)
        for method, route in CLOSED
        if acts_needed(route) <= acts_of(Role.UNIT_OFFICER) and set(PLACE.findall(route.path)) - set(FIXED)
    ]


def asked(who: TestClient, method: str, route: APIRoute, places: dict[str, str]) -> tuple[int, str]:
    """Status and body, with the ids of the address blotted out."""
    at = PLACE.sub(lambda m: places[m[1]], route.path)
    sent = {"json": BODIES.get(route.path), "data": FORMS.get(route.path), "params": PERIOD}
    answer = who.request(method, at, follow_redirects=False, **sent)
    text = answer.text
    for told in places.values():
        text = text.replace(told, "…") if len(told) > 3 else text
    return answer.status_code, text


def test_another_units_things_are_told_apart_from_nothing_by_no_route(other: TestClient, theirs: dict[str, str]):
    routes = with_ids()
    assert len(routes) >= 12
    for method, route in routes:
        page = {"number": "1"} if "pages" in route.path else {}
        there = asked(other, method, route, {**FIXED, **theirs, **page})
        nowhere = asked(other, method, route, {**FIXED, **NOWHERE, "number": "999999", **page})
        assert there[0] in (403, 404), (method, route.path, there)
        assert there == nowhere, (method, route.path)


def test_the_same_routes_open_for_the_unit_itself(own: TestClient, theirs: dict[str, str]):
    """So that the test above is about whose they are, and not about wrong addresses."""
    opened = 0
    for method, route in with_ids():
        if method == "GET" and "pictures" not in route.path:
            status, _ = asked(
                own, method, route, {**FIXED, **theirs, **({"number": "1"} if "pages" in route.path else {})}
            )
            opened += status == 200
    assert opened >= 3


def test_a_figure_of_another_report_is_not_found_through_ones_own(
    own: TestClient, other: TestClient, theirs: dict[str, str]
):
    files = {"files": ("syt.docx", a_reviewed_report(unit="SỞ Y TẾ", number="9/BC-SYT"), WORD)}
    [taken] = other.post("/api/v1/documents", files=files).json()
    assert taken["status"] == "stored"
    place = other.get(f"/api/v1/documents/{taken['document']}/places/{theirs['value_id']}")
    shown = other.get(f"/bao-cao/{taken['document']}", params={"so": theirs["value_id"]})
    assert place.status_code == 404
    assert UNIT not in shown.text
