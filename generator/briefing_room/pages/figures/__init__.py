"""Pictures: where things stand in them. Pure geometry in per cent; the markup and words are in figures.md.jinja."""

from __future__ import annotations

from briefing_room.pages.address import address
from briefing_room.pages.figures.axis import TICKS, percent, rem
from briefing_room.pages.figures.coverage import Rank, quoted_numbers, rank_of
from briefing_room.pages.figures.days import Tick
from briefing_room.pages.figures.moves import Chart, Charts, Period, charts_of, newest_charts
from briefing_room.pages.figures.relations import Arrow, Diagram, Matrix, diagram_of, matrix_of, says_more_than_its_list
from briefing_room.pages.figures.span import Certainty, Span, certainty_of, span_of
from briefing_room.pages.figures.timeline import Mark, Strip, certainties_in, strip_of

__all__ = [
    "TICKS", "Arrow", "Certainty", "Chart", "Charts", "Diagram", "Mark", "Matrix", "Period", "Rank", "Span", "Strip",
    "Tick", "address", "certainties_in", "certainty_of", "charts_of", "diagram_of", "matrix_of", "newest_charts",
    "percent", "quoted_numbers", "rank_of", "rem", "says_more_than_its_list", "span_of", "strip_of",
]  # fmt: skip
