"""The handbook as a site of its own: `make docs`."""
