"""`python -m eval [reading|extraction|narratives|phrases|mutation|answering|asking|…]`: all when none is named.

Exit 0; 1 when a result is a step back from the baseline; 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from eval.compare import accept, load_baseline, steps_back
from eval.outcomes import Outcome
from eval.printing import show
from eval.running import RUNNERS, run


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    names = asked.runners or list(RUNNERS)
    if unknown := [name for name in names if name not in RUNNERS]:
        print(f"Không có phép đo {', '.join(unknown)}; chọn trong: {', '.join(RUNNERS)}.", file=sys.stderr)
        return 2
    outcomes = run(names, reports=asked.reports, model=asked.model)
    _print(outcomes, as_json=asked.json, verbose=asked.verbose)
    if asked.accept:
        accept(outcomes)
        return 0
    baseline = load_baseline()
    back = [line for outcome in outcomes for line in steps_back(outcome, baseline)] if asked.reports is None else []
    for line in back:
        print(f"Lùi: {line}", file=sys.stderr)
    return 1 if back else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description="Đo chất lượng trên bộ báo cáo mẫu.")
    parser.add_argument("runners", nargs="*", help=", ".join(RUNNERS))
    parser.add_argument("--json", action="store_true", help="in một tài liệu JSON")
    parser.add_argument("-v", "--verbose", action="store_true", help="liệt kê từng sai phạm")
    parser.add_argument("--accept", action="store_true", help="lấy kết quả này làm kết quả gốc")
    parser.add_argument("--model", type=Path, help="thư mục mô hình nhúng; mặc định dùng bản băm không cần trọng số")
    parser.add_argument("--reports", type=Path, help="thư mục báo cáo khác, có tệp *.truth.json cạnh mỗi báo cáo")
    return parser


def _print(outcomes: Sequence[Outcome], *, as_json: bool, verbose: bool) -> None:
    if as_json:
        print(json.dumps({o.name: o.as_json() for o in outcomes}, ensure_ascii=False, indent=1))
        return
    console = Console()
    for outcome in outcomes:
        show(outcome, console, verbose=verbose)


if __name__ == "__main__":
    sys.exit(main())
