"""Indicators of BPS over time and among the 38 kabupaten/kota."""
