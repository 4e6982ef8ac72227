"""What can go wrong, named after the harm it does to a reader, and how each is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.documents import Block, Document
from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.quantities import PERCENT
from domain.texts import Span, one_space, plain_spaces
from domain.values import Extraction, IndicatorValue
from eval.cases import GoldValue, ReportCase, Trap

_SCALES = tuple(Decimal(10) ** power for power in (0, 3, 6, 9))  # a table's unit line may say "triệu đồng"
_UNIT_SLIPS = tuple(Decimal(10) ** power for power in (-9, -6, -3, -2, 2, 3, 6, 9))


class Harm(StrEnum):
    INVENTED_NUMBER = "invented_number"  # the quote does not print the amount
    QUOTE_NOT_VERBATIM = "quote_not_verbatim"  # the quote does not stand where the citation says
    TRAP_TAKEN = "trap_taken"  # a target, an earlier figure, another unit's … as a value
    WRONG_PERIOD = "wrong_period"  # right figure and indicator, another period
    WRONG_UNIT = "wrong_unit"  # off by a power of ten
    WRONG_INDICATOR = "wrong_indicator"  # a true figure under another indicator's name
    WRONG_PARTS = "wrong_parts"  # right percent or count, with a numerator or denominator that is not its own
    UNLISTED_VALUE = "unlisted_value"  # none of these, and still not in the truth
    MISSED_VALUE = "missed_value"
    ANSWERED_WITHOUT_SUPPORT = "answered_without_support"
    MISSED_NARRATIVE = "missed_narrative"  # a problem, cause, proposal or task that was not read as one
    WRONG_NARRATIVE = "wrong_narrative"  # a sentence that is none, or one of another kind
    WRONG_ASSIGNMENT = "wrong_assignment"  # a task with another owner or deadline than its own
    MUTATION_ACCEPTED = "mutation_accepted"  # a corrupted proposal passed grounding


@dataclass(frozen=True, slots=True)
class Incident:
    """One harm: in which case, and what was said."""

    harm: Harm
    case: str
    what: str


def counted(incidents: Iterable[Incident]) -> dict[str, int]:
    """How often each harm was done, zeros included, so that a baseline names them all."""
    found = Counter(incident.harm for incident in incidents)
    return {harm.value: found[harm] for harm in Harm}


def extraction_harms(case: ReportCase, document: Document, extraction: Extraction) -> list[Incident]:
    """Every harm of one reading; a value may do two (a wrong period with a broken quote)."""
    wanted = {value.key: value for value in case.values}
    proposed = {(v.indicator, v.period, v.amount): v for v in extraction.values}
    incidents = [i for v in extraction.values for i in _citation_harms(case, document, v)]
    for key, value in proposed.items():
        if key not in wanted:
            harm = wrong_value(case, document.block(value.citation.block_id), value)
            incidents.append(Incident(harm, case.file, _shown(value)))
        elif has_wrong_parts(value, [gold for gold in case.values if gold.key == key]):
            parts = f" ({value.numerator}/{value.denominator})"
            incidents.append(Incident(Harm.WRONG_PARTS, case.file, _shown(value) + parts))
    missed = [gold for key, gold in wanted.items() if key not in proposed]
    return [*incidents, *(Incident(Harm.MISSED_VALUE, case.file, _listed(gold)) for gold in missed)]


def _citation_harms(case: ReportCase, document: Document, value: IndicatorValue) -> list[Incident]:
    citation = value.citation
    found = []
    if citation.span.of(document.block(citation.block_id).text) != citation.quote:
        found.append(Incident(Harm.QUOTE_NOT_VERBATIM, case.file, _shown(value)))
    if not prints(citation.quote, value.amount):
        found.append(Incident(Harm.INVENTED_NUMBER, case.file, _shown(value)))
    return found


def prints(quote: str, amount: Decimal) -> bool:
    """Whether the amount can be read in the quote, as printed or in the thousands and millions a table may be in.

    A stated none is an amount of 0; a dash in a table cell is one too.
    """
    if amount == 0 and any(cell.strip() in ("-", "–") for cell in quote.split("|")):
        return True
    readings = {
        number
        for mention in read_numbers(quote)
        for number in (mention.value, mention.denominator, mention.high, *mention.readings)
        if number is not None
    }
    return any(number * scale == amount for number in readings for scale in _SCALES)


def wrong_value(case: ReportCase, block: Block, value: IndicatorValue) -> Harm:
    """Which harm a value does that the truth does not list."""
    if any(_stands_in(trap, block, value) for trap in case.not_values):
        return Harm.TRAP_TAKEN
    if any(g.code == value.indicator and g.value == value.amount for g in case.values):
        return Harm.WRONG_PERIOD
    same = [g for g in case.values if g.code == value.indicator and g.period == value.period]
    if any(g.value * slip == value.amount for g in same for slip in _UNIT_SLIPS):
        return Harm.WRONG_UNIT
    if any(_quotes_same(gold, value) for gold in case.values):
        return Harm.WRONG_INDICATOR
    return Harm.UNLISTED_VALUE


def has_wrong_parts(value: IndicatorValue, listed: Sequence[GoldValue]) -> bool:
    """Against the parts the truth lists; where it lists none, a percent must be that of its parts, as printed."""
    if value.numerator is None or value.denominator is None:
        return False
    known = {(g.numerator, g.denominator) for g in listed if g.denominator is not None}
    if known:
        return (value.numerator, value.denominator) not in known
    if value.measure != PERCENT:
        return False
    printed_to = Decimal(1).scaleb(int(value.amount.as_tuple().exponent))
    return value.denominator == 0 or abs(value.numerator / value.denominator * 100 - value.amount) > printed_to


def _stands_in(trap: Trap, block: Block, value: IndicatorValue) -> bool:
    """Whether the value's number is one of the trap's characters, and the indicator is the trap's, if it names one."""
    if trap.code is not None and trap.code != value.indicator:
        return False
    start = plain_spaces(block.text).find(plain_spaces(trap.quote))
    return start >= 0 and Span(start, start + len(trap.quote)).overlaps(value.citation.number)


def _quotes_same(gold: GoldValue, value: IndicatorValue) -> bool:
    if gold.value != value.amount:
        return False
    one, other = one_space(gold.quote), one_space(value.citation.quote)
    return one in other or other in one


def unsupported_numbers(text: str, supported: Iterable[Decimal]) -> list[str]:
    """Amounts in an answer's words that none of its values gives.

    Dates, names and document numbers are no amounts; words such as "hai kỳ" are speech, since figures are printed.
    """
    known = set(supported)
    return [
        mention.span.of(text)
        for mention in read_numbers(text)
        if mention.form in (NumberForm.AMOUNT, NumberForm.RANK)
        and mention.value is not None
        and not mention.words
        and not known & {mention.value, *mention.readings, abs(mention.value)}
    ]


def _shown(value: IndicatorValue) -> str:
    return f"{value.indicator} {value.period} {value.amount} “{one_space(value.citation.quote)[:90]}”"


def _listed(gold: GoldValue) -> str:
    return f"{gold.code} {gold.period} {gold.value} “{one_space(gold.quote)[:90]}”"


def of_kind(incidents: Sequence[Incident], harm: Harm) -> list[Incident]:
    return [incident for incident in incidents if incident.harm is harm]
