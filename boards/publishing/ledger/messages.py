"""What people read when the ledger keeps something from the public."""

from django.db import Error
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import Opened
from cms.models import BoardDocument, BoardImage
from cms.tenancy.scope import unscoped

NOT_LET_OUT = "23W01"
MODELS = {Opened.PAGE: Page, Opened.FILE: BoardDocument, Opened.IMAGE: BoardImage}


def not_let_out(what: str, key: int) -> str:
    """Why nothing was changed, and the way out. key: of the page, file or picture."""
    sentences = {
        Opened.PAGE: _(
            "The page “%(title)s” would open to the public by this, and it needs a "
            "second person's sign-off. Nothing was changed. Submit the page for "
            "sign-off."
        ),
        Opened.FILE: _(
            "The file “%(title)s” would open to the public by this, and a second "
            "person has to sign that off. Nothing was changed. Submit the page that "
            "shows the file for sign-off, or take the file off the page first."
        ),
        Opened.IMAGE: _(
            "The public would see the picture “%(title)s” by this, as it is now, and "
            "a page that needs a second person's sign-off shows it. Nothing was "
            "changed. Use another picture here; or upload what that page is to show "
            "as a new picture, choose it there, and submit that page for sign-off."
        ),
    }
    opened = Opened(what)
    # As the owner: what would open may lie where this scope does not see.
    with unscoped():
        found = MODELS[opened]._default_manager.filter(pk=key).first()
    return sentences[opened] % {"title": found or key}


def words_for(error: Error) -> str | None:
    """What to say when the database refused, or None when it was for another reason.

    Asks the database: the transaction must have been rolled back.
    """
    cause = error.__cause__
    if getattr(cause, "sqlstate", None) != NOT_LET_OUT:
        return None
    told = cause.diag  # type: ignore[union-attr]
    return not_let_out(told.table_name, int(told.column_name))
