"""Documents are read in the process that is prepared once, as in the tests of intake."""

from tests.intake.conftest import _prepared, process

__all__ = ["_prepared", "process"]
