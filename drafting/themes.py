"""Sentences of many units gathered under a few themes, by the words they use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.texts import Span, fold_case
from domain.values import Narrative
from drafting.outline import WORD, Themes, ThemeSpec

Told = tuple[str, Narrative]
_EARLY = 2.0  # how much more the first word of a sentence weighs than its last
_FURTHER = 0.35  # what each further word of a theme counts, of the one before


def by_theme(told: Sequence[Told], themes: Themes) -> list[tuple[ThemeSpec, list[Told]]]:
    """Each sentence under the theme whose words it uses most; themes with more units first, "khác" last."""
    groups: dict[str, list[Told]] = {}
    for pair in told:
        groups.setdefault(theme_of(pair[1].text, themes).name, []).append(pair)
    found = [(theme, groups[theme.name]) for theme in themes.themes if theme.name in groups]
    return sorted(found, key=lambda group: (not group[0].words, -len({unit for unit, _ in group[1]})))


_BODY = re.compile(
    r"(?:Sở|Bộ|Trung tâm Phục vụ hành chính công|Văn phòng|Ủy ban nhân dân|UBND|HĐND|Hội đồng nhân dân|Thanh tra|"
    r"Cục|Chi cục)(?:,? (?:và|[A-ZĐÀ-Ỹ][\w&]*))+|Trung tâm Phục vụ hành chính công"
)
_OPENING = re.compile(r"^.{0,25}?(?:đề nghị|kiến nghị|đề xuất|mong|xin)(?!\w)", re.IGNORECASE)


def theme_of(text: str, themes: Themes) -> ThemeSpec:
    """By what is said, not by whom it is asked of: names of bodies and the asking itself are passed over."""
    said = _OPENING.sub("", _BODY.sub("", text)).strip(" :;,.") or text
    weights = _weights(fold_case(said), themes)
    return max(themes.themes, key=lambda theme: weights.get(theme.name, 0.0)) if weights else themes.themes[-1]


def _weights(folded: str, themes: Themes) -> dict[str, float]:
    """By theme: more for what tells it surely and for what is named early: a difficulty is named before its reasons, a
    request before its purpose. The best word counts whole, each further one little, so that many faint words do not
    outweigh the one that says it. Each word once."""
    told: dict[str, dict[str, float]] = {}
    for start, word in _longest(_found_in(folded, themes)):
        early = 1 + _EARLY * (1 - start / len(folded)) ** 2
        for name, weight in themes.telling[word].items():
            words = told.setdefault(name, {})
            words[word] = max(words.get(word, 0.0), weight * early)
    return {
        name: sum(weight * _FURTHER**place for place, weight in enumerate(sorted(words.values(), reverse=True)))
        for name, words in told.items()
    }


def _found_in(folded: str, themes: Themes) -> list[tuple[int, str]]:
    """Where any theme's words stand, each from one word's beginning to another's end."""
    return [
        (at.start(), words)
        for at in WORD.finditer(folded)
        for words in themes.beginning.get(at.group(), ())
        if folded.startswith(words, at.start()) and not WORD.match(folded, at.start() + len(words))
    ]


def _longest(found: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Without what is part of a longer expression: a "chế độ bồi dưỡng" is no "bồi dưỡng"."""
    spans = [Span(start, start + len(words)) for start, words in found]
    return [
        pair for pair, own in zip(found, spans, strict=True)
        if not any(other != own and other.contains(own) for other in spans)
    ]  # fmt: skip


_ASKING = re.compile(r"(?:kiến nghị|đề nghị|đề xuất|mong)\s", re.IGNORECASE)


def addressee_of(text: str, themes: Themes) -> str | None:
    """Whom a proposal is made to: the body named first after "kiến nghị" or "đề nghị"; None if none is named."""
    asking = _ASKING.search(text)
    for start in (asking.end() if asking else 0, 0):
        if named := themes.bodies.search(text, start):
            return themes.addressee[named.group()]
    return None
