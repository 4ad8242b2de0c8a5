"""The list of a project's articles."""
