"""A desk in which every field of every source has a word of its own, and what is decided about each field.

A word that nobody else uses is a canary: where it turns up, the field it stands in has been shown. There is a source
for every level of rights and every way in which a source is used.
"""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Decision = Literal["fact", "words", "log", "analyst", "cut", "nothing"]
"""Who may see what stands in a field.

``fact``     all who may see the source: it is what a source is cited by
``words``    the public as far as rights allow: all, what is quoted, or nothing
``log``      only those who work on the desk: it is no part of the article
``analyst``  all who may see the statement or the source: the analyst wrote it
``cut``      nobody by itself: words of the source that only find a place in it
``nothing``  holds no words: one of a few values, a number, a day, or the place of something else
"""

FIELDS: Final[dict[str, Decision]] = {
    "FrontMatter.title": "fact",
    "FrontMatter.title_translation": "fact",
    "FrontMatter.short": "fact",
    "FrontMatter.publisher": "fact",
    "FrontMatter.author": "fact",
    "FrontMatter.published": "nothing",
    "FrontMatter.retrieved": "nothing",
    "FrontMatter.url": "fact",
    "FrontMatter.origin": "fact",
    "FrontMatter.type": "nothing",
    "FrontMatter.reliability": "nothing",
    "FrontMatter.descriptor": "nothing",
    "FrontMatter.language": "nothing",
    "FrontMatter.rights": "nothing",
    "FrontMatter.reviewed": "nothing",
    "FrontMatter.original": "nothing",
    "FrontMatter.no_original": "analyst",
    "FrontMatter.sha256": "nothing",
    "FrontMatter.reading_sha256": "nothing",
    "FrontMatter.extractor": "fact",
    "FrontMatter.captions": "words",
    "FrontMatter.kept": "nothing",
    "FrontMatter.corrections": "nothing",
    "FrontMatter.withdrawn": "nothing",
    "FrontMatter.waive": "analyst",
    "Review.on": "nothing",
    "Review.text": "nothing",
    "Descriptor.access": "fact",
    "Descriptor.bias": "fact",
    "Descriptor.currency": "fact",
    "Stripped.lines": "nothing",
    "Stripped.text": "log",
    "Stripped.rule": "fact",
    "StripLog.stripped": "nothing",
    "Correction.line": "nothing",
    "Correction.was": "words",
    "Correction.now": "words",
    "Correction.why": "analyst",
    "Withdrawn.date": "nothing",
    "Withdrawn.why": "analyst",
    "Source.id": "fact",
    "Source.facts": "nothing",
    "Source.body": "words",
    "Source.body_place": "nothing",
    "Source.reading": "log",
    "Source.log": "nothing",
    "Source.rights": "nothing",
    "Source.reliability": "nothing",
    "Source.language": "nothing",
    "Evidence.quote": "words",
    "Evidence.source": "nothing",
    "Evidence.in_": "nothing",
    "Evidence.prefix": "cut",
    "Evidence.suffix": "cut",
    "Evidence.bears": "nothing",
    "Evidence.voice": "analyst",
    "Evidence.credibility": "nothing",
    "Evidence.translation": "words",
    "Evidence.note": "analyst",
    "Evidence.waive": "analyst",
}
"""Every field of a source and of the evidence from one, with what is decided about it.

A new field needs a line here, and a canary in `CANARIES` unless it holds no words: think of who may read it.
"""

RIGHTS: Final = ("full-text", "excerpts", "none")

USES: Final = ("quoted", "named", "retired", "withdrawn", "unused", "drafted")
"""Quoted and named in a published briefing; quoted by what was taken back; withdrawn, and nobody quotes it any more;
brought in, and nobody cites it; quoted and named in a draft alone."""

CITED: Final = frozenset({"quoted", "named", "retired", "withdrawn"})
"""The uses by which a source has a public page."""


# --- the canaries -------------------------------------------------------------------------------------

CANARIES: Final[dict[str, str]] = {
    "title": "FrontMatter.title",
    "meant": "FrontMatter.title_translation",
    "short": "FrontMatter.short",
    "publisher": "FrontMatter.publisher",
    "author": "FrontMatter.author",
    "url": "FrontMatter.url",
    "origin": "FrontMatter.origin",
    "extractor": "FrontMatter.extractor",
    "waive": "FrontMatter.waive",
    "access": "Descriptor.access",
    "bias": "Descriptor.bias",
    "currency": "Descriptor.currency",
    "why": "Withdrawn.why",
    "stripped": "Stripped.text",
    "rule": "Stripped.rule",
    "block": "Source.body",
    "before": "Source.body",
    "sentence": "Source.body",
    "behind": "Source.body",
    "caption": "FrontMatter.captions",
    "around": "FrontMatter.captions",
    "waving": "FrontMatter.captions",
    "quote": "Evidence.quote",
    "translation": "Evidence.translation",
    "voice": "Evidence.voice",
    "note": "Evidence.note",
    "passed": "Evidence.waive",
}
"""Each canary's name with the field it is in. That of ``Source.id`` is the id; `prefix` and `suffix` repeat two of
the body; the strip log's is in the original as well."""

_QUOTED: Final = frozenset({"sentence", "waving", "quote", "translation"})
"""The words that are quoted, or stand in one sentence with them."""

_OF_EVIDENCE: Final = frozenset({"voice", "note", "passed"})


def is_set(name: str, use: str) -> bool:
    """Whether a source that is used so has this canary."""
    if name == "why":
        return use == "withdrawn"
    if name == "waive":
        return use != "withdrawn"  # nothing is asked of it any more
    if name == "passed":
        return use in {"quoted", "drafted"}
    return use in _BY_EVIDENCE or CANARIES[name].partition(".")[0] != "Evidence" or name == "quote"


def is_public(name: str, use: str, rights: str) -> bool:
    """Whether the public may see a canary."""
    if use not in CITED or not is_set(name, use):
        return False
    decision = FIELDS[CANARIES[name]]
    if decision == "words":
        quoted = use == "quoted" and rights != "none" and name in _QUOTED
        return quoted or (rights == "full-text" and name != "translation")
    return decision == "fact" or (decision == "analyst" and (name not in _OF_EVIDENCE or use == "quoted"))


def is_private(name: str, use: str) -> bool:
    """Whether those who work on the desk see a canary: all but what was said of a statement that was taken back."""
    of_evidence = name in {*_OF_EVIDENCE, "translation"}
    return is_set(name, use) and not (of_evidence and use == "retired")


def canary(name: str, use: str, rights: str, mark: str = "zqzq") -> str:
    """The word of a field; with another ``mark`` where the public may not see it. No stemmer cuts its end."""
    return f"{'zqzq' if is_public(name, use, rights) else mark}{name}{use}{rights.replace('-', '')}zx"


def source_id(use: str, rights: str, mark: str = "zqzq") -> str:
    """The id of a source, which is a canary as well."""
    return f"{'zqzq' if use in CITED else mark}-{use}-{rights}-zx"


# --- the desk -----------------------------------------------------------------------------------------

_BY_EVIDENCE: Final = frozenset({"quoted", "retired", "drafted"})
_BY_NAME: Final = frozenset({"named", "drafted"})


def write_desk(folder: Path, mark: str = "zqzq") -> Path:
    """Write the desk into a folder. With another ``mark`` it differs only in what the public may not see."""
    for use in USES:
        for rights in RIGHTS:
            place = folder / "sources" / source_id(use, rights, mark)
            place.mkdir(parents=True)
            for name, text in _files_of(use, rights, mark):
                (place / name).write_text(text, encoding="utf-8")
    (folder / "settings.yml").write_text(_SETTINGS, encoding="utf-8")
    (folder / "actors.yml").write_text("{}\n", encoding="utf-8")
    (folder / "harbour.yml").write_text(_briefing("published", ("quoted", "named", "retired"), mark), encoding="utf-8")
    (folder / "secret.yml").write_text(_briefing("draft", ("drafted",), mark), encoding="utf-8")
    return folder


_SETTINGS: Final = """\
name: The canary desk
address: https://desk.example.org/
language: en
scale: icd203
rules: {judgement-incomplete: off, source-base-missing: off, quote-untranslated: off, title-untranslated: off}
"""


def _files_of(use: str, rights: str, mark: str) -> Iterator[tuple[str, str]]:
    """Yield the files of one source."""
    word = partial(canary, use=use, rights=rights, mark=mark)
    title = f"Title {word('title')} stands here"
    around = f"The {word('around')} mayor waves. Beside him {word('waving')} stands a boat."
    captions = (f"The {word('caption')} pier at dawn.", around)
    body = (
        f"The {word('block')} harbour is quiet today.",
        f"{_before(word)} did not think that {word('quote')} boats wait. {_behind(word)} they came.",
    )
    stripped = f"Most read {word('stripped')} today"
    original = "".join(f"{row}\n\n" for row in (title, stripped, *captions, *body))
    yield "original.txt", original
    why = f"{{date: 2024-02-01, why: Taken back {word('why')} today.}}" if use == "withdrawn" else "null"
    waived = "{}" if use == "withdrawn" else f"{{source-not-reviewed: Read by {word('waive')} alone.}}"
    front = {
        "title": title,
        "title_translation": f"Titled {word('meant')} elsewhere",
        "short": f"Article {word('short')}",
        "publisher": f"Publisher {word('publisher')}",
        "author": f"Author {word('author')}",
        "published": "2024-01-10",
        "retrieved": "2024-01-11",
        "url": f"https://example.org/{word('url')}",
        "origin": f"Wire {word('origin')}",
        "type": "news",
        "reliability": "B",
        "descriptor": f"{{access: At {word('access')}, bias: No {word('bias')}, currency: New {word('currency')}}}",
        "language": "en",
        "rights": rights,
        "original": "original.txt",
        "sha256": sha256(original.encode()).hexdigest(),
        "extractor": f"by hand {word('extractor')}",
        "captions": f'["{captions[0]}", "{captions[1]}"]',
        "withdrawn": why,
        "waive": waived,
    }
    rows = ["---", *(f"{key}: {value}" for key, value in front.items()), "---", "", "\n\n".join(body)]
    yield "article.md", "\n".join(rows) + "\n"
    log = f'[{{lines: "3", text: "{stripped}", rule: teasers {word("rule")}}}]'
    yield "stripped.yml", f"stripped: {log}\n"


def _before(word: Callable[[str], str]) -> str:
    return f"Early {word('before')} they left. The office {word('sentence')}"


def _behind(word: Callable[[str], str]) -> str:
    return f"Late {word('behind')}"


def _briefing(status: str, uses: tuple[str, ...], mark: str) -> str:
    """A briefing that uses sources in these ways."""
    all_of = [(use, rights) for use in uses for rights in RIGHTS]
    rows = [
        f"title: A {status} briefing",
        f"status: {status}",
        "as_of: {date: 2024-02-01, basis: analyst}",
        "bottom_line: {text: Boats likely wait., rests_on: [waits]}",
        "judgements:",
        "  - id: waits",
        "    text: Boats wait at the harbour.",
        "    likelihood: likely",
        "    confidence: low",
        "    because: The office said so.",
        f"    rests_on: [{uses[0]}-none]",
        "gaps:",
        *(f"  - {{id: gap-{use}-{rights}, text: 'What [[{source_id(use, rights, mark)}]] leaves out.'}}"
          for use, rights in all_of if use in _BY_NAME),
        "timeline:",
    ]  # fmt: skip
    for use, rights in all_of:
        if use in _BY_EVIDENCE:
            rows += _entry(use, rights, mark)
    return "\n".join(rows) + "\n"


def _entry(use: str, rights: str, mark: str) -> list[str]:
    """An entry of the timeline with evidence from one source, one quote of its text and one of a caption."""
    word, name = partial(canary, use=use, rights=rights, mark=mark), source_id(use, rights, mark)
    return [
        f"  - id: {use}-{rights}",
        "    date: unknown",
        "    text: Boats do not wait.",
        *(["    retired: {date: 2024-02-01, why: Overtaken.}"] if use == "retired" else []),
        "    evidence:",
        f"      - quote: think that {word('quote')} boats wait",
        f"        source: {name}",
        f"        prefix: {_before(word)} did not",
        f"        suffix: . {_behind(word)}",
        f"        voice: the {word('voice')}",
        f"        translation: glaubte {word('translation')}",
        f"        note: A note {word('note')}.",
        *([] if use == "retired" else _let_pass(word, name)),
        f"      - quote: Beside him {word('waving')} stands a boat",
        f"        source: {name}",
        "        in: caption",
    ]


def _let_pass(word: Callable[[str], str], name: str) -> list[str]:
    """Evidence that lacks the negation before it, with the reason why it may."""
    return [
        f"      - quote: that {word('quote')} boats wait",
        f"        source: {name}",
        f"        waive: {{quote-clipped: Let pass {word('passed')}.}}",
    ]
