"""One figure by itself: where it comes from, what planners note on it, and the way to say that it is wrong."""
