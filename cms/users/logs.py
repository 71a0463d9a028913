"""Names in Wagtail's logs, of people whose own row is not to be seen."""

from typing import Any

from wagtail.users.utils import get_deleted_user_display_name

from cms.users.gone import is_hidden_from_here, name_of


def name_in_log(user_id: Any) -> str:
    """Who did what a log says. Only where all people are seen, one is deleted.

    Wagtail calls whom it does not see deleted.
    """
    if is_hidden_from_here():
        return name_of(user_id)
    return get_deleted_user_display_name(user_id)
