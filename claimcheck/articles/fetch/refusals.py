"""What a site's refusal means, in words for the person who asked: paywalls, bot checks, limits, and missing pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.articles.walls import is_paywalled
from claimcheck.errors import InputError

SAVE_IT = "open it in a browser, save the page as .html and name that file"
_STATUS: Mapping[int, str] = {
    401: f"asks for a sign-in (401); if you have one, {SAVE_IT}",
    402: f"is behind a paywall (402); if you have a subscription, {SAVE_IT}",
    403: f"refuses to be read by a program (403), as paywalls and blocks do; {SAVE_IT}",
    404: "is not there (404); check the address",
    410: "was taken down (410)",
    429: "says that too many requests came (429); try again later",
    451: "is withheld for legal reasons (451)",
}
PAYWALL = f"is behind a paywall; if you have a subscription, {SAVE_IT}"
BOT_CHECK = f"is guarded by a check against programs; {SAVE_IT}"

_CHALLENGE_HEADERS = {"cf-mitigated", "x-datadome", "x-datadome-cid"}  # Cloudflare's and DataDome's own
_CHALLENGE = re.compile(
    rb"captcha-delivery\.com|/cdn-cgi/challenge-platform/|_Incapsula_Resource|px-captcha|geo\.captcha|g-recaptcha-response",
    re.IGNORECASE,
)  # the scripts of Cloudflare, DataDome, Imperva, HUMAN and reCAPTCHA pages


class FetchError(InputError):
    """A web address that is not, or cannot be, fetched; the message begins with a verb: ``is behind a paywall``."""


def refusal(status: int, headers: Mapping[str, str], data: bytes) -> str | None:
    """Say what a status means.

    Args:
        status: the HTTP status of the last answer.
        headers: its headers, names in lower case.
        data: its body, or the beginning of it.

    Returns:
        A clear word, or null when the page was given.
    """
    if status == 200:
        return BOT_CHECK if "cf-mitigated" in headers else None
    if status in {401, 403, 429, 503} and is_bot_check(headers, data):
        return BOT_CHECK
    if status in {401, 403} and is_paywalled(data):
        return PAYWALL
    if status in _STATUS:
        return _STATUS[status]
    if status >= 500:
        return f"cannot be given by its site now ({status}); try again later"
    return f"was answered with the status {status} instead of a page; {SAVE_IT}"


def is_bot_check(headers: Mapping[str, str], data: bytes) -> bool:
    """Tell whether an answer is a check against programs rather than a page."""
    return not _CHALLENGE_HEADERS.isdisjoint(headers) or _CHALLENGE.search(data) is not None
