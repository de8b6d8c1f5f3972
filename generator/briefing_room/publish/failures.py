"""What keeps a site from being built, by name; nothing has to be loaded to ask for it."""

from __future__ import annotations


class PublishError(Exception):
    """The pages could not be made into a site that may be published; the text says why, a line each."""


class PathTakenError(Exception):
    """A hand-written page has the path of a generated one."""
