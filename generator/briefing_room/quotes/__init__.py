"""How a quote is found in its source. Everything that needs a place in a text asks this room.

What it answers:

* where a quote stands, when it stands there exactly once (`Searchable.find`): a `Passage`, else `NotFound` or
  `Ambiguous`;
* where every quote of the desk stands (`citations`), in sources that are made ready once (`searchable_in`), and which
  source a piece of evidence names (`source_of`);
* what was probably meant by a quote that is not found, or not once (`proposal`, `pasteable`, `settling_prefix`):
  suggestions, which never pass;
* when two texts count as the same words (`fold`, `folded_words`).

A quote is compared after both sides are *folded*: typography is made equal, and nothing else. The room is read in
one direction: `fold`, then `passage` (a place in a text), `pieces` (a quote that skips text), `find`, and from there
`nearest` and `citations`.
"""

from briefing_room.quotes.citations import Citation, citations, searchable_in, source_of
from briefing_room.quotes.find import Ambiguous, Found, NotFound, Searchable
from briefing_room.quotes.fold import FOLDS, Folded, FoldTable, fold, fold_spans
from briefing_room.quotes.nearest import Proposal, pasteable, proposal, settling_prefix
from briefing_room.quotes.passage import Field, Passage
from briefing_room.quotes.pieces import MOST_PIECES, OMISSION, folded_words, pieces_of

__all__ = [
    "FOLDS",
    "MOST_PIECES",
    "OMISSION",
    "Ambiguous",
    "Citation",
    "Field",
    "FoldTable",
    "Folded",
    "Found",
    "NotFound",
    "Passage",
    "Proposal",
    "Searchable",
    "citations",
    "fold",
    "fold_spans",
    "folded_words",
    "pasteable",
    "pieces_of",
    "proposal",
    "searchable_in",
    "settling_prefix",
    "source_of",
]
