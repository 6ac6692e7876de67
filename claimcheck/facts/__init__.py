"""The parts of a fact, and how those of two claims compare; grouping and conflicts both read them."""
