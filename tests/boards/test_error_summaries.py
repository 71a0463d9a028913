"""Every screen of ours with a form says on top what is wrong, and once at each field.

The screens are found in the addresses of the project: a new one is either tried here
or named as one without fields.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from django.views.generic.edit import FormMixin

from boards.availability import withdrawing
from boards.models import (
    BankHoliday,
    DocumentKind,
    GuidanceEdition,
    Redirect,
    ReviewType,
    Role,
    Theme,
)
from boards.people.invitations import invite
from boards.release import steps
from tests.boards.availability.worlds import public_review, the_row
from tests.boards.files.worlds import COVERED, checked
from tests.boards.people.asking import browser, open_link
from tests.boards.requests.asking import address_of, make_request, make_row
from tests.boards.requests.asking import open_form as open_request
from tests.cms_forms import editing
from tests.factories import (
    cms_client,
    host_of,
    make_administrator,
    make_board,
    make_editor,
    make_member,
    make_page,
    make_review,
    save_draft,
    submit,
)
from tests.languages import add_language, version

OURS = ("boards", "home", "cms")
SUMMARY = ".error-summary, .govuk-error-summary"
AT_FIELD = ".error-message, .govuk-error-message"


@dataclass(frozen=True)
class Screen:
    """A form screen. key: of what it is about, by its name in the world. sent: what
    is wrong; by: who sends it.
    """

    key: tuple[str, ...] = ()
    sent: dict[str, Any] = field(default_factory=dict)
    by: str = "administrator"


def a_list(name: str, key: str) -> dict[str, Screen]:
    return {
        f"{name}:add": Screen(),
        f"{name}:edit": Screen((key,)),
        f"{name}:copy": Screen((key,)),
    }


ROW = ("public", "row")
SCREENS = {
    **a_list("bank_holidays", "holiday"),
    **a_list("document_kinds", "kind"),
    **a_list("guidance_editions", "edition"),
    **a_list("review_types", "review_type"),
    **a_list("themes", "theme"),
    "board_close": Screen(("board",)),
    "board_delete": Screen(("board",), {"typed": "Another"}),
    "board_hosts": Screen(("board",), {"main": "no host!", "others": "also none!"}),
    "board_languages": Screen(("board",), {"languages": "0"}),
    "board_open": Screen(),
    "board_pause": Screen(("board",)),
    "board_rename": Screen(("board",)),
    "change_roles": Screen(("board", "person")),
    "document_back": Screen(("public", "closed_row"), {"public_note": "x" * 301}),
    "document_on_request": Screen(ROW),
    "file_findings": Screen(("file",), {"key": "hidden_text", "reason": ""}),
    "invite_person": Screen(("board",)),
    "never_publish": Screen(("board",)),
    "preview_links": Screen(("public",), {"recipient": "x"}, by="editor"),
    "preview_links_of_release": Screen(("release",), by="editor"),
    "redirects:add": Screen(sent={"old_path": "x x", "target_url": "nowhere"}),
    "redirects:edit": Screen(("redirect",), by="manager"),
    "redirects:import": Screen(),
    "release": Screen(("release",), {"step": "send_back"}, by="approver"),
    "releases:add": Screen(by="editor"),
    "releases:edit": Screen(("release",), {"goes_public_at": "31st"}, by="editor"),
    "remove_person": Screen(("board", "person"), {"heir": "0"}),
    "requests:edit": Screen(("request",), {"state": "answered"}, by="editor"),
    "restore_page": Screen(("withdrawn",)),
    "translate_page": Screen(("public",)),
    "translation_upload": Screen(("polish",)),
    "withdraw_document": Screen(ROW),
    "withdraw_page": Screen(("public",)),
}
# Nothing is typed there: a button, a tick or a choice that cannot be wrong.
WITHOUT_FIELDS = {
    "availability",
    "board_reopen",
    "board_resume",
    "check_file_again",
    "clean_file",
    "remove_never_publish_entry",
    "requests:forget",
    "revoke_preview_link",
    "send_invitation_again",
    "translation_bring_in",
    "translation_machine",
    "withdraw_invitation",
}
# Wagtail's own screens, of lists and of families of pages: they confirm, or choose.
WAGTAILS = ("delete", "choose_parent")
# Nobody may.
NOT_THERE = {"requests:add"}
# Functions that answer more than GET, each tried below.
FUNCTIONS = {"ask_for_a_copy", "join"}


def addresses(patterns: list[Any], above: tuple[str, ...] = ()) -> Iterator[Any]:
    """The name of each address of the project, and its view."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            space = (pattern.namespace,) if pattern.namespace else ()
            yield from addresses(pattern.url_patterns, (*above, *space))
        else:
            yield ":".join((*above, pattern.name or "")), pattern.callback


def is_ours(name: str, view: type) -> bool:
    space = name.partition(":")[0]
    return (
        view.__module__.partition(".")[0] in OURS
        or space in {name.partition(":")[0] for name in SCREENS if ":" in name}
    )


def test_every_screen_of_ours_that_takes_something_is_known():
    taking = {
        name
        for name, callback in addresses(get_resolver().url_patterns)
        if (view := getattr(callback, "view_class", None))
        and is_ours(name, view)
        and (issubclass(view, FormMixin) or hasattr(view, "post"))
        and name.rpartition(":")[2] not in WAGTAILS
    }

    assert taking == {*SCREENS, *WITHOUT_FIELDS, *NOT_THERE}


@pytest.fixture
def world(db) -> SimpleNamespace:
    opened = make_board()
    writer = make_editor(opened)
    public = public_review(opened)
    closed = public_review(opened)
    row = the_row(closed)
    row.availability, row.public_note = "withdrawn", "We mend it."
    row.save()
    gone = public_review(opened)
    withdrawing.withdraw(gone, writer, withdrawing.Words("Gone", "We mend it.", "Why"))
    waiting = make_review(opened, live=False, owner=writer)
    save_draft(waiting, writer)
    add_language(opened, "pl")
    redirected = Redirect.objects.create(
        board=opened.board, old_path="/old/", target_page=opened.home
    )
    return SimpleNamespace(
        opened=opened,
        board=opened.board.pk,
        person=writer.pk,
        public=public.pk,
        row=the_row(public).pk,
        closed_row=row.pk,
        closed=closed.pk,
        withdrawn=gone.pk,
        redirect=redirected.pk,
        release=submit(opened, waiting, by=writer).pk,
        request=make_request(opened).pk,
        polish=version(closed, "pl").pk,
        file=checked(opened, COVERED).pk,
        holiday=BankHoliday.objects.first().pk,
        kind=DocumentKind.objects.first().pk,
        edition=GuidanceEdition.objects.first().pk,
        review_type=ReviewType.objects.first().pk,
        theme=Theme.objects.first().pk,
        administrator=cms_client(make_administrator()),
        approver=cms_client(make_member(opened, Role.APPROVER)),
        manager=cms_client(make_member(opened, Role.MANAGER)),
        editor=cms_client(writer),
    )


def texts_of(element: Any) -> str:
    return " ".join(element.get_text(" ").split())


def faults_in(response: HttpResponse) -> list[str]:
    """What is not as it should be on a screen whose form was refused."""
    soup = BeautifulSoup(response.content, "html.parser")
    summaries = soup.select(SUMMARY)
    if len(summaries) != 1:
        return [f"{len(summaries)} summaries"]
    (summary,) = summaries
    found = []
    if not soup.title.get_text().strip().startswith("Error: "):
        found.append(f"title: {soup.title.get_text()}")
    if summary.get("tabindex") != "-1" or not summary.has_attr("autofocus"):
        found.append("the summary does not take the focus")
    items = [item for item in summary.select("li, p") if not item.select("li, p")]
    if not items:
        found.append("an empty summary")
    for link in summary.select("a"):
        if soup.find(id=link["href"].removeprefix("#")) is None:
            found.append(f"no target: {link['href']}")
    at_fields = [texts_of(message) for message in soup.select(AT_FIELD)]
    said = " ".join(texts_of(message) for message in soup.select(".messages"))
    for item in items:
        link = item.find("a")
        message = texts_of(item).partition(": ")[2] if link else texts_of(item)
        there = sum(message in text for text in at_fields)
        if there != (1 if link else 0) and len(items) == len({*map(texts_of, items)}):
            found.append(f"{there} times at a field: {message}")
        if message in said:
            found.append(f"also as a message: {message}")
    for wrong in soup.select('[aria-invalid="true"]'):
        described = wrong.find_parent(attrs={"role": "group"}) or wrong
        ids = described.get("aria-describedby", "").split()
        elements = [soup.find(id=name) for name in ids]
        if not all(elements) or not any(
            element.select(AT_FIELD) or "error-message" in " ".join(element["class"])
            for element in elements
        ):
            found.append(f"not described: {wrong.get('name')} by {ids}")
    if len(at_fields) != len(summary.select("a")):
        found.append(f"{at_fields} at fields, {len(summary.select('a'))} links")
    return found


def test_each_has_a_summary_that_leads_to_its_fields(world):
    found = {}
    for name, screen in SCREENS.items():
        keys = [getattr(world, key) for key in screen.key]
        if name == "document_back":
            keys[0] = world.closed
        client: Client = getattr(world, screen.by)
        response = client.post(reverse(name, args=keys), screen.sent)
        if response.status_code != 200:
            found[name] = [f"{response.status_code}"]
        elif wrong := faults_in(response):
            found[name] = wrong

    assert found == {}
