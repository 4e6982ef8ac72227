"""What a measurement is, and how time and memory are taken."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """at_least: the bound is the least allowed, not the most."""

    name: str
    value: float
    unit: str
    bound: float
    at_least: bool = True

    @property
    def holds(self) -> bool:
        return self.value >= self.bound if self.at_least else self.value <= self.bound


def seconds(work: Callable[[], object], *, rounds: int = 3) -> float:
    """Processor time of the best of some rounds: other programs on the machine do not count."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def seconds_with_children(work: Callable[[], object]) -> float:
    """Processor time of one round, that of the programs it starts included."""
    began = os.times()
    work()
    ended = os.times()
    return sum(ended[:4]) - sum(began[:4])


def megabytes_of(module: str, *arguments: str) -> float:
    """Most memory that `python -m module arguments` ever held at once, in MiB."""
    code = (
        "import resource, runpy, sys; sys.argv = ['x', *sys.argv[1:]]; "
        f"runpy.run_module({module!r}, run_name='__main__'); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1]) / 1024
