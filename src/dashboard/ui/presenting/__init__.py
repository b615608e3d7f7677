"""The presentation: its address, its slides, and the slide that renews itself."""
