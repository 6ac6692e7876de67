"""An archive made searchable: its claims with their vectors, in files mapped into memory, never loaded whole."""

from claimcheck.runtime.index.files import Index, is_index, open_index
from claimcheck.runtime.index.writing import IndexWriter

__all__ = ["Index", "IndexWriter", "is_index", "open_index"]
