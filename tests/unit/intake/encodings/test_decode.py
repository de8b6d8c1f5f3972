"""Bytes become the text that was written, whatever encoding they are said to be in."""

from __future__ import annotations

import codecs

import pytest

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.encodings.charset import declared_in_html
from briefing_room.intake.encodings.decode import Decoded, decode

_SENTENCES = {
    "en": "The minister said the café’s owner — a former diplomat — had paid £300 for the “permit” in May.",
    "ru": "Президент подписал указ о новых мерах поддержки экономики страны, сообщила пресс-служба.",
    "uk": "Міністерство оборони України повідомило про успішні навчання підрозділів їхньої бригади.",
    "ko": "정부는 오늘 새로운 경제 정책을 발표하고 북한과의 대화를 계속하겠다고 밝혔다.",
    "zh-Hans": "国务院总理星期二在北京会见了来访的外国代表团，双方就经济合作问题交换了意见。会谈持续了两个小时。",
    "zh-Hant": "行政院長星期二在臺北表示，政府將持續推動能源轉型，並加強與各國的經濟合作關係。反對黨要求公布協議。",
    "ja": "政府は火曜日の閣議で、新しい経済対策を決定し、来年度の予算案に盛り込む方針を示した。野党は批判した。",
    "ar": "أعلنت وزارة الخارجية يوم الثلاثاء أن الوفد سيزور العاصمة لإجراء محادثات حول السلام.",
    "fr": "Le président a déclaré que la réforme serait votée cet été, malgré les réserves de l’opposition à Paris.",
    "de": "Die Bundesregierung prüft höhere Zölle für das nächste Jahr, erklärte ein Sprecher am Dienstag in München.",
}
_ENCODINGS = [
    ("en", "cp1252"),
    ("ru", "cp1251"),
    ("ru", "koi8-r"),
    ("ru", "iso8859-5"),
    ("ru", "cp866"),
    ("uk", "cp1251"),
    ("uk", "koi8-u"),
    ("ko", "cp949"),
    ("zh-Hans", "gb18030"),
    ("zh-Hant", "big5hkscs"),
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("ja", "iso2022_jp"),
    ("ar", "cp1256"),
    ("ar", "iso8859-6"),
    ("fr", "cp1252"),
    ("de", "cp1252"),
]
_WRONG = ["latin1", "utf-8", "windows-1251", "koi8-r", "big5", "gb2312", "euc-kr", "shift_jis"]
_SIZES = {"short": 60, "long": 6000}
_SHAPES = {
    "text": "{}",
    "page": '<!doctype html><html><head><title>News of the day</title></head><body><p class="text">{}</p></html>',
}
_RU = _SENTENCES["ru"]


@pytest.mark.parametrize("shape", _SHAPES)
@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize(("language", "encoding"), _ENCODINGS)
def test_comes_out_under_any_declaration(language: str, encoding: str, size: str, shape: str) -> None:
    """Declared rightly, wrongly, or not at all: the words that were written come out, and a guess is told."""
    text = _SHAPES[shape].format(((_SENTENCES[language] + "\n") * 100)[: _SIZES[size]])
    data = text.encode(encoding)
    assert decode(data, [encoding]).text == text
    for declared in ([], *([label] for label in _WRONG[: 3 if size == "long" else None])):
        decoded = decode(data, declared)
        assert (decoded.text, declared) == (text, declared)
        if decoded.doubt is None:
            # Some of the labels above are right for some of the sentences, and German is the same in several.
            assert declared
            assert data.decode(decoded.encoding) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Как сообщили в МЧС, из района наводнения эвакуированы более двухсот человек"),
        ("cp1251", "Верховна Рада ухвалила закон про бюджет наступного року"),
        ("cp949", "태풍 북상에 제주공항 결항 잇따라…여객선도 통제, 내일 오전까지 비"),
        ("gb18030", "台风“海燕”登陆福建沿海，气象台发布橙色预警"),
        ("gb18030", "女子排球联赛昨晚收官，上海队夺冠"),
        ("big5hkscs", "半導體股價重挫 外資連五日賣超"),
        ("cp932", "台風10号は九州南部に上陸し、鹿児島県では約3万世帯が停電"),
        ("euc_jp", "東京株式市場は続落し、日経平均株価の終値は300円安"),
        ("cp1255", "ראש הממשלה הודיע כי הממשלה תתכנס ביום ראשון לדיון מיוחד בתקציב המדינה"),
        ("cp1253", "Χιλιάδες πολίτες διαδήλωσαν στο κέντρο της Αθήνας κατά των νέων μέτρων"),
        ("cp874", "นายกรัฐมนตรีเปิดเผยว่ารัฐบาลจะเดินหน้านโยบายเศรษฐกิจใหม่ในปีหน้า"),
        ("cp1250", "Tysiące osób wzięło udział w marszu; policja zatrzymała kilkanaście osób"),
        ("cp1252", "Zehntausende demonstrierten in Köln gegen die Kürzungen"),
    ],
)
def test_headlines(encoding: str, text: str) -> None:
    """A headline is enough, and has the rarest words."""
    for declared in ([], *([label] for label in (*_WRONG, encoding))):
        assert (decode(text.encode(encoding), declared).text, declared) == (text, declared)


@pytest.mark.parametrize("language", _SENTENCES)
def test_right_declaration_leaves_no_doubt(language: str) -> None:
    """What is declared and comes out well is taken as it is, under Python's name."""
    encoding = next(its for name, its in _ENCODINGS if name == language)
    assert decode(_SENTENCES[language].encode(encoding), [encoding]) == Decoded(_SENTENCES[language], encoding)


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("latin1", "cp1252", "“Ça va”, dit-elle"),
        ("ISO-8859-1", "cp1252", "“Ça va”, dit-elle"),
        ("gb2312", "gb18030", "朱镕基总理说，这个问题很重要"),
        ("ks_c_5601-1987", "cp949", "똠방각하 라는 말을 정부는 했다"),
        ("shift_jis", "cp932", "①の政府の方針を示した"),
        ("x-sjis", "cp932", "①の政府の方針を示した"),
        ("Big5", "big5hkscs", "政府將推動合作，這是第一次"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, encoding: str, text: str) -> None:
    """A page that says Latin-1 means windows-1252, and so with the others."""
    assert decode(text.encode(encoding), [label]) == Decoded(text, encoding)


def test_unknown_label_is_ignored() -> None:
    """A label that names no encoding, or one that is no encoding of text, says nothing."""
    for label in ("klingon", "rot13", "hex", "utf-7", "", "\0"):
        assert decode(_RU.encode("cp1251"), [label, "windows-1251"]) == Decoded(_RU, "cp1251")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_wins(mark: bytes, encoding: str) -> None:
    """A byte order mark is believed against every declaration, and is no part of the text."""
    assert decode(mark + _RU.encode(encoding), ["windows-1251"]) == Decoded(_RU, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", _SENTENCES)
def test_utf_16_without_mark(language: str, encoding: str) -> None:
    """UTF-16 is known by its shape, either way round, and told when nobody declared it."""
    text = _SENTENCES[language]
    assert decode(text.encode(encoding), [encoding]) == Decoded(text, encoding)
    guessed = decode(text.encode(encoding))
    assert (guessed.text, guessed.encoding) == (text, encoding)
    assert guessed.doubt
    assert encoding.upper() in guessed.doubt


def test_utf_8_wins_over_a_declaration() -> None:
    """Valid UTF-8 is UTF-8, and the wrong declaration is told."""
    assert decode(_RU.encode(), ["windows-1251"]) == Decoded(
        _RU, "utf-8", "it is declared as windows-1251, but reads right as UTF-8: look at the words"
    )
    assert decode(_RU.encode(), ["windows-1251", "utf-8"]).doubt is None
    assert decode(_RU.encode()).doubt is None


def test_ascii_is_utf_8() -> None:
    """Of plain ASCII no encoding need be told, and an empty document is one."""
    assert decode(b"Plain words.", ["windows-1251"]) == Decoded("Plain words.", "utf-8")
    assert decode(b"") == Decoded("", "utf-8")
    assert decode(b"A colour: \x1b[31mred", ["iso-2022-jp"]) == Decoded("A colour: \x1b[31mred", "utf-8")


def test_few_letters_are_western() -> None:
    """A letter or two tell no language, so they are taken for the commonest encoding."""
    for text in ("A plate à la carte.", "The cost was £9.", "A naïve façade", "It’s “there”"):
        assert decode(text.encode("cp1252")).text == text


def test_guess_names_the_encoding() -> None:
    """The doubt says what was declared and what was read."""
    assert decode(_RU.encode("koi8-r"), ["windows-1251"]).doubt == (
        "it is declared as windows-1251, but reads right as KOI8-R: look at the words"
    )
    assert decode(_RU.encode("cp1251")).doubt == (
        "it does not say its encoding, and reads right as windows-1251: look at the words"
    )


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (_RU.encode()[:-3] + b"\xd0", []),
        ("Am Ende – ein Strich …".encode()[:-1], []),
        ("Am Ende ein Strich …".encode()[:-1], ["utf-8"]),
        (codecs.BOM_UTF16_LE + "Words".encode("utf-16-le")[:-1], []),
        ("Words and more words".encode("utf-16-le")[:-1], []),
        (_SENTENCES["zh-Hans"].rstrip("。").encode("gb18030")[:-1], ["gbk"]),
        (_SENTENCES["ja"].encode("cp932")[:-1], ["shift_jis"]),
    ],
)
def test_cut_character_is_refused(data: bytes, declared: list[str]) -> None:
    """A document that ends inside a character arrived incomplete, and nobody should work on half of it."""
    with pytest.raises(RefusedError, match="breaks off in the middle of a character: it arrived incomplete") as refused:
        decode(data, declared)
    assert refused.value.help == "save or fetch it again"


def test_last_accent_is_no_cut_character() -> None:
    """One last byte outside ASCII is an accent of windows-1252 where that is declared."""
    assert decode("Un café".encode("cp1252"), ["latin1"]) == Decoded("Un café", "cp1252")


def test_stray_bytes_become_a_doubt() -> None:
    """What a template pasted in does not make a page unreadable, but the analyst is told how much it was."""
    one = decode(_RU.encode() + b" \x93quoted " + _RU.encode(), ["utf-8"])
    assert one.text == f"{_RU} \ufffdquoted {_RU}"
    assert one.doubt == "1 place in it is not UTF-8, as the rest is: look for the character \ufffd"
    four = decode(_RU.encode() * 80 + b" \xff" * 4)
    assert four.doubt == "4 places in it are not UTF-8, as the rest is: look for the character \ufffd"
    korean = decode(_SENTENCES["ko"].encode("cp949") * 9 + b" \xff ", ["euc-kr"])
    assert korean.doubt == "1 place in it is not EUC-KR, as the rest is: look for the character \ufffd"


def test_replacement_character_is_no_stray() -> None:
    """A replacement character that the page itself holds is a character like others."""
    assert decode((_RU + "\ufffd").encode()) == Decoded(_RU + "\ufffd", "utf-8")


def test_mixed_encodings_are_refused() -> None:
    """Where more than a few bytes are wrong, no reading is right."""
    with pytest.raises(RefusedError) as refused:
        decode(_RU.encode() + b" \xff" * 9)
    assert refused.value.message == "9 places in it are not UTF-8, as the rest is: it is damaged or mixes encodings"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x05\0" * 9, bytes(range(256)) * 8, b"\0" * 99])
def test_no_text_is_refused(data: bytes) -> None:
    """A picture or a program is no text in any encoding."""
    with pytest.raises(RefusedError, match="it is no text: it is full of control characters"):
        decode(data, ["utf-8"])


@pytest.mark.parametrize("declared", [[], ["windows-1256"]])
def test_nonsense_is_refused(declared: list[str]) -> None:
    """Bytes that make words in no encoding are refused, though the declared one has a letter for every byte."""
    with pytest.raises(RefusedError, match="no encoding makes words of it"):
        decode(bytes((index * 73) % 128 + 128 for index in range(512)), declared)


@pytest.mark.parametrize(
    ("page", "label"),
    [
        (b'<html><head><meta charset="Windows-1251">', "Windows-1251"),
        (b"<META charset=koi8-r />", "koi8-r"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb2312"),
        (b"<meta content='text/html;charset=big5' http-equiv='Content-Type'>", "big5"),
        (b'<?xml version="1.0" encoding="EUC-KR"?><html>', "EUC-KR"),
        (b'<meta name="viewport" content="width=1"><meta\n charset = "shift_jis">', "shift_jis"),
        (b'<!-- <meta charset="koi8-r"> --><meta charset="utf-8">', "utf-8"),
        (b'<meta charset="utf-16">', "utf-8"),
        (b'<meta name="charset-note" content="none">', None),
        (b" " * 4096 + b'<meta charset="utf-8">', None),
        (b"<p>charset=koi8-r</p>", None),
    ],
)
def test_declared_in_html(page: bytes, label: str | None) -> None:
    """A page's own declaration is found where browsers look for it, and nowhere else."""
    assert declared_in_html(page) == label
