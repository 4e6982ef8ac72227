"""The whole way by commands, as a person types them, with the network cut where the machine lets us cut it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from domain.people import Person, Role
from tests.support.docx_files import BODY, a_report
from workflow.factory import Process
from workflow.learned import teach
from workflow.settings import Settings

ROOT = Path(__file__).parents[2]
CUT = ["unshare", "-rn"]  # a network namespace with nothing in it, not even loopback


def can_cut() -> bool:
    return shutil.which("unshare") is not None and subprocess.run([*CUT, "true"], capture_output=True).returncode == 0


class Line:
    """Runs `tonghop` in a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._prefix = CUT if can_cut() else []

    def run(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "TONGHOP_HOME": str(self.home), "TONGHOP_EMBEDDER": "hashing"}
        command = [*self._prefix, sys.executable, "-m", "workflow", *words]
        return subprocess.run(
            command, capture_output=True, text=True, input=stdin, env=environment, cwd=ROOT, timeout=120, check=False
        )

    def json(self, *words: str, stdin: str = "", code: int = 0) -> Any:
        done = self.run(*words, "--json", stdin=stdin)
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return Line(tmp_path / "home")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports of quý III and one file that is none."""
    folder = tmp_path / "gui"
    folder.mkdir()
    (folder / "a-snv.docx").write_bytes(a_report())
    (folder / "b-syt.docx").write_bytes(
        a_report(*_body("1.250", "2.480", "98,5%", "97,2%"), unit="SỞ Y TẾ", number="7/BC-SYT")
    )
    ward = {"unit": "PHƯỜNG BA ĐÌNH", "parent": "ỦY BAN NHÂN DÂN", "number": "9/BC-UBND"}
    (folder / "c-ba-dinh.docx").write_bytes(a_report(*_body("1.250", "3.100"), **ward))
    (folder / "d-rong.docx").write_bytes(b"")
    return folder


def _body(*pairs: str) -> list[str]:
    """The usual body with figures replaced: old, new, old, new …"""
    parts = [str(part) for part in BODY]
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        parts = [part.replace(old, new) for part in parts]
    return parts


def test_reports_go_in_and_the_city_report_and_answers_come_out(line: Line, folder: Path, tmp_path: Path):
    taken = line.json("ingest", str(folder), code=1)
    assert [(t["status"], t["unit"]) for t in taken] == [
        ("stored", "Sở Nội vụ"), ("stored", "Sở Y tế"), ("stored", "Phường Ba Đình"), ("refused", None),
    ]  # fmt: skip

    report = tmp_path / "bao-cao.docx"
    drafted = line.json("draft", "--period", "2026-Q3", "-o", str(report))
    assert drafted["verified"] is True
    [received] = [
        f for f in drafted["figures"] if (f["indicator"], f["scope"], f["period"]) == ("TT-12", "Hà Nội", "2026-Q3")
    ]
    assert (received["value"], received["coverage"], len(received["from"])) == ("6830", "3/3", 3)

    checked = line.json("verify", str(report), "--period", "2026-Q3")
    assert checked["unsupported"] == 0
    assert {n["status"] for n in checked["numbers"]} >= {"fact"}

    matrix = tmp_path / "so-lieu.xlsx"
    assert line.run("export", "--period", "2026-Q3", "-o", str(matrix)).returncode == 0
    assert matrix.read_bytes().startswith(b"PK")

    scored = line.json("score", "--period", "2026-Q3")
    assert scored["points"] == "100"
    assert [u["unit"] for u in scored["units"]] == ["Sở Nội vụ", "Sở Y tế", "Phường Ba Đình"]
    assert all(c["points"] or c["why"] for u in scored["units"] for g in u["groups"] for c in g["criteria"])

    single = line.json("ask", "Sở Y tế tiếp nhận mới bao nhiêu hồ sơ quý III/2026?")
    assert [v["value"] for v in single["values"]] == ["2480"]
    ranked = line.json("ask", "Xếp hạng các đơn vị theo tỷ lệ giải quyết đúng hạn quý III năm 2026")
    assert ranked["status"] == "answered"
    told = line.json("ask", "Sở Nội vụ nói gì về việc số hóa hồ sơ lưu trữ?")
    assert any("số hóa" in c["quote"] for c in told["citations"])
    assert line.json("ask", "Giá vàng hôm nay bao nhiêu?")["status"] == "no_answer"


def test_taking_in_again_changes_nothing(line: Line, folder: Path):
    first = line.json("ingest", str(folder / "a-snv.docx"))
    again = line.json("ingest", str(folder / "a-snv.docx"))
    assert [t["status"] for t in (*first, *again)] == ["stored", "duplicate"]
    assert first[0]["values"] == again[0]["values"]


def test_the_index_can_be_deleted_at_any_time(line: Line, folder: Path):
    line.json("ingest", str(folder / "a-snv.docx"))
    question = ("ask", "Sở Nội vụ nói gì về việc số hóa hồ sơ lưu trữ?")
    before = line.json(*question)
    shutil.rmtree(line.home / "index")
    assert line.json(*question) == before
    assert line.run("reindex").returncode == 0
    assert line.json(*question) == before


def test_extract_prints_every_number_in_exactly_one_place(line: Line, folder: Path):
    found = line.json("extract", str(folder / "a-snv.docx"))
    assert found["document"]["unit"] == "Sở Nội vụ"
    assert (found["document"]["number"], found["document"]["date"]) == ("412/BC-SNV", "2026-09-16")
    assert {v["indicator"]: v["value"] for v in found["values"]}["TT-20"] == "98.5"
    assert [o["kind"] for o in found["others"] if o["quote"].find("99%") >= 0] == ["target"]
    assert any(i["rule"] == "doc_number" for i in found["ignored"])
    assert len(found["passages"]["problems"]) == 1


def test_the_caller_overrides_unit_and_period(line: Line, folder: Path):
    found = line.json("extract", str(folder / "a-snv.docx"), "--unit", "Sở Du lịch", "--period", "2026-Q2")
    assert (found["document"]["unit"], found["document"]["period"]) == ("Sở Du lịch", "2026-Q2")


def test_figures_reads_standard_input(line: Line):
    text = "Tiếp nhận mới 9.016 hồ sơ theo Kế hoạch số 43/KH-UBND; phấn đấu đạt 98%."
    figures = line.json("figures", "-", stdin=text)["figures"]
    assert [(f["kind"], f["value"]) for f in figures] == [("actual", "9016"), ("doc_number", None), ("target", "98")]
    assert all(text[f["start"] : f["end"]] == f["quote"] for f in figures)


@pytest.mark.parametrize(
    "words",
    [
        ["extract", "khong-co.docx"],
        ["ingest", "khong-co"],
        ["draft", "--period", "quy 3", "-o", "x.docx"],
        ["draft", "--period", "2026-Q3", "-o", "x.docx"],
        ["verify", "khong-co.docx"],
        ["lenh-la"],
        ["extract", "README.md", "--unit", "Sở Không Có"],
        ["serve", "--host", "0.0.0.0"],
    ],
)
def test_wrong_use_is_one_line_and_exit_code_two(line: Line, words: list[str]):
    done = line.run(*words)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("rong.docx", b"", "rỗng"),
        ("gia.docx", b"MZ\x90\x00" * 200, "không"),
        ("cut.pdf", b"%PDF-1.4\n%cut", "cắt cụt"),
        ("cut.docx", a_report()[:3000], "hỏng"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_the_json(
    line: Line, tmp_path: Path, name: str, content: bytes, reason: str
):
    path = tmp_path / name
    path.write_bytes(content)
    done = line.run("extract", str(path), "--json")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    found = json.loads(done.stdout)
    assert found["values"] == []
    assert reason in found["findings"][0]["message"]


def test_the_first_admin_is_made_by_command_and_nobody_is_locked_out(line: Line):
    assert "tonghop people add" in line.run("people", "list").stdout
    for words, password in ((("--role", "admin"), "ngắn"), (("--role", "vua"), "hoa bưởi tháng ba")):
        done = line.run("people", "add", "Quản Trị", *words, "--password-stdin", stdin=f"{password}\n")
        assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    made = line.run("people", "add", "Quản Trị", "--role", "admin", "--password-stdin", stdin="hoa bưởi tháng ba\n")
    assert made.returncode == 0
    assert line.run("people", "disable", "quản trị").returncode == 2
    unit = ("--role", "unit_officer", "--unit", "Sở Y tế", "--password-stdin")
    assert line.run("people", "add", "Thu Hà", *unit, stdin="hoa bưởi tháng ba\n").returncode == 0
    assert line.run("people", "disable", "thu hà").returncode == 0
    assert [(p["name"], p["role"], p["unit"], p["disabled"]) for p in line.json("people", "list")] == [
        ("Quản Trị", "admin", None, False),
        ("Thu Hà", "unit_officer", "Sở Y tế", True),
    ]
    assert line.json("audit", "verify") == {"entries": 3, "intact": True, "first_broken": None}


def test_a_password_is_never_asked_where_nobody_can_type_it(line: Line):
    done = line.run("people", "add", "Quản Trị", "--role", "admin")
    assert done.returncode == 2
    assert "--password-stdin" in done.stderr


def test_a_single_report_is_read_with_the_wordings_taught_in_this_home(line: Line, tmp_path: Path):
    report = tmp_path / "snv.docx"
    report.write_bytes(a_report(BODY[0], "Trong quý III có 37 tập vắt vai quý trước.", *BODY[1:]))
    assert "37" not in [v["value"] for v in line.json("extract", str(report))["values"]]
    line.home.mkdir(exist_ok=True)
    process = Process(Settings(home=line.home, embedder="off"))
    teach(process, Person("An", Role.REVIEWER), "tập vắt vai quý trước", "TT-15")
    process.close()
    [value] = [v for v in line.json("extract", str(report))["values"] if v["value"] == "37"]
    assert value["indicator"] == "TT-15"
