"""Feeds damaged files to every reader through its limits: `python -m tools.fuzz --files 50000`, which can be resumed.

File number n of a seed is always the same file. Counts go to standard output, cases that made a reader fail or die to
the state folder. Exit code 1 when a reader failed, a limit was overrun or a file was left behind.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from domain.errors import Refused
from ingest.archives import ArchiveLimits, is_archive, unpack
from ingest.limited import LimitedReader
from ingest.limited_worker import ReadLimits
from tools.mutations import mutated
from workflow.registry import load_registry

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
LIMITS = ReadLimits(memory=1024**3, output=64 * 1024**2, cpu=10, wall=20.0, files=1000)
_SLOW = {".doc", ".rtf", ".odt"}  # a second each, by LibreOffice
_PICTURES = ("scan-", "image-", "pdf-text-and-scan", "pdf-bad-text-layer")  # a second each too, to be set straight
_EVERY_PICTURE = 40
# In place of the recogniser, whose time is not what is tried here: it finds no words.
_BLIND = """#!/bin/sh
case "$*" in *--list-langs*) echo vie; echo eng;; *) cat >/dev/null; echo '<html/>';; esac
"""
_BAD = ("reader_failed", "died", "overrun")


@dataclass(slots=True)
class Tally:
    """done: files so far. outcomes: "docx: read", "pdf: refused truncated" … to how often."""

    done: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0

    @property
    def bad(self) -> int:
        return sum(n for outcome, n in self.outcomes.items() if outcome.rpartition(" ")[2] in _BAD)


@dataclass(slots=True)
class Fuzzer:
    """slow: one of so many files may go to LibreOffice; 0 for none."""

    seed: int
    slow: int = 1000
    kept: Path | None = None
    tally: Tally = field(default_factory=Tally)
    stray: list[str] = field(default_factory=list)

    def run(self, files: int, *, report_every: int = 0, state: Path | None = None) -> Tally:
        """In a temporary folder of its own; what the readers left in it is `stray`."""
        usual = tempfile.gettempdir()
        with tempfile.TemporaryDirectory(prefix="fuzz-") as folder, _blind_recogniser():
            tempfile.tempdir = folder
            try:
                return self._run(files, report_every, state)
            finally:
                self.stray += sorted(p.name for p in Path(folder).iterdir())
                tempfile.tempdir = usual

    def _run(self, files: int, report_every: int, state: Path | None) -> Tally:
        with LimitedReader(load_registry(), LIMITS) as reader:
            while self.tally.done < files:
                self._one(reader, self.tally.done)
                self.tally.done += 1
                if report_every and self.tally.done % report_every == 0:
                    print(summary(self.tally), flush=True)
                    if state:
                        write_state(state, self)
        return self.tally

    def _one(self, reader: LimitedReader, number: int) -> None:
        chance = random.Random(f"{self.seed}:{number}")
        source = chance.choice(self._sources_of(number))
        content = mutated(source.read_bytes(), chance)
        began = time.monotonic()
        outcome = _outcome(reader, content)
        spent = time.monotonic() - began
        self.tally.longest = max(self.tally.longest, spent)
        if spent > LIMITS.wall + 5:
            outcome = "overrun"
        if outcome.rpartition(" ")[2] in _BAD and self.kept:
            self.kept.mkdir(parents=True, exist_ok=True)
            (self.kept / f"{self.seed}-{number}-{source.parent.name}{source.suffix}").write_bytes(content)
        self.tally.outcomes[f"{source.suffix[1:]}: {outcome}"] += 1

    def _sources_of(self, number: int) -> list[Path]:
        quick, pictures, slow = _sources()
        if self.slow and number % self.slow == self.slow - 1:
            return slow
        return pictures if number % _EVERY_PICTURE == _EVERY_PICTURE - 1 else quick


@lru_cache(maxsize=1)
def _sources() -> tuple[list[Path], list[Path], list[Path]]:
    """What is read at once, what is pictures, and what LibreOffice reads."""
    found = sorted(p for p in CORPUS.glob("*/source.*") if p.stat().st_size)
    slow = [p for p in found if p.suffix in _SLOW]
    pictures = [p for p in found if p.parent.name.startswith(_PICTURES)]
    return [p for p in found if p not in slow and p not in pictures], pictures, slow


@contextmanager
def _blind_recogniser() -> Iterator[None]:
    usual = os.environ["PATH"]
    with tempfile.TemporaryDirectory(prefix="blind-") as folder:
        program = Path(folder) / "tesseract"
        program.write_text(_BLIND, "utf-8")
        program.chmod(0o755)
        os.environ["PATH"] = f"{folder}{os.pathsep}{usual}"
        try:
            yield
        finally:
            os.environ["PATH"] = usual


def _outcome(reader: LimitedReader, content: bytes) -> str:
    try:
        if not is_archive(content):
            reader.read(content, "tệp thử")
            return "read"
        limits = ArchiveLimits(members=50, member=8 * 1024**2, total=32 * 1024**2)
        for member in unpack(content, name="tệp nén thử", limits=limits):
            if member.refusal is None:
                _outcome_of_member(reader, member.content)
    except Refused as error:
        return _word(error)
    return "read"


def _outcome_of_member(reader: LimitedReader, content: bytes) -> None:
    try:
        reader.read(content, "tệp trong tệp nén")
    except Refused as error:
        if _word(error) in _BAD:
            raise


def _word(error: Refused) -> str:
    if error.reason == "limit" and "dừng đột ngột" in str(error):
        return "died"
    return "reader_failed" if error.reason == "reader_failed" else f"refused {error.reason}"


def summary(tally: Tally) -> str:
    lines = [f"{tally.done} files, longest {tally.longest:.1f} s, {tally.bad} bad"]
    return "\n".join([*lines, *(f"  {n:7} {outcome}" for outcome, n in sorted(tally.outcomes.items()))])


def write_state(path: Path, fuzzer: Fuzzer) -> None:
    tally = fuzzer.tally
    told = {"seed": fuzzer.seed, "done": tally.done, "longest": tally.longest, "outcomes": dict(tally.outcomes)}
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")


def read_state(path: Path, fuzzer: Fuzzer) -> None:
    """Goes on where a run of the same seed stopped."""
    told = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    if told.get("seed") == fuzzer.seed:
        fuzzer.tally = Tally(told["done"], Counter(told["outcomes"]), told["longest"])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, default=ROOT / "var" / "fuzz")
    given = parser.parse_args()
    given.state.mkdir(parents=True, exist_ok=True)
    state = given.state / f"state-{given.seed}.json"
    fuzzer = Fuzzer(given.seed, kept=given.state / "failures")
    read_state(state, fuzzer)
    try:
        fuzzer.run(given.files, report_every=500, state=state)
    finally:
        write_state(state, fuzzer)
        print(summary(fuzzer.tally))
    print(f"left behind: {fuzzer.stray or 'nothing'}")
    return 1 if fuzzer.tally.bad or fuzzer.stray else 0


if __name__ == "__main__":
    sys.exit(main())
