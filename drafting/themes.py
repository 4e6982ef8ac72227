"""Sentences of many units gathered under a few themes, by the words they use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from domain.texts import fold_case
from domain.values import Narrative
from drafting.outline import Themes, ThemeSpec

Told = tuple[str, Narrative]
_STRONG, _PLAIN = 3.0, 1.0
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
    folded = fold_case(said)
    longest = list(_pattern(themes.expressions).finditer(folded))
    weighed = [(_weight(folded, theme, longest), theme) for theme in themes.themes]
    best = max(weight for weight, _ in weighed)
    if best == 0:
        return themes.themes[-1]
    return next(theme for weight, theme in weighed if weight == best)


def _weight(folded: str, theme: ThemeSpec, longest: Sequence[re.Match[str]]) -> float:
    """More for what tells the theme surely and for what is named early: a difficulty is named before its reasons, a
    request before its purpose. The best word counts whole, each further one little, so that many faint words do not
    outweigh the one that says it. Each word once; part of another theme's longer expression is none: a "chế độ bồi
    dưỡng" is no "bồi dưỡng". longest: the longest expressions of any theme in the text."""
    told: dict[str, float] = {}
    others = [m for m in longest if m.group() not in theme.folded]
    for words, weight in ((theme.strong, _STRONG), (theme.words, _PLAIN)):
        for match in _pattern(words).finditer(folded) if words else ():
            if any(m.start() <= match.start() and match.end() <= m.end() for m in others):
                continue
            early = (1 - match.start() / len(folded)) ** 2
            told[match.group()] = max(told.get(match.group(), 0.0), weight * (1 + _EARLY * early))
    return sum(weight * _FURTHER**place for place, weight in enumerate(sorted(told.values(), reverse=True)))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted((re.escape(fold_case(w)) for w in words), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(longest_first) + r")(?!\w)")


_ASKING = re.compile(r"(?:kiến nghị|đề nghị|đề xuất|mong)\s", re.IGNORECASE)


def addressee_of(text: str, themes: Themes) -> str | None:
    """Whom a proposal is made to: the body named first after "kiến nghị" or "đề nghị"; None if none is named."""
    asking = _ASKING.search(text)
    for start in (asking.end() if asking else 0, 0):
        found = [
            (match.start(), -len(name), who)
            for who, names in themes.addressees.items()
            for name in names
            if (match := re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").search(text, start))
        ]
        if found:
            return min(found)[2]
    return None
