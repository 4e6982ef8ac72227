"""Problems, causes, proposals and tasks of every gold report: which were found, which were made up or put under another
kind, and whether a task that was found has its owner and its deadline."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.texts import fold_case, one_space
from domain.units import UnitRegistry
from domain.values import Narrative, NarrativeKind
from eval.cases import GoldTask, ReportCase
from eval.extraction import document_of
from eval.harms import Harm, Incident
from eval.metrics import Counts, total
from eval.outcomes import Outcome, Share
from extraction.narratives import read_narratives

_NAMES = {
    NarrativeKind.PROBLEM: "hạn chế",
    NarrativeKind.CAUSE: "nguyên nhân",
    NarrativeKind.PROPOSAL: "kiến nghị",
    NarrativeKind.TASK: "nhiệm vụ",
}
_ALIKE = 0.7  # share of the shorter text's word pairs that the other has, too: a scan may have misread a letter
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Told:
    """Those of one kind in one report: as the truth lists them, and as they were read."""

    case: ReportCase
    kind: NarrativeKind
    wanted: tuple[GoldTask, ...]
    given: tuple[Narrative, ...]

    @property
    def missed(self) -> list[GoldTask]:
        return [w for w in self.wanted if not any(alike(w.text, g.text) for g in self.given)]

    @property
    def wrong(self) -> list[Narrative]:
        return [g for g in self.given if not any(alike(w.text, g.text) for w in self.wanted)]

    @property
    def counts(self) -> Counts:
        right = len(self.wanted) - len(self.missed)
        return Counts(right, right + len(self.wrong), len(self.wanted))

    @property
    def pairs(self) -> list[tuple[GoldTask, Narrative]]:
        """Each one found with the passage that has most of its words."""
        found = ((w, [g for g in self.given if alike(w.text, g.text)]) for w in self.wanted)
        return [(w, max(near, key=lambda g: len(_pairs(w.text) & _pairs(g.text)))) for w, near in found if near]


def run(cases: Sequence[ReportCase], *, registry: UnitRegistry) -> Outcome:
    begun = time.perf_counter()
    told = told_in([(case, read_narratives(document_of(case, registry), period=case.period)) for case in cases])
    return outcome_of(told, seconds=time.perf_counter() - begun)


def told_in(read: Iterable[tuple[ReportCase, Sequence[Narrative]]]) -> list[Told]:
    """Causes only where the truth of any report lists some: not every set does."""
    reports = list(read)
    kinds = [k for k in _NAMES if k is not NarrativeKind.CAUSE or any(case.causes for case, _ in reports)]
    return [
        Told(case, kind, _wanted(case, kind), tuple(n for n in found if n.kind is kind))
        for case, found in reports
        for kind in kinds
    ]


def _wanted(case: ReportCase, kind: NarrativeKind) -> tuple[GoldTask, ...]:
    if kind is NarrativeKind.TASK:
        return case.tasks
    listed = {
        NarrativeKind.PROBLEM: case.problems,
        NarrativeKind.CAUSE: case.causes,
        NarrativeKind.PROPOSAL: case.proposals,
    }
    return tuple(GoldTask(text) for text in listed[kind])


def outcome_of(told: Sequence[Told], *, seconds: float = 0.0) -> Outcome:
    tasks = [pair for t in told if t.kind is NarrativeKind.TASK for pair in t.pairs]
    files = dict.fromkeys(t.case.file for t in told)
    return Outcome(
        name="narratives",
        cases={file: total(t.counts for t in told if t.case.file == file) for file in files},
        incidents=[i for t in told for i in _incidents(t)],
        groups={"narrative": {name: total(t.counts for t in told if t.kind is kind) for kind, name in _NAMES.items()}},
        shares={
            "owners right": Share(sum(_same_owner(w, g) for w, g in tasks), len(tasks)),
            "deadlines right": Share(sum(w.deadline == g.deadline for w, g in tasks), len(tasks)),
        },
        seconds=seconds,
    )


def _incidents(told: Told) -> list[Incident]:
    file, name = told.case.file, _NAMES[told.kind]
    found = [Incident(Harm.MISSED_NARRATIVE, file, f"{name}: {one_space(w.text)[:120]}") for w in told.missed]
    found += [Incident(Harm.WRONG_NARRATIVE, file, f"{name}: {one_space(g.text)[:120]}") for g in told.wrong]
    if told.kind is NarrativeKind.TASK:
        found += [
            Incident(Harm.WRONG_ASSIGNMENT, file, f"{g.owner}, {g.deadline}: {one_space(w.text)[:120]}")
            for w, g in told.pairs
            if not _same_owner(w, g) or w.deadline != g.deadline
        ]
    return found


def _same_owner(wanted: GoldTask, given: Narrative) -> bool:
    return _bare(wanted.owner) == _bare(given.owner)


def _bare(owner: str | None) -> str:
    return fold_case(one_space(owner or "")).strip(" .,;:")


def alike(one: str, other: str) -> bool:
    """Whether two texts are the same passage: one may be longer, at its ends, or misread in a word."""
    a, b = _pairs(one), _pairs(other)
    return bool(a and b) and len(a & b) >= _ALIKE * min(len(a), len(b))


def _pairs(text: str) -> set[tuple[str, str]]:
    words = _WORD.findall(fold_case(text))
    return set(pairwise(words))
