"""What verification reads of a page is the same whether it was kept or is read now."""

from __future__ import annotations

from briefing_room.kept.kept import Kept
from briefing_room.kept.store import Store
from briefing_room.publish.readings import kept_reading
from briefing_room.publish.verify import read_html

PAGE = """
<h1 id="a">A</h1><h2 id="a">twice</h2><style>p { background: url(x.png) }</style><img src="y.png">
<p>Words<a href="#fn:1" data-cites="c1 c2">1</a> <a href="https://example.org/ä?x=1#y">out</a> <a name="b"></a></p>
<mark id="q-1">one <mark data-of="q-1">two</mark></mark><svg role="img"></svg><div class="frame"><b id="in"></b></div>
<ol><li id="fn:1"><mark data-for="c1" data-own="c1">words</mark> <a href="../s/#q-1" data-for="c1">to</a>
<a href="#fnref:1">back</a> <mark>for all</mark></li></ol>
"""


def test_a_reading_comes_back_as_it_was() -> None:
    """Every part of it, in a frame and without; and another page, or another frame, is read anew."""
    kept = Kept(Store(), b"program", b"owners")
    read = kept_reading(kept)
    for _ in range(2):
        for text in (PAGE, PAGE.replace("twice", "once"), ""):
            for frame in ("", "frame"):
                assert read(text, frame) == read_html(text, frame)
    assert kept.store.has_given
    assert read_html(PAGE).noted.notes
