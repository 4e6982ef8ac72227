"""`tonghop draft`: the consolidated report of a period as DOCX, read back before it is handed over."""

from __future__ import annotations

from pathlib import Path

from domain.city import CityFigure
from domain.drafts import DraftReport
from domain.errors import ConfigurationError
from domain.periods import Period
from drafting.template import fill_template
from workflow.contract import Json, city_figure_json, finding_json, unit_figure_json
from workflow.drafted_lines import kept_lines, what_stands
from workflow.factory import Process
from workflow.reporting import draft_report, findings_of, written
from workflow.settings import load_settings
from workflow.terminal import DONE, PARTLY, complain, content_of, put
from workflow.verifying import Verification, verify
from workflow.waiting import at_the_terminal


def run(
    output: Path, *, period: Period, kind: str | None, checking: bool, as_json: bool, template: Path | None = None
) -> int:
    """template: the office's own Word file whose holes are filled, instead of our own form."""
    process = Process(load_settings(), once=True)
    with at_the_terminal() as told:
        stands = what_stands(process)
        draft = draft_report(process, period, kind=kind, told=told)
        told("Ghi văn bản", 0, 1)
        content = fill_template(content_of(template), draft) if template else written(draft, checking=checking)
        lines = kept_lines(process, draft, made_from=stands)
        checked = verify(process, content, period, lines=lines, told=told)
    write_file(output, content)
    findings = findings_of(process, period)
    process.close()
    if as_json:
        listed = [{"unit": unit, **finding_json(finding)} for unit, finding in findings]
        put(draft_json(draft, checked) | {"findings": listed, "file": str(output)})
    else:
        print(f"Đã ghi {output}: {len(draft.slots())} ô số, {len(draft.units)} đơn vị, {len(draft.gaps)} chỗ trống.")
        for number in (n for n in checked.numbers if n.status == "unsupported"):
            complain(f"Số chưa có căn cứ “{number.quote}”: {number.why}")
    return DONE if checked.unsupported == 0 else PARTLY


def draft_json(draft: DraftReport, checked: Verification) -> Json:
    coverage = f"{len(draft.units)}/{len(draft.units)}"
    return {
        "period": str(draft.period),
        "kind": draft.kind,
        "figures": [
            city_figure_json(f) if isinstance(f, CityFigure) else unit_figure_json(f, coverage) for f in draft.figures
        ],
        "gaps": [
            {"section": g.section, "indicator": g.indicator, "reason": g.reason, "units": list(g.units)}
            for g in draft.gaps
        ],
        "verified": checked.unsupported == 0,
    }


def write_file(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise ConfigurationError(f"Không ghi được tệp {path}: {error.strerror}.") from error
