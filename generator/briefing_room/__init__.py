"""Briefing Room: source articles and YAML annotations in, a briefing site out."""
