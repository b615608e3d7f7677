"""What is said of the registers."""

DIFFERENCE, CHANGE, ELIGIBLE, OVERLAP, CHECKED = PARTS = (
    "Perbedaan", "Perubahan", "Kelayakan", "Irisan", "Daftar periksa")
"""The parts of the page, as its tabs and links to them call them."""
