"""The phrase lists: furniture is known by its words, and a line of an article never is."""

from __future__ import annotations

import doctest
import time
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.intake.phrases import date_lines, line_patterns
from briefing_room.intake.phrases.lists import LONGEST, RULES, Phrases, load_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("ar", "de", "en", "es", "fr", "ko", "ru", "uk", "zh")
ANYWHERE = RULES[: RULES.index("byline")]


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    """The lists of the package."""
    return load_phrases()


def lists(code: str) -> dict[str, Any]:
    """One file as it is written."""
    return tomllib.loads((files("briefing_room.intake.phrases") / f"{code}.toml").read_text(encoding="utf-8"))


def every_line() -> Iterator[tuple[str, str, str]]:
    """Each language, rule and line of the lists."""
    for code in LANGUAGES:
        for rule, lines in lists(code)["strip"].items():
            yield from ((code, rule, line) for line in lines)


# --- the files --------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", [line_patterns, date_lines])
def test_examples_in_docstrings(module: object) -> None:
    """They are true."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_has_every_list(code: str) -> None:
    """No key or rule is missing, none is misspelled, and no line stands twice under a rule."""
    read = lists(code)
    assert set(read) - {"date-words"} == {"words", "weekdays", "months", "strip", "signs"}
    assert set(read["strip"]) == set(RULES)
    assert set(read["signs"]) == {"paywall", "consent"}
    for name, lines in (*read["strip"].items(), *read["signs"].items()):
        assert len(lines) == len(set(lines)) >= 10, name


def test_every_language_is_loaded(phrases: Phrases) -> None:
    """The files and nothing else."""
    assert tuple(phrases.languages) == LANGUAGES


def test_every_line_of_the_lists_matches(phrases: Phrases) -> None:
    """With something for its ``*``, and with nothing."""
    missed = []
    for code, rule, line in every_line():
        for filled in (line.replace("*", "5"), line.replace("*", "")):
            core = line_patterns.line_core(filled).lower()
            if core and not phrases.languages[code].strip[rule].fullmatch(core) and filled != line.replace("*", ""):
                missed.append((code, rule, line))
    assert missed == []


def test_no_line_of_the_lists_is_too_wide() -> None:
    """A ``*`` with next to nothing beside it would be found in any text."""
    wide = [(code, line) for code, _, line in every_line() if "*" in line and len(line_patterns.line_core(line)) < 1]
    assert wide == []


# --- furniture --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Stay in touch", "newsletter"),
        ("To be updated with all the latest news, offers and special announcements.", "newsletter"),
        ("Latest Posts", "related"),
        ("Don’t Miss", "related"),
        ("SIGN UP FOR OUR NEWSLETTER!", "newsletter"),
        ("► Read more: Harbour to stay closed for another week as repairs drag on", "related"),
        ("Share this article", "share"),
        ("Advertisement", "advertising"),
        ("Leave a comment", "comments"),
        ("Skip to content", "navigation"),
        ("© 2023 The Harbour Herald", "copyright"),
        ("All rights reserved.", "copyright"),
        ("Читайте также:", "related"),
        ("Реклама", "advertising"),
        ("Все права защищены", "copyright"),
        ("ПОДПИСЫВАЙТЕСЬ НА НАШ ТЕЛЕГРАМ-КАНАЛ", "share"),
        ("Оставить комментарий", "comments"),
        ("Читайте також: У гавані відновили роботу кранів", "related"),
        ("Поділитися", "share"),
        ("Усі права захищено", "copyright"),
        ("Lesen Sie auch", "related"),
        ("Anzeige", "advertising"),
        ("Alle Rechte vorbehalten", "copyright"),
        ("À lire aussi »", "related"),
        ("A LIRE AUSSI", "related"),
        ("Publicité", "advertising"),
        ("Tous droits réservés", "copyright"),
        ("Te puede interesar", "related"),
        ("Publicidad", "advertising"),
        ("Todos los derechos reservados", "copyright"),
        ("اقرأ أيضاً", "related"),
        ("إعلان", "advertising"),
        ("جميع الحقوق محفوظة", "copyright"),
        ("관련기사", "related"),
        ("무단전재 및 재배포 금지", "copyright"),
        ("ⓒ 연합뉴스", "copyright"),
        ("相关阅读", "related"),
        ("版权所有", "copyright"),
        ("返回顶部", "navigation"),
    ],
)
def test_furniture_is_known_anywhere(phrases: Phrases, line: str, rule: str) -> None:
    """Whatever its capitals, accents, bullets and arrows."""
    assert phrases.rule_of(line, ANYWHERE) == rule


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("By Jane Doe", "byline"),
        ("Von Max Weißmann und Eva Groß", "byline"),
        ("Автор: Иван Иванов", "byline"),
        ("Published 13 September 2023", "page-time"),
        ("Updated: Wed, 13 Sep 2023 10:00 AM (KST)", "page-time"),
        ("5 min read", "page-time"),
        ("Опубликовано: 13 сентября 2023, 14:05", "page-time"),
        ("Оновлено 13 вересня 2023", "page-time"),
        ("Photo: Jane Doe / Harbour Herald", "caption"),
        ("Фото: пресс-служба порта", "caption"),
        ("Reporting by Jane Doe; Editing by John Doe", "credit"),
        ("Quelle: dpa", "credit"),
    ],
)
def test_head_and_tail_are_known_there_alone(phrases: Phrases, line: str, rule: str) -> None:
    """Bylines, times, captions and credits look too much like text to be known anywhere."""
    assert phrases.rule_of(line, [rule]) == rule
    assert phrases.rule_of(line, ANYWHERE) is None


# --- text -------------------------------------------------------------------------------------------

PROSE = """
North Korea’s leader arrived by armoured train on Tuesday.
The port authority said it would share this article of the treaty with its neighbours.
We use cookies made of barley when the ships are late, the cook said with a smile that lasted longer than it should.
Read more books, the minister told the pupils.
Follow the money
Who pays for the harbour?
“I will not comment,” she said.
He made no comments.
Published reports put the number of ships at forty.
Published in 2019 by the ministry of trade, the report names no ships.
By dawn the port was closed.
By land and sea, aid reaches the island
Editing a paper by candlelight
Listen.
Advertisement revenue fell by a third.
The updated timetable lists 12 ferries.
The search goes on
A history of silence
Встреча прошла за закрытыми дверями.
Опубликовано в столице без подписи автора
Обновлено всё, кроме причала
Читайте также между строк, советовал он студентам, и не верьте каждому слову.
Автор этих строк видел порт своими глазами.
Реклама, по его словам, не приносит порту никакой пользы.
Что будет дальше?
Обновление флота начнётся весной.
Подписка о невыезде
Комментарии министра вызвали споры.
Зустріч відбулася за зачиненими дверима.
Реклама не приносить порту користі.
Автор цих рядків бачив порт на власні очі.
Що буде далі?
Коментарі міністра викликали суперечки.
Оновлення флоту почнеться навесні.
Der Hafen bleibt bis Montag geschlossen.
Von Null auf Hundert
Von Montag an gilt das Verbot.
Anzeige erstattete der Kapitän noch am Abend.
Lesen Sie auch das Kleingedruckte, rät der Anwalt.
Was nun?
Teilen will die Insel nicht.
Die Kommentare des Ministers lösten Streit aus.
Le port reste fermé jusqu’à lundi.
Par amour de la mer
Lire aussi vite que possible, voilà le conseil du ministre.
La publicité ne rapporte rien au port.
Et maintenant ?
Les commentaires du ministre ont fait débat.
El puerto sigue cerrado hasta el lunes.
Por amor al mar
La publicidad no le da nada al puerto.
¿Y ahora qué?
Los comentarios del ministro abrieron un debate.
Compartir el agua fue la solución.
ظل الميناء مغلقا حتى يوم الاثنين.
أثارت تعليقات الوزير جدلا واسعا.
ماذا بعد؟
الإعلانات لا تفيد الميناء بشيء.
항구는 월요일까지 닫혀 있다.
장관의 댓글이 논란을 불렀다.
이제 어떻게 되나
광고는 항구에 도움이 되지 않는다고 그는 말했다.
港口将关闭到星期一。
部长的评论引发争议。
接下来会怎样？
广告对港口没有任何好处。
""".strip().splitlines()


@pytest.mark.parametrize("line", PROSE)
def test_a_line_of_an_article_is_no_furniture(phrases: Phrases, line: str) -> None:
    """Under no rule, not even those for head and tail."""
    assert phrases.rule_of(line, RULES) is None
    assert not phrases.is_date(line)
    assert not phrases.is_weather(line)
    assert phrases.agency_in(line) is None


def test_a_long_line_is_no_furniture(phrases: Phrases) -> None:
    """Even where its beginning is."""
    short = "© " + "harbour " * 14
    assert phrases.rule_of(short, ["copyright"]) == "copyright"
    assert phrases.rule_of(short + " " * LONGEST, ["copyright"]) is None


def test_a_byline_is_short(phrases: Phrases) -> None:
    """Eighty characters at most."""
    assert phrases.rule_of("By Jane Doe", ["byline"]) == "byline"
    assert phrases.rule_of("By " + "Jane Doe " * 4 + "and " + "John Doe " * 4, ["byline"]) == "byline"
    assert phrases.rule_of("By " + "Jane Doe " * 4 + "and " + "John Doe " * 5, ["byline"]) is None


def test_an_empty_line_is_no_furniture(phrases: Phrases) -> None:
    """And neither is one of bullets."""
    assert phrases.rule_of("", RULES) is None
    assert phrases.rule_of("* * *", RULES) is None


def test_a_hostile_line_takes_no_time(phrases: Phrases) -> None:
    """Patterns look at a line of any make for milliseconds."""
    start = time.perf_counter()
    for line in ("read " * 39, "- " * 99 + "x", "by, " * 49, "0 " * 99, "a" * LONGEST, "(" * LONGEST, "1" * 20_000):
        phrases.rule_of(line, RULES)
        phrases.is_date(line)
        phrases.is_weather(line)
        phrases.agency_in(line * 20)
    assert time.perf_counter() - start < 2


# --- asking -----------------------------------------------------------------------------------------


def test_rules_are_asked_in_their_order(phrases: Phrases) -> None:
    """Whatever the order in which they are named; and only those named."""
    assert phrases.rule_of("Source: Reuters", ["credit"]) == "credit"
    assert phrases.rule_of("Source: Reuters", ["share"]) is None
    assert phrases.rule_of("Newsletter", ["navigation", "newsletter"]) == "newsletter"


def test_languages_can_be_named(phrases: Phrases) -> None:
    """Then the lists of others are not asked."""
    assert phrases.rule_of("Читайте также", RULES, ["ru"]) == "related"
    assert phrases.rule_of("Читайте также", RULES, ["en", "xx"]) is None


def test_a_desk_adds_lines(phrases: Phrases) -> None:
    """To a rule that is there and to a new one; they hold anywhere, and the lists are as before."""
    desk = phrases.extended({"share": ["Pass it round the *"], "harbour-bell": ["Ring the bell 0 times"], "none": []})
    assert desk.rule_of("Pass it round the harbour!", ()) == "share"
    assert desk.rule_of("RING THE BELL 12 TIMES", ANYWHERE) == "harbour-bell"
    assert desk.rule_of("Share this article", ANYWHERE) == "share"
    assert phrases.rule_of("Pass it round the harbour!", RULES) is None


def test_signs_are_found_in_a_line(phrases: Phrases) -> None:
    """They are the words of a page that is not the article."""
    assert phrases.sign_in("To continue reading this article, subscribe today.", "paywall")
    assert phrases.sign_in("Before you continue to the Harbour Herald", "consent")
    assert phrases.sign_in("The port was closed.", "paywall") is None
    assert phrases.sign_in("Before you continue", "nothing") is None


# --- dates and weather ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, April 23, 2024",
        "13th September, 2023 10:04 IST",
        "Sept. 13, 2023 | 10:00 a.m.",
        "2023-09-13 10:00 GMT",
        "2023-09-13T10:00:00Z",
        "13.09.2023, 14:05",
        "13/09/2023",
        "14:05",
        "13 сентября 2023, 14:05",
        "Среда, 13 сентября 2023 г.",
        "13 вересня 2023, 14:05",
        "Mittwoch, 13. September 2023, 14:05 Uhr",
        "Mercredi 13 septembre 2023 à 14h05",
        "13 de septiembre de 2023",
        "2023년 9월 13일",
        "2023년 9월 13일(수) 오후 3시 5분",
        "2023.09.13. 14:05",
        "2023年9月13日 星期三 14:05",
        "9月13日",
        "الأربعاء 13 سبتمبر 2023",
    ],
)
def test_a_date_is_known(phrases: Phrases, line: str) -> None:
    """In any of the languages, and in numbers."""
    assert phrases.is_date(line)


@pytest.mark.parametrize(
    "line",
    ["", "Tuesday", "2023", "12", "3 2 1", "May 13 ships", "On 13 September the port closed", "Page 3", "10 - 12",
     "Sunday 4321", "March, 100", "2023-09-13 " * 20],
)  # fmt: skip
def test_what_is_more_or_less_than_a_date(phrases: Phrases, line: str) -> None:
    """Is no date: a name alone, a number alone, a sentence."""
    assert not phrases.is_date(line)


@pytest.mark.parametrize(
    "line", ["10.3 C", "10.3°C", "72°F", "-5 °C, облачно", "+15 °C", "−5℃", "Seoul 21°C", "18°C / 25°C", "21° cloudy"]
)
def test_a_thermometer_is_known(phrases: Phrases, line: str) -> None:
    """With a place or the sky beside it."""
    assert phrases.is_weather(line)


@pytest.mark.parametrize("line", ["10", "Annex 3 C", "1.5°C is the limit that the treaty sets", "10 C ships", "C"])
def test_what_is_no_thermometer(phrases: Phrases, line: str) -> None:
    """A number alone, a letter alone, a sentence."""
    assert not phrases.is_weather(line)


# --- languages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The port was closed on Tuesday, and it is not clear when the ships will be able to return to it.", "en"),
        ("Le port est fermé depuis mardi, et on ne sait pas quand les bateaux pourront revenir dans la baie.", "fr"),
        ("Der Hafen ist seit Dienstag geschlossen, und es ist nicht klar, wann die Schiffe zurückkehren.", "de"),
        ("El puerto está cerrado desde el martes, y no se sabe cuándo los barcos van a volver a la bahía.", "es"),
        ("Порт закрыт со вторника, и когда в него вернутся суда, пока не известно.", "ru"),
        ("Порт зачинено з вівторка, і коли до нього повернуться судна, поки не відомо.", "uk"),
        ("Министр сказал: «Ми чекаємо», но порт был закрыт, и это всё, что мы о нём выяснили.", "ru"),
        ("항구는 화요일부터 닫혀 있으며 배가 언제 돌아올지는 알 수 없다.", "ko"),
        ("港口从星期二起关闭，船只何时返回尚不清楚。", "zh"),
        ("港は火曜日から閉鎖されており、船がいつ戻るかは分かっていない。", "ja"),
        ("أغلق الميناء منذ يوم الثلاثاء، ولم يعرف بعد متى تعود السفن إلى الميناء في هذا العام.", "ar"),
        ("Il porto è chiuso da martedì e non si sa quando le navi potranno tornare nella baia della città.", None),
        ("O porto está fechado desde terça-feira, e não se sabe quando os navios vão voltar para a baía.", None),
        ("De haven is sinds dinsdag gesloten en het is niet duidelijk wanneer de schepen in de baai terugkeren.", None),
        ("Portul este închis de marți și nu se știe când se vor întoarce navele în golf, a spus ministrul.", None),
        ("Liman salı gününden beri kapalı ve gemilerin ne zaman geri döneceği bilinmiyor, dedi bakan.", None),
        ("Cảng đã đóng cửa từ thứ ba và không ai biết khi nào các tàu sẽ quay trở lại vịnh này.", None),
        ("El port està tancat des de dimarts i no se sap quan els vaixells podran tornar a la badia.", None),
        ("Port jest zamknięty od wtorku i nie wiadomo, kiedy statki do niego wrócą.", None),
        ("Пристанището е затворено от вторник и не е ясно кога корабите ще се върнат в него, каза министърът.", None),
        ("Лука је затворена од уторка и није познато када ће се бродови вратити у њу.", None),
        ("Порт зачынены з аўторка, і калі ў яго вернуцца судны, пакуль невядома.", None),
        ("بندر از سه‌شنبه بسته است و معلوم نیست که کشتی‌ها چه زمانی به آن باز می‌گردند.", None),
        ("بندرگاہ منگل سے بند ہے اور یہ معلوم نہیں کہ جہاز کب واپس آئیں گے۔", None),
        ("Το λιμάνι είναι κλειστό από την Τρίτη.", None),
        ("Port", None),
        ("12 345 - 67", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_language_of_a_text(phrases: Phrases, text: str, language: str | None) -> None:
    """Is told for the languages of the lists and Japanese; any other is unknown."""
    assert phrases.language_of(text) == language


# --- agencies ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SEOUL, Sept. 13 (Reuters) - The port was closed on Tuesday.", "Reuters"),
        ("WASHINGTON (AP) — The port was closed.", "Associated Press"),
        ("SEOUL, Sept. 13 (Yonhap) -- The port was closed.", "Yonhap"),
        ("New Delhi [India], September 13 (ANI): The port was closed.", "ANI"),
        ("Taipei, Sept. 13 (CNA) The port was closed. © Central News Agency", "Central News Agency"),
        ("Berlin (dpa/tmn) - Der Hafen ist geschlossen.", "dpa"),
        ("Séoul (AFP) – Le port est fermé.", "AFP"),
        ("Madrid, 13 sep (EFE).- El puerto está cerrado.", "EFE"),
        ("МОСКВА, 13 сентября. /ТАСС/. Порт закрыт.", "TASS"),
        ("МОСКВА, 13 сен — РИА Новости. Порт закрыт.", "RIA Novosti"),
        ("Москва. 13 сентября. INTERFAX.RU - Порт закрыт.", "Interfax"),
        ("(서울=연합뉴스) 김아무개 기자 = 항구가 닫혔다.", "Yonhap"),
        ("[서울=뉴시스] 항구가 닫혔다.", "Newsis"),
        ("新华社平壤9月13日电 港口关闭。", "Xinhua"),
        ("（中央社記者張三東京13日電）港口關閉。", "Central News Agency"),
        ("【北京共同】港が閉鎖された。", "Kyodo"),
        ("موسكو 13 سبتمبر (رويترز) - أغلق الميناء.", "Reuters"),
        ("القاهرة في 13 سبتمبر / أ ش أ / أغلق الميناء.", "MENA"),
        ("© AFP", "AFP"),
        ("© 2023 AFP", "AFP"),
        ("Copyright 2023 The Associated Press. All rights reserved.", "Associated Press"),
        ("<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>", "Yonhap"),
        ("Source: Reuters", "Reuters"),
        ("Quelle: ntv.de, dpa", "dpa"),
        ("来源：新华社", "Xinhua"),
        ("Источник: ТАСС", "TASS"),
        ("The port was closed, he said. (AFP)", "AFP"),
        ("(Le Quai avec AFP)", "AFP"),
        ("(With inputs from PTI)", "PTI"),
        ("By Jane Doe, Associated Press", "Associated Press"),
        ("Reuters", "Reuters"),
    ],
)
def test_an_agency_is_known_by_its_dateline_or_credit(phrases: Phrases, text: str, name: str) -> None:
    """By one name, in whatever script it is written."""
    assert phrases.agency_in(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Reuters that the port was closed.",
        "The minister told the AP - and nobody else - that the port was closed.",
        "Reuters reported on Tuesday that the port was closed. The ministry denied it.",
        "Об этом ТАСС сообщил министр.",
        "По данным РИА Новости, порт закрыт.",
        "据新华社报道，港口关闭。",
        "연합뉴스에 따르면 항구가 닫혔다.",
        "Kim in the harbour (Reuters)",
        "Source: CNA/kg",
        "A spa by the sea (SPA) was closed, he said. It will open again in the spring.",
        "He will map the coast.",
        "",
    ],
)
def test_a_mention_of_an_agency_is_none(phrases: Phrases, text: str) -> None:
    """A sentence about an agency does not make it the source."""
    assert phrases.agency_in(text) is None
