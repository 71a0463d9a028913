"""A board's own word for a theme: used at once, and proposed to all boards."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from boards.models import Board, FormerTheme, Theme
from boards.models.shared.lists import LONGEST_NAME, LONGEST_SLUG
from boards.publishing.page_words.single_texts import refuse
from boards.publishing.themes import audit_log
from cms.tenancy.scope import unscoped
from cms.users.models import User


def propose(board: Board, name: str, by: User) -> tuple[Theme, bool]:
    """The board's own theme of a name, and whether it is new.

    Where it has one already, or all boards have, by this name or as another word for
    it, that one. Who asks may edit the board's pages: ask before. Raises
    ValidationError for what is no name.
    """
    name = " ".join(name.split())
    if not name:
        raise ValidationError(_("Say what the theme is called."))
    if len(name) > LONGEST_NAME:
        raise ValidationError(
            _("A theme's name has at most %(most)s letters.") % {"most": LONGEST_NAME}
        )
    refuse(board, {"name": name})
    if known := called_so(board, name):
        return known, False
    try:
        theme = _made(board, name)
    except IntegrityError:
        # Somebody has proposed it in the same moment.
        if known := called_so(board, name):
            return known, False
        raise
    audit_log.record(board, "theme_proposed", by, theme=name)
    return theme, True


@transaction.atomic
def _made(board: Board, name: str) -> Theme:
    # No two boards wait for each other here, and none learns that another has the word.
    with unscoped():
        slug = free_slug(slugify(name) or "theme", f"-{board.pk}")
        return Theme.objects.create(name=name, slug=slug, board=board)


def called_so(board: Board | None, name: str) -> Theme | None:
    """What a board knows by a name, or by another word for it. board: None for all."""
    wanted = name.casefold()
    known = list(Theme.objects.known_to(board.pk if board else None))
    for theme in known:
        if theme.name.casefold() == wanted:
            return theme
    for theme in known:
        if wanted in (word.casefold() for word in theme.words):
            return theme
    return None


def free_slug(slug: str, ending: str = "") -> str:
    """A short code that no theme has or had, made of one."""
    for number in ("", *(f"-{number}" for number in range(2, 1000))):
        cut = LONGEST_SLUG - len(ending) - len(number)
        tried = f"{slug[:cut].strip('-')}{number}{ending}"
        taken = Theme.objects.filter(slug=tried), FormerTheme.objects.filter(slug=tried)
        if not any(rows.exists() for rows in taken):
            return tried
    raise ValidationError(_("Too many themes have this name."))
