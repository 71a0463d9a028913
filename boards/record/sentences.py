"""What a notice says of something that is gone."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import OncePublic, Withdrawal
from cms import trees
from cms.languages import direction, is_foreign, language_tag


def told(withdrawal: Withdrawal) -> list[str]:
    """Why it was withdrawn, in the public words, and when."""
    day = date_format(localtime(withdrawal.at).date(), "DATE_FORMAT")
    return [
        in_first_language(withdrawal.public_reason, withdrawal.page),
        _("It was withdrawn on %(day)s.") % {"day": day},
    ]


def in_first_language(words: str, page: Page) -> str:
    """Words of the board's staff, who write in its first language, marked as such."""
    home = trees.first_home(page)
    code = home.locale.language_code if home else settings.LANGUAGE_CODE
    if not is_foreign(code):
        return words
    return format_html(
        '<span lang="{}" dir="{}">{}</span>',
        language_tag(code),
        direction(code),
        words,
    )


def days(record: OncePublic) -> str:
    """From when to when it was public."""
    first = date_format(record.first_day, "DATE_FORMAT")
    if record.last_day is None or record.last_day == record.first_day:
        return _("It was public on this site from %(first)s.") % {"first": first}
    return _("It was public on this site from %(first)s to %(last)s.") % {
        "first": first,
        "last": date_format(record.last_day, "DATE_FORMAT"),
    }
