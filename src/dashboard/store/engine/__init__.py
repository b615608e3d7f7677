"""Where what servers must agree on is kept: in the home's folder (usual), or as rows in PostgreSQL."""
