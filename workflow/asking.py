"""A question to a reply: facts and passages behind one desk, answering in front."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from weakref import WeakKeyDictionary

from domain.answers import FoundPassage, Reply
from domain.periods import Period
from domain.progress import Told
from domain.texts import one_space
from domain.values import NarrativeKind
from rag.answering import Answered, answer
from rag.everyday_text import EVERYDAY
from rag.restoring import Restorer
from rag.search import Search
from workflow.factory import Desk, Process
from workflow.facts import DeskFacts
from workflow.indexing import catch_up
from workflow.learned import wordings_in_use


def ask(process: Process, question: str, *, period: Period | None = None, after: Sequence[str] = ()) -> Reply:
    """An answer from what stands now, a reason why there is none, or a question back.

    after: what was asked before in this conversation, earliest first.
    """
    return ask_and_tell(process, question, period=period, after=after).reply


def ask_and_tell(
    process: Process,
    question: str,
    *,
    period: Period | None = None,
    after: Sequence[str] = (),
    worded: bool = True,
    told: Told | None = None,
) -> Answered:
    """The reply of `ask`, and how the question was understood.

    worded: by the language model, if there is one and it can; told: how far it is with that.
    """
    with process.desk() as desk:
        return answer(
            question,
            facts=DeskFacts(desk, catalogue=process.catalogue, registry=process.registry),
            search=LateSearch(process, desk),
            registry=process.registry,
            catalogue=process.catalogue,
            labels=process.named_in,
            period=period,
            model=process.language_model if worded else None,
            after=after,
            told=told,
            called=frozenset((wording.code, wording.words) for wording in wordings_in_use(desk)),
        )


def search_at(process: Process, desk: Desk) -> Search:
    """Both indexes as they stand now, after mending what the vector index lacks."""
    catch_up(process)
    return Search(
        texts=desk.passages,
        passages=desk.passages,
        vectors=process.vectors,
        embedder=process.embedder,
        restored=partial(_restored, process, desk),
    )


class LateSearch:
    """Opens the vector index and the model when passages are first looked for: questions about figures need neither."""

    def __init__(self, process: Process, desk: Desk) -> None:
        self._open = partial(search_at, process, desk)
        self._search: Search | None = None

    def search(
        self,
        question: str,
        *,
        units: Sequence[str] = (),
        periods: Sequence[Period] = (),
        latest: Sequence[Period] = (),
        limit: int = 10,
    ) -> list[FoundPassage]:
        if self._search is None:
            self._search = self._open()
        return self._search.search(question, units=units, periods=periods, latest=latest, limit=limit)


_RESTORERS: WeakKeyDictionary[Process, tuple[int, Restorer]] = WeakKeyDictionary()
_LEARNED_FROM = 3000  # passages: enough for the syllables of reports, and read in about a second
_GROWN = 1.5  # made again once there are this many times more passages


def _restored(process: Process, desk: Desk, question: str) -> str:
    """The question with diacritics, as reports, the catalogue and everyday speech write its syllables."""
    count = desk.passages.count()
    made = _RESTORERS.get(process)
    if made is None or count > made[0] * _GROWN:
        learned = desk.passages.passages(sorted(desk.passages.current_ids())[-_LEARNED_FROM:])
        names = [name for i in process.catalogue for name in (i.name, *i.aliases)]
        units = [unit.name for unit in process.registry.units]
        made = count, Restorer([one_space(EVERYDAY), *names, *units, *(p.text for p in learned)])
        _RESTORERS[process] = made
    return made[1].restored(question)


def examples(process: Process, period: Period) -> list[str]:
    """Questions that this period's reports can answer, made from what is there."""
    with process.desk() as desk:
        facts = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)
        units = [u.name for u in facts.senders(period)]
        told = Counter(f.indicator for f in facts.facts(periods=[period]) if f.amount is not None)
        told_ratios = [code for code, _ in told.most_common() if process.catalogue[code].is_percent]
        problems = facts.narratives(NarrativeKind.PROBLEM, period=period)
    if not units or not told_ratios:
        return []
    name = _spoken(process.catalogue[told_ratios[0]].name)
    made = [
        f"{name} của {units[0]} {period.label} là bao nhiêu?",
        f"Xếp hạng các đơn vị theo {_spoken(name, inside=True)} {period.label}",
    ]
    if len(units) > 1:
        made.insert(1, f"So sánh {_spoken(name, inside=True)} của {units[0]} và {units[-1]} {period.label}")
    if problems:
        made.append(f"{problems[0][0]} nêu những tồn tại, hạn chế gì trong {period.label}?")
    return [*made, f"Những đơn vị nào chưa gửi báo cáo {period.label}?"]


def _spoken(name: str, *, inside: bool = False) -> str:
    """An indicator's name without what is explained in brackets, with a small letter inside a sentence."""
    short = name.split(" (")[0]
    return short[0].lower() + short[1:] if inside else short
