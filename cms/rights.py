"""What somebody may do to a page of a board, as Wagtail's screens ask."""

from wagtail.models import PagePermissionTester

from cms.publishing import gate


class PageRights(PagePermissionTester):
    """Nobody publishes alone what two people have to look at.

    And who may only change pages, and add none, translates: of all pages, they change
    the translations, and delete or move nothing.
    """

    @property
    def only_translates(self) -> bool:
        """Whether somebody has no more than a translator's role here."""
        if not self.user.is_active or self.user.is_superuser:
            return False
        return "change" in self.permissions and "add" not in self.permissions

    def can_edit(self) -> bool:
        may = super().can_edit()
        if may and self.only_translates:
            return gate().is_translation(self.page)
        return may

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return not self.only_translates and super().can_delete(ignore_bulk)

    def can_publish(self) -> bool:
        return super().can_publish() and not gate().needs_two_people(self.page)

    # What goes with the right to publish, whoever has to look at a publication.

    def can_set_view_restrictions(self) -> bool:
        return super().can_publish()

    def can_unschedule(self) -> bool:
        return super().can_publish()
