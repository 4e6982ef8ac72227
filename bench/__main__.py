"""How fast reading is, as ratios to another way on the same files in the same run: `python -m bench`.

Each line gives the bound, what was measured and whether it holds; exit code 1 when one does not.
"""

from __future__ import annotations

import sys

from bench.measures import Measure
from bench.reading import measures


def main() -> int:
    held = True
    for measure in measures():
        held = measure.holds and held
        print(line(measure), flush=True)
    return 0 if held else 1


def line(measure: Measure) -> str:
    sign, word = ("≥", "đạt") if measure.at_least else ("≤", "đạt")
    verdict = word if measure.holds else "KHÔNG ĐẠT"
    return f"{measure.name:<58} {measure.value:>8.1f} {measure.unit:<8} (mốc {sign} {measure.bound:g}) {verdict}"


if __name__ == "__main__":
    sys.exit(main())
