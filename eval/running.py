"""Which runners there are, and what each is given. The office is opened once for all that need it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from eval import answering, drafting, extraction, mutation, narratives, phrases, reading, retrieval
from eval.cases import GOLD, QuestionCase, ReportCase, load_asked, load_leaders, load_questions, load_reports
from eval.office import open_office
from eval.outcomes import Outcome
from extraction.catalogue import load_catalogue
from workflow.factory import Process
from workflow.registry import load_registry

Reports = Sequence[ReportCase]
Questions = Sequence[QuestionCase]

IN_OFFICE: dict[str, Callable[[Process, Questions, Reports], Outcome]] = {
    "answering": answering.run,
    "asking": lambda process, _, reports: answering.run(process, load_asked(), reports, name="asking"),
    "leaders": lambda process, _, reports: answering.run(process, load_leaders(), reports, name="leaders"),
    "retrieval": lambda process, questions, _: retrieval.run(process, questions),
    "drafting": lambda process, _, reports: drafting.run(process, reports),
}
RUNNERS = ("reading", "extraction", "narratives", "phrases", "mutation", *IN_OFFICE)


def run(names: Sequence[str], *, reports: Path | None = None, model: Path | None = None) -> list[Outcome]:
    """reports: another folder of reports than the gold set. model: the embedding model's folder, None for the twin."""
    cases = load_reports(reports or GOLD / "reports")
    outcomes = []
    if "reading" in names:
        outcomes.append(reading.run(cases, registry=load_registry()))
    if "extraction" in names:
        outcomes.append(extraction.run(cases, catalogue=load_catalogue(), registry=load_registry()))
    if "narratives" in names:
        outcomes.append(narratives.run(cases, registry=load_registry()))
    if "phrases" in names:
        outcomes.append(phrases.run(phrases.load_phrases(), catalogue=load_catalogue()))
    if "mutation" in names:
        outcomes.append(mutation.run(cases, catalogue=load_catalogue(), registry=load_registry()))
    wanted = [name for name in IN_OFFICE if name in names]
    if wanted:
        with open_office(cases, model=model) as process:
            outcomes += [IN_OFFICE[name](process, load_questions(), cases) for name in wanted]
    return outcomes
