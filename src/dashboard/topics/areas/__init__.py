"""Kecamatan, villages and the 38 kabupaten/kota: maps and profiles."""
