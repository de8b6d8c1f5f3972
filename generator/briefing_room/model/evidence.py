"""Evidence: the quotes behind a statement, as an analyst types them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from briefing_room.model.located import Item, LocatedDict, LocatedText
from briefing_room.model.marks import NO_MARK, Mark, mark_of_key
from briefing_room.model.types import Credibility, Id, NoneIsEmpty, Text, mistake
from briefing_room.model.waivers import WAIVE, Waivers

Bears = Literal["for", "against"]
Where = Literal["text", "title", "caption"]


class Evidence(Item):
    """One quote behind a statement.

    Three forms: a string (from `default_source`), `source-id: "words"`, or the keys below.
    """

    EXPECTED: ClassVar[str] = "a quote"

    quote: Text = Field(
        description="Words copied from the source. `[…]` skips text within it; the pieces stand in order."
    )
    source: Id | None = Field(None, description="Id of the source; without it the briefing's `default_source`.")
    in_: Where = Field("text", alias="in", description="Where in the source the words stand.")
    prefix: Text | None = Field(None, description="The words directly before the quote, to make it the only match.")
    suffix: Text | None = Field(None, description="The words directly after the quote, to make it the only match.")
    bears: Bears = Field("for", description="Whether the quote speaks for the statement or against it.")
    voice: Text | None = Field(
        None, description="Who speaks inside the source: unnamed experts, an agency, an official."
    )
    credibility: Credibility | None = Field(
        None, description="Credibility of this item, 1 to 6 (NATO grading); 6 means that it cannot be judged."
    )
    translation: Text | None = Field(None, description="The quote in the desk's language, when the source has another.")
    note: Text | None = Field(None, description="A word of the analyst on this quote.")
    waive: Waivers = Field({}, description=WAIVE)

    @classmethod
    def from_short_form(cls, value: object) -> object:
        """A string, or one pair of source and words, as the long form."""
        if isinstance(value, str):
            if not isinstance(value, LocatedText):
                return LocatedDict({"quote": value}, Mark(inside={"quote": NO_MARK}))
            mark = value.mark
            return LocatedDict({"quote": value}, Mark(mark.place, inside=value.alone(_QUOTE), dash=mark.dash))
        if isinstance(value, LocatedDict) and len(value) > 1 and "quote" not in value:
            _refuse_mixed_forms(list(value))
        if isinstance(value, LocatedDict) and len(value) == 1:
            ((source, words),) = value.items()
            if source not in KEYS_OF_EVIDENCE:
                outer = value.mark
                source_mark = mark_of_key(outer, source)
                inside: dict[str | int, Mark] = {"quote": outer.inside.get(source, outer), "source": source_mark}
                return LocatedDict(
                    {"quote": words, "source": source}, Mark(outer.place, outer.key, {}, inside, dash=outer.dash)
                )
        return value

    @property
    def findable(self) -> bool:
        """Whether it is known what is quoted and where from: False when a key that says so could not be used."""
        return not any(self.broken(key) for key in ("quote", "source", "in", "prefix", "suffix"))


_QUOTE: Final[dict[str | int, int]] = {"quote": 0}

KEYS_OF_EVIDENCE: Final = frozenset(field.alias or name for name, field in Evidence.model_fields.items())


def _refuse_mixed_forms(keys: list[str]) -> None:
    pairs = [key for key in keys if not get_close_matches(key, KEYS_OF_EVIDENCE, n=1)]
    if len(pairs) == len(keys):
        message = "more than one pair of source and words stands in one entry"
        raise mistake("wrong-type", message, 'begin each pair with "- ", on a line of its own')
    if len(pairs) == 1:
        message = f"“{pairs[0]}: …” is the short form of a quote, which has no other keys"
        raise mistake("wrong-type", message, f"write “quote: …” and “source: {pairs[0]}”, then the other keys")


EvidenceList = Annotated[tuple[Evidence, ...], NoneIsEmpty]

EVIDENCE: Final = "The quotes behind it."
"""What is said of the key `evidence` wherever it stands."""
