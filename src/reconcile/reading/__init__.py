"""Step 1, first half: lists as they were handed over, into the working file."""
