"""What a notice says of something that is gone."""

from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import OncePublic, PageDocument, Withdrawal
from cms import trees
from cms.languages import direction, is_foreign, language_tag
from cms.partial_dates import PartialDate


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


def days(record: OncePublic) -> list[str]:
    """Until when it was public, and since when as far as that is known; or nothing."""
    if record.last_day is None:
        return []
    last = date_format(record.last_day, "DATE_FORMAT")
    since = public_since(record)
    if since is None or since == record.last_day:
        return [_("It was public on this site until %(last)s.") % {"last": last}]
    words = _("It was public on this site from %(first)s to %(last)s.")
    return [words % {"first": date_format(since, "DATE_FORMAT"), "last": last}]


def public_since(record: OncePublic) -> date | None:
    """The day from which something was public, or None where the record cannot know.

    It begins when this system does. What was there on a board's first day in it, or has
    an earlier date of its own, may have been brought in from the site before.
    """
    began = OncePublic.objects.filter(board=record.board_id)
    if not began.filter(first_day__lt=record.first_day).exists():
        return None
    own = _own_date(record)
    return None if own and own.last_day < record.first_day else record.first_day


def _own_date(record: OncePublic) -> PartialDate | None:
    """When it was published, as its editors say: the document's day, or its page's."""
    rows = PageDocument.objects.filter(page=record.page_id, file=record.document_id)
    row = rows.first() if record.document_id else None
    page = record.page.specific
    return (row.published if row else None) or getattr(page, "published", None)
