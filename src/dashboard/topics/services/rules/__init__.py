"""What is worked out of the counts of files, as a reader may see them."""
