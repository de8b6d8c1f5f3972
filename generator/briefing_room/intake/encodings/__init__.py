"""Bytes to text: the names that documents give their encodings, and a guess where they give none or a wrong one."""
