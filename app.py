"""Run the app with ``streamlit run app.py``; everything it does is in ``claimcheck.ui``."""

from streamlit.starlette import App

from claimcheck.ui.server import MAIN, MIDDLEWARE, show_error, warm_up

app = App(MAIN, middleware=MIDDLEWARE, on_script_error=show_error, lifespan=warm_up)
