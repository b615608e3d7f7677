"""The page Kelola Data: choose a dataset, hand over a file, confirm, and see what came of it."""
