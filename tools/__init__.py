"""Tools for whoever changes the program; nothing of them is installed."""
