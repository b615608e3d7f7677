"""Counts of families and persons in the registers."""
