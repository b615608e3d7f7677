"""The slides of a meeting: which there are, and which are chosen."""
