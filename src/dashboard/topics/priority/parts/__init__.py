"""The page of priority villages."""
