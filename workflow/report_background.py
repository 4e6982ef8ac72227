"""What a city report is set against: the City's targets, last period's tasks, who was late, what was rejected."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from domain.errors import ConfigurationError
from domain.periods import Period
from domain.texts import one_space
from domain.units import ReportingUnit
from domain.values import Narrative, NarrativeKind
from drafting.city import same_cut_off
from drafting.desk import Background, Target
from workflow.due_dates import due_dates, late_reports
from workflow.factory import Desk, Process

TARGETS = "muc-tieu.yaml"  # in the home; none until the office writes one


class _Target(BaseModel):
    """One line of the file: `{chi_tieu: TT-20, it_nhat: 95, van_ban: "Kế hoạch số …"}`, or `nhieu_nhat` for a limit."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    chi_tieu: str
    van_ban: str = Field(min_length=5, max_length=200)
    it_nhat: Decimal | None = None
    nhieu_nhat: Decimal | None = None


_FILE = TypeAdapter(dict[int, list[_Target]])


def background_of(process: Process, desk: Desk, period: Period) -> Background:
    late, dated_in_time = _late(process, desk, period)
    return Background(
        targets=[t for t in _targets(process.settings.home, period.year) if t.indicator in process.catalogue],
        late=late,
        dated_in_time=dated_in_time,
        rejected=desk.values.rejected_units(same_cut_off(period)),
        tasks=_tasks(desk, period),
        told=[told for at in same_cut_off(period) for told in _texts(desk, at)],
    )


def _late(process: Process, desk: Desk, period: Period) -> tuple[list[ReportingUnit], list[ReportingUnit]]:
    """Units whose report came late, and those of them whose report bears a day that is in time."""
    at, dates = same_cut_off(period), due_dates(desk)
    late = {r.unit: r.issued for r in late_reports(process, desk, at) if r.period in at}
    units = [u for u in process.registry.units if u.name in late]
    return units, [
        u for u in units if (day := late[u.name]) and day > period.end and not dates.is_late(period, u.group, day)
    ]


def _tasks(desk: Desk, period: Period) -> list[tuple[str, Narrative]]:
    """Tasks with a deadline of the reports just before; each once, also where two periods end on the same day."""
    before = period.last_quarter.previous()
    found = [
        (unit, narrative)
        for at in same_cut_off(before)
        for unit, _, narrative in _tasks_of(desk, at)
        if narrative.deadline
    ]
    return list({(unit, one_space(narrative.text)): (unit, narrative) for unit, narrative in found}.values())


def _tasks_of(desk: Desk, period: Period) -> list[tuple[str, Period, Narrative]]:
    key = ("narratives", NarrativeKind.TASK, None, period)
    return desk.remembered(key, lambda: desk.narratives.find(NarrativeKind.TASK, period=period))


def _texts(desk: Desk, period: Period) -> list[tuple[str, str]]:
    return desk.remembered(("texts", period), lambda: desk.passages.texts(period))


def _targets(home: Path, year: int) -> list[Target]:
    path = home / TARGETS
    if not path.is_file():
        return []
    lines = _read_targets(path).get(year, [])
    return [
        Target(line.chi_tieu, amount, one_space(line.van_ban), at_most=line.it_nhat is None)
        for line in lines
        if (amount := line.nhieu_nhat if line.it_nhat is None else line.it_nhat) is not None
    ]


def _read_targets(path: Path) -> dict[int, list[_Target]]:
    try:
        loaded: Any = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        return _FILE.validate_python(loaded or {})
    except (yaml.YAMLError, UnicodeDecodeError, ValidationError) as error:
        raise ConfigurationError(
            f"Tệp mục tiêu {TARGETS} viết chưa đúng mẫu; hãy sửa theo mẫu ở docs/cau-hinh.md."
        ) from error
