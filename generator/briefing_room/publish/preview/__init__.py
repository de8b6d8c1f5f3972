"""What a preview shows over its pages: findings, each with its place, its cause and its cure."""
