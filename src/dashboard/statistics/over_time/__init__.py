"""Figures over time: what may be compared and joined, how it developed."""
