"""Score sheets of a period: the set of QĐ 766, and the office's own, a YAML file in the home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from domain.errors import ConfigurationError, UsageError
from domain.periods import Period
from drafting.score_sheet import ScoreSheet, read_sheet, set_of_766
from drafting.score_workbook import in_order, write_scores
from drafting.scoring import UnitScore, score
from workflow.fact_sheets import FactSheets
from workflow.factory import Process
from workflow.facts import DeskFacts
from workflow.material import material_of, needed
from workflow.resting import Resting

OWN = "bang-diem.yaml"  # in the home; none until the office writes one
SET_766: Final = "766"
OWN_SHEET: Final = "rieng"


@dataclass(frozen=True, slots=True)
class Scores:
    """A sheet, and each reporting unit's points by it, in the registry's order."""

    period: Period
    sheet: ScoreSheet
    units: tuple[UnitScore, ...]

    @property
    def in_order(self) -> list[UnitScore]:
        """Group by group, the placed ones first."""
        return in_order(self.units)


def sheets_there(process: Process) -> dict[str, str]:
    """Name of each sheet that can be asked for, by its key. A broken file of the office's is named all the same."""
    own = {OWN_SHEET: "Bảng điểm của Thành phố"} if _own(process).is_file() else {}
    return {SET_766: "Bộ chỉ số 766", **own}


def sheet_of(process: Process, name: str) -> ScoreSheet:
    """name: "766", "rieng" for the office's own, or the path of a YAML file. ConfigurationError tells each mistake."""
    if name == SET_766:
        return set_of_766(process.catalogue)
    path = _own(process) if name == OWN_SHEET else Path(name)
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise UsageError(f"Không đọc được bảng điểm “{path.name}”: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"Bảng điểm {path.name} không ở dạng chữ UTF-8; hãy lưu lại dạng UTF-8.") from error
    return read_sheet(text, process.catalogue, name=path.name)


def scores(process: Process, period: Period, *, sheet: str = SET_766) -> Scores:
    """UsageError when no report of the period is here, or where there is no such sheet."""
    chosen = sheet_of(process, sheet)
    with process.desk() as desk:
        facts = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)
        senders = facts.senders(period)
        if not senders:
            needed(material_of(process, desk, period))
        told = facts.few(sorted(chosen.codes()), _periods(period))
    found = score(chosen, told, catalogue=process.catalogue, period=period, units=senders)
    return Scores(period, chosen, found)


class ScoresShown:
    """Scores as pages show them."""

    def __init__(self) -> None:
        self.scores: Resting[Scores] = Resting(4)


def scores_shown(process: Process, period: Period, *, sheet: str = SET_766) -> Scores:
    """As `scores`, for looking at: while figures are being reviewed they may be some seconds old."""
    chosen = sheet_of(process, sheet)
    with process.desk() as desk:
        sheets = desk.sheets or FactSheets(process.catalogue)
        stamp = (sheets.stamp(desk.changes, _periods(period)), chosen, process.registry)
    kept = process.kept(ScoresShown).scores
    return kept.get((period, sheet), stamp, lambda: scores(process, period, sheet=sheet))


def scores_workbook(process: Process, period: Period, *, sheet: str = SET_766) -> bytes:
    """The same as XLSX."""
    found = scores(process, period, sheet=sheet)
    return write_scores(found.sheet, found.units, period)


def _periods(period: Period) -> Sequence[Period]:
    return list(dict.fromkeys((period, period.cumulative(), period.last_quarter)))


def _own(process: Process) -> Path:
    return process.settings.home / OWN
