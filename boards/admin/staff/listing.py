"""The list of a board's people, and of who is invited."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from boards.admin.shared.managers import ManagersScreen
from boards.admin.shared.states import StateColumn, of_invitation
from boards.admin.shared.tables import CardsTable
from boards.governance.staff import presence, renewals
from boards.governance.staff.membership import people_with_roles
from boards.models import Invitation, Membership
from boards.models.board.invitations import role_labels
from cms.staff_dates import short_moment


@dataclass(frozen=True)
class Row:
    """A person as the list shows them."""

    pk: int
    board_id: int
    name: str
    email: str
    roles: str
    seen: str
    is_administrator: bool


class ActionsColumn(Column):
    """What can be done with a row, as plain links and buttons."""

    def get_cell_context_data(
        self, instance: Any, parent_context: Any
    ) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        context["csrf_token"] = get_token(parent_context["request"])
        return context


class PersonActions(ActionsColumn):
    cell_template_name = "wagtailadmin/boards/staff/person_actions_cell.html"


class InvitationActions(ActionsColumn):
    cell_template_name = "wagtailadmin/boards/staff/invitation_actions_cell.html"


class People(ManagersScreen, TemplateView):
    """Who works for the board, as what, and when they were last seen."""

    template_name = "wagtailadmin/boards/staff/people.html"
    page_title = gettext_lazy("People")

    columns = [
        Column("name", label=gettext_lazy("Name")),
        Column("email", label=gettext_lazy("Email address")),
        Column("roles", label=gettext_lazy("Roles")),
        Column("seen", label=gettext_lazy("Last seen")),
        PersonActions("actions", label=gettext_lazy("Actions"), accessor="pk"),
    ]
    columns_of_invitations = [
        Column("email", label=gettext_lazy("Email address")),
        Column("roles_display", label=gettext_lazy("Roles")),
        Column("invited_by", label=gettext_lazy("Invited by")),
        StateColumn(of_invitation, label=gettext_lazy("State")),
        Column(
            "expires",
            label=gettext_lazy("Link works until"),
            accessor=lambda row: short_moment(row.expires),
        ),
        InvitationActions("actions", label=gettext_lazy("Actions"), accessor="pk"),
    ]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        address = self.address("invite_person")
        return [HeaderButton(_("Invite somebody"), url=address, icon_name="plus")]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        label = f"{_('People')}: {self.board.short_name}"
        return [*self.breadcrumbs_items, {"url": "", "label": label}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        invited = self._invited()
        return super().get_context_data(
            board=self.board,
            manager=self.manager,
            renewals=renewals.waiting_in(self.board).select_related(
                "person", "asked_by"
            ),
            people=CardsTable(self.columns, self._people()),
            invited=invited and CardsTable(self.columns_of_invitations, invited),
            **kwargs,
        )

    def _people(self) -> list[Row]:
        stays = Membership.objects.filter(board=self.board)
        seen = dict(stays.values_list("person_id", "last_seen"))
        today = timezone.localdate()
        return [
            Row(
                pk=person.pk,
                board_id=self.board.pk,
                name=str(person),
                email=person.email,
                roles=role_labels(roles),
                seen=presence.in_words(seen.get(person.pk), today),
                is_administrator=person.is_superuser,
            )
            for person, roles in people_with_roles(self.board)
        ]

    def _invited(self) -> QuerySet[Invitation]:
        return (
            Invitation.objects.unanswered()
            .filter(board=self.board)
            .select_related("invited_by")
        )
