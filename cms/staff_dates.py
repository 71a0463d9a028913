"""Days and moments as the CMS says them everywhere: 29 Nov 2026, 15:59.

On screens, in mails and in sentences. The public reads months in full.
"""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime


def short_day(day: date) -> str:
    """29 Nov 2026; of a moment its day in UK time."""
    own = localtime(day).date() if isinstance(day, datetime) else day
    return date_format(own, "SHORT_DATE_FORMAT")


def short_moment(moment: datetime) -> str:
    """29 Nov 2026, 15:59, in UK time."""
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
