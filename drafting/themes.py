"""Sentences of many units gathered under a few themes, by the words they use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from heapq import nlargest

from domain.texts import Span, fold_case
from domain.values import Narrative
from drafting.outline import WORD, Themes, ThemeSpec, load_themes
from drafting.spelling_out import spelled_out
from drafting.theme_likeness import Likeness, examples

Told = tuple[str, Narrative]
_EARLY = 2.0  # how much more the first word of a sentence weighs than its last
_SURE = 6.0  # from this weight on the words of a theme decide alone
_ALIKE = 0.4  # what likeness counts beside the weight of words
_CLEARLY = 12.0  # how much likelier than the next the theme of a sentence is that has no theme's words
_NEVER = float("-inf")
_APART = 0.3  # how much more the first theme of a sentence must weigh than the second
_FURTHER = 0.35  # what each further word of a theme counts, of the one before


def by_theme(told: Sequence[Told], themes: Themes) -> list[tuple[ThemeSpec, list[Told]]]:
    """Each sentence under the theme whose words it uses most; themes with more units first, "khác" last."""
    groups: dict[str, list[Told]] = {}
    known: dict[str, str] = {}  # many units write the same
    for pair in told:
        text = pair[1].text
        known[text] = name = known.get(text) or theme_of(text, themes).name
        groups.setdefault(name, []).append(pair)
    found = [(theme, groups[theme.name]) for theme in themes.themes if theme.name in groups]
    return sorted(found, key=lambda group: (not group[0].words, -len({unit for unit, _ in group[1]})))


_BODY = re.compile(
    r"(?:Sở|Bộ|Trung tâm Phục vụ hành chính công|Văn phòng|Ủy ban nhân dân|UBND|HĐND|Hội đồng nhân dân|Thanh tra|"
    r"Cục|Chi cục)(?:,? (?:và|[A-ZĐÀ-Ỹ][\w&]*))+|Trung tâm Phục vụ hành chính công"
)
_OPENING = re.compile(r"^.{0,25}?(?:đề nghị|kiến nghị|đề xuất|mong|xin)(?!\w)", re.IGNORECASE)


def theme_of(text: str, themes: Themes, likeness: Likeness | None = None) -> ThemeSpec:
    """By what is said, not by whom it is asked of: names of bodies and the asking itself are passed over.

    Words that tell a theme surely and early decide alone; else it also counts how like the sentence is to those that
    people put under a theme. Where two themes weigh alike none is claimed. likeness: learned from `examples` where
    none is given.
    """
    folded = said_of(text)
    weights = _weights(folded, themes)
    if max(weights.values(), default=0.0) < _SURE:
        alike = (likeness or _learned()).weights(folded)
        if not weights and not _stands_out(alike):
            return themes.themes[-1]
        weights = {name: weights.get(name, 0.0) + _ALIKE * alike.get(name, 0.0) for name in {**weights, **alike}}
    first, second = nlargest(2, themes.themes[:-1], key=lambda theme: weights.get(theme.name, _NEVER))
    told_apart = weights[first.name] - weights.get(second.name, _NEVER) >= _APART
    return first if told_apart else themes.themes[-1]


def said_of(text: str) -> str:
    """What the sentence says, folded."""
    text = spelled_out(text)
    return fold_case(_OPENING.sub("", _BODY.sub("", text)).strip(" :;,.") or text)


def _stands_out(alike: Mapping[str, float]) -> bool:
    """Whether the sentence is like one theme's and clearly less like any other's."""
    first, second = [*sorted(alike.values(), reverse=True), 0.0, 0.0][:2]
    return first - second >= _CLEARLY


@cache
def _learned() -> Likeness:
    return likeness_of(load_themes(), [pair for pairs in examples().values() for pair in pairs])


def likeness_of(themes: Themes, told: Iterable[tuple[str, str]]) -> Likeness:
    """Learned from sentences behind their themes, and from the themes' own words. What is of no theme teaches none."""
    words = ((theme.name, fold_case(w)) for theme in themes.themes for w in (*theme.strong, *theme.words))
    return Likeness([*((name, said_of(text)) for name, text in told if name != themes.themes[-1].name), *words])


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


OTHERS = "Đối với các cơ quan khác"
UNNAMED = "Kiến nghị chưa nêu rõ cơ quan giải quyết"
_ASKING = re.compile(r"(?:kiến nghị|đề nghị|đề xuất|mong)\s", re.IGNORECASE)
_A_NAME = re.compile(r"(?:với\s+|cho\s+)?[A-ZĐÀ-Ỹ]")


def addressee_of(text: str, themes: Themes) -> str:
    """Whom a proposal is made to: the body named first after "kiến nghị" or "đề nghị"."""
    text = spelled_out(text)
    asking = _ASKING.search(text)
    for start in (asking.end() if asking else 0, 0):
        if named := themes.bodies.search(text, start):
            return themes.addressee[named.group()]
    return OTHERS if asking and _A_NAME.match(text, asking.end()) else UNNAMED
