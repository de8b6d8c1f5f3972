"""Changes to a desk's files on explicit demand: an analyst asks, sees the difference, and then has it written.

What is edited is text, at places that the tree of a file knows, so all else stays as it was typed: `rows.py`. A change
of several files is written whole or not at all: `whole.py`. `migrate.py` brings a desk to the present format.

`change.py` is a change that is not written yet: its difference, and what `check` would say. `spots.py` exchanges words
where they stand, `entries.py` puts an entry into a briefing in the style of the file (`style.py`) and takes it back.
`fmt.py` prefers the short forms, `merge.py` puts two branches of a file together.
"""
