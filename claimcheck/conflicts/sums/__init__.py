"""What ``conflicts.arithmetic`` adds up: figures in sentences, lists, totals, shares, rates and spells of time."""
