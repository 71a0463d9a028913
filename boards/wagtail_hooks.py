"""Wagtail met with the boards' rules and lists."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import CollectionViewRestriction, Page
from wagtail.permissions import register_permission_policy

from boards.admin import (
    log_actions,
    public_status,
)
from boards.admin.archives import hooks as archive_hooks
from boards.admin.audit import hooks as audit_hooks
from boards.admin.availability import hooks as availability_hooks
from boards.admin.copy_requests import hooks as request_hooks
from boards.admin.dashboard.finding import find_page
from boards.admin.dashboard.later import later_panels, put_off
from boards.admin.dashboard.panels import own_panels
from boards.admin.dashboard.switching import switch
from boards.admin.deadlines import hooks as clock_hooks
from boards.admin.documents import hooks as document_hooks
from boards.admin.file_checks import hooks as files_hooks
from boards.admin.help import hooks as help_hooks
from boards.admin.hub import hooks as hub_hooks
from boards.admin.lifecycle import urls as life_urls
from boards.admin.lifecycle.buttons import buttons_of
from boards.admin.lifecycle.closed_boards import refuse_page_of_closed_board
from boards.admin.opinions import hooks as opinion_hooks
from boards.admin.page_words import hooks as words_hooks
from boards.admin.policies import BoardManagersPolicy
from boards.admin.previews import hooks as preview_hooks
from boards.admin.redirects.viewset import redirect_viewset
from boards.admin.releases import hooks as release_hooks
from boards.admin.shared.menu import FACTS
from boards.admin.staff import hooks as people_hooks
from boards.admin.staff import wagtail_users
from boards.admin.tasks import hooks as task_hooks
from boards.admin.themes import hooks as theme_hooks
from boards.admin.translations import hooks as translation_hooks
from boards.admin.viewsets import (
    SharedLists,
    board_itself,
    board_listing,
    board_pages,
    page_listings,
    several,
)
from boards.governance.lifecycle import audit_log
from boards.models import Board, Redirect
from boards.public import serving
from cms.models import BoardDocument
from cms.users.models import User

for module in (
    log_actions,
    audit_hooks,
    availability_hooks,
    clock_hooks,
    archive_hooks,
    public_status,
    document_hooks,
    files_hooks,
    help_hooks,
    hub_hooks,
    words_hooks,
    people_hooks,
    wagtail_users,
    opinion_hooks,
    preview_hooks,
    release_hooks,
    request_hooks,
    task_hooks,
    theme_hooks,
    translation_hooks,
):
    module.install()
register_permission_policy(Redirect, BoardManagersPolicy(Redirect))


@hooks.register("before_serve_document", order=-10)
def keep_unreleased_files_back(document: BoardDocument, request: HttpRequest) -> None:
    """Wagtail sends what was let open before it was asked, and nothing else."""
    if not serving.is_let_open(request, document):
        raise Http404
    # Wagtail's own check of the collection comes next: it would show its own form to
    # staff. To the public, nothing in a collection with a password is open.
    none = CollectionViewRestriction.objects.none
    document.collection.get_view_restrictions = none


@hooks.register("register_admin_urls")
def register_screens() -> list[Any]:
    return life_urls


@hooks.register("register_log_actions")
def register_what_happens_to_boards(actions: LogActionRegistry) -> None:
    for action, (label, sentence) in audit_log.ACTIONS.items():
        actions.register_action(action, label, sentence)


@hooks.register("register_page_listing_more_buttons")
@hooks.register("register_page_header_buttons")
def steps_of_a_board(page: Page, user: User, **_where: object) -> list[Button]:
    return buttons_of(page, user) if isinstance(page, Board) else []


@hooks.register("before_create_page")
def keep_closed_boards_as_they_are(
    request: HttpRequest, parent: Page, page_class: type[Page]
) -> HttpResponse | None:
    return refuse_page_of_closed_board(request, parent)


@hooks.register("before_copy_page")
def keep_closed_boards_from_copies(
    request: HttpRequest, page: Page
) -> HttpResponse | None:
    wanted = request.POST.get("new_parent_page", "")
    parent = Page.objects.filter(pk=int(wanted)).first() if wanted.isdecimal() else None
    return refuse_page_of_closed_board(request, parent) if parent else None


@hooks.register("before_move_page")
def keep_closed_boards_from_what_is_moved(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    return refuse_page_of_closed_board(request, destination)


@hooks.register("register_admin_viewset")
def register_lists() -> list[Any]:
    return [
        board_pages,
        board_itself,
        board_listing,
        *page_listings,
        redirect_viewset,
        SharedLists(),
    ]


# After Wagtail's own, whose place they take.
for action in several:
    hooks.register("register_bulk_action", action, order=100)


@hooks.register("register_admin_urls")
def register_desk() -> list[Any]:
    return [
        path("switch-board/", switch, name="switch_board"),
        path("find-page/", find_page, name="find_page"),
        path("dashboard/later/", later_panels, name="later_panels"),
    ]


@hooks.register("construct_homepage_panels")
def show_own_panels(request: HttpRequest, panels: list[Any]) -> None:
    own_panels(panels)


hooks.register("construct_homepage_panels", put_off, order=1000)


FACTS.register(on_board=False)
