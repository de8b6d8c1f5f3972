"""How long things take, beside the alternative, in one run. Nothing here decides whether tests pass."""
