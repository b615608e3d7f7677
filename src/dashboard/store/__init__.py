"""The database and everything that is kept on disk."""
