"""Writing is told from what a wrong encoding makes of it."""

from __future__ import annotations

import pytest

from briefing_room.intake.encodings.plausible import strangeness


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain words.",
        "Příští úterý řekl, že ministerstvo zvýší výdaje.",
        "MINISTER: „Die Maßnahme kostet 5 €“ – mehr als 3 m³ © dpa",
        "The iPhone™ of McDonald’s café costs £300, about 25 °C…",
        "ПРЕЗИДЕНТ ПОДПИСАЛ УКАЗ О МЕРАХ",
        "Самолёт Су-35 и IT-компания в №5",
        "第2季度GDP增长5%，政府发表了报告。",
        "정부는 2026년 IT 정책을 발표했다.",
        "女子排球联赛昨晚收官，上海队夺冠",
        "アメリカのトランプ大統領は",
        "วันนี้รัฐบาลแถลงนโยบายใหม่",
    ],
)
def test_writing(text: str) -> None:
    """Good text of any script is not strange."""
    assert strangeness(text) <= 0.1


@pytest.mark.parametrize(
    "text",
    [
        "Ïðåçèäåíò ïîäïèñàë óêàç",
        "ОПЕГХДЕМР ОНДОХЯЮК СЙЮГ",
        "оТЕНО оНОТ тАРСИН еТАНО",
        "ÖÐ¹úÕþ¸®·¢±íÁË±¨¸æ",
        "powiedzia³a by³a mog³a",
        "the price of Ł300",
        "за границеj и мiр",
        "ﾐｳﾐｾﾑ≒ｴﾐｰﾑﾐ",
        "pr\U00020000ft f𠄎r",
        "ח¨°÷ ש½³÷",
        "\u05b6 \u05b9 \u05b7",
        "words\x85\x93and\x94",
        "└┴┬├─┼ лмно",
        "뇹갂뎋씇븘뚢뼹쒁",
    ],
)
def test_what_a_wrong_encoding_makes(text: str) -> None:
    """Each sign of a wrong encoding counts."""
    assert strangeness(text) > 0.1
