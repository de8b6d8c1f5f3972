"""Words that the rules on wording look for, by language, and how they are found in a text.

The lists are data, a file for each language; a desk adds words of its own in its settings (`words`), which count in
texts of every language. A language without a file has only those.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from briefing_room.model.derived import derived
from briefing_room.model.types import main_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing_room.model.desk import Desk

LISTS: Final = ("vague", "certain", "conditional", "hedges", "negations", "speakers", "boilerplate")
"""The lists a desk may add words to."""

INNER_LISTS: Final = (
    "filler", "confidence", "breaks", "joins", "carrying", "adjacent", "forward", "names",
    "inverted", "chances", "sureness", "ratios", "rating", "roughly", "linking", "stating", "undecided",
    "apart", "ordinary", "describing", "lesser", "wishes", "possible", "expecting", "doubting", "common",
    "unfinished", "conditions", "asking", "limiting", "whole", "relatives", "denying",
    "titles", "bodies", "asking_when", "asking_number", "asking_who",
)  # fmt: skip
"""What a language's file holds besides."""

_APOSTROPHES: Final = "['’‘ʼ`´]"

# Scripts that put no space between words, and Hangul, which joins particles to them: there no word has an edge.
_WITHOUT_EDGES: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True)
class Finder:
    """Words that are looked for in a text: whole words, whatever their case, the longest first."""

    words: re.Pattern[str] | None
    apart: re.Pattern[str] | None = None
    names: frozenset[str] = frozenset()

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where in a text the words stand, but not in a set phrase that only looks like one."""
        if self.words is None:
            return
        phrases: list[tuple[int, int]] | None = None  # looked for only where there is a word: most texts have none
        for match in self.words.finditer(text):
            if phrases is None:
                phrases = [match.span() for match in self.apart.finditer(text)] if self.apart else []
            start, end = match.span()
            in_phrase = any(first <= start and end <= last and end - start < last - first for first, last in phrases)
            if not in_phrase and match[0] not in self.names:
                yield start, end

    def stands_in(self, text: str) -> bool:
        """Whether any of the words stands in a text."""
        return next(self.spans(text), None) is not None


@dataclass(frozen=True)
class Lexicon:
    """The lists of all languages with a desk's own words, ready for finding them."""

    finders: Mapping[tuple[str, str], Finder]
    own: Mapping[str, Finder]
    lists: Mapping[tuple[str, str], frozenset[str]]

    def finder(self, name: str, language: str) -> Finder:
        """What finds the words of a list in a text of a language, given as a tag."""
        return self.finders.get((main_language(language), name)) or self.own.get(name, NOTHING)

    def entries(self, name: str, language: str) -> frozenset[str]:
        """The words of a list of a language, in small letters, with the desk's own."""
        return self.lists.get((main_language(language), name), self.lists.get(("", name), frozenset()))


NOTHING: Final = Finder(None)


def finder_of(words: Iterable[str], apart: Iterable[str] = (), names: Iterable[str] = ()) -> Finder:
    """What finds these words, but not in the set phrases, and not when written as a name is.

    Args:
        words: the words and phrases.
        apart: set phrases that hold one of the words and mean something else.
        names: words that are names when they are written so.
    """
    return Finder(_pattern(words), _pattern(apart), frozenset(names))


def load_lexicon() -> dict[str, dict[str, tuple[str, ...]]]:
    """The lists of all languages, read from the package: language → list → words."""
    return {
        entry.name.removesuffix(".toml"): {
            name: tuple(words) for name, words in tomllib.loads(entry.read_text(encoding="utf-8")).items()
        }
        for entry in sorted(files("briefing_room.lexicon").iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }


@derived
def lexicon_of(desk: Desk) -> Lexicon:
    """The lexicon of a desk."""
    return make_lexicon(load_lexicon(), desk.settings.words)


def make_lexicon(languages: Mapping[str, Mapping[str, tuple[str, ...]]], own: Mapping[str, Iterable[str]]) -> Lexicon:
    """The lists of languages with a desk's own words."""
    added = {name: tuple(own.get(name, ())) for name in LISTS}
    finders: dict[tuple[str, str], Finder] = {}
    lists = {("", name): _small(words) for name, words in added.items()}
    for code, built_in in languages.items():
        for name in (*LISTS, *INNER_LISTS):
            words = (*built_in.get(name, ()), *added.get(name, ()))
            finders[code, name] = finder_of(words, built_in.get("apart", ()), built_in.get("names", ()))
            lists[code, name] = _small(words)
    return Lexicon(finders, {name: finder_of(words) for name, words in added.items()}, lists)


def _small(words: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(word.lower().split()) for word in words)


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted({" ".join(word.split()) for word in words} - {""}, key=lambda word: (-len(word), word))
    if not longest_first:
        return None
    # One look at the edge for all words that have one: most places in a text are no edge, and are passed at once.
    with_edges = [word for word in longest_first if not _WITHOUT_EDGES.search(word[0] + word[-1])]
    others = [_inner(word) for word in longest_first if word not in with_edges]
    edged = rf"(?<![\w-])(?:{_by_first_letter(with_edges)})(?![\w-]|{_APOSTROPHES}\w)"
    return re.compile("|".join([*([edged] if with_edges else []), *others]), re.IGNORECASE)


def _by_first_letter(words: Iterable[str]) -> str:
    """Words to choose from, in their order, those with one first letter behind it: a text is read twice as fast."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0].lower() if word[0].isalpha() else word, []).append(_inner(word))
    return "|".join(
        f"{rests[0][0]}(?:{'|'.join(rest[1:] for rest in rests)})" if len(rests) > 1 else rests[0]
        for rests in groups.values()
    )


def _inner(word: str) -> str:
    return r"\s+".join(re.sub(_APOSTROPHES, _APOSTROPHES, re.escape(part)) for part in word.split(" "))
