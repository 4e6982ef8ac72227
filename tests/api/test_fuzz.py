"""Whatever a program sends, it is answered as the OpenAPI document says, and never with a fault of ours."""

from __future__ import annotations

import os

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from domain.people import Role
from tests.api.fuzzing import fuzz, token_of
from workflow.factory import Process

EXAMPLES = int(os.environ.get("TONGHOP_FUZZ_EXAMPLES", "3"))
SEED = 20261128 if EXAMPLES <= 10 else None  # a long run makes new requests each time


@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role.value if role else "nobody")
def test_no_request_meets_a_fault_or_an_answer_that_is_not_described(
    role: Role | None, app: FastAPI, process: Process, client: TestClient, document_id: str
):
    found = client.get("/api/v1/reviews", params={"period": "2026-Q3"}).json()["items"][0]
    known = {
        "document_id": document_id,
        "value_id": found["id"],
        "code": found["indicator"],
        "period": "2026-Q3",
        "number": "1",
        "job_id": client.get("/api/v1/jobs").json()[0]["id"],
    }
    told = fuzz(app, token_of(process, role) if role else None, known=known, examples=EXAMPLES, seeded=SEED)
    assert told.requests > 50 * EXAMPLES
    assert (told.done > 5 * EXAMPLES) is (role is not None)
