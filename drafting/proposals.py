"""What units ask for: by whom they ask it of, and where many ask, by what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.drafts import Paragraph, Run
from domain.values import Narrative, NarrativeKind
from drafting.desk import Desk
from drafting.own_words import line_of, lines_of, some
from drafting.quoting import Said, clean, in_same_words, quoted, representative
from drafting.slots import Piece, fill, joined
from drafting.themes import OTHERS, UNNAMED, addressee_of, by_theme

Asked = list[tuple[str, Narrative]]
_MOST_LINES = 6  # from here on proposals are gathered by theme
_MOST_QUOTES = 2
_MOST_NAMES = 8
_ITSELF = re.compile(  # "Sở Y tế đề nghị …" before "(Sở Y tế)"
    r"^(?:Sở|Phường|Xã|UBND|Ủy ban nhân dân|Thanh tra|Trung tâm|Văn phòng|Ban|Chúng tôi|Đơn vị)(?:\s[^\s,;:]+){0,8}?\s"
    r"(?=(?:kính |trân trọng |tha thiết )?(?:đề nghị|kiến nghị|đề xuất|mong)(?!\w))"
)
_ASKS = re.compile(r"(?:Kính|Trân trọng|Tha thiết|Kiến nghị|Đề nghị|Đề xuất|Mong|Xin)(?!\w)")


def proposals(desk: Desk) -> list[Paragraph]:
    """Gathered by whom they are made to."""
    groups: dict[str, Asked] = {who: [] for who in (*desk.themes.addressees, OTHERS, UNNAMED)}
    for unit, narrative in desk.told(NarrativeKind.PROPOSAL):
        groups[addressee_of(narrative.text, desk.themes)].append((unit, narrative))
    return [line for who, told in groups.items() for line in _asked(desk, who, told)]


def _asked(desk: Desk, who: str, told: Asked) -> list[Paragraph]:
    few = len(in_same_words(told)) <= _MOST_LINES
    lines = lines_of(desk, told, _MOST_LINES) if few else _by_theme(desk, who, told)
    if not lines:
        return []
    units = desk.slots.count(len({unit for unit, _ in told}), f"kiến nghị {who}")
    missing = some(len(lines), told) if few else ""
    holes: dict[str, Piece] = {"who": who, "k": units, "some": missing}
    return [Paragraph(fill("{who} ({k} đơn vị kiến nghị){some}:", holes)), *lines]


def _by_theme(desk: Desk, who: str, told: Asked) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for theme, asked in by_theme(told, desk.themes):
        shown = representative(asked, _MOST_QUOTES)
        units = list(dict.fromkeys(unit for unit, _ in asked))
        if len(units) == 1:
            lines += [line_of(desk, named, n) for named, n in shown]
        elif shown:
            missing = some(len(shown), asked)
            lines.append(_shared(desk, theme.name, f"kiến nghị {who} {theme.name}", units, shown, missing))
    return lines


def _shared(desk: Desk, theme: str, what: str, units: Sequence[str], shown: Sequence[Said], missing: str) -> Paragraph:
    """ "Về kinh phí (03 đơn vị: A, B và C), tiêu biểu: đề nghị … (A); đề nghị … (B)."."""
    quotes = []
    for named, narrative in shown:
        said = _ITSELF.sub("", clean(narrative.text).removesuffix("."))
        said = f"{said[0].lower()}{said[1:]}" if _ASKS.match(said) else said
        words = quoted(desk, named[0], said, narrative.citation)
        quotes.append((*words, Run(" ("), *desk.listed(named, _MOST_QUOTES, f"{what}: {narrative.text}"), Run(")")))
    holes: dict[str, Piece] = {
        "theme": theme, "k": desk.slots.count(len(units), what), "units": desk.listed(units, _MOST_NAMES, what),
        "some": missing, "quotes": joined(quotes, "; ", "; "),
    }  # fmt: skip
    return Paragraph(fill("{theme} ({k} đơn vị: {units}){some}: {quotes}.", holes), "dash")
