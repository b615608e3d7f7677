"""The page of the registers."""
