"""How fast reading, embedding and answering are: `python -m bench [reading|embedding|asking …] [--model FOLDER]`.

Reading and embedding are ratios to another way on the same files in the same run; answering is measured at full size,
which takes some minutes to make. Without a model folder embedding is left out and answering uses the twin.

Each line gives the bound, what was measured and whether it holds; exit code 1 when one does not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import asking, embedding, reading
from bench.measures import Measure

PARTS = ("reading", "embedding", "asking")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Đo tốc độ.")
    parser.add_argument("parts", nargs="*", help=", ".join(PARTS))
    parser.add_argument("--model", type=Path, help="thư mục mô hình nhúng")
    asked = parser.parse_args(arguments)
    if unknown := [part for part in asked.parts if part not in PARTS]:
        parser.error(f"không có phép đo {', '.join(unknown)}; chọn trong: {', '.join(PARTS)}")
    held = True
    for measure in _measures(asked.parts or PARTS, asked.model):
        held = measure.holds and held
        print(line(measure), flush=True)
    return 0 if held else 1


def _measures(parts: Sequence[str], model: Path | None) -> Iterator[Measure]:
    if "reading" in parts:
        yield from reading.measures()
    if "embedding" in parts and model is not None:
        yield from embedding.measures(model)
    if "asking" in parts:
        yield from asking.measures(model=model)


def line(measure: Measure) -> str:
    sign, word = ("≥", "đạt") if measure.at_least else ("≤", "đạt")
    verdict = word if measure.holds else "KHÔNG ĐẠT"
    return f"{measure.name:<58} {measure.value:>8.1f} {measure.unit:<8} (mốc {sign} {measure.bound:g}) {verdict}"


if __name__ == "__main__":
    sys.exit(main())
