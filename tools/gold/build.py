"""Makes eval/gold/reports from tools/gold/reports: `python -m tools.gold.build [name…]`.

PDFs need LibreOffice here; whoever uses the result does not.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from extraction.catalogue import load_catalogue
from tools.gold.markup import Report, parse
from tools.gold.prints import print_of
from tools.gold.truths import truth_of
from tools.gold.word_file import word_file

SOURCES = Path(__file__).parent / "reports"
REPORTS = Path(__file__).parents[2] / "eval" / "gold" / "reports"


def measures() -> dict[str, str]:
    return {indicator.code: indicator.measure for indicator in load_catalogue()}


def sources(names: list[str]) -> list[Path]:
    found = sorted(SOURCES.glob("*.txt"))
    return [path for path in found if not names or path.stem in names]


def truth_text(report: Report, known: dict[str, str]) -> str:
    return json.dumps(truth_of(report, known), ensure_ascii=False, indent=1) + "\n"


def print_text(report: Report) -> str:
    return json.dumps(print_of(report), ensure_ascii=False, indent=1) + "\n"


def build(path: Path, known: dict[str, str]) -> str:
    """Writes the report, its truth and what it prints; returns the report's name."""
    report = parse(path.read_text(encoding="utf-8"))
    name = report.head["file"]
    target = REPORTS / name
    content = word_file(report)
    target.write_bytes(content if name.endswith(".docx") else _pdf(content))
    target.with_suffix(".truth.json").write_text(truth_text(report, known), encoding="utf-8")
    target.with_suffix(".print.json").write_text(print_text(report), encoding="utf-8")
    return name


def _pdf(word: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.docx"
        source.write_bytes(word)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(".pdf").read_bytes()


if __name__ == "__main__":
    known_measures = measures()
    for source_path in sources(sys.argv[1:]):
        print(build(source_path, known_measures))
