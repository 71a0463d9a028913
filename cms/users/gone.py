"""Somebody who wrote here once, and whose own row a board may not see any more.

Pages, comments and logs keep the key of who wrote them. When that person has left the
board, or works for another one now, their row is hidden; what the board's people read
in its place is the name that they had here, and nothing that has changed since.
"""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, models
from django.utils.translation import gettext as _

from cms.tenancy.scope import current_scope, unscoped


def is_hidden_from_here() -> bool:
    """Whether a missing person may be there, for other boards or for administrators."""
    scope = current_scope()
    return not (scope.everything or scope.powerless)


def name_of(key: Any) -> str:
    """What a board's people call somebody whom they do not see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wall.former_name(%s)", [key])
        (name,) = cursor.fetchone()
    if name:
        return _("%(name)s (has left)") % {"name": name}
    return _("A former editor")


class PeopleBehindKeys(models.QuerySet[Any]):
    """How a page finds its owner, a comment its writer, and so on: through a key.

    A key always finds somebody, as Django and Wagtail rely on it. In the scope of a
    board a hidden person is found as a name without an address, which is never saved.
    """

    def get(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().get(*args, **kwargs)
        except ObjectDoesNotExist:
            key = _only_key(args)
            if key is None or not is_hidden_from_here():
                raise
        return self.model(pk=key, first_name=name_of(key), is_active=False)

    def exists(self) -> bool:
        """Also says so of who is hidden: a row may keep the key of who wrote it.

        Asked when a row is validated. What forms offer comes from another manager.
        """
        if super().exists():
            return True
        if not is_hidden_from_here():
            return False
        with unscoped():
            return super().exists()


def _only_key(conditions: tuple) -> Any:
    """The key, when somebody is looked for by that alone, as a foreign key does."""
    if len(conditions) == 1 and isinstance(conditions[0], models.Q):
        children = conditions[0].children
        if len(children) == 1 and isinstance(children[0], tuple):
            name, key = children[0]
            return key if name == "id" else None
    return None
