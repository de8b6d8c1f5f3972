"""Tests of the room `edit/`."""
