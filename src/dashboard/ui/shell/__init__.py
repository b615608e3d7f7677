"""What stands around every page: who may see it, menu, bar, search, sign-in, the first page."""
