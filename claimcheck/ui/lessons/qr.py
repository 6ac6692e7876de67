"""The room's address as a QR code, for pupils who hold a device with a camera."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from claimcheck.ui.lessons.room import ROOM

QUIET = 4  # modules of white around the code, as ISO/IEC 18004 asks for
KEPT = 64  # a term of rooms; the lobby draws itself anew every two seconds


def room_address(address: str, code: str) -> str:
    """Where a pupil gets straight into a room: their server's address with the code in it."""
    return f"{address.rstrip('/')}/?{ROOM}={quote(code)}"


@lru_cache(maxsize=KEPT)
def qr_image(text: str) -> str:
    """Draw ``text`` as a QR code, black on white whatever the theme: a ``data:`` address of an SVG picture.

    A sixth of the code may be hidden (level M), which a beamer in a bright room can ask for.
    """
    import segno

    return segno.make_qr(text, error="m").svg_data_uri(border=QUIET, dark="#000", light="#fff", scale=1, omitsize=True)
