"""Choosing an actor."""
