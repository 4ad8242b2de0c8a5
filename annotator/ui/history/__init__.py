"""The history of a project in the window."""
