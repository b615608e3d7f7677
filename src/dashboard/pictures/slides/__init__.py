"""Slides as data: one message each, the same for the hall, the deck and the speaker's notes."""
