"""The product's own screens of the CMS, with something on each to look at.

Which screens there are, the resolver says: a new one is looked at without being listed,
and one that asks for a row that is not here stops the tests.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from wagtail.models import Locale

from boards.governance.staff import invitations, renewals
from boards.models import (
    Availability,
    BriefingPage,
    ContentPage,
    DocumentRequest,
    PageDocument,
    Redirect,
    Release,
    ReviewPage,
    ReviewType,
    Role,
    Theme,
)
from boards.publishing.releases import transitions
from boards.publishing.themes.proposing import propose
from boards.translations.languages import add_language
from boards.translations.making import translate
from cms.users.models import User
from home.demo import PASSWORD
from home.provisioning import OpenedBoard
from tests import factories
from tests.boards.publishing.copy_requests.asking import make_request
from tests.cms.users.second_steps import give_app
from tests.probe.names import Address, addresses_of_the_cms

MANAGER, EDITOR = "manager@sixth.example", "editor@sixth.example"
ANOTHER = "another.manager@sixth.example"
INVITED = "invited@sixth.example"
# A theme that can be deleted.
OF_NO_PAGE = "Of no page"
# A page that can be deleted: what was public once is not.
NEVER_PUBLIC = "Never public"
OURS = ("boards", "cms", "home")

# What answers, and is no screen: it leads on, or gives a file, a part of a screen or a
# page as the public reads it.
NO_SCREENS = {
    "admin/failwhale/",
    "fetch_archive",
    "file_check_report",
    "file_finding_place",
    "find_page",
    "metrics",
    "open_invitation",
    "propose_theme",
    "release_of_page",
    "single_sign_on",
    "single_sign_on_back",
    "switch_board",
    "themes_found",
    "translation_po",
    "translation_preview",
    "upload_while_choosing",
}
# Of who has not logged in.
OF_STRANGERS = {"join", "wagtailadmin_login"}
# Of boards and pages in a state that nothing of the sixth board is in.
OF_NOTHING_HERE = {"board_resume", "board_reopen"}
# What a list asks before its form opens, where a board has more than one to add to.
WHERE_TO = ":choose_parent"
# Parts of a list, fetched by it.
PART = "_results"
LISTS_OF_ADMINISTRATORS = {
    "bank_holidays",
    "boards",
    "document_kinds",
    "guidance_editions",
    "review_types",
    "themes",
}
OF_ADMINISTRATORS = {
    "background_tasks",
    "board_close",
    "board_delete",
    "board_hosts",
    "board_open",
    "board_pause",
    "board_rename",
    "decide_theme",
    "hub_facts",
}


def furnish(opened: OpenedBoard) -> None:
    """People with every role, and a release of a page that waits for a sign-off."""
    manager = factories.make_member(
        opened, *Role, email=MANAGER, password=PASSWORD, first_name="Sam"
    )
    give_app(manager)
    another = factories.make_manager(opened, email=ANOTHER, first_name="Alex")
    editor = factories.make_editor(opened, email=EDITOR, first_name="Kim")
    give_app(editor)
    renewals.ask(opened.board, editor, another)
    invitations.invite(opened.board, INVITED, [Role.EDITOR], manager)
    make_request(opened)
    Theme.objects.create(name=OF_NO_PAGE, slug="of-no-page")
    Redirect.objects.create(
        board=opened.board, old_path="/old/", target_page=opened.home
    )
    factories.make_page(ContentPage, opened.home, title=NEVER_PUBLIC, live=False)
    page = BriefingPage.objects.descendant_of(opened.home).get()
    page.summary = "Said better."
    page.save_revision(user=editor)
    waiting = transitions.make(opened.board, "Release day", [page], None, editor)
    transitions.submit(waiting, editor)
    propose(opened.board, "A word of our own", editor)
    polish = Locale.objects.get(language_code="pl")
    add_language(opened.board, polish, None)
    translate(ContentPage.objects.descendant_of(opened.home).first(), polish, None)


def _public_row(opened: OpenedBoard) -> PageDocument:
    return PageDocument.objects.filter(
        page__in=ReviewPage.objects.descendant_of(opened.home),
        availability=Availability.PUBLISHED,
    ).first()


def screens_of_wagtail(opened: OpenedBoard) -> dict[str, str]:
    """Screens of Wagtail's that people of a board work on, as screens of ours."""
    row = _public_row(opened)
    text = ContentPage.objects.descendant_of(opened.home).first()
    draft = ContentPage.objects.get(title=NEVER_PUBLIC)
    return {
        "pages": reverse("wagtailadmin_explore", args=[opened.home.pk]),
        "page of text": reverse("wagtailadmin_pages:edit", args=[text.pk]),
        "deletion of a page": reverse("wagtailadmin_pages:delete", args=[draft.pk]),
        "review": reverse("wagtailadmin_pages:edit", args=[row.page_id]),
        "new document": reverse("wagtaildocs:add"),
        "document": reverse("wagtaildocs:edit", args=[row.file_id]),
        "deletion of a document": reverse("wagtaildocs:delete", args=[row.file_id]),
        "images": reverse("wagtailimages:index"),
        "new image": reverse("wagtailimages:add"),
    }


def screens(opened: OpenedBoard) -> dict[str, str]:
    """What a manager can open: by the name of an address its path on the CMS."""
    rows, of_name = _rows(opened)
    translated = of_name["translation_upload"]["page_id"]
    return _paths(_ours(of_administrators=False), rows, of_name) | {
        "dashboard": reverse("wagtailadmin_home"),
        "the board's facts": reverse("wagtailadmin_pages:edit", args=[opened.board.pk]),
        "texts": reverse("wagtailadmin_pages:edit", args=[translated]),
    }


def screens_of_strangers() -> dict[str, str]:
    """What opens before somebody has logged in."""
    names = ("wagtailadmin_login", "wagtailadmin_password_reset")
    return {name: reverse(name) for name in names}


def screens_of_administrators(opened: OpenedBoard) -> dict[str, str]:
    """What only a platform administrator can open."""
    return _paths(_ours(of_administrators=True), *_rows(opened))


def _paths(
    addresses: Iterator[Address],
    rows: dict[str, Any],
    of_name: dict[str, dict[str, Any]],
) -> dict[str, str]:
    return {
        address.name: address.path(
            _filled(address, rows | of_name.get(address.name, {}))
        )
        for address in addresses
    }


def _filled(address: Address, rows: dict[str, Any]) -> dict[str, Any]:
    return {name: rows[name] for name in address.parameters}


def _ours(*, of_administrators: bool) -> Iterator[Address]:
    """The addresses that answer with a screen of ours; of lists that are alike, one."""
    known = set()
    for address in addresses_of_the_cms():
        view: Any = getattr(address.view, "view_class", address.view)
        theirs = address.namespace in LISTS_OF_ADMINISTRATORS or (
            address.name in OF_ADMINISTRATORS
        )
        if theirs != of_administrators or not _is_a_screen(address, view):
            continue
        if address.namespace and view in known:
            continue
        known.add(view)
        yield address


def _is_a_screen(address: Address, view: Any) -> bool:
    if view.__module__.partition(".")[0] not in OURS:
        return False
    if "get" not in getattr(view, "http_method_names", ["get"]):
        return False
    if address.name.endswith((WHERE_TO, PART)):
        return False
    return address.name not in NO_SCREENS | OF_STRANGERS | OF_NOTHING_HERE


def _rows(opened: OpenedBoard) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """What parameters are filled with; and where with another than elsewhere."""
    release = Release.objects.get(board=opened.board)
    row = _public_row(opened)
    source = ContentPage.objects.descendant_of(opened.home).first()
    translated = ContentPage.objects.get(
        translation_key=source.translation_key, locale__language_code="pl"
    )
    rows = {
        "board_id": opened.board.pk,
        "page_id": row.page_id,
        "row_id": row.pk,
        "document_id": row.file_id,
        "image_id": opened.board.logo_id,
        "person_id": User.objects.get(email=EDITOR).pk,
        "release_id": release.pk,
        "task_name": "write-a-review",
        "theme_id": Theme.objects.get(board=opened.board).pk,
    }
    asked = DocumentRequest.objects.get(board=opened.board)
    of_name = {
        "translate_page": {"page_id": source.pk},
        "translation_upload": {"page_id": translated.pk},
        "release": {"pk": release.pk},
        "releases:edit": {"pk": release.pk},
        "requests:edit": {"pk": asked.pk},
        "requests:forget": {"pk": asked.pk},
        "redirects:edit": {"pk": Redirect.objects.get(board=opened.board).pk},
        "review_types:edit": {"pk": ReviewType.objects.first().pk},
        "review_types:copy": {"pk": ReviewType.objects.first().pk},
        "themes:delete": {"pk": Theme.objects.get(name=OF_NO_PAGE).pk},
    }
    return rows, of_name
