"""What becomes of a theme that a board proposed: accepted, merged, or its own alone."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from boards.models import Board, FormerTheme, Theme
from boards.models.shared.lists import LONGEST_SYNONYMS
from boards.publishing.find.themes import is_known, know_pages, pages_naming
from boards.publishing.releases.content_freeze import release_that_uses
from boards.publishing.themes import audit_log
from boards.publishing.themes.pointing import point_to
from boards.publishing.themes.proposing import called_so, free_slug
from boards.publishing.themes.telling import tell
from cms.users.models import User


@transaction.atomic
def accept(theme: Theme, by: User) -> None:
    """Give it to all boards. What others proposed by the same name becomes part of it.

    Its pages keep it; its former address leads to the new one. By an administrator.
    """
    board = _board_of(theme)
    if known := called_so(None, theme.name):
        raise ValidationError(
            _("All boards have “%(theme)s” already. Merge it into that one.")
            % {"theme": known}
        )
    theme.board, theme.declined = None, ""
    theme.slug = free_slug(slugify(theme.name) or "theme")
    theme.save()
    audit_log.record(board, "theme_accepted", by, theme=theme.name)
    tell(board, "accepted", theme=theme.name)
    same = Theme.objects.exclude(board=None).filter(name__iexact=theme.name)
    for other in list(same):
        merge(other, theme, by)


@transaction.atomic
def merge(theme: Theme, into: Theme, by: User) -> None:
    """Have everything that names a theme name another, which all boards have.

    Pages and their drafts, parts and former addresses; its name becomes another word
    for that one. Refused while a signed-off release is about to go public with it.
    """
    if into.board_id is not None:
        raise ValidationError(_("Merge it into a theme that all boards have."))
    if theme.pk in (above.pk for above in _lineage(into)):
        raise ValidationError(_("A theme cannot become a part of itself."))
    if release := release_that_uses(theme):
        raise ValidationError(
            _(
                "The release “%(release)s” is signed off with it. Merge it once that "
                "is public."
            )
            % {"release": release.title}
        )
    board, name = theme.board, theme.name
    pages = pages_naming([theme.pk])
    _put_in_place_of(theme, into)
    know_pages(pages)
    if board:
        audit_log.record(board, "theme_merged", by, theme=name, into=into.name)
        tell(board, "merged", theme=name, into=into.name)


def _put_in_place_of(theme: Theme, into: Theme) -> None:
    former = FormerTheme(slug=theme.slug, theme=into, board_id=theme.board_id)
    leads_on = is_known(theme)
    point_to(theme, into)
    _know_the_word(into, theme)
    theme.former_slugs.update(theme=into)
    theme.delete()
    if leads_on:
        former.save()


@transaction.atomic
def decline(theme: Theme, reason: str, by: User) -> None:
    """It stays the board's own word, on the board's pages as before, and says why."""
    board = _board_of(theme)
    theme.declined = reason
    theme.save()
    audit_log.record(board, "theme_declined", by, theme=theme.name, reason=reason)
    tell(board, "declined", theme=theme.name, reason=reason)


def _board_of(theme: Theme) -> Board:
    if theme.board is None:
        raise ValidationError(_("All boards have this theme already."))
    return theme.board


def _lineage(theme: Theme) -> list[Theme]:
    """A theme, and all that it is part of."""
    found = [theme]
    while (above := found[-1].parent) is not None:
        found.append(above)
    return found


def _know_the_word(into: Theme, theme: Theme) -> None:
    known = {word.casefold() for word in into.words}
    more = [word for word in theme.words if word.casefold() not in known]
    synonyms = "\n".join([*into.synonyms.splitlines(), *more])
    if more and len(synonyms) <= LONGEST_SYNONYMS:
        into.synonyms = synonyms
        into.save()
