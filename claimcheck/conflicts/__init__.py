"""Numeric and narrative conflicts, their explanations and ranking."""
