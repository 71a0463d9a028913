"""Of which board a file is, and who of its people may do what with it."""

from wagtail.permissions import policy_registry

from boards.governance.staff.membership import roles_of
from boards.models import Board, Role
from cms.models import BoardDocument
from cms.users.models import User


def may_work_on(document: BoardDocument, user: User) -> bool:
    """Whether somebody may change a file, and so may read what is said of it."""
    policy = policy_registry.get(document)
    return policy.user_has_permission_for_instance(user, "change", document)


def may_read_listed_words(board: Board, user: User) -> bool:
    """Whether somebody keeps the list, and so is shown which words were found."""
    return user.is_superuser or Role.MANAGER in roles_of(board, user)
