"""Of which board a file is, and who of its people may do what with it."""

from wagtail.permissions import policy_registry

from cms.models import BoardDocument
from cms.users.models import User


def may_work_on(document: BoardDocument, user: User) -> bool:
    """Whether somebody may change a file, and so may read what is said of it."""
    policy = policy_registry.get(document)
    return policy.user_has_permission_for_instance(user, "change", document)
