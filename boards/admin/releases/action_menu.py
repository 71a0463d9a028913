"""Which verb is the big button below a page's form: what comes next for this person."""

from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem, PublishMenuItem, UnpublishMenuItem
from wagtail.models import Page

from boards.admin.offered import stays_public
from boards.governance.staff.membership import roles_of
from boards.models import Release, ReleaseState, Role, Shaping
from boards.models.board.belonging import board_of_page
from boards.publishing.releases.gate import kind_needs_two, needs_two, open_item
from cms.users.logged_in import logged_in_user
from cms.users.models import User

PUBLISH, SUBMIT, RELEASE, SAVE = (
    "action-publish",
    "action-submit",
    "action-release",
    "action-save-draft",
)
# Checking has a screen of its own, and a sign-off of one step is not begun anew.
NEVER_OFFERED = {"check", "action-restart-workflow"}


class CheckMenuItem(ActionMenuItem):
    """From the editor to the release that the page waits in."""

    name = RELEASE
    label = _("See its release")
    icon_name = "calendar-check"
    order = 5

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        return context["view"] == "edit" and bool(page and open_item(page))

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        if waits_for(parent_context["request"].user, parent_context["page"]):
            context["label"] = _("Sign off…")
        return context

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("release_of_page", args=[context["page"].pk])


def lead_to_the_release() -> ActionMenuItem:
    return CheckMenuItem(order=5)


def waits_for(user: User, page: Page) -> bool:
    """Whether a page waits for a sign-off that this person may give."""
    item = open_item(page)
    if item is None or item.release.state != ReleaseState.SUBMITTED:
        return False
    release: Release = item.release
    if Role.APPROVER not in roles_of(release.board, user):
        return False
    pages = release.items.values("page")
    shaped = Shaping.objects.filter(page__in=pages, person=user, let_out_at=None)
    return not shaped.exists()


def put_the_right_verb_first(
    items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    """One button is big: publish, submit for sign-off, or sign off; then all else.

    None is offered that would be refused.
    """
    for_two = _for_two(request, context)
    page = context.get("page")
    first = _first(request, page, for_two)
    items[:] = sorted(
        (item for item in items if _is_offered(item, page, for_two)),
        key=lambda item: first.index(item.name) if item.name in first else len(first),
    )


def _is_offered(item: Any, page: Page | None, for_two: bool) -> bool:
    if item.name in NEVER_OFFERED:
        return False
    if isinstance(item, UnpublishMenuItem):
        return page is not None and not stays_public(page)
    # What is stored may be another thing when it is sent: then it is kept as a draft.
    return page is not None or not (for_two and isinstance(item, PublishMenuItem))


def _first(request: HttpRequest, page: Page | None, for_two: bool) -> list[str]:
    """The names of the verbs, the first that is there to be the button."""
    if page and open_item(page):
        is_theirs = waits_for(logged_in_user(request), page)
        return [RELEASE, SAVE] if is_theirs else [SAVE, RELEASE]
    return [SUBMIT, PUBLISH, SAVE] if for_two else [PUBLISH, SUBMIT, SAVE]


def _for_two(request: HttpRequest, context: dict[str, Any]) -> bool:
    """Whether two people publish the page as it is stored, or one of its kind."""
    page = context.get("page")
    if page and page.pk:
        return needs_two(page, page.latest_revision) is not None
    board = board_of_page(context["parent_page"])
    return board is not None and kind_needs_two(_kind_to_create(request), board)


def _kind_to_create(request: HttpRequest) -> type[Page]:
    """The kind of page that the address of the form names."""
    match = request.resolver_match
    names = (*match.args, *match.kwargs.values()) if match else ()
    return apps.get_model(names[0], names[1])
