"""What a notice says of something that is gone."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from boards.models import OncePublic, Withdrawal


def told(withdrawal: Withdrawal) -> list[str]:
    """Why it was withdrawn, in the public words, and when."""
    day = date_format(localtime(withdrawal.at).date(), "DATE_FORMAT")
    return [
        withdrawal.public_reason,
        _("It was withdrawn on %(day)s.") % {"day": day},
    ]


def days(record: OncePublic) -> str:
    """From when to when it was public."""
    first = date_format(record.first_day, "DATE_FORMAT")
    if record.last_day is None or record.last_day == record.first_day:
        return _("It was public on this site from %(first)s.") % {"first": first}
    return _("It was public on this site from %(first)s to %(last)s.") % {
        "first": first,
        "last": date_format(record.last_day, "DATE_FORMAT"),
    }
