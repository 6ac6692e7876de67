"""Our own HTML around escaped article text, safe to hand to ``st.html``."""
