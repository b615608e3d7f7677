"""Slides as data: one message each, the same for hall, deck and notes; and how a hall sees them."""
