"""The page Kabar."""
