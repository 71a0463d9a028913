"""Of which board a file is, and who of its people may do what with it."""

from wagtail.permissions import policy_registry

from boards.models import Board
from cms import trees
from cms.models import BoardDocument, BoardImage
from cms.users.models import User


def board_of(document: BoardDocument | BoardImage) -> Board | None:
    """The board that a file or a picture belongs to, by its collection."""
    path = trees.board_collection_path(document.collection)
    return Board.objects.filter(collection__path=path).first()


def may_work_on(document: BoardDocument, user: User) -> bool:
    """Whether somebody may change a file, and so may read what is said of it."""
    policy = policy_registry.get(document)
    return policy.user_has_permission_for_instance(user, "change", document)
