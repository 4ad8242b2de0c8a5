"""The use cases: the only door through which a project is read and changed."""
