"""The upgrade steps, one module each, named by the schema version it leads to."""
