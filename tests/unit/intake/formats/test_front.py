"""The front matter of a Markdown document."""

from __future__ import annotations

from briefing_room.intake.formats.front import read_front


def test_front_matter_of_a_markdown_article() -> None:
    """Only plain keys on one line; anything that YAML could turn into something else is left alone."""
    offers, body = read_front(
        '---\ntitle: "Quay: closed"\nauthor: [a, b]\ndate: 2024-02-05\nurl: javascript:alert(1)\nlang: en\n'
        "evil: !!python/object:x\npublisher: &a x\n---\n# Head\n"
    )  # fmt: skip
    assert [(offer.key, offer.value) for offer in offers] == [
        ("title", "Quay: closed"), ("published", "2024-02-05"), ("language", "en"),
    ]  # fmt: skip
    assert body == "# Head\n"
    for text in ("---\ntitle: x\n", "no front matter", "--- x\n---\n"):
        assert read_front(text) == ((), text)
