"""One file per page; each draws itself when Streamlit runs it."""
