"""Against the last accepted result: a harm that rises, or an F1 that falls by more than chance, is a step back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.metrics import Counts, f1_change
from eval.outcomes import Outcome

BASELINE = Path(__file__).parent / "baseline.json"


def load_baseline(path: Path = BASELINE) -> dict[str, Any]:
    """By runner, as `Outcome.as_json` wrote it; empty where nothing was accepted yet."""
    if not path.is_file():
        return {}
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def accept(outcomes: Sequence[Outcome], path: Path = BASELINE) -> None:
    """These results become what later ones are held against; runners not run keep theirs."""
    accepted = load_baseline(path)
    for outcome in outcomes:
        kept = outcome.as_json()
        accepted[outcome.name] = {key: kept[key] for key in ("all", "harms", "cases")}
    path.write_text(json.dumps(accepted, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def steps_back(outcome: Outcome, baseline: Mapping[str, Any]) -> list[str]:
    """One line per step back; none where this runner has no baseline."""
    before = baseline.get(outcome.name)
    if before is None:
        return []
    if set(before["cases"]) != set(outcome.cases):
        return [f"{outcome.name}: bộ mẫu đã đổi so với kết quả gốc; hãy xem lại rồi chạy với --accept"]
    return [*_risen_harms(outcome, before["harms"]), *_fallen_f1(outcome, before["cases"])]


def _risen_harms(outcome: Outcome, before: Mapping[str, int]) -> list[str]:
    return [
        f"{outcome.name}: {harm} tăng từ {before.get(harm, 0)} lên {now}"
        for harm, now in outcome.harms.items()
        if now > before.get(harm, 0)
    ]


def _fallen_f1(outcome: Outcome, before: Mapping[str, Sequence[int]]) -> list[str]:
    names = sorted(outcome.cases)
    old = [Counts(*before[name]) for name in names]
    change = f1_change(old, [outcome.cases[name] for name in names])
    if change.high >= 0:
        return []
    return [f"{outcome.name}: F1 giảm {-change.high:.4f}–{-change.low:.4f}, vượt mức dao động ngẫu nhiên"]
