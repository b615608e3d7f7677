"""Published builds for servers that only read: objects named by their content, and a note that says which are shown."""
