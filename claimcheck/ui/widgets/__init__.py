"""Pieces of page that more than one page, or a long page, is made of."""
