"""How long the property tests look: small and always the same by default, long with HYPOTHESIS_PROFILE=long."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)

settings.register_profile(
    "small", max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=SLOW
)
settings.register_profile("long", max_examples=3000, deadline=None, suppress_health_check=SLOW)
settings.load_profile("long" if os.environ.get("HYPOTHESIS_PROFILE") == "long" else "small")
