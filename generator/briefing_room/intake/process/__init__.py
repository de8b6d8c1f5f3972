"""Extraction in a process of its own, because documents are hostile until they are read."""
