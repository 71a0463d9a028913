"""One mail when something new is wrong, one each day while it is, one when all is well.

It is sent at once, and not by the worker. What was told is noted in a folder that is
lost when the machine starts: then it is told again.
"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

TOLD_AGAIN_AFTER = timedelta(days=1)
ALL_WELL = "All is well again."


def tell_of(wrong: dict[str, str], now: datetime) -> str | None:
    """Mail what is wrong, if that is news; return what was mailed.

    Raises OSError when no mail server took it: the next look tries again.
    """
    names, at = _noted()
    if set(wrong) == names and (not wrong or now - at < TOLD_AGAIN_AFTER):
        return None
    words = "\n".join(f"{name}: {wrong[name]}" for name in sorted(wrong)) or ALL_WELL
    send(", ".join(sorted(wrong)) or "all is well", words)
    _note({"names": sorted(wrong), "at": now.isoformat()})
    return words


def send(subject: str, words: str) -> None:
    """Mail whoever is to be told, now. Raises OSError when no mail server takes it."""
    where = f"{settings.CMS_HOST}. What to do: docs/operations.md"
    EmailMessage(
        f"[{settings.CMS_HOST}] {subject}",
        f"{words}\n\n{where}\n",
        to=settings.ALARM_EMAILS,
        connection=get_connection(settings.MAIL_SENT_BY),
    ).send()


def _place() -> Path:
    return Path(settings.ALARM_NOTES) / "alarm.json"


def _noted() -> tuple[set[str], datetime]:
    """What was told last, and when; nothing where that is not known."""
    try:
        noted = json.loads(_place().read_text())
        return set(noted["names"]), datetime.fromisoformat(noted["at"])
    except (OSError, ValueError, TypeError, KeyError):
        return set(), datetime.min.replace(tzinfo=UTC)


def _note(told: dict[str, object]) -> None:
    try:
        _place().write_text(json.dumps(told))
    except OSError as error:
        raise OSError(f"It was mailed, and cannot be noted: {error}") from error
