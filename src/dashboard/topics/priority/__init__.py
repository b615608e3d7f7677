"""Which villages first, and how sure that is."""
