"""`python -m bench.load`: fills a home once, starts the service on it, lets fifty people work, and tells how long each
thing took, what failed and how much memory the service held. Exit code 1 when a bound is broken.

The people and the service share this machine: the load average before and after is told with the figures.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.load.filling import PERIODS, REVIEWED, fill
from bench.load.people import MIX, AtWork, Browser, Ground, Taken, steps_of
from domain.people import Role
from rag.model_building import build_model
from tests.support.people import session_of
from workflow.factory import Process
from workflow.settings import Settings

ROOT = Path(__file__).parents[2]
NEXT = "số tiếp theo, kèm ảnh trang"
BOUNDS = {NEXT: 200.0, "hỏi đáp": 1500.0}  # ms at the 95th percentile
_PAGE = 150.0
_MEMORY = 1536  # MiB, of the service and its children together


def main() -> int:
    told = _arguments()
    settings = Settings(home=told.home, embedder="model", embedding_model=told.model)
    process = Process(settings)
    _filled(process, told.units, told.periods)
    ground, people = _ground(process, told.port), list(_people(process, told.people))
    with _service(settings, told.port, told.wait) as service:
        _everybody(people[:: max(1, len(people) // 8)], ground, seconds=8, think=0, seed=1)  # caches fill; not counted
        began = os.getloadavg()[0]
        taken = _everybody(people, ground, seconds=told.seconds, think=told.think, seed=2)
        memory = {name: _resident(pid) for name, pid in _family(service.pid)}
        print(f"{len(people)} người, {told.seconds} giây, nghĩ {told.think} giây mỗi bước; tải máy trước {began:.1f}, "
              f"sau {os.getloadavg()[0]:.1f}, {os.cpu_count()} nhân")  # fmt: skip
    process.close()
    return _report(taken, memory, told.seconds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.load")
    parser.add_argument("--home", type=Path, default=ROOT / "var" / "load")
    parser.add_argument("--model", type=Path, default=ROOT / "var" / "models" / "multilingual-e5-small")
    parser.add_argument("--units", type=int, default=143, help="of the registry, in its order")
    parser.add_argument("--periods", type=int, default=len(PERIODS), help="the newest so many")
    parser.add_argument("--people", type=int, default=sum(MIX.values()))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--think", type=float, default=1.5, help="mean seconds between an answer and the next step")
    parser.add_argument("--port", type=int, default=8199)
    parser.add_argument("--wait", type=float, default=180, help="seconds the service may take to start")
    return parser.parse_args()


def _filled(process: Process, units: int, periods: int) -> None:
    home = process.settings.home
    if not (process.settings.model_folder / "modules.json").is_file():
        build_model(process.settings.model_folder)
    done = home / f"filled-{units}-{periods}"
    if done.is_file():
        return
    if (home / "tonghop.db").exists():
        raise SystemExit(f"{home} holds something else; name another --home")
    home.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    print(f"Dựng kho {home}: {units} đơn vị, {periods} kỳ…", file=sys.stderr)
    count = fill(process, units=units, periods=periods)
    done.write_text(f"{count} báo cáo, {time.monotonic() - began:.0f} giây\n")


def _ground(process: Process, port: int) -> Ground:
    newest = PERIODS[-2]  # quarter IV: nobody has reviewed it
    with process.desk() as desk:
        receipts = desk.documents.receipts(period=newest, current_only=True)
        values = desk.values.of_document(receipts[0].document_id)
        all_of_them = desk.documents.receipts(current_only=True)
    units = tuple(sorted({r.unit for r in receipts if r.unit}))
    own = {u: tuple(r.document_id for r in all_of_them if r.unit == u) for u in units}
    codes = tuple(sorted({v.indicator for v in values}))
    return Ground(port, str(newest), newest.label, units, tuple(r.document_id for r in receipts), own, codes)


def _people(process: Process, count: int) -> Iterator[tuple[Role, str, str]]:
    """(role, unit, secret of a session), mixed as in an office."""
    share = count / sum(MIX.values())
    units = [u.name for u in process.registry.units]
    for role, many in MIX.items():
        for n in range(max(1, round(many * share))):
            unit = units[n * 7 % len(units)]
            name = REVIEWED if (role, n) == (Role.REVIEWER, 0) else f"{role.value} {n}"
            yield role, unit, session_of(process, role, unit=unit, name=name)


@contextmanager
def _service(settings: Settings, port: int, wait: float) -> Iterator[subprocess.Popen[bytes]]:
    environment = {
        **os.environ,
        "TONGHOP_HOME": str(settings.home),
        "TONGHOP_EMBEDDER": "model",
        "TONGHOP_EMBEDDING_MODEL": str(settings.model_folder),
        "TONGHOP_LOG_LEVEL": "warning",
    }
    with (settings.home / "load.log").open("wb") as log:
        command = [sys.executable, "-m", "workflow", "serve", "--port", str(port)]
        service = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=log)
        assert service.stdout is not None
        try:
            if not service.stdout.readline():
                raise SystemExit(f"the service did not start; see {settings.home / 'load.log'}")
            _idle(service.pid, wait)
            yield service
        finally:
            service.terminate()
            service.wait(60)


def _idle(pid: int, wait: float) -> None:
    """Until the service has loaded the model and mended the index: its processor time stands still."""
    end, before = time.monotonic() + wait, -1.0
    while time.monotonic() < end:
        time.sleep(2)
        spent = sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13])) / 100
        if spent - before < 0.2:
            return
        before = spent


def _everybody(
    people: list[tuple[Role, str, str]], ground: Ground, *, seconds: float, think: float, seed: int
) -> Taken:
    taken = Taken()
    end = time.monotonic() + seconds

    def work(number: int, role: Role, unit: str, secret: str) -> None:
        chance = random.Random(f"{seed} {number}")
        browser = Browser(ground, secret, taken)
        time.sleep(chance.uniform(0, think))
        for step in steps_of(AtWork(role, unit, browser, ground, chance)):
            if time.monotonic() >= end:
                return
            step()
            time.sleep(chance.uniform(0.5, 1.5) * think)

    at_work = [threading.Thread(target=work, args=(n, *person)) for n, person in enumerate(people)]
    for thread in at_work:
        thread.start()
    for thread in at_work:
        thread.join()
    return taken


def _family(pid: int) -> Iterator[tuple[str, int]]:
    yield "dịch vụ", pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield f"tiến trình con {child}", int(child)


def _resident(pid: int) -> float:
    """MiB of memory that are really there."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def _report(taken: Taken, memory: dict[str, float], seconds: float) -> int:
    held = True
    print(f"{'việc':<30} {'lượt':>6} {'p50':>8} {'p95':>8} {'p99':>8}   mốc p95 (ms)")
    for what, spent in sorted(taken.seconds.items()):
        ordered = sorted(1000 * s for s in spent)
        p50, p95, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.95, 0.99))
        bound = BOUNDS.get(what, _PAGE)
        held = held and p95 <= bound
        verdict = "đạt" if p95 <= bound else "KHÔNG ĐẠT"
        print(f"{what:<30} {len(ordered):>6} {p50:>8.1f} {p95:>8.1f} {p99:>8.1f}   {bound:g} {verdict}")
    asked = sum(len(s) for what, s in taken.seconds.items() if what != NEXT)
    print(f"{asked} yêu cầu, {asked / seconds:.1f} mỗi giây; {len(taken.errors)} lỗi")
    for error in sorted(set(taken.errors))[:10]:
        print(f"  {error}")
    told = ", ".join(f"{name} {mib:.0f}" for name, mib in memory.items())
    print(f"bộ nhớ (MiB): {told}; cộng {sum(memory.values()):.0f} (mốc {_MEMORY})")
    return 0 if held and not taken.errors and sum(memory.values()) <= _MEMORY else 1


if __name__ == "__main__":
    sys.exit(main())
