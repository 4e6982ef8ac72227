"""`tonghop verify`: each number of a DOCX against the approved facts."""

from __future__ import annotations

from pathlib import Path

from domain.periods import Period
from workflow.factory import Process
from workflow.settings import load_settings
from workflow.terminal import DONE, PARTLY, content_of, put
from workflow.verifying import verify
from workflow.waiting import at_the_terminal


def run(file: Path, *, period: Period | None, as_json: bool) -> int:
    process = Process(load_settings(), once=True)
    with at_the_terminal() as told:
        found = verify(process, content_of(file), period, told=told)
    process.close()
    if as_json:
        numbers = [
            {"quote": n.quote, "status": n.status, "indicator": n.indicator, "why": n.why, "line": n.line}
            for n in found.numbers
        ]
        put({"numbers": numbers, "unsupported": found.unsupported, "period": str(found.period)})
    else:
        for number in (n for n in found.numbers if n.status == "unsupported"):
            print(f"■ {number.quote}: {number.why} – “{number.line}”")
        print(f"{len(found.numbers)} số, {found.unsupported} chưa có căn cứ ({found.period.label}).")
    return DONE if found.unsupported == 0 else PARTLY
