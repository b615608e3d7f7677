"""What is said of the registers."""

DIFFERENCE, CHANGE, ELIGIBLE, CHECKED = PARTS = ("Perbedaan", "Perubahan", "Kelayakan", "Daftar periksa")
"""The parts of the page, as its tabs and links to them call them."""
