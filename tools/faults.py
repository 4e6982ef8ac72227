"""Kills the service with signal 9 at random moments while files are being sent, starts it again each time, and at the
end holds what is stored against a run that nobody disturbed:

    python tools/faults.py --kills 100 --files 60                       SQLite, one process
    tools/postgres_for_tests.sh python tools/faults.py --postgres …     PostgreSQL, the service and two workers

Prints one JSON document; exit code 1 when anything was lost, doubled or half-written.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from domain.jobs import Job, JobState  # noqa: E402  # found once the root is on the path
from domain.people import Role  # noqa: E402
from tests.support.databases import database  # noqa: E402
from tests.support.docx_files import BODY, a_report  # noqa: E402
from tests.support.people import session_of  # noqa: E402
from workflow.factory import Process  # noqa: E402
from workflow.indexing import mend_index  # noqa: E402
from workflow.intake import Upload, take_in  # noqa: E402
from workflow.reading import Given  # noqa: E402
from workflow.registry import load_registry  # noqa: E402
from workflow.sessions import form_token  # noqa: E402
from workflow.settings import Settings  # noqa: E402

LENGTH = 6  # times that a report says what it says
AHEAD = 3  # files sent before the kills so far would let them, so that there is always one on its way
PATIENCE = 300.0  # seconds that the last files may take once nobody kills any more


@dataclass(slots=True)
class Told:
    """What happened."""

    kills: int = 0
    sendings: int = 0
    unanswered: int = 0
    accepted: list[str] = field(default_factory=list)


class Service:
    """The processes of one installation: the web service and, with PostgreSQL, two workers beside it."""

    def __init__(self, settings: Settings, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        serve = ["serve", "--port", str(port)]
        self._commands = [serve, ["worker"], ["worker"]] if settings.shared else [serve]
        self._environment = {
            **os.environ,
            "TONGHOP_HOME": str(settings.home),
            "TONGHOP_EMBEDDER": "hashing",
            "TONGHOP_WORKERS": "0" if settings.shared else "2",
            "TONGHOP_LOG_LEVEL": "warning",
            **({"TONGHOP_DATABASE_URL": settings.database_url} if settings.database_url else {}),
        }
        self._log = (settings.home / "faults.log").open("ab")
        self._home = settings.home
        self._running = [self._start(which) for which in range(len(self._commands))]

    def kill_one(self, chance: random.Random) -> int:
        """Signal 9, and at once a new process in its place; which."""
        which = chance.randrange(len(self._running))
        self._end(self._running[which], signal.SIGKILL)
        self._running[which] = self._start(which)
        return which

    def ready(self, which: int) -> bool:
        """Whether it has printed that it accepts requests, or takes files in. Nobody but us may end it."""
        if self._running[which].poll() is not None:
            raise SystemExit(f"a process ended by itself; see {self._home / 'faults.log'}")
        return self._printed(which).stat().st_size > 0

    def stop(self) -> None:
        for process in self._running:
            self._end(process, signal.SIGTERM)
        self._log.close()

    def _start(self, which: int) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "workflow", *self._commands[which]]
        with self._printed(which).open("wb") as printed:
            return subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=printed, stderr=self._log)

    def _printed(self, which: int) -> Path:
        return self._home / f"printed-{which}"

    @staticmethod
    def _end(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
        process.send_signal(how)
        process.wait(120)


def files_of(count: int) -> list[tuple[str, str, bytes]]:
    """(file name, unit, content): a report of each unit, no two with the same figures, long enough to take a while."""
    units = load_registry().units[:count]
    made = []
    for n, unit in enumerate(units):
        body = [str(part).replace("1.250", f"{n + 2}.{250 + n}").replace("98,5", f"9{n % 9},{n % 10}") for part in BODY]
        made.append(
            (
                f"bao-cao-{n:03d}.docx",
                unit.name,
                a_report(*body * LENGTH, unit=unit.name.upper(), number=f"{n + 1}/BC-X"),
            )
        )
    return made


def stored(process: Process) -> dict[str, str]:
    """sha256 of every report's file → hash over everything that was read from it."""
    found = {}
    with process.desk() as desk:
        for receipt in desk.documents.receipts():
            parts: list[Any] = [
                receipt.state.value,
                receipt.unit,
                str(receipt.period),
                receipt.version,
                receipt.current,
            ]
            parts += sorted(map(repr, desk.values.of_document(receipt.document_id)))
            parts += sorted(map(repr, desk.findings.of_document(receipt.document_id)))
            parts += sorted(map(repr, desk.narratives.of_document(receipt.document_id)))
            parts.append(desk.documents.document(receipt.document_id) == process.reader.read(
                process.files.read(receipt.sha256), receipt.name
            ))  # fmt: skip
            found[receipt.sha256] = hashlib.sha256(repr(parts).encode()).hexdigest()
    return found


def undisturbed(files: list[tuple[str, str, bytes]]) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as home:
        process = Process(Settings(home=Path(home), embedder="off"))
        for name, unit, content in files:
            take_in(process, Upload(name, content, "An"), Given(unit=unit))
        found = stored(process)
        process.close()
    return found


def send(client: httpx.Client, file: tuple[str, str, bytes], told: Told) -> bool:
    """False when the service did not answer: the file may or may not have been accepted, so it is sent again."""
    name, unit, content = file
    told.sendings += 1
    try:
        answer = client.post("/api/v1/documents?wait=0", files={"files": (name, content)}, data={"unit": unit})
        answer.raise_for_status()
    except httpx.TransportError:
        told.unanswered += 1
        return False
    told.accepted += [taken["job"] for taken in answer.json()]
    return True


def disturb(service: Service, client: httpx.Client, files: list[tuple[str, str, bytes]], kills: int, seed: int) -> Told:
    """Sends all files and kills `kills` times, so that there is work left until the last kill.

    One kill in four falls into a start, the others into the first seconds in which the process is at work.
    """
    chance, told = random.Random(seed), Told()
    waiting = list(reversed(files))
    last, next_kill = 0, 0.0
    while waiting or told.kills < kills:
        released = AHEAD + told.kills * len(files) // kills
        if waiting and len(files) - len(waiting) < released and send(client, waiting[-1], told):
            waiting.pop()
        if not next_kill and told.kills < kills and service.ready(last):
            next_kill = time.monotonic() + chance.uniform(0.0, 2.5)
        if next_kill and time.monotonic() >= next_kill:
            last, next_kill = service.kill_one(chance), 0.0
            told.kills += 1
            if told.kills < kills and chance.random() < 0.25:
                next_kill = time.monotonic() + chance.uniform(0.2, 4.0)
        time.sleep(0.05)
    return told


def finished(process: Process, told: Told) -> list[Job]:
    """The accepted jobs once none is open."""
    until = time.monotonic() + PATIENCE
    while True:
        with process.desk() as desk:
            jobs = [job for job_id in told.accepted if (job := desk.jobs.get(job_id)) is not None]
        if time.monotonic() > until or not any(job.state.open for job in jobs):
            return jobs
        time.sleep(0.5)


def compared(process: Process, files: list[tuple[str, str, bytes]], told: Told, jobs: list[Job]) -> dict[str, Any]:
    expected, found = undisturbed(files), stored(process)
    mend_index(process)
    with process.desk() as desk:
        entries = [e for e in desk.journal.entries() if e.act == "stored"]
        intact = desk.journal.first_broken() is None
        values, wanted = desk.values.count(), desk.passages.current_ids()
    assert process.vectors is not None
    return {
        "kills": told.kills,
        "files": len(files),
        "sendings": told.sendings,
        "unanswered": told.unanswered,
        "accepted": len(told.accepted),
        "runs": sum(job.run for job in jobs),
        "most_runs_of_one": max(job.run for job in jobs),
        "values": values,
        "lost": len(told.accepted) - sum(job.state is JobState.DONE for job in jobs),
        "missing": len(expected.keys() - found.keys()),
        "unexpected": len(found.keys() - expected.keys()),
        "different": sum(found[sha] != told_ for sha, told_ in expected.items() if sha in found),
        "stored_twice": len(entries) - len({e.subject for e in entries}),
        "left_in_inbox": len(process.inbox.job_ids()),
        "journal_intact": intact,
        "index_complete": process.vectors.ids() == wanted,
    }


def sound(report: dict[str, Any]) -> bool:
    faults = ("lost", "missing", "unexpected", "different", "stored_twice")
    return not any(report[f] for f in faults) and report["journal_intact"] and report["index_complete"]


def run(home: Path, *, files: int, kills: int, seed: int, database_url: str | None = None) -> dict[str, Any]:
    settings = Settings(home=home, embedder="hashing", database_url=database_url)
    home.mkdir(parents=True, exist_ok=True)
    process = Process(settings)
    secret = session_of(process, Role.OFFICER)
    sent = files_of(files)
    service = Service(settings, _free_port())
    headers = {"x-csrf-token": form_token(secret)}
    began = time.monotonic()
    try:
        with httpx.Client(
            base_url=service.address, cookies={"tonghop": secret}, headers=headers, timeout=30, trust_env=False
        ) as client:
            told = disturb(service, client, sent, kills, seed)
        jobs = finished(process, told)
    finally:
        service.stop()
    report = compared(process, sent, told, jobs)
    process.close()
    return {
        "database": "PostgreSQL" if settings.shared else "SQLite",
        "seconds": round(time.monotonic() - began),
        **report,
    }


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--files", type=int, default=60)
    words.add_argument("--kills", type=int, default=100)
    words.add_argument("--seed", type=int, default=20260930)
    words.add_argument("--postgres", action="store_true")
    chosen = words.parse_args()
    databases = database("postgresql" if chosen.postgres else "sqlite")
    with tempfile.TemporaryDirectory() as folder:
        report = run(
            Path(folder) / "home",
            files=chosen.files,
            kills=chosen.kills,
            seed=chosen.seed,
            database_url=next(databases),
        )
    databases.close()
    print(json.dumps(report, ensure_ascii=False, indent=1))
    sys.exit(0 if sound(report) else 1)


if __name__ == "__main__":
    main()
