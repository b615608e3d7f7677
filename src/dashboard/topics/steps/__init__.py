"""The five-step analysis of TKPK daerah, the way to the targets, the forecast."""
