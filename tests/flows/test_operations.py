"""The service as an operator meets it: started, asked, stopped, saved and brought back, by commands."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.access import HEADER
from domain.people import Role
from tests.support.docx_files import a_report
from tests.support.people import session_of
from workflow.factory import Process
from workflow.sessions import form_token
from workflow.settings import Settings

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


def command(home: Path, *words: str, **more: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "TONGHOP_HOME": str(home), "TONGHOP_EMBEDDER": "hashing", **more}
    return subprocess.Popen(
        [sys.executable, "-m", "workflow", *words],
        cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def done(home: Path, *words: str) -> tuple[int, str, str]:
    process = command(home, *words)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def secret(home: Path) -> str:
    home.mkdir()
    process = Process(Settings(home=home, embedder="off"))
    found = session_of(process, Role.ADMIN, name="Nguoi Quan Tri")
    process.close()
    return found


@pytest.fixture
def service(home: Path, secret: str) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    process = command(home, "serve", "--port", "0", TONGHOP_LOG_LEVEL="info")
    address = process.stdout.readline().split()[-1]
    headers = {HEADER: form_token(secret)}
    with httpx.Client(base_url=address, cookies={"tonghop": secret}, headers=headers, timeout=60) as client:
        yield process, client
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_a_stopped_service_ends_its_work_and_logs_no_names(service: tuple[subprocess.Popen[str], httpx.Client]):
    process, client = service
    [taken] = client.post("/api/v1/documents", files={"files": ("bao-cao-mat-ten.docx", a_report())}).json()
    assert taken["status"] == "stored"
    process.send_signal(signal.SIGTERM)
    _, log = process.communicate(timeout=60)
    assert process.returncode == 0
    told = [json.loads(line) for line in log.splitlines()]
    assert {"/api/v1/documents"} <= {t.get("route") for t in told}
    assert [t["state"] for t in told if t["message"] == "job ended"] == ["done"]
    assert "bao-cao-mat-ten" not in log
    assert "Nguoi Quan Tri" not in log


def test_a_second_consumer_of_the_same_home_is_refused(home: Path, service: tuple[subprocess.Popen[str], httpx.Client]):
    code, _, err = done(home, "worker")
    assert code == 2
    assert "PostgreSQL" in err
    assert len(err.strip().splitlines()) == 1


def test_a_home_is_saved_and_brought_back(home: Path, tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(a_report())
    assert done(home, "ingest", str(tmp_path / "a.docx"))[0] == 0
    assert done(home, "backup", str(tmp_path / "kho.tar"))[0] == 0
    code, out, _ = done(tmp_path / "moi", "restore", str(tmp_path / "kho.tar"), "--json")
    told = json.loads(out)
    assert (code, told["counts"]["documents"], told["journal_intact"]) == (0, 1, True)
    assert told["passages_indexed"] > 0
    question = ("ask", "Sở Nội vụ tiếp nhận mới bao nhiêu hồ sơ quý III/2026?", "--json")
    assert done(tmp_path / "moi", *question) == done(home, *question)


def test_a_second_service_takes_over_when_the_first_is_killed(home: Path, secret: str):
    first = command(home, "serve", "--port", "0")
    assert first.stdout.readline()
    second = command(home, "serve", "--port", "0")
    address = second.stdout.readline().split()[-1]
    cookies, headers = {"tonghop": secret}, {HEADER: form_token(secret)}
    try:
        with httpx.Client(base_url=address, cookies=cookies, headers=headers, timeout=90) as browser:
            first.kill()
            first.communicate(timeout=30)
            files = {"files": ("bao-cao.docx", a_report())}
            [taken] = browser.post("/api/v1/documents", params={"wait": 60}, files=files).json()
    finally:
        second.send_signal(signal.SIGTERM)
        _, told = second.communicate(timeout=60)
    assert taken["status"] == "stored"
    assert "thay khi nó dừng" in told
