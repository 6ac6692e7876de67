"""Embeddings, candidate pairs and same-fact grouping."""
