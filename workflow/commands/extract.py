"""`tonghop extract`: one report read, nothing stored."""

from __future__ import annotations

from pathlib import Path

from domain.documents import Document
from domain.errors import Refused, UnknownHead
from domain.learned import Called, in_use
from domain.periods import Period
from domain.quantities import vietnamese
from domain.values import Extraction, IndicatorValue
from extraction.catalogue import load_catalogue
from extraction.extract import NOTHING_LEARNED
from extraction.from_model import ModelReader
from ingest.limited import read_limited
from ingest.limited_worker import ReadLimits
from workflow.contract import Json, document_json, empty_extraction_json, extraction_json
from workflow.models import language_model_of, second_reader_of
from workflow.reading import Given, body_named, extract_document
from workflow.registry import load_registry
from workflow.settings import Settings
from workflow.terminal import DONE, PARTLY, complain, content_of, put


def run(file: Path, *, as_json: bool, unit: str | None, period: Period | None) -> int:
    content = content_of(file)
    given = Given(body_named(unit, load_registry()) if unit else None, period)
    try:
        found, extraction = _read(content, file.name, given)
    except (Refused, UnknownHead) as error:
        if as_json:
            put(_refusal(error, given))
        complain(str(error) if file.name in str(error) else f"{file.name}: {error}")
        return PARTLY
    if as_json:
        put(found)
    else:
        _show(extraction)
    return PARTLY if any(f.rule == "unreadable_page" for f in extraction.findings) else DONE


def _read(content: bytes, name: str, given: Given) -> tuple[Json, Extraction]:
    settings = Settings()
    limits = ReadLimits(wall=settings.read_seconds, memory=settings.read_megabytes * 1024 * 1024)
    document = read_limited(content, name, registry=load_registry(), limits=limits)
    try:
        earlier, learned = _known(document, given, settings)
        extraction = extract_document(
            document,
            given,
            catalogue=load_catalogue(),
            earlier=earlier,
            learned=learned,
            second=_second_reader(settings),
        )
    except UnknownHead as error:
        error.document = document_json(  # type: ignore[attr-defined]
            document, unit=given.unit or document.head.unit, period=_text(given.period or document.head.period)
        )
        raise
    return extraction_json(document, extraction), extraction


def _second_reader(settings: Settings) -> ModelReader | None:
    return second_reader_of(settings, language_model_of(settings))


def _known(document: Document, given: Given, settings: Settings) -> tuple[list[IndicatorValue], frozenset[Called]]:
    """What this home knows already, where it holds anything: the unit's other reports, by which sums over the year and
    jumps are checked, and the wordings that people taught."""
    unit = given.unit or document.head.unit
    if unit is None or (settings.database.startswith("sqlite") and not _is_kept(settings)):
        return [], NOTHING_LEARNED
    # The database's library takes longer to load than a report to read: not without a database.
    from store.learned import LearnedWordingStore
    from store.reading import looking_into
    from store.values import ValueStore

    with looking_into(settings.database) as connection:
        if connection is None:
            return [], NOTHING_LEARNED
        learned = in_use(LearnedWordingStore(connection).all())
        return ValueStore(connection).of_unit(unit, before=document.id), learned


def _is_kept(settings: Settings) -> bool:
    return Path(settings.database.removeprefix("sqlite:///")).is_file()


def _text(period: Period | None) -> str | None:
    return str(period) if period else None


def _refusal(error: Refused | UnknownHead, given: Given) -> Json:
    found = empty_extraction_json(given.unit, _text(given.period))
    found["document"] = getattr(error, "document", found["document"])
    rule = error.reason if isinstance(error, Refused) else f"unknown_{error.field}"
    found["findings"] = [{"rule": rule, "severity": "error", "indicators": [], "message": str(error), "citations": []}]
    found["status"] = "refused"
    found["reason"] = str(error)
    return found


def _show(extraction: Extraction) -> None:
    print(f"{extraction.unit}, {extraction.period.label}")
    for value in extraction.values:
        amount = f"{vietnamese(value.amount)} {value.measure}"
        print(f"  {value.indicator:<7} {value.period!s:<8} {amount:>24}  “{value.citation.quote}”")
    for finding in extraction.findings:
        print(f"  [{finding.severity.value}] {finding.message}")
    print(
        f"{len(extraction.values)} giá trị · {len(extraction.others)} số khác loại · "
        f"{len(extraction.ignored)} bỏ qua theo quy tắc · {len(extraction.unaccounted)} chưa rõ"
    )
