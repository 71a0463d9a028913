"""The languages of a board: those that it has a home page in, live or as a draft."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from boards.models import Board, OncePublic
from boards.translations.making import translate
from cms import trees
from cms.languages import name_in_itself
from cms.users.models import User


def named(locale: Locale) -> str:
    """A language as the CMS calls it: "Polish (polski)"."""
    code = locale.language_code
    english, own = get_language_info(code)["name"], name_in_itself(code)
    if english.endswith(own):
        return own
    # Isolated, so that its script does not turn what stands around it.
    return f"{english} (\u2068{own}\u2069)"


def homes_of(board: Board) -> QuerySet[Page]:
    """The board's home pages, the first language's first."""
    return trees.homes_of(board).select_related("locale")


def languages_of(board: Board) -> list[Locale]:
    """The board's languages, the first one first."""
    return [home.locale for home in homes_of(board)]


def first_language(board: Board) -> Locale | None:
    """The language that the board writes in, and translates from."""
    home = homes_of(board).first()
    return home.locale if home else None


@transaction.atomic
def add_language(board: Board, locale: Locale, by: User) -> Page:
    """Give a board a language: a draft of its home page. Raises ValidationError.

    by: who chose it; they keep the board.
    """
    known = {home.locale_id: home for home in homes_of(board)}
    if locale.pk in known:
        return known[locale.pk]
    first = homes_of(board).first()
    if first is None:
        raise ValidationError(
            _("This board has no home page yet. Make that first, in its own language.")
        )
    made = translate(first.specific, locale, by)
    _note(board, "add_language", locale, by)
    return made.page


@transaction.atomic
def remove_language(board: Board, locale: Locale, by: User) -> None:
    """Take away a language that nobody has read yet. Raises ValidationError."""
    home = homes_of(board).filter(locale=locale).first()
    if home is None:
        return
    if reason := reason_to_stay(home):
        raise ValidationError(reason)
    # Elsewhere home pages are deleted by administrators alone, as a board hangs on
    # them. On this one nothing hangs yet, and a manager of the board has made it.
    home.specific.delete(user=by, skip_permission_checks=True)
    _note(board, "remove_language", locale, by)


def reason_to_stay(home: Page) -> str | None:
    """Why a language cannot be taken away, with the way out; None when it can."""
    name = {"language": named(home.locale)}
    if home.get_prev_sibling() is None:
        return _("%(language)s is the language that this board translates from.") % name
    if below := home.get_descendant_count():
        sentence = ngettext(
            "%(language)s stays: %(count)s page lies below its home page. Delete it "
            "first; what was public is withdrawn instead, and stays.",
            "%(language)s stays: %(count)s pages lie below its home page. Delete them "
            "first; what was public is withdrawn instead, and stays.",
            below,
        )
        return sentence % {**name, "count": below}
    if home.live or OncePublic.objects.filter(page=home.pk).exists():
        return (
            _(
                "%(language)s stays: its home page is, or was, public, and addresses "
                "that were public stay. Unpublish the home page: visitors then find "
                "nothing in this language any more."
            )
            % name
        )
    return None


def _note(board: Board, action: str, locale: Locale, by: User) -> None:
    log(
        instance=board,
        action=f"boards.{action}",
        user=by,
        data={"language": named(locale)},
        content_changed=False,
    )
