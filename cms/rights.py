"""What somebody may do to a page of a board, as Wagtail's screens ask."""

from wagtail.models import PagePermissionTester

from cms.publishing import gate


class PageRights(PagePermissionTester):
    """Nobody publishes alone what two people have to look at."""

    def can_publish(self) -> bool:
        return super().can_publish() and not gate().needs_two_people(self.page)

    # What goes with the right to publish, whoever has to look at a publication.

    def can_set_view_restrictions(self) -> bool:
        return super().can_publish()

    def can_unschedule(self) -> bool:
        return super().can_publish()
