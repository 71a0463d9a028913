"""The check of a file, for templates that show it."""

from django import template

from boards.models import CleanedCopy
from boards.publishing.file_checks.cleaning_report import in_words
from boards.publishing.file_checks.presentation import ShownCheck, shown
from cms.models import BoardDocument
from cms.users.models import User

register = template.Library()


@register.simple_tag
def file_check(document: BoardDocument, user: User | None = None) -> ShownCheck:
    """What `wagtailadmin/boards/file_checks/report.html` shows. user: who reads it."""
    return shown(document, user)


@register.filter
def outcome_in_words(cleaned: CleanedCopy) -> list[str]:
    """What was removed from a cleaned copy, and what proves it."""
    return in_words(cleaned)
