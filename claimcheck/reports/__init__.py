"""A Report written as JSON, Markdown, HTML and other formats."""
