"""Articles with changes planted in them: a figure, a name or a negation, for pupils to hunt."""
