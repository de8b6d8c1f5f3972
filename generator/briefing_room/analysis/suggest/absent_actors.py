"""Actors of the registry that the sources of a briefing name, and that the briefing does not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.naming import actors_named, names_in
from briefing_room.analysis.suggest.proposal import Proposal, evidence_of, id_of, indented, spot_of
from briefing_room.analysis.suggest.sentences import sentences_of
from briefing_room.analysis.suggest.used import read_by, users_of
from briefing_room.model.evidence import Evidence
from briefing_room.model.texts import refs_in
from briefing_room.model.types import main_language
from briefing_room.quotes import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.analysis.suggest.sentences import SourceSentence
    from briefing_room.model.desk import Desk
    from briefing_room.model.located import Item

_RECURS: Final = 2
"""Sentences that name an actor before it is more than mentioned in passing."""


def proposals(desk: Desk, briefing_id: str) -> Iterator[Proposal]:
    """Yield each actor that two sentences of a briefing's sources name, and no key and no text of the briefing.

    Sentences that other briefings alone use do not count: there the actor is looked at.
    """
    known = _named_in(desk, briefing_id)
    naming: dict[str, list[SourceSentence]] = defaultdict(list)
    for source_id in read_by(desk, briefing_id):
        for sentence in sentences_of(desk, source_id):
            if _is_ours(desk, sentence, briefing_id):
                for actor_id in sentence.actors - known:
                    naming[actor_id].append(sentence)
    for actor_id, sentences in sorted(naming.items()):
        if len(sentences) < _RECURS:
            continue
        first = _best(desk, actor_id, sentences)
        yield Proposal(
            "actor-absent",
            id_of("actor-absent", actor_id),
            briefing_id,
            f"{desk.actors[actor_id].name} is in the registry, {len(sentences)} sentences that are quoted here or "
            "nowhere name it, and no entry and no text of this briefing does",
            (spot_of(desk, first),),
            f"actors of {briefing_id}.yml",
            (f"- actor: {actor_id}", "  role:", "  evidence:", *indented(evidence_of(desk, first), 4)),
            float(len(sentences)),
        )


def _best(desk: Desk, actor_id: str, sentences: list[SourceSentence]) -> SourceSentence:
    """The sentence that is shown: in the desk's language, one that is quoted, and one that begins with the actor."""
    return min(sentences, key=lambda one: (_is_foreign(desk, one), not users_of(desk, one), _at(desk, actor_id, one)))


def _is_ours(desk: Desk, sentence: SourceSentence, briefing_id: str) -> bool:
    """Whether a briefing uses a sentence, or nobody does: what others use is told there."""
    users = {statement.briefing for statement in users_of(desk, sentence)}
    return not users or briefing_id in users


def _is_foreign(desk: Desk, sentence: SourceSentence) -> bool:
    return main_language(desk.sources[sentence.source].language) != main_language(desk.settings.language)


def _at(desk: Desk, actor_id: str, sentence: SourceSentence) -> int:
    """Where in a sentence an actor is named: one that it begins with is told of, and not only mentioned."""
    read = fold(sentence.text)
    found = (name.as_written.search(read) for name in names_in(desk, actor_id))
    return min(match.start() for match in found if match)


def _named_in(desk: Desk, briefing_id: str) -> frozenset[str]:
    """The actors that a briefing names, by key or in a text of its own; what its quotes say is not its own."""
    briefing = desk.briefings[briefing_id]
    texts = [text for item in briefing.items() if not isinstance(item, Evidence) for text in _texts(item)]
    in_words = (actors_named(desk, text) | frozenset(refs_in(text)) for text in texts)
    return briefing.named_actors.union(*in_words)


def _texts(item: Item) -> Iterator[str]:
    yield from (value for name in type(item).model_fields if isinstance(value := getattr(item, name), str))
