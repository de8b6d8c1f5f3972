"""The news agency that a text says it comes from: in a dateline, in a credit, in a copyright line.

A mention is none. "The minister told Reuters" says who asked, not who wrote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefing_room.quotes import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SHOWN: Final = 200
"""Characters at either end of a text in which an agency is looked for."""

_DASH: Final = r"[-=:]"
_WITH: Final = r"(?i:with(?: agency)? inputs? from|with files from|with|avec|mit|con|с|по материалам|за матеріалами)"
_SOURCE: Final = (
    r"(?i:sources?|quellen?|original-content von|fuentes?|источник|джерело|المصدر|来源|來源|稿件来源|文章来源|"
    r"出处|출처|자료|제공)"
)
_RIGHTS: Final = r"(?:©|ⓒ|\([cCсС]\)|(?i:copyright|저작권자|版权所有))"


@dataclass(frozen=True)
class Agency:
    """A news agency and how it is written; what is ``in_datelines`` means something else anywhere but in a dateline."""

    name: str
    spellings: tuple[str, ...]
    in_datelines: tuple[str, ...] = ()

    @cached_property
    def _names_it(self) -> re.Pattern[str]:
        everywhere = _any_of(self.spellings)
        datelines = _any_of((*self.spellings, *self.in_datelines))
        return re.compile(f"{_dateline(datelines)}|{_credit(everywhere)}")

    def named_at(self, text: str) -> int | None:
        """Where a folded text names it as its source, or None."""
        # Most texts name none, and a hundred patterns take longer to make than an article to read.
        if not any(spelling in text for spelling in (*self.spellings, *self.in_datelines)):
            return None
        match = self._names_it.search(text)
        return match.start() if match else None


def agency(name: str, spellings: Iterable[str], in_datelines: Iterable[str] = ()) -> Agency:
    """An agency by its spellings, folded, each once."""
    return Agency(name, tuple(dict.fromkeys(map(fold, spellings))), tuple(map(fold, in_datelines)))


def agency_in(text: str, agencies: Sequence[Agency]) -> str | None:
    """The agency that a text names as its source; of several the one that stands first, None when there is none."""
    folded = fold(text)
    shown = folded if len(folded) <= 2 * _SHOWN else f"{folded[:_SHOWN]}\n{folded[-_SHOWN:]}"
    found = [(at, one.name) for one in agencies if (at := one.named_at(shown)) is not None]
    return min(found)[1] if found else None


def _any_of(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if longest_first else "(?!)"


def _dateline(name: str) -> str:
    # What stands before the name is a place and a day: no sentence, and no bracket but that of a country.
    place = r"\A[^\n()/]{0,60}?"
    return "|".join(
        (
            # SEOUL, Sept. 13 (Reuters) -    Berlin (dpa/tmn) -    New Delhi [India], September 13 (ANI):
            rf"{place}\({name}[^()\n]{{0,20}}\)\s*\.?\s*{_DASH}",
            # МОСКВА, 13 сентября. /ТАСС/.    القاهرة في 13 سبتمبر / أ ش أ /
            rf"{place}/\s?{name}\s?/",
            # МОСКВА, 13 сен - РИА Новости.    КИЇВ. 13 вересня. УНН.    Taipei, Sept. 13 - CNA -
            rf"\A[^\W\d_][^\n()/]{{1,30}}?\d[^\n()/]{{0,20}}?[-.,]\s?{name}\s?(?:[-/:]|\.(?:\s|\Z))",
            # (서울=연합뉴스)    [서울=뉴시스]    (평양 9월 13일발 조선중앙통신)    【北京共同】    [東京 13日 ロイター]
            rf"\A[^\n]{{0,20}}[(\[【][^()\[\]【】\n]{{0,30}}[=\s]\s?{name}\s?[)\]】]",
            rf"\A【[^】\n]{{1,12}}?{_loose(name)}】",
            # 新华社平壤9月13日电    (中央社記者張三東京13日電)    中新网9月13日电
            rf"\A[(【]?{_loose(name)}[^\n。,]{{0,30}}\d\s?日[^\n。,]{{0,12}}[电電讯訊]",
        )
    )


def _credit(name: str) -> str:
    return "|".join(
        (
            # © AFP    Copyright 2023 The Associated Press    <저작권자(c) 연합뉴스
            rf"{_RIGHTS}[^\w\n]{{0,4}}(?:{_RIGHTS}\W{{0,3}})?(?:\d{{4}},? )?(?:[Tt]he )?{name}",
            # Source: Reuters    Quelle: ntv.de, dpa    来源:新华社
            rf"{_SOURCE}\s?:\s?(?:[\w.-]{{1,20}}(?: [\w.-]{{1,20}})?\s?[,/;]\s?)?{name}",
            # (AFP)    (Le Figaro avec AFP)    (With inputs from PTI)    at the end, behind a whole sentence
            rf"(?:\A|\n|[.!?。\"']\s?)\((?:[\w. ]{{0,20}} )?(?:{_WITH} )?{name}[^()\n]{{0,20}}\)\s?\.?\Z",
            rf"\A(?:[\w. ]{{0,20}} )?{_WITH} {name}[^\n]{{0,20}}\Z",
            # Reuters    By Jane Doe, Associated Press    John Doe | AFP    Le Monde/AFP: the line is a byline
            rf"\A{name}\.?\Z",
            rf"\A(?:[Bb][Yy]:?|[Vv]on|[Pp]ar|[Pp]or) [^\n]{{2,50}}[,|/] ?(?:[Tt]he )?{name}\Z",
            rf"\A(?:[Bb][Yy]:?|[Pp]ar|[Pp]or|[Vv]on) (?:[Tt]he )?{name}\Z",
        )
    )


def _loose(name: str) -> str:
    """A name that words of its own script may touch: 新华社平壤."""
    return name.removeprefix(r"(?<!\w)").removesuffix(r"(?!\w)")
