"""The facts of the periods and indicators people look at, kept between requests. SQL stays the truth: each look
compares how far the database is with what the sheets were made from, and makes again only what changed since."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import count
from threading import Lock, RLock
from typing import TypeVar, cast

from domain.city import CityFigure
from domain.facts import Fact, Standing, facts_of
from domain.indicators import Catalogue, Code
from domain.periods import Period
from domain.reviews import Decision, approved, standing
from domain.units import ReportingUnit
from domain.values import IndicatorValue, Method
from drafting.city import FactBook, city_figures, made_of
from store.changes import LATE, ChangeStore, Mark, Placed, Scope, belongs

_PERIODS, _INDICATORS = 16, 8  # sheets of each; a figure and its citation take some 3 KB
_REMEMBERED = 400  # other things, of each kind
# A whole document with its words takes half a megabyte, its values a tenth.
_LARGE = {"document": 40, "values": 40, "receipts": 8, "texts": 6, "block": 3000}
# Acts of the journal after which every report counts as it did; whatever is not named here is looked into.
_LEAVE_REPORTS = frozenset(
    (
        "accept", "correct", "reject", "undo", "accept_together", "reread", "bind", "login", "login_failed", "logout",
        "token_used", "people_read", "journal_read", "send_back", "withdraw", "answer_back", "four_eyes",
        "answer_remarked",
    )
)  # fmt: skip
_MANY = 200  # changed reports or figures
_Group = tuple[str, Code, Period]  # what one fact is about
_T = TypeVar("_T")
_EDITIONS = count(1)  # never the same twice, also where a sheet is made anew
_Place = tuple[str, int]  # document and position: the order in which facts are told


class FactSheets:
    """Sheets by period. One for the whole process; requests run in threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lock = RLock()
        self._sheets: dict[Scope, _Sheet] = {}
        self._reading: dict[Scope, Lock] = {}  # held by who reads a sheet
        self._cities: dict[Period, _City] = {}
        self._mark = Mark(-1, 0)
        self._current: frozenset[str] = frozenset()
        self._four_eyes: frozenset[str] = frozenset()
        self._seen: set[int] = set()
        self._remembered: dict[Hashable, object] = {}
        self._touched: Counter[tuple[Code, Period]] = Counter()  # how often an indicator's figures for a period were
        self._anew = 0  # how often all was read anew
        self._made = 0  # grows whenever a figure that a person made is decided on
        self._files = 0  # grows whenever a file may have come, or its state or due day may be another
        self._reports = 0  # grows whenever a report comes, is read again or counts no more

    def facts(self, store: ChangeStore, scopes: Sequence[Scope]) -> list[Fact]:
        """For these periods, or of these indicators, in the order their reports tell them. Only within a transaction
        that reads: what a writer sees may yet be rolled back."""
        self._read_ahead(store, scopes)
        with self._lock:
            now = self._look(store)
            sheets = [self._sheet(store, at, keep=now) for at in dict.fromkeys(scopes)]
            placed = [pair for sheet in sheets for pair in sheet.placed()]
        return [fact for _, fact in sorted(placed, key=lambda pair: pair[0])]

    def city(
        self, store: ChangeStore, period: Period, *, fed_by: Sequence[Period], units: Sequence[ReportingUnit]
    ) -> dict[tuple[Code, Period], CityFigure]:
        """The city figures that the reports of a period give, in catalogue order."""
        self._read_ahead(store, fed_by)
        with self._lock:
            now = self._look(store)
            sheets = [self._sheet(store, at, keep=now) for at in fed_by]
            kept = self._cities.get(period)
            if kept is None or kept.senders != tuple(units) or not kept.over(sheets):
                kept = self._cities[period] = _City(self._catalogue, period, sheets, units)
            return kept.figures()

    def keeps_city(self, period: Period) -> bool:
        """Whether `city` gives this period's figures without reading them all."""
        with self._lock:
            return period in self._cities

    def holds(self, scopes: Sequence[Scope]) -> bool:
        """Whether these are kept: others are quicker asked for by the few figures wanted than made for one question."""
        with self._lock:
            return all(scope in self._sheets for scope in scopes)

    def stamp(self, store: ChangeStore, scopes: Sequence[Scope]) -> tuple[int, ...]:
        """Another one once any fact of these, or any report, is another."""
        self._read_ahead(store, scopes)
        with self._lock:
            now = self._look(store)
            return (self._reports, *(self._sheet(store, at, keep=now).edition for at in dict.fromkeys(scopes)))

    def touched(self, store: ChangeStore, codes: Sequence[Code], periods: Sequence[Period]) -> tuple[int, ...]:
        """Another one once any fact of these indicators for these periods may be another, or one may be there for a
        period that had none."""
        with self._lock:
            self._look(store)
            return (
                self._anew,
                self._made,
                self._reports,
                *(self._touched[code, at] for code in codes for at in periods),
            )

    def of_files(self, store: ChangeStore) -> tuple[int, int]:
        """Another one once any file came, was read or refused, or its values are others."""
        with self._lock:
            self._look(store)
            return (self._files, self._made + self._anew)

    def made_by_people(self, store: ChangeStore) -> int:
        """Another one once a figure that a person made may be there, or may count otherwise."""
        with self._lock:
            self._look(store)
            return self._made + self._anew

    def remembered(self, store: ChangeStore, key: Hashable, read: Callable[[], _T]) -> _T:
        """What `read` gives, until a report comes in, is read again or counts no more. It must depend on nothing else,
        and nobody may change it."""
        with self._lock:
            now, edition = self._look(store), self._reports
            if key in self._remembered:
                found = self._remembered[key] = self._remembered.pop(key)  # the newest used stands last
                return cast(_T, found)
        made = read()
        with self._lock:
            if now and edition == self._reports:
                self._remembered[key] = made
                _let_go(self._remembered, _kind(key))
        return made

    def _read_ahead(self, store: ChangeStore, scopes: Sequence[Scope]) -> None:
        """Sheets not kept yet: it takes a second to read one, in which who asks for others need not wait."""
        for scope in dict.fromkeys(scopes):
            with self._lock:
                if scope in self._sheets or not self._look(store):
                    continue
                begun, anew, four_eyes = (self._mark, self._current), self._anew, self._four_eyes
                reading = self._reading.setdefault(scope, Lock())
            with reading:
                if scope in self._sheets:  # read while this one waited
                    continue
                sheet = _Sheet(store, scope, four_eyes)
                with self._lock:
                    if anew == self._anew:
                        sheet.behind = begun if begun[0] != self._mark else None
                        self._keep(scope, sheet)

    def _sheet(self, store: ChangeStore, scope: Scope, *, keep: bool) -> _Sheet:
        sheet = self._sheets.get(scope)
        if sheet is None:
            sheet = _Sheet(store, scope, self._four_eyes)
            if not keep:
                return sheet
        if sheet.behind is not None:
            mark, current = sheet.behind
            stored = {subject for act, subject in store.acts_after(mark.journal) if act == "stored"}
            decided = {value_id for _, value_id in store.decided_after(mark.decision)}
            sheet.take(News(store, frozenset(stored | (store.current() ^ current)), frozenset(decided)))
            sheet.behind = None if keep else sheet.behind
        self._keep(scope, sheet)
        return sheet

    def _keep(self, scope: Scope, sheet: _Sheet) -> None:
        self._sheets.pop(scope, None)
        self._sheets[scope] = sheet  # the newest used stands last
        kind = [at for at in self._sheets if isinstance(at, Period) is isinstance(scope, Period)]
        for gone in kind[: -(_PERIODS if isinstance(scope, Period) else _INDICATORS)]:
            del self._sheets[gone]
        self._cities = {at: city for at, city in self._cities.items() if city.of(self._sheets.values())}

    def _look(self, store: ChangeStore) -> bool:
        """Brings the sheets to where the database is now. False when they are ahead of this transaction: a request
        begun later was here first, and what this one reads must not be kept."""
        mark = store.mark()
        if mark == self._mark:
            return True
        if mark.journal < self._mark.journal or mark.decision < self._mark.decision:
            return False
        acts = store.acts_after(self._mark.journal) if self._mark.journal >= 0 else [("", "")]
        four_eyes = store.four_eyes()
        changed, decided = self._changed(store, acts), self._decided(store, mark)
        if four_eyes != self._four_eyes or len(changed) > _MANY or len(decided) > _MANY:
            self._sheets.clear()  # quicker made anew
            self._anew += 1
        else:
            news = News(store, changed, decided)
            self._touched.update((placed.value.indicator, placed.value.period) for placed in news.values)
            self._made += sum(placed.value.method is Method.PERSON for placed in news.values)
            for sheet in self._sheets.values():
                sheet.take(news)
        self._mark, self._four_eyes = mark, four_eyes
        return True

    def _changed(self, store: ChangeStore, acts: Sequence[tuple[str, str]]) -> frozenset[str]:
        """Reports that came in, were read again, or count no more."""
        if all(act in _LEAVE_REPORTS for act, _ in acts):
            return frozenset()
        self._files += 1
        current = store.current()
        changed = frozenset(subject for act, subject in acts if act == "stored") | (current ^ self._current)
        self._current = current
        if changed:
            self._reports += 1
            self._remembered.clear()
        return changed

    def _decided(self, store: ChangeStore, mark: Mark) -> frozenset[str]:
        """Values decided on since the last look."""
        since = self._mark if self._mark.journal >= 0 else mark
        recent = store.decided_after(since.decision)
        found = frozenset(value_id for number, value_id in recent if number not in self._seen)
        self._seen = {number for number, _ in recent[-2 * LATE :]}
        return found


class News:
    """What changed since the last look. documents: reports; values: theirs, and those that people made; decisions: in
    order, on all of these and on whatever was decided since."""

    def __init__(self, store: ChangeStore, documents: frozenset[str], decided: frozenset[str]) -> None:
        self.documents = documents
        self.values = [*store.values_in(documents), *store.values_by_id(decided)]
        ids = decided | {p.value.id for p in self.values}
        told = _by_value(store.decisions_on(ids))
        self.decisions = {i: told.get(i, []) for i in ids}


class _Sheet:
    """All facts for one period, or of one indicator. edition: grows with each change; edition_of: at which one an
    indicator's facts last changed. behind: how far the database was when it was read, and which reports counted then,
    where there were changes since that it does not know; None for none."""

    def __init__(self, store: ChangeStore, scope: Scope, four_eyes: frozenset[str]) -> None:
        self._scope = scope
        self._four_eyes = four_eyes
        self._values: defaultdict[_Group, list[Placed]] = defaultdict(list)
        self._group_of: dict[str, _Group] = {}
        self._decisions: dict[str, list[Decision]] = _by_value(store.decisions(scope))
        self._facts: dict[_Group, tuple[_Place, Fact]] = {}
        self.behind: tuple[Mark, frozenset[str]] | None = None
        self.edition = 0
        self.edition_of: dict[Code, int] = {}
        self._make(self._take(store.values(scope)))

    def placed(self) -> Iterable[tuple[_Place, Fact]]:
        return self._facts.values()

    def facts(self) -> Iterator[Fact]:
        return (fact for _, fact in self._facts.values())

    def take(self, news: News) -> None:
        """Reports that changed, and what was decided since."""
        changed = self._without(news.documents) if news.documents else set()
        mine = [p for p in news.values if belongs(p.value, self._scope) and p.value.id not in self._group_of]
        changed |= self._take(mine)
        here = {i for i in news.decisions if i in self._group_of}
        self._decisions.update({i: news.decisions[i] for i in here})
        self._make(changed | {self._group_of[i] for i in here})

    def _without(self, documents: frozenset[str]) -> set[_Group]:
        changed = set()
        for group, placed in self._values.items():
            left = [p for p in placed if p.value.document_id not in documents]
            if len(left) == len(placed):
                continue
            changed.add(group)
            self._values[group] = left
            for gone in placed:
                if gone.value.document_id in documents:
                    self._group_of.pop(gone.value.id, None)
        return changed

    def _take(self, found: Sequence[Placed]) -> set[_Group]:
        for placed in {p.value.id: p for p in found}.values():
            group = _group(placed.value)
            self._values[group].append(placed)
            self._group_of[placed.value.id] = group
        return {_group(p.value) for p in found}

    def _make(self, groups: set[_Group]) -> None:
        if not groups:
            return
        self.edition = next(_EDITIONS)
        for group in groups:
            self._values[group].sort(key=_place)
            standings = [(p, s) for p in self._values[group] if (s := self._standing(p.value)) is not None]
            facts = facts_of(s for _, s in standings)
            if facts:
                self._facts[group] = (_place(standings[0][0]), facts[0])
            else:
                self._facts.pop(group, None)
            self.edition_of[group[1]] = self.edition

    def _standing(self, value: IndicatorValue) -> Standing | None:
        decisions = self._decisions.get(value.id, ())
        amount = standing(value, decisions)
        people = 2 if value.indicator in self._four_eyes else 1
        return None if amount is None else Standing(value, amount, approved(decisions, people=people))


class _City:
    """City figures over some sheets: those of an indicator are made again when a fact behind it has changed."""

    def __init__(
        self, catalogue: Catalogue, period: Period, sheets: Sequence[_Sheet], units: Sequence[ReportingUnit]
    ) -> None:
        self._catalogue = catalogue
        self._period = period
        self._sheets = list(sheets)
        self.senders = tuple(units)
        self._editions = [-1 for _ in sheets]
        self._figures: dict[tuple[Code, Period], CityFigure] = {}
        self._book = FactBook((), catalogue)

    def of(self, kept: Iterable[_Sheet]) -> bool:
        """Whether all its sheets are still kept."""
        return {id(s) for s in self._sheets} <= {id(s) for s in kept}

    def over(self, sheets: Sequence[_Sheet]) -> bool:
        """Whether these are its sheets."""
        return len(sheets) == len(self._sheets) and all(a is b for a, b in zip(sheets, self._sheets, strict=True))

    def figures(self) -> dict[tuple[Code, Period], CityFigure]:
        pairs = list(zip(self._sheets, self._editions, strict=True))
        told = {code for sheet, seen in pairs for code, edition in sheet.edition_of.items() if edition > seen}
        if told:
            self._make(told)
            self._editions = [sheet.edition for sheet in self._sheets]
        return self._figures

    def _make(self, changed: set[Code]) -> None:
        affected = {i.code for i in self._catalogue if changed.intersection(made_of(i))}
        self._book.renew(changed, (f for sheet in self._sheets for f in sheet.facts() if f.indicator in changed))
        made = city_figures(
            self._book, catalogue=self._catalogue, period=self._period, reporting_units=self.senders, only=affected
        )
        known = {key: f for key, f in self._figures.items() if key[0] not in affected}
        known.update({(f.indicator, f.period): f for f in made})
        order = {indicator.code: n for n, indicator in enumerate(self._catalogue)}
        self._figures = dict(sorted(known.items(), key=lambda item: order[item[0][0]]))


def _kind(key: Hashable) -> Hashable:
    return key[0] if isinstance(key, tuple) else key


def _let_go(remembered: dict[Hashable, object], kind: Hashable) -> None:
    """Of what was used longest ago, until no more of this kind are left than may be."""
    alike = [key for key in remembered if _kind(key) == kind]
    for key in alike[: -_LARGE.get(str(kind), _REMEMBERED)]:
        del remembered[key]


def _group(value: IndicatorValue) -> _Group:
    return (value.unit, value.indicator, value.period)


def _place(placed: Placed) -> _Place:
    return (placed.value.document_id, placed.position)


def _by_value(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        found[decision.value_id].append(decision)
    return dict(found)
