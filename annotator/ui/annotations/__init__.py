"""The list of an article's statements."""
