"""One step from files to what everybody reads: build, checks, map layers, files for browsers, then CURRENT."""
