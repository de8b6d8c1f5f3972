"""Names that recur in sources and are in no registry: of persons and bodies, where the words around them say so.

A name is a row of words with capitals. That it names somebody who acts is seen by a title before it, by a word of
its own such as *Guild* or *Ministry*, or by a verb of speaking behind it; a place or a ship has none of these. The
words for that are lists, and a language without them has no such proposals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.naming import actors_named
from briefing_room.analysis.suggest.copies import repeats
from briefing_room.analysis.suggest.proposal import Proposal, id_of, spot_of
from briefing_room.analysis.suggest.sentences import sentences_of
from briefing_room.findings import yaml_text
from briefing_room.lexicon import lexicon_of
from briefing_room.lexicon.figures import figure_words
from briefing_room.model.ids import id_like
from briefing_room.model.types import main_language
from briefing_room.quotes import fold
from briefing_room.search.stems import passing_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.suggest.sentences import SourceSentence
    from briefing_room.lexicon import Finder
    from briefing_room.model.desk import Desk

_RECURS: Final = 2
_CAPPED: Final = r"[A-Z][\w-]*(?:['’](?!s\b)\w*)?"
_RUN: Final = re.compile(rf"\b{_CAPPED}(?:[ ](?:(?:of|al|bin|de|van|von)[ ])?{_CAPPED})*")
_SPEAKS: Final = re.compile(r"(?:['’]s)?\s*(?:,[^,.;]{1,80},\s*)?")


@dataclass(frozen=True)
class _Mention:
    """A name where it stands, and whether the words around it say that it acts."""

    name: str
    sentence: SourceSentence
    acts: bool


def proposals(desk: Desk) -> Iterator[Proposal]:
    """Yield each name that two sentences have which are no copies of each other, and that acts in one of them."""
    mentions: dict[str, list[_Mention]] = defaultdict(list)
    for source_id, source in desk.sources.items():
        reader = _Reader.of(desk, source.language)
        if reader:
            for sentence in sentences_of(desk, source_id):
                for mention in reader.mentions(sentence):
                    mentions[mention.name].append(mention)
    known = _known_words(desk)
    for name, found in sorted(_with_last_names(mentions).items()):
        own = _without_copies(desk, found)
        if len(own) < _RECURS or not any(one.acts for one in found) or _is_known(desk, name, known):
            continue
        first = next(one for one in found if one.name == name)
        yield Proposal(
            "name-unknown",
            id_of("name-unknown", id_like(name)),
            None,
            f"{len(own)} sentences name {name}, and no actor of the registry has that name",
            (spot_of(desk, first.sentence),),
            "actors.yml, and in briefings where it matters",
            (f"{id_like(name, taken=desk.actors)}:", f"  name: {_typed(name)}", "  kind:"),
            float(len(own)),
        )


def _typed(name: str) -> str:
    return name if re.fullmatch(r"[\w ’-]+", name) else yaml_text(name)


def _with_last_names(mentions: dict[str, list[_Mention]]) -> dict[str, list[_Mention]]:
    """Each name with the mentions by its last word alone: *Calder* of *Ines Calder*."""
    longer = {name.split()[-1]: name for name in sorted(mentions, reverse=True) if " " in name}
    joined: dict[str, list[_Mention]] = defaultdict(list)
    for name, found in mentions.items():
        joined[longer.get(name, name)] += found
    return joined


def _without_copies(desk: Desk, found: list[_Mention]) -> list[SourceSentence]:
    """The sentences that name it; of those that are copies of each other only one."""
    own: list[SourceSentence] = []
    for sentence in {(one.sentence.source, one.sentence.start): one.sentence for one in found}.values():
        copied = repeats(desk, sentence)
        if not any(other.source in copied and other.words == sentence.words for other in own):
            own.append(sentence)
    return own


def _known_words(desk: Desk) -> tuple[frozenset[str], ...]:
    """The words of each name that the desk knows: of actors, and of who publishes, writes or says first."""
    names = [name for actor in desk.actors.values() for name in (actor.name, *actor.aliases)]
    facts = (source.facts for source in desk.sources.values())
    names += [name for one in facts for name in (one.publisher, one.author, one.origin) if name]
    return tuple(frozenset(fold(name).casefold().split()) for name in names)


def _is_known(desk: Desk, name: str, known: tuple[frozenset[str], ...]) -> bool:
    """Whether a name is one that the desk knows, a part of it, or holds one that acts."""
    words = frozenset(fold(name).casefold().split())
    return any(words <= one for one in known) or bool(actors_named(desk, name))


@dataclass(frozen=True)
class _Reader:
    """What finds names in sentences of one language."""

    titles: Finder
    bodies: Finder
    speakers: Finder
    passing: frozenset[str]
    days: frozenset[str]

    @classmethod
    def of(cls, desk: Desk, language: str) -> _Reader | None:
        """The reader of a language; None where its lists are not known."""
        lexicon = lexicon_of(desk)
        titles, bodies, speakers = (lexicon.finder(name, language) for name in ("titles", "bodies", "speakers"))
        if titles.words is None:
            return None
        days = frozenset(figure_words(language).days)
        return cls(titles, bodies, speakers, passing_in(main_language(language)).words, days)

    def mentions(self, sentence: SourceSentence) -> Iterator[_Mention]:
        """Yield the names of a sentence."""
        text = sentence.text
        for match in _RUN.finditer(text):
            words, titled = self._name(match[0], begins=not re.search(r"\w", text[: match.start()]))
            if not words:
                continue
            name = " ".join(words)
            yield _Mention(name, sentence, titled or self.bodies.stands_in(name) or self._speaks(text, match))

    def _name(self, run: str, *, begins: bool) -> tuple[list[str], bool]:
        """The words of a name, without a title or an ordinary word before it; and whether there was a title."""
        words, titled = run.split(), False
        while words:
            first = words[0]
            if self.titles.stands_in(first):
                titled = True
            elif first not in self.days and first.lower() not in self.passing and not (begins and len(words) == 1):
                break
            words = words[1:]
            begins = False
        return ([], False) if not words or words[-1] in self.days else (words, titled)

    def _speaks(self, text: str, match: re.Match[str]) -> bool:
        """Whether a name speaks: “Calder said”, “Calder, who …, said”, “according to Calder”, “said Calder”."""
        behind = _SPEAKS.match(text, match.end())
        at = behind.end() if behind else match.end()
        before = text[: match.start()].rstrip()
        after = any(start == 0 for start, _ in self.speakers.spans(text[at:].lstrip()))
        return after or any(end == len(before) for _, end in self.speakers.spans(before))
