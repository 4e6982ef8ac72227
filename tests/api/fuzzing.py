"""Requests made by Schemathesis from the OpenAPI document, held against what the document promises.

A third of the places in an address name something that is there, so that requests get further than "not found".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.core.errors import SchemathesisError
from schemathesis.core.failures import FailureGroup

from domain.people import Act, Role, acts_of
from tests.support.people import session_of
from workflow.factory import Process
from workflow.sessions import visitor_of_session

PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
WAYS = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
QUIET = [HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """How many requests were made, and how many of them were done (2xx)."""

    requests: int
    done: int


def token_of(process: Process, role: Role) -> str:
    """A token of a person in this role that may do all the role may."""
    visitor = visitor_of_session(process, session_of(process, role))
    assert visitor is not None
    secret = f"tgh_{role.value}"
    with process.desk(writing=True) as desk:
        acts = acts_of(role) - {Act.OWN_ACCOUNT}
        desk.tokens.add(secret, visitor.account.id, name="fuzz", acts=acts, at=dt.datetime.now(dt.UTC), expires_at=None)
    return secret


def fuzz(app: FastAPI, token: str | None, *, known: Mapping[str, str], examples: int, seeded: int | None) -> Fuzzed:
    """Every operation, `examples` times within what it asks for and as often outside. seeded: None for new requests
    each time. Fails with all that was promised and not kept, each with its request as a curl command."""
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answers: list[int] = []
    broken: list[str] = []

    def one(operation: Any, mode: GenerationMode) -> None:
        @seed(seeded)
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=False,
            suppress_health_check=QUIET,
            phases=[Phase.generate],
        )
        @given(case=operation.as_strategy(generation_mode=mode), which=st.sampled_from((True, False, False)))
        def asked(case: Any, which: bool) -> None:
            if which:
                case.path_parameters = {k: known.get(k, v) for k, v in (case.path_parameters or {}).items()}
            answer = case.call(headers=headers)
            case.validate_response(answer, checks=PROMISES)
            answers.append(answer.status_code)

        try:
            asked()
        except (FailureGroup, SchemathesisError) as failure:
            broken.append(f"{operation.label}, {mode.value}: {failure}")

    for operation, mode in _operations(schema):
        one(operation, mode)
    assert not broken, "\n\n".join(broken)
    return Fuzzed(len(answers), sum(1 for status in answers if status < 300))


def _operations(schema: Any) -> Iterator[tuple[Any, GenerationMode]]:
    for found in schema.get_all_operations():
        operation = found.ok()
        for mode in WAYS:
            if mode is GenerationMode.POSITIVE or operation.path_parameters or operation.query or operation.body:
                yield operation, mode
