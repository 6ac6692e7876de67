"""For the class: ready lessons, worksheets, and articles with changes planted in them."""
