"""`python -m briefing_room` is `briefing`."""

import sys

from briefing_room.cli import main

sys.exit(main())
