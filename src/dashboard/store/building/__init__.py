"""From facts and submissions to a checked, published database."""
