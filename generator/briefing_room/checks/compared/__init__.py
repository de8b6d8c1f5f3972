"""What a published desk said and says now, part by part: what moved, and whether readers were told why."""
