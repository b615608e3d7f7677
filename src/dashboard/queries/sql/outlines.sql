SELECT code, kind, path FROM outlines;
