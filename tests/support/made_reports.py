"""A few made-up reports in memory: facts, passages and narratives, asked like the real ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from domain.answers import Passage, Reply
from domain.citations import Grounding, cite
from domain.city import CityFigure
from domain.documents import Block, Document
from domain.facts import Fact, Standing, facts_of
from domain.indicators import Code
from domain.periods import Period
from domain.quantities import vietnamese
from domain.texts import Span
from domain.units import ReportingUnit, UnitGroup, UnitRegistry
from domain.values import (
    FigureKind,
    Finding,
    IndicatorValue,
    Method,
    Narrative,
    NarrativeKind,
    OtherFigure,
    Severity,
    value_id,
)
from drafting.city import city_figures
from extraction.catalogue import load_catalogue
from extraction.labels import LabelIndex
from rag.answering import answer
from rag.chunking import chunk
from rag.embedders import HashingEmbedder
from rag.index import MemoryIndex
from rag.keyword_index import MemoryTextIndex
from rag.search import Search
from rag.views import embedded
from tests.support.notation import a_document

REGISTRY = UnitRegistry(
    [
        ReportingUnit("so-noi-vu", "Sở Nội vụ", UnitGroup.DEPARTMENT, symbols=("SNV",)),
        ReportingUnit(
            "so-xay-dung", "Sở Xây dựng", UnitGroup.DEPARTMENT, retired=("Sở Giao thông vận tải",), symbols=("SXD",)
        ),
        ReportingUnit("so-y-te", "Sở Y tế", UnitGroup.DEPARTMENT, symbols=("SYT",)),
        ReportingUnit("so-giao-duc", "Sở Giáo dục và Đào tạo", UnitGroup.DEPARTMENT, symbols=("SGDĐT",)),
        ReportingUnit("phuong-ba-dinh", "Phường Ba Đình", UnitGroup.WARD),
        ReportingUnit("phuong-tay-ho", "Phường Tây Hồ", UnitGroup.WARD),
        ReportingUnit("phuong-lang", "Phường Láng", UnitGroup.WARD),
        ReportingUnit("xa-gia-lam", "Xã Gia Lâm", UnitGroup.COMMUNE),
        ReportingUnit("xa-soc-son", "Xã Sóc Sơn", UnitGroup.COMMUNE),
    ]
)


@cache
def labels() -> LabelIndex:
    return LabelIndex(load_catalogue())


class Reports:
    """The FactSource of made-up reports; each figure stands in a sentence of its own in the report's text."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.standings: list[Standing] = []
        self.told: list[tuple[str, Period, Narrative]] = []
        self.sent: list[tuple[str, Period]] = []
        self.unread: list[tuple[str, Period]] = []
        self.found: list[tuple[str, Period, Finding]] = []
        self.set_: list[OtherFigure] = []
        self.passages_: list[Passage] = []

    def report(self, unit: str, period: str, *, text: str = "", **figures: str) -> Reports:
        """figures: TT_12="1200", or "1200 @ 2026-9M" for another period, "14 | 15" for a conflict, "81.6 = 31/38"."""
        own = Period.parse(period)
        catalogue = load_catalogue()
        lines = [f"# {unit} {period}", *([text] if text else [])]
        stated: list[tuple[Code, Period, Decimal, str, tuple[Decimal, Decimal] | None]] = []
        for key, written in figures.items():
            code = key.replace("_", "-")
            amounts, _, when = written.partition(" @ ")
            amounts, _, parts = amounts.partition(" = ")
            of = tuple(map(Decimal, parts.split("/"))) if parts else None
            for amount in map(Decimal, amounts.split(" | ")):
                counted = f" ({vietnamese(of[0])}/{vietnamese(of[1])})" if of else ""
                line = f"{catalogue[code].name} đạt {vietnamese(amount)} {catalogue[code].measure}{counted}."
                lines.append(line)
                at = Period.parse(when) if when else own
                stated.append((code, at, amount, line, (of[0], of[1]) if of else None))
        document = replace(a_document("\n".join(lines), unit=unit, period=period), name=f"{unit} {period}.docx")
        self.documents[document.id] = document
        self.sent.append((unit, own))
        self.passages_ += chunk(document, unit=unit, period=own)
        for code, at, amount, line, of in stated:
            self._state(document, unit, code, at, amount, line, of)
        return self

    def _state(
        self,
        document: Document,
        unit: str,
        code: Code,
        at: Period,
        amount: Decimal,
        line: str,
        of: tuple[Decimal, Decimal] | None,
    ) -> None:
        block = next(b for b in document.blocks if b.text == line)
        start = line.index(vietnamese(amount))
        citation = cite(block, Span(0, len(line)), Span(start, start + len(vietnamese(amount))))
        value = IndicatorValue(
            id=value_id(code, at, amount, citation),
            document_id=document.id,
            unit=unit,
            indicator=code,
            period=at,
            amount=amount,
            measure=load_catalogue()[code].measure,
            citation=citation,
            grounding=Grounding.EXACT,
            method=Method.SENTENCE,
            numerator=of[0] if of else None,
            denominator=of[1] if of else None,
        )
        self.standings.append(Standing(value, amount))

    def tell(self, unit: str, period: str, kind: NarrativeKind, text: str, *, deadline: date | None = None) -> Reports:
        at = Period.parse(period)
        document = next(d for d in self.documents.values() if (d.head.unit, d.head.period) == (unit, at))
        block = next(b for b in document.blocks if text in b.text)
        start = block.text.index(text)
        citation = cite(block, Span(start, start + len(text)))
        self.told.append((unit, at, Narrative(kind, text, citation, deadline=deadline)))
        return self

    def aim(self, unit: str, period: str, number: str, *, code: Code | None = None) -> Reports:
        """A percent of the report's text is a target: the first place that prints "80%"."""
        at = Period.parse(period)
        document = next(d for d in self.documents.values() if (d.head.unit, d.head.period) == (unit, at))
        block = next(b for b in document.blocks if number in b.text)
        start = block.text.index(number)
        place = Span(start, start + len(number.rstrip("% ")))
        citation = cite(block, Span(0, len(block.text)), place)
        amount = Decimal(number.rstrip("% ").replace(",", "."))
        self.set_.append(OtherFigure(FigureKind.TARGET, citation, code, amount, "%"))
        return self

    def compare(self, unit: str, period: str, number: str, *, code: Code, of: str) -> Reports:
        """number: as printed in the report's text, a figure of the period `of` told to compare with."""
        at = Period.parse(period)
        document = next(d for d in self.documents.values() if (d.head.unit, d.head.period) == (unit, at))
        block = next(b for b in document.blocks if number in b.text)
        start = block.text.index(number)
        citation = cite(block, Span(0, len(block.text)), Span(start, start + len(number)))
        amount = Decimal(number.rstrip("%").replace(",", "."))
        self.set_.append(OtherFigure(FigureKind.PREVIOUS, citation, code, amount, "%", Period.parse(of)))
        return self

    def find(self, unit: str, period: str, code: Code, message: str) -> Reports:
        finding = Finding("percent_mismatch", Severity.WARNING, message, (code,))
        self.found.append((unit, Period.parse(period), finding))
        return self

    def approve(self) -> Reports:
        self.standings = [replace(s, approved=True) for s in self.standings]
        return self

    def ask(self, question: str, *, period: str | None = None, after: Sequence[str] = ()) -> Reply:
        return answer(
            question,
            facts=self,
            search=self.search(),
            registry=REGISTRY,
            catalogue=load_catalogue(),
            labels=lambda text: [(h.code, h.strength, h.span) for h in labels().hits(text)],
            period=Period.parse(period) if period else None,
            after=after,
        ).reply

    def search(self) -> Search:
        embedder, index = HashingEmbedder(), MemoryIndex()
        index.add(self.passages_, embedded(self.passages_, embedder))
        return Search(texts=MemoryTextIndex(self.passages_), passages=self, vectors=index, embedder=embedder)

    # what answering asks for

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        known = {p.id: p for p in self.passages_}
        return [known[i] for i in ids if i in known]

    def facts(
        self, codes: Sequence[Code], *, units: Sequence[str] | None = None, periods: Sequence[Period] | None = None
    ) -> list[Fact]:
        return [
            f
            for f in facts_of(self.standings)
            if (not codes or f.indicator in codes)
            and (not units or f.unit in units)
            and (not periods or f.period in periods)
        ]

    def city(self, code: Code, period: Period) -> CityFigure | None:
        names = self.reporting_units(period) or self.reporting_units(period.last_quarter)
        made = city_figures(
            self.facts([]),
            catalogue=load_catalogue(),
            period=period,
            reporting_units=[u for u in REGISTRY.units if u.name in names],
        )
        return next((m for m in made if (m.indicator, m.period) == (code, period)), None)

    def reporting_units(self, period: Period) -> list[str]:
        return [unit for unit, at in self.sent if at == period]

    def unread_units(self, period: Period) -> list[str]:
        return [unit for unit, at in self.unread if at == period]

    def periods(self) -> list[Period]:
        return list(dict.fromkeys(at for _, at in self.sent))

    def narratives(
        self, kind: NarrativeKind, *, unit: str | None = None, period: Period | None = None
    ) -> list[tuple[str, Period, Narrative]]:
        return [
            told for told in self.told if told[2].kind is kind and unit in (None, told[0]) and period in (None, told[1])
        ]

    def targets(self, document_id: str) -> list[OtherFigure]:
        return self._others(document_id, FigureKind.TARGET)

    def earlier(self, document_id: str) -> list[OtherFigure]:
        return self._others(document_id, FigureKind.PREVIOUS)

    def _others(self, document_id: str, kind: FigureKind) -> list[OtherFigure]:
        return [o for o in self.set_ if o.citation.document_id == document_id and o.kind is kind]

    def document(self, document_id: str) -> Document:
        return self.documents[document_id]

    def block(self, document_id: str, block_id: str) -> Block:
        return self.documents[document_id].block(block_id)

    def document_name(self, document_id: str) -> str:
        return self.documents[document_id].name

    def findings_for(self, unit: str, period: Period, codes: Sequence[Code]) -> list[Finding]:
        return [f for u, p, f in self.found if (u, p) == (unit, period) and set(codes) & set(f.indicators)]


def some_reports() -> Reports:
    """Two quarters of five units, with a conflict, a misprinted percent, a fall of a cumulative count and a gap."""
    made = Reports()
    made.report("Sở Nội vụ", "2026-Q2", TT_12="8100", CQS_05="93.4", TT_20="99.1", CV_03="240 @ 2026-6M", TT_01="120")
    made.report(
        "Sở Nội vụ",
        "2026-Q3",
        TT_12="9250",
        CQS_05="95.6",
        TT_20="99.4",
        CV_03="210 @ 2026-9M",
        TT_01="118",
        TT_02="3",
        TT_04="5",
        TT_24="4",
        XH_09="91.25",
        XH_10="3",
        text="Sở không được giao kế hoạch vốn đầu tư công năm 2026.",
    )
    made.report(
        "Sở Xây dựng",
        "2026-Q3",
        TT_12="21480",
        CQS_05="88.2",
        TT_16="20111 | 20117",
        TT_24="35",
        TK_03="61.5 @ 2026-9M",
        TK_02="12300000000 @ 2026-9M",
        XH_09="88.4",
        XH_10="7",
        text="Nguyên nhân giải ngân chậm là do vướng giải phóng mặt bằng tại hai dự án.",
    )
    made.report("Phường Ba Đình", "2026-Q3", TT_12="5120", CQS_05="97.9 = 4960/5120", TT_24="0", TK_03="70.2 @ 2026-9M")
    made.report("Phường Tây Hồ", "2026-Q3", TT_12="4300", CQS_05="91.3", TT_24="2", XH_18="5 @ 2025-Y")
    made.report(
        "Xã Gia Lâm",
        "2026-Q3",
        TT_12="3390",
        CQS_05="84.7",
        TK_03="58.1 @ 2026-9M",
        text="Máy quét tại bộ phận một cửa đã cũ, hay hỏng. / Đề nghị Thành phố bố trí kinh phí thay máy quét.",
    )
    return made
