"""What was worked out once and need not be again: values by what they depend on, in a file that may go at any time."""
