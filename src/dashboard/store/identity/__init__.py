"""Who hands in: accounts, sessions, and how long one waits after wrong passwords."""
