"""The phrase lists (data, in `*.toml` beside this): lines that are page furniture, and what words tell of a text."""
