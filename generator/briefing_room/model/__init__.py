"""The facts, frozen and without input or output."""
