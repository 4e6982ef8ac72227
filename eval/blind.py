"""Paragraphs of a city report as composed and as a language model words them, side by side for a reader who does not
know which is which; and what the reader chose, once the key is opened.

`python -m eval.blind --url http://127.0.0.1:8081/v1 --folder DIR [--most 20]` writes DIR/cap-doi.txt for the reader,
DIR/khoa.json for afterwards. `python -m eval.blind --folder DIR --judged FILE` counts: a line "3 A", "3 B" or "3 =".
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from math import comb
from pathlib import Path

from domain.drafts import DraftReport, Paragraph
from domain.periods import Period
from domain.texts import one_space
from drafting.narrative import other_words
from drafting.quoting import QUOTED
from eval.cases import load_reports
from eval.office import open_office
from eval.worded import Watched
from prompts.langchain_model import LangchainModel
from prompts.model import ModelFailed
from workflow.factory import Process
from workflow.reporting import draft_report

PAIRS, KEY = "cap-doi.txt", "khoa.json"
SHOWN = Period.parse("2026-Q3")
_PLACE = re.compile(r"\[s\d+\]")
_DIGITS = re.compile(r"\d+(?:[.,/]\d+)*")
_CHOICE = re.compile(r"(\d+)\s*[:.)]?\s*([ABab=])")
_ASKED = (
    "Mỗi cặp là hai cách viết cùng một đoạn của báo cáo, cùng số liệu. Đọc như người duyệt báo cáo, chọn cách dễ đọc,\n"
    "liền mạch, đúng văn phong hơn. Ghi vào một tệp khác, mỗi dòng một cặp: “3 A”, “3 B”, hoặc “3 =” nếu như nhau.\n"
)


@dataclass(frozen=True, slots=True)
class Trial:
    """outcome: "taken"; "same" words; "refused", as they do not say the same; "failed" to come. foreign: digits that
    the model wrote outside the places of figures and that the paragraph's own words do not hold."""

    outcome: str
    composed: str
    worded: str
    foreign: tuple[str, ...]
    seconds: float


def paragraphs_of(draft: DraftReport, most: int) -> list[Paragraph]:
    """Those a model may word: with figures and without words of the units; evenly from the whole report."""
    told = [p for s in draft.sections for p in s.body if isinstance(p, Paragraph) and p.slots]
    own = [p for p in told if not any(slot.derivation.startswith(QUOTED) for slot in p.slots)]
    step = max(len(own) / most, 1)
    return [own[int(n * step)] for n in range(min(most, len(own)))]


def trials(process: Process, model: Watched, paragraphs: Sequence[Paragraph]) -> Iterator[Trial]:
    for paragraph in paragraphs:
        began = time.monotonic()
        try:
            words = other_words(
                paragraph,
                model=model,
                units_in=partial(_units_in, process),
                indicators_in=lambda text: {hit.code for hit in process.labels.hits(text)},
            )
            outcome = "refused" if words is None else "taken"
        except ModelFailed:
            words, outcome = None, "failed"
        worded = _put(paragraph, words) if words is not None else ""
        outcome = "same" if worded and one_space(worded) == one_space(paragraph.text) else outcome
        yield Trial(outcome, paragraph.text, worded, foreign_in(model.last, paragraph), time.monotonic() - began)


def foreign_in(reply: str, paragraph: Paragraph) -> tuple[str, ...]:
    own = Counter(_DIGITS.findall("".join(run.words for run in paragraph.runs)))
    return tuple((Counter(_DIGITS.findall(_PLACE.sub(" ", reply))) - own).elements())


def _put(paragraph: Paragraph, words: Sequence[str]) -> str:
    shown = (slot.shown + after for slot, after in zip(paragraph.slots, words[1:], strict=True))
    return words[0] + "".join(shown)


def _units_in(process: Process, text: str) -> list[str]:
    return [u.name for m in process.registry.mentioned(text) for u in m.units]


def lay_out(found: Sequence[Trial], folder: Path, *, seed: int) -> int:
    """The pairs and, apart from them, the key. How many pairs there are."""
    chance = random.Random(seed)  # noqa: S311  # to shuffle, the same every time
    taken = [t for t in found if t.outcome == "taken"]
    chance.shuffle(taken)
    lines, key = [_ASKED], dict[str, str]()
    for number, trial in enumerate(taken, start=1):
        worded = chance.choice("AB")
        key[str(number)] = worded
        first, second = (trial.worded, trial.composed) if worded == "A" else (trial.composed, trial.worded)
        lines.append(f"{number}\nA. {first}\nB. {second}\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PAIRS).write_text("\n".join(lines), "utf-8")
    kept = {"worded": key, "trials": [asdict(t) for t in found]}
    (folder / KEY).write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
    return len(taken)


def told_of(found: Sequence[Trial]) -> str:
    counts = Counter(t.outcome for t in found)
    shares = ", ".join(f"{name} {counts[name]}" for name in ("taken", "same", "refused", "failed"))
    foreign = sum(len(t.foreign) for t in found)
    return f"{len(found)} paragraphs: {shares}; numbers from elsewhere in raw replies: {foreign}"


def judged(choices: str, key: Mapping[str, str]) -> str:
    """What a reader chose, and how likely as much one way or the other is by mere chance (sign test)."""
    found = {number: choice.upper() for number, choice in _CHOICE.findall(choices) if number in key}
    better = sum(choice == key[number] for number, choice in found.items())
    alike = sum(choice == "=" for choice in found.values())
    worse = len(found) - better - alike
    chosen = f"worded {better}, composed {worse}, alike {alike}"
    return f"{len(found)} of {len(key)} pairs: {chosen}; {_by_chance(better, worse)}"


def _by_chance(better: int, worse: int) -> str:
    whole = better + worse
    tail = sum(comb(whole, n) for n in range(max(better, worse), whole + 1))
    return f"p = {min(2 * tail / 2**whole, 1.0):.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.blind", description="Đọc mù: lời soạn sẵn và lời mô hình.")
    parser.add_argument("--folder", type=Path, required=True, help="thư mục để cặp đoạn và khóa")
    parser.add_argument("--url", help="địa chỉ mô hình, ví dụ http://127.0.0.1:8081/v1")
    parser.add_argument("--name", default="local", help="tên mô hình")
    parser.add_argument("--most", type=int, default=20, help="nhiều nhất bao nhiêu đoạn")
    parser.add_argument("--patience", type=float, default=180, help="giây chờ một đoạn")
    parser.add_argument("--seed", type=int, default=1, help="thứ tự xáo")
    parser.add_argument("--judged", type=Path, help="tệp người đọc đã chọn: chỉ đếm")
    asked = parser.parse_args(arguments)
    if asked.judged:
        key = json.loads((asked.folder / KEY).read_text("utf-8"))["worded"]
        print(judged(asked.judged.read_text("utf-8"), key))
        return 0
    if not asked.url:
        print("Hãy nêu --url của mô hình, hoặc --judged để đếm.", file=sys.stderr)
        return 2
    model = Watched(LangchainModel(base_url=asked.url, model=asked.name, timeout=asked.patience))
    found: list[Trial] = []
    with open_office(load_reports()) as process:
        for trial in trials(process, model, paragraphs_of(draft_report(process, SHOWN), asked.most)):
            found.append(trial)
            print(f"{trial.outcome:8}{trial.seconds:6.1f} s  {trial.worded or trial.composed}", flush=True)
    print(f"{told_of(found)}; {lay_out(found, asked.folder, seed=asked.seed)} pairs in {asked.folder / PAIRS}")
    return 1 if any(t.outcome == "taken" and t.foreign for t in found) else 0


if __name__ == "__main__":
    sys.exit(main())
