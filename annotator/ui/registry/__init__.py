"""The registry of actors: a page of the window."""
