"""Sentences, clauses, quantities, times and attribution, read into Claim records."""
