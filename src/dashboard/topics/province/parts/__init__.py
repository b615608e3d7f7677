"""Parts of its page."""
