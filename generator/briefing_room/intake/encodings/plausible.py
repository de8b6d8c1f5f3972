"""Whether decoded text looks like writing, or like the letters that a wrong encoding makes of it."""

from __future__ import annotations

import unicodedata
from itertools import groupby, pairwise
from typing import Final

# The most frequent characters of news prose, and the share of a script's characters that they make up in such prose. A
# wrong encoding leads to the rare ones as easily as to these, so a share far below says that the encoding is wrong. In
# the other scripts of Europe the wrong neighbours give it away, and no table is needed.
_HANZI: Final = (
    "的一是不了在人有我他个中上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作用道行所然家事成方多经"
    "么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情"
    "明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利等产或新己制身果加西月话合回特代内信表化老给"
    "世位次度门任常先海通教原东提立及比员解水名真论处义各入口认条平系气题活更别打女变四总何电数安少报才结反受目太量再感"
    "建务做接必场件计管期市直德资命山金指许统区保至队形社便空决治展马科司五基书非则界达光放强即难且权思完设式路记南品告"
    "类求据程北边交规万取望领共确传师观今院让带导争运京部府议党选举总统这们来里种她"
    "這個們來為國說時會對過發後裡種經學現當沒動還進樣開從實軍無與長機關點業將兩間問應戰頭體見產話給門東聲員論處義條氣題"
    "變電數報結務場計資許統區隊決馬聽達強難權設記類據該規萬領確傳師觀讓帶導爭運議黨選舉總應臺灣並"
    "発対実関気経済会国数変権戦団県予円議党選挙独労図駅売読"
)
_HANGUL: Final = (
    "이다는의에을가고하지로기한사도를은해대서일인정자으시어나리그부보수장상있것라들전아원과만주제오스세게공국유비년여성조동면"
    "우구연거안할신관경치와까미중방모행선문당위회발적등후때물말화북남개소된했았었진러마내요무재바단였통분실계데없교체용학영명"
    "외타현간드르크"
)
_FAMILIAR: Final = {
    "CJK": (frozenset(_HANZI), 0.4),
    "HANGUL": (frozenset(_HANGUL), 0.6),
    "CYRILLIC": (frozenset("оеаинтсрвліОЕАИНТСРВЛІ"), 0.62),
    "ARABIC": (frozenset("اليمنورتبةدعسفهحقكأ"), 0.75),
    "HEBREW": (frozenset("יולהאמרתבנש"), 0.65),
    "GREEK": (frozenset("αοιετσνηυρπκμςίόάέή"), 0.7),
    "THAI": (frozenset("านรอกเงมยลวดทส"), 0.65),
    "HALFWIDTH": (frozenset(), 1.0),  # half-width katakana: what Shift-JIS makes of nearly everything
}
_MIN_COUNT: Final = 6  # fewer characters of one script say nothing about their frequency
_CHANCE: Final = 0.5  # about one standard deviation of a share, times the root of the count
# French, Italian and Danish words are full of these when they are read as windows-1250; Slovak ones have them seldom.
_RARE_LATIN: Final = frozenset("ŕĺŔĹ")
_RUN: Final = 4  # three Latin letters outside ASCII stand side by side in Czech (``příští``), four nowhere
_SIGNS: Final = frozenset("¿¡«»§¶ªº‚„†‡‰‹›•¦")
_ALPHABETS: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARABIC"})
_NEVER_BEFORE_DIGITS: Final = frozenset({"LATIN", "GREEK", "HEBREW", "ARABIC", "THAI"})


def strangeness(text: str) -> float:
    """How much of what is not ASCII in a text no language writes: from 0, all is well, to about 1, none of it is."""
    foreign = sum(not character.isascii() and not character.isspace() for character in text)
    if not foreign:
        return 0.0
    script_of = {character: _script(character) for character in set(text)}
    scripts = [script_of[character] for character in text]
    odd = _strays(text) + _signs_in_words(text) + _crowded(text) + _letters_before_digits(text, scripts)
    return (odd + _mixed_alphabets(scripts) + _shouting(text) + _unfamiliar(text, scripts)) / foreign


def _script(character: str) -> str:
    """The first word of a letter's name, which is its script; empty for what is no letter."""
    if not character.isalpha():
        return ""
    return unicodedata.name(character, "").partition(" ")[0].partition("-")[0]


def _is_sign(character: str) -> bool:
    """Whether a character outside ASCII is a symbol, which never stands inside a word."""
    return character in _SIGNS or (not character.isascii() and unicodedata.category(character)[0] in "SNC")


def _strays(text: str) -> int:
    """How many characters are controls, unassigned, private, replacements, or pieces of a frame."""
    stray = {
        character
        for character in set(text)
        if character == "\ufffd"
        or "\u2500" <= character <= "\u259f"
        or (not character.isascii() and unicodedata.category(character) in {"Cc", "Co", "Cn", "Cs"})
    }
    return sum(character in stray for character in text) if stray else 0


def _signs_in_words(text: str) -> int:
    """How many characters stand where none of their kind does.

    Symbols between letters, as in ``by³a`` for ``była``, ideographs in ASCII words, and vowel points on nothing.
    """
    return sum(
        (_is_sign(middle) and left.isalpha() and right.isalpha())
        or (middle >= "\u3000" and _is_ascii_word(left, right))
        or (unicodedata.category(middle) == "Mn" and unicodedata.category(left)[0] not in "LM")
        for left, middle, right in zip(" " + text, text, text[1:] + " ", strict=False)
        if not middle.isascii()
    )


def _is_ascii_word(left: str, right: str) -> bool:
    """Whether a character alone between two others stands in a word in small letters, as in ``f黵 `` for ``für ``."""
    return left.isascii() and left.isalpha() and right.isascii() and (left.islower() or right.islower())


def _mixed_alphabets(scripts: list[str]) -> int:
    """How many letters stand beside one of another alphabet. Chinese characters do well beside an ASCII letter."""
    return sum(one != other and one in _ALPHABETS and other in _ALPHABETS for one, other in pairwise(scripts))


def _letters_before_digits(text: str, scripts: list[str]) -> int:
    """How many letters outside ASCII stand before a digit, ``Ł300`` for ``£300``, where no script writes them so."""
    return sum(
        script in _NEVER_BEFORE_DIGITS and not one.isascii() and other.isdecimal()
        for script, (one, other) in zip(scripts, pairwise(text), strict=False)
    )


def _crowded(text: str) -> int:
    """How many characters outside ASCII stand in crowds that no word makes: ``Ïðåçèäåíò``, ``ÖÐ¹ú``, ``½¨ׁ״÷££``."""
    alphabetic = {character for character in set(text) if _may_crowd(character)}
    runs = (list(run) for crowds, run in groupby(text, alphabetic.__contains__) if crowds)
    return sum(len(run) for run in runs if len(run) >= _RUN and _is_crowd(run))


def _may_crowd(character: str) -> bool:
    """Whether a character is a symbol, or of an alphabet. Ideographs and syllables stand in crowds by nature."""
    return not character.isascii() and (
        unicodedata.category(character)[0] in "SNCM" or _script(character) in _ALPHABETS
    )


def _is_crowd(run: list[str]) -> bool:
    """Whether a run is of Latin letters and symbols only, or mixes letters with more than one symbol."""
    letters = [character for character in run if character.isalpha()]
    symbols = sum(unicodedata.category(character)[0] in "SNC" for character in run)
    return bool(letters) and (symbols > 1 or all(_script(letter) == "LATIN" for letter in letters))


def _shouting(text: str) -> int:
    """How many letters stand in words with a capital after a small letter: ``пРЕЗИДЕНТ``.

    KOI8-R and windows-1251 have small letters where the other has capitals. Both
    must be outside ASCII: ``iPhone`` and ``McDonald`` are words.
    """
    return sum(
        len(word)
        for word in text.split()
        if any(
            one.islower() and other.isupper() and not (one.isascii() or other.isascii())
            for one, other in pairwise(word)
        )
    )


def _unfamiliar(text: str, scripts: list[str]) -> float:
    """How many letters too many are rare ones of their script, chance allowed for where there are few."""
    odd = float(sum(character in _RARE_LATIN for character in text))
    for script, (familiar, usual) in _FAMILIAR.items():
        letters = [character for character, its in zip(text, scripts, strict=True) if its == script]
        if len(letters) >= _MIN_COUNT:
            share = sum(character in familiar for character in letters) / len(letters) + _CHANCE / len(letters) ** 0.5
            odd += len(letters) * max(0.0, 1 - share / usual)
    return odd
