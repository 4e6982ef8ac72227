"""`tonghop export`: units × indicators as XLSX."""

from __future__ import annotations

from pathlib import Path

from domain.periods import Period
from workflow.commands.draft import write_file
from workflow.exporting import export_matrix
from workflow.factory import Process
from workflow.settings import load_settings
from workflow.terminal import DONE


def run(output: Path, *, period: Period) -> int:
    process = Process(load_settings(), once=True)
    content = export_matrix(process, period)
    process.close()
    write_file(output, content)
    print(f"Đã ghi {output}.")
    return DONE
