"""The addresses of a board's people in the CMS."""

from django.urls import path

from boards.admin.staff.changes import ChangeInvitation, ChangeRoles, Invite, Remove
from boards.admin.staff.listing import People
from boards.admin.staff.renewing import AskForRenewal, DecideRenewal, LogOutPerson

BASE = "boards/<int:board_id>/people/"

urlpatterns = [
    path(BASE, People.as_view(), name="people"),
    path(f"{BASE}invite/", Invite.as_view(), name="invite_person"),
    path(f"{BASE}<int:person_id>/roles/", ChangeRoles.as_view(), name="change_roles"),
    path(f"{BASE}<int:person_id>/remove/", Remove.as_view(), name="remove_person"),
    path(
        f"{BASE}<int:person_id>/second-step/",
        AskForRenewal.as_view(),
        name="ask_for_renewal",
    ),
    path(
        f"{BASE}<int:person_id>/log-out/",
        LogOutPerson.as_view(),
        name="log_out_person",
    ),
    path(
        f"{BASE}second-steps/<int:renewal_id>/confirm/",
        DecideRenewal.as_view(confirms=True),
        name="confirm_renewal",
    ),
    path(
        f"{BASE}second-steps/<int:renewal_id>/refuse/",
        DecideRenewal.as_view(),
        name="refuse_renewal",
    ),
    path(
        f"{BASE}invitations/<int:invitation_id>/withdraw/",
        ChangeInvitation.as_view(withdraws=True),
        name="withdraw_invitation",
    ),
    path(
        f"{BASE}invitations/<int:invitation_id>/again/",
        ChangeInvitation.as_view(),
        name="send_invitation_again",
    ),
]
