"""What a visitor does in several clicks."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from claimcheck.reports.view import FindingView


def write_note(app: AppTest, view: FindingView, text: str, why: str | None = None) -> AppTest:
    """Open the note of a finding, write it (with a reason, for one that was dismissed), and keep it."""
    app.button(key=f"note-{view.id}").click().run()
    app.text_area(key=f"words-{view.id}").set_value(text)
    if why is not None:
        app.pills(key=f"why-{view.id}").set_value(why)
    return app.button(key=f"keep-{view.id}").click().run()
