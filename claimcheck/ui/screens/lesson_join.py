"""Join a lesson: the pupil's page, to be tried on the teacher's computer; a class finds it on a server of its own."""

from claimcheck.ui.lessons.look import style
from claimcheck.ui.lessons.pupil import page

style(with_app=False)
page()
