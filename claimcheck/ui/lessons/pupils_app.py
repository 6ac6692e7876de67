"""The pupils' server, run by ``claimcheck app --lan``: one page, for everybody on the same network."""

from streamlit.starlette import App

from claimcheck.ui.lessons.door import DOOR, MAIN, keep_promise
from claimcheck.ui.server import MIDDLEWARE, show_error

app = App(MAIN, middleware=(DOOR, *MIDDLEWARE), on_script_error=show_error, lifespan=keep_promise)
