"""Files, URLs, feeds and tables, read into Article records."""
