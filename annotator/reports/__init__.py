"""Briefings: plain data first, then Word."""
