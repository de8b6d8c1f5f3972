"""Changes to a desk's files on explicit demand: an analyst asks, sees the difference, and then has it written.

What is edited is text, at places that the tree of a file knows, so all else stays as it was typed: `rows.py`. A change
of several files is written whole or not at all: `whole.py`. `migrate.py` brings a desk to the present format.
"""
