"""What people add: saved comparisons, verdicts, notes."""
