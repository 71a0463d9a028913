"""wagtail-localize without its screens: its models, its segments and its PO files.

Its screens write into the live row of a page when they save a draft, publish past the
rules of publication, and know no boards. Ours stand in their place.
"""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from wagtail import hooks
from wagtail_localize.models import LocaleSynchronization

from cms.tenancy import inspection

PACKAGE = "wagtail_localize"


def take_out_screens() -> None:
    """Forget the hooks of wagtail-localize, and with them each of its addresses.

    Called by our own hooks, which are read after its: it stands first among the apps.
    """
    # Wagtail has no supported way to take a hook back.
    for name, registered in hooks._hooks.items():
        hooks._hooks[name] = [
            (function, order)
            for function, order in registered
            if function.__module__.partition(".")[0] != PACKAGE
        ]


def check_nothing_is_synchronised(
    *, databases: Sequence[str] | None, **_app: Any
) -> list[checks.CheckMessage]:
    """No language is filled with another's pages: it would give every board all of it.

    A row of wagtail-localize's table does that for each new page of every board.
    """
    table = LocaleSynchronization._meta.db_table
    if not databases or not inspection.is_migrated(table):
        return []
    if not LocaleSynchronization.objects.exists():
        return []
    return [
        checks.Error(
            "A language is synchronised from another: pages that no board asked for "
            "would be made in every board.",
            hint="Delete every row of wagtail_localize_localesynchronization.",
            id="cms.E002",
        )
    ]
