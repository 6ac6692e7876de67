"""The grammar behind ``claims.times``: tokens, words, slots, atoms, phrases, tense and resolution."""
