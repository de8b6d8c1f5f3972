"""How well the search finds, beside stock Material's and the engine before, and what it costs on desks of any size."""
