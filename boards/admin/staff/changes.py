"""The screens by which a board's people change, and its open invitations."""

from typing import Any

from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page, PageSubscription, TaskState

from boards.admin.shared.managers import ManagersForm, ManagersScreen
from boards.admin.staff.forms import InviteForm, RemoveForm, RolesForm
from boards.governance.staff import invitations, leaving, membership
from boards.governance.staff.own_boards import boards_of
from boards.models import Invitation, Role
from cms.trees import in_board_of


class Invite(ManagersForm):
    form_class = InviteForm
    page_title = gettext_lazy("Invite somebody")
    submit_button_label = gettext_lazy("Send the invitation")

    def form_valid(self, form: InviteForm) -> HttpResponse:
        email = form.cleaned_data["email"]
        return self.tried(
            form,
            lambda: invitations.invite(
                self.board, email, form.cleaned_data["roles"], self.manager
            ),
            _("%(email)s gets a mail with a link.") % {"email": email},
        )


class ChangeRoles(ManagersForm):
    form_class = RolesForm
    submit_button_label = gettext_lazy("Save the roles")

    def get_page_title(self) -> str:
        return _("Roles of %(person)s") % {"person": self.person()}

    def get_initial(self) -> dict[str, Any]:
        return {"roles": membership.roles_of(self.board, self.person())}

    def form_valid(self, form: RolesForm) -> HttpResponse:
        person = self.person()
        return self.tried(
            form,
            lambda: membership.change_roles(
                self.board, person, form.cleaned_data["roles"], self.manager
            ),
            _("The roles of %(person)s have changed.") % {"person": person},
        )


class Remove(ManagersForm):
    """Says first what will end and what stays."""

    form_class = RemoveForm
    template_name = "wagtailadmin/boards/staff/remove.html"

    def get_page_title(self) -> str:
        return _("Remove %(person)s") % {"person": self.person()}

    def get_form(self, form_class: Any = None) -> RemoveForm:
        form = super().get_form(form_class)
        others = membership.people_of(self.board).filter(is_active=True)
        form.fields["heir"].queryset = others.exclude(pk=self.person().pk)
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, board = self.person(), self.board
        pages = in_board_of(Page.objects.all(), board)
        invited = Invitation.objects.unanswered().filter(board=board)
        return super().get_context_data(
            person=person,
            board=board,
            drafts=leaving.drafts_of(board, person),
            locks=leaving.locked_by(board, person),
            subscriptions=PageSubscription.objects.filter(
                user=person, page__in=pages, comment_notifications=True
            ).count(),
            invited=invited.filter(invited_by=person),
            duties=self._duties(person),
            refused=self._refused(person),
            **kwargs,
        )

    def _refused(self, person: Any) -> str:
        """Why the board cannot do without somebody, if so: said before it is tried."""
        try:
            membership.keep_a_manager(self.board, person)
        except ValidationError as refused:
            return str(refused.messages[0])
        return ""

    def _duties(self, person: Any) -> dict[str, int] | None:
        """What waits for somebody's approval, and how many others can give it."""
        if Role.APPROVER not in membership.roles_of(self.board, person):
            return None
        group = self.board.roles.get(role=Role.APPROVER).group_id
        waiting = TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            task__signofftask__groups=group,
        )
        others = membership.people_of(self.board).filter(is_active=True, groups=group)
        return {
            "waiting": waiting.count(),
            "others": others.exclude(pk=person.pk).count(),
        }

    def form_valid(self, form: RemoveForm) -> HttpResponse:
        person = self.person()
        answer = self.tried(
            form,
            lambda: membership.remove(
                self.board, person, self.manager, heir=form.cleaned_data["heir"]
            ),
            _("%(person)s does not work for %(board)s any more.")
            % {"person": person, "board": self.board.short_name},
        )
        if person == self.request.user and answer.status_code == 302:
            return self._leave()
        return answer

    def _leave(self) -> HttpResponse:
        """Whoever removed themselves has nothing to look at here any more."""
        if not boards_of(self.request.user) and not self.request.user.is_superuser:
            logout(self.request)
        return redirect("wagtailadmin_home")


class ChangeInvitation(ManagersScreen):
    """A button beside an open invitation. Nothing changes by looking."""

    http_method_names = ["post"]
    withdraws = False

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        waiting = Invitation.objects.unanswered().filter(board=self.board)
        invitation = get_object_or_404(waiting, pk=kwargs["invitation_id"])
        words = {"email": invitation.email}
        if self.withdraws:
            invitations.withdraw(invitation, self.manager)
            messages.success(request, _("The link of %(email)s is void now.") % words)
        else:
            try:
                invitations.send_again(invitation, self.manager)
            except ValidationError as refused:
                messages.error(request, " ".join(refused.messages))
            except OSError:
                messages.warning(request, _("The mail could not be sent. Try later."))
            else:
                messages.success(request, _("%(email)s gets a new link.") % words)
        return redirect(self.address("people"))
