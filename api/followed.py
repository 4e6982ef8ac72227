"""Work that a page follows step by step: one line of JSON for each step, then what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TypeVar

from fastapi.responses import StreamingResponse

from domain.progress import Told
from workflow.waiting import Ended, followed

T = TypeVar("T")


def followed_answer(work: Callable[[Told], T], ended: Callable[[T], dict[str, str]]) -> StreamingResponse:
    """ended: what to tell of the result, "html" to show or "den" to go to; a refusal is told as "loi". Whoever closes
    the connection stops the work."""

    def lines() -> Iterator[str]:
        for step in followed(work):
            if not isinstance(step, Ended):
                yield _line({"viec": step.what, "xong": step.done, "tong": step.whole})
            elif step.refusal is not None:
                yield _line({"loi": str(step.refusal)})
            else:
                assert step.result is not None
                yield _line(ended(step.result))

    return StreamingResponse(lines(), media_type="application/x-ndjson", headers={"X-Accel-Buffering": "no"})


def _line(told: dict[str, object] | dict[str, str]) -> str:
    return json.dumps(told, ensure_ascii=False) + "\n"
