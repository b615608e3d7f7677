"""One build as its readers ask it: each question once."""
