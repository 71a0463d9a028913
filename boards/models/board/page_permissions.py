"""Pages on which a whole board hangs: not everybody who edits may change them."""

from typing import Any

from cms.rights import PageRights


class ManagersRights(PageRights):
    """What somebody may do to a page that its board's managers keep."""

    def can_manage(self) -> bool:
        """Whether they keep the board: its people, its facts, its languages."""
        user = self.user
        return user.is_active and (user.is_superuser or "manage" in self.permissions)

    def can_unpublish(self) -> bool:
        return self.can_manage() and super().can_unpublish()

    def can_set_view_restrictions(self) -> bool:
        return self.can_manage() and super().can_set_view_restrictions()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """By administrators alone; also asked before a page is moved."""
        return self.user.is_active and self.user.is_superuser


class BoardRights(ManagersRights):
    """What somebody may do to the page of a board itself."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """By nobody here: a board is closed, or deleted by the screen that may."""
        return False

    def can_add_subpage(self) -> bool:
        return self.can_manage() and super().can_add_subpage()

    def can_edit(self) -> bool:
        return self.can_manage() and super().can_edit()

    def can_publish(self) -> bool:
        return self.can_manage() and super().can_publish()

    def can_unpublish(self) -> bool:
        """By administrators alone: it is how a board is taken off the web."""
        return (
            self.user.is_active and self.user.is_superuser and super().can_unpublish()
        )

    def can_lock(self) -> bool:
        return self.can_manage() and super().can_lock()

    def can_unlock(self) -> bool:
        return self.can_manage() and super().can_unlock()

    def can_reorder_children(self) -> bool:
        return self.can_manage() and super().can_reorder_children()


class EditedByManagers:
    """The page of a board: its facts are its managers' to change."""

    def permissions_for_user(self, user: Any) -> BoardRights:
        return BoardRights(user, self)


class TakenOfflineByManagers:
    """A home page: everybody edits it, and nobody takes a board off the web by it."""

    def permissions_for_user(self, user: Any) -> ManagersRights:
        return ManagersRights(user, self)
