"""The words of the interface, gathered from where they are written, and the catalogues brought up to them.

A tool for whoever changes the program or translates it; `make words` runs it, and nothing of it is installed.
"""
