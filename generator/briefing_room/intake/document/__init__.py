"""What every wing speaks of: bytes that arrived, the numbered lines they were read as, and what was made of these."""
