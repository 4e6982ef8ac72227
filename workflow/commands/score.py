"""`tonghop score`: the units' points of a period by a score sheet, on the screen, as JSON or as XLSX."""

from __future__ import annotations

from pathlib import Path

from domain.periods import Period
from domain.quantities import vietnamese
from drafting.score_workbook import NOT_COMPUTED
from workflow.commands.draft import write_file
from workflow.contract_scores import scores_json
from workflow.factory import Process
from workflow.scoring import scores, scores_workbook
from workflow.settings import load_settings
from workflow.terminal import DONE, put


def run(*, period: Period, sheet: str, output: Path | None, as_json: bool) -> int:
    process = Process(load_settings())
    found = scores(process, period, sheet=sheet)
    if output is not None:
        write_file(output, scores_workbook(process, period, sheet=sheet))
    process.close()
    if as_json:
        put(scores_json(found))
        return DONE
    print(f"{found.sheet.name}, {period.label}")
    for unit in found.in_order:
        points = (
            NOT_COMPUTED if unit.points is None else f"{vietnamese(unit.points)}/{vietnamese(unit.of)} điểm tính được"
        )
        place = f", thứ {unit.place}/{unit.of_places} {unit.unit.group.label.lower()}" if unit.place else ""
        print(f"  {unit.unit.name}: {points}{place}{f', {unit.band}' if unit.band else ''}")
    if output is not None:
        print(f"Đã ghi {output}.")
    return DONE
