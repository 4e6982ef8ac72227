"""`tonghop demo`: the whole way on the synthetic reports – take in, extract, draft, three questions, then serve."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

from domain.answers import Answer
from domain.errors import ConfigurationError, OutOfDate, UsageError
from domain.people import Person, Role
from domain.periods import Period
from rag.model_building import build_model
from workflow.accounts import HERE
from workflow.asking import ask, examples
from workflow.commands import serve
from workflow.commands.ask import show
from workflow.commands.draft import write_file
from workflow.commands.ingest import taken
from workflow.commands.prepare import show_progress
from workflow.demo_people import add_demo_people
from workflow.due_dates import GROUPS, set_due
from workflow.factory import Process
from workflow.overview import periods
from workflow.reading import Given
from workflow.reporting import draft_report, written
from workflow.settings import Settings, load_settings
from workflow.terminal import DONE
from workflow.verifying import verify

REPORTS = Path(__file__).parents[2] / "eval" / "gold" / "reports"
UNIT = "Sở Tư pháp"  # of the demo's unit officer
SHOWN = Period.parse("2026-Q3")


def run(*, no_serve: bool, port: int) -> int:
    settings = load_settings()
    _prepare(settings)
    process = Process(settings)
    if _take_in(process):
        _calendar(process)
    _draft(process, settings.home)
    _ask(process)
    _people(process)
    process.close()
    if no_serve:
        return DONE
    return serve.run(host="127.0.0.1", port=port)


def _prepare(settings: Settings) -> None:
    print("1. Mô hình nhúng", flush=True)
    if settings.embedder in ("auto", "model"):
        build_model(settings.model_folder, show_progress)


def _take_in(process: Process) -> bool:
    """Whether any of the reports came for the first time."""
    files = sorted(p for p in REPORTS.glob("*") if p.suffix in (".docx", ".pdf"))
    if not files:
        raise ConfigurationError(f"Không thấy bộ báo cáo mô phỏng ở {REPORTS}; hãy tải lại mã nguồn đầy đủ.")
    print(f"2. Nhận {len(files)} báo cáo mô phỏng (số liệu bịa, không phản ánh đơn vị nào)", flush=True)
    results = list(taken(process, [(p.name, p) for p in files], Given(), quiet=False))
    values = sum(r.values for r in results)
    print(f"   {values} số liệu có trích dẫn, {sum(r.findings for r in results)} phát hiện.", flush=True)
    return any(r.status == "stored" for r in results)


def _calendar(process: Process) -> None:
    """The reports of the demonstration come today: without another due day all of them would be late."""
    today = dt.datetime.now().astimezone().date()
    person = Person(HERE, Role.ADMIN)
    for period in periods(process):
        for group in GROUPS:
            with suppress(UsageError, OutOfDate):  # too long after the cut-off, or set before
                set_due(process, person, period, group, today, reason="dùng thử: báo cáo mô phỏng nạp ngày này")


def _draft(process: Process, home: Path) -> None:
    print(f"3. Dự thảo báo cáo tổng hợp {SHOWN.label}", flush=True)
    draft = draft_report(process, SHOWN)
    content = written(draft, checking=True)
    checked = verify(process, content, SHOWN)
    path = home / f"du-thao-{SHOWN}.docx"
    write_file(path, content)
    print(f"   {path}: {len(checked.numbers)} con số, {checked.unsupported} số chưa có căn cứ.", flush=True)


def _ask(process: Process) -> None:
    print("4. Ba câu hỏi", flush=True)
    for question in examples(process, SHOWN)[:3]:
        print(f"\n   Hỏi: {question}")
        reply = ask(process, question, period=SHOWN)
        if isinstance(reply, Answer):
            show(reply)
        else:
            print(f"   {reply}")
    print(flush=True)


def _people(process: Process) -> None:
    """One account for each role, so that the pages can be seen as each of them."""
    people = add_demo_people(process, unit=UNIT)
    if not people:
        return
    print("5. Tài khoản dùng thử (trang đăng nhập cũng nêu; kho này chỉ mở trên máy này)")
    for person in people:
        print(
            f"   {person.name:<10} {person.password}   {person.role.label}{f', {person.unit}' if person.unit else ''}"
        )
    print(flush=True)
