"""What is said of the priority of villages."""

LIST, UNSURE, BESIDE, DECIDED, HOW = PARTS = (
    "Urutan", "Seberapa pasti", "Dua desa", "Keputusan rapat", "Cara hitung")
"""The parts of the page, as its tabs and links to them call them."""
