"""Pictures, slides and lines of planning."""
