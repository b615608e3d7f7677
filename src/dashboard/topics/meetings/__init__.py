"""Meetings of TKPK: agenda, decisions, what became of them, what changed since."""
