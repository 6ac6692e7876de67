"""Office files are ZIP archives stamped with the time of writing; here they are made the same on every run."""

from __future__ import annotations

import io
import re
import zipfile

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_FIXED_ENTRY = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can hold
_FIXED_STAMP = rb"\g<1>2000-01-01T00:00:00Z\g<2>"


def steady(data: bytes) -> bytes:
    """Rewrite an office file without its times, so that equal reports give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(_FIXED_STAMP, content)
            entry = zipfile.ZipInfo(name, _FIXED_ENTRY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return out.getvalue()
