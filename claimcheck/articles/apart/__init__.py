"""Readers of packed and structured files, each run in a process of its own that dies alone."""
