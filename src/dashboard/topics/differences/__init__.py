"""Figures that two sources tell differently: found, asked about, explained, decided."""
