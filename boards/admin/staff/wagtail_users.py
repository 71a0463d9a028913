"""Wagtail's own screens of users, which administrators alone have."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages

from boards.governance.staff import leaving
from boards.governance.staff.membership import keep_a_manager
from boards.models import Board, BoardRole, Membership
from cms.users.models import User


def keep_the_last_manager(request: HttpRequest, user: User) -> HttpResponse | None:
    """Neither closing a login nor taking a group leaves a board without a manager."""
    if request.method != "POST":
        return None
    stays = request.POST.getlist("groups") if "is_active" in request.POST else []
    return _refusal(request, [user], stays)


def keep_the_login_of_the_last_manager(
    request: HttpRequest, user: User
) -> HttpResponse | None:
    return _refusal(request, [user]) if request.method == "POST" else None


def keep_the_last_managers(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """The same for several people at once, which asks no other hook."""
    closes = request.POST.get("mark_as_active") != "True"
    ends = action_type == "delete" or (action_type == "set_active_state" and closes)
    if not ends or action.model is not User or request.method != "POST":
        return None
    return _refusal(request, objects)


def end_what_ended_for_several(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    if action_type == "set_active_state" and action.model is User:
        for person in User.objects.filter(pk__in=[user.pk for user in objects]):
            end_what_ended(request, person)


def end_what_ended(_request: HttpRequest, user: User) -> None:
    """What was taken by hand ends as it does by the board's own screen."""
    for stay in Membership.objects.filter(person=user, left=None).select_related(
        "board"
    ):
        if not user.groups.filter(board_role__board=stay.board).exists():
            leaving.end_stay(stay.board, user)
        elif not user.is_active:
            leaving.release(stay.board, user)


def _refusal(
    request: HttpRequest, people: list[User], stays: list[str] | None = None
) -> HttpResponse | None:
    """Say who is a board's last manager. stays: keys of the groups that are kept."""
    for person in people:
        managed = BoardRole.objects.filter(group__user=person.pk, role="manager")
        kept = {int(key) for key in stays or () if key.isdecimal()}
        for role in managed.exclude(group__in=kept):
            try:
                keep_a_manager(Board.objects.get(pk=role.board_id), *people)
            except ValidationError as refused:
                messages.error(request, refused.messages[0])
                return redirect("wagtailusers_users:index")
    return None


def install() -> None:
    hooks.register("before_edit_user", keep_the_last_manager)
    hooks.register("before_delete_user", keep_the_login_of_the_last_manager)
    hooks.register("before_bulk_action", keep_the_last_managers)
    hooks.register("after_bulk_action", end_what_ended_for_several)
    hooks.register("after_edit_user", end_what_ended)
