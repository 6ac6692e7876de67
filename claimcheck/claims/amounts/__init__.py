"""The grammar behind ``claimcheck.claims.quantities``: tokens, numerals, bounds, shapes, ages, nouns, antecedents."""
