"""What becomes of an extract: the facts, the id, the strip log and the file of a source, and what is said of it."""
