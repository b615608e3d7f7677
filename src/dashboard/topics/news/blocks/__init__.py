"""News gathered from a build, and as a slide."""
