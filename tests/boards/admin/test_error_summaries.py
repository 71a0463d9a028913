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
from wagtail.models import Page

from boards.governance.staff.invitations import invite
from boards.models import (
    BankHoliday,
    ContentPage,
    DocumentKind,
    GuidanceEdition,
    Redirect,
    ReviewType,
    Role,
    Theme,
)
from boards.publishing.copy_requests import tickets
from boards.publishing.opinions import taking
from boards.publishing.withdrawals import withdrawing
from cms.error_summary import faults_of
from cms.users.models import User
from tests.boards.governance.staff.asking import browser, open_link
from tests.boards.publishing.availability.worlds import public_review, the_row
from tests.boards.publishing.copy_requests.asking import (
    address_of,
    make_request,
    make_row,
)
from tests.boards.publishing.copy_requests.asking import open_form as open_request
from tests.boards.publishing.file_checks.worlds import COVERED, checked
from tests.boards.publishing.page_words.worlds import NHS, news_saying
from tests.cms.users.second_steps import give_app
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
from tests.reading import each
from tests.states import lock

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
    "board_delete": Screen(("never_public",), {"typed": "Another"}),
    "board_hosts": Screen(("board",), {"main": "no host!", "others": "also none!"}),
    "board_languages": Screen(("board",), {"languages": "0"}),
    "board_open": Screen(),
    "board_pause": Screen(("board",)),
    "board_rename": Screen(("board",)),
    "change_roles": Screen(("board", "person")),
    "document_back": Screen(("closed", "closed_row"), {"public_note": "x" * 301}),
    "document_on_request": Screen(ROW),
    "hub_facts": Screen(sent={"hostname": "no host!"}),
    "hub_membership": Screen(sent={"is_in": "on"}, by="manager"),
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
    "second_step": Screen(by="holder"),
    "set_up_app": Screen(),
    "set_up_passkey": Screen(),
    "translate_page": Screen(("public",)),
    "translation_upload": Screen(("polish",)),
    "decide_theme": Screen(("theme",), {"decision": "decline"}),
    "withdraw_document": Screen(ROW),
    "withdraw_page": Screen(("public",)),
}
# Nothing is typed there: a button, a tick or a choice that cannot be wrong.
WITHOUT_FIELDS = {
    "availability",
    "board_archives",
    "board_reopen",
    "board_resume",
    "check_file_again",
    "ask_for_renewal",
    "clean_file",
    "confirm_renewal",
    "leave_second_step",
    "log_out_person",
    "new_recovery_codes",
    "put_up_document",
    "refuse_renewal",
    "remove_never_publish_entry",
    "remove_second_step",
    "requests:forget",
    "run_all_tasks_again",
    "run_task_again",
    "revoke_preview_link",
    "send_invitation_again",
    "sessions",
    "set_up_second_step",
    "translation_bring_in",
    "translation_machine",
    "withdraw_invitation",
}
# Wagtail's own screens, of lists and of families of pages: they confirm, or choose.
WAGTAILS = ("delete", "choose_parent")
# Sends back what was on the screen: tried below.
SENT_BACK = {"page_words"}
# Wagtail's own forms, which say one thing more (tests/cms/test_uploads.py).
SAY_MORE = {"add_picture", "edit_picture", "upload_while_choosing"}
# Says above the form what is wrong, as nothing is wrong with one field alone.
LOGIN = {"wagtailadmin_login"}
# Nobody may.
NOT_THERE = {"requests:add"}
# Functions with a form, each tried below.
FUNCTIONS = {"ask", "join", "open_with_password", "say"}
# Functions that have none: they show, lead on, or take the press of a button.
FORMLESS = {
    "find_page",
    "later_panels",
    "propose_theme",
    "suggestions",
    "theme_page",
    "themes_found",
    "asked",
    "change_password",
    "favicon",
    "favicon_ico",
    "front_door",
    "healthz",
    "metrics",
    "not_found",
    "open_document",
    "open_invitation",
    "open_link",
    "open_page",
    "open_picture",
    "open_watermark",
    "pattern_image",
    "readyz",
    "release_of_page",
    "robots",
    "search",
    "security_txt",
    "serve",
    "serve_document",
    "serve_image",
    "share_image",
    "sitemap",
    "switch",
    "thanks",
    "theme",
}


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
    return view.__module__.partition(".")[0] in OURS or space in {
        name.partition(":")[0] for name in {*SCREENS, *NOT_THERE} if ":" in name
    }


def test_every_screen_of_ours_that_takes_something_is_known():
    taking = {
        name
        for name, callback in addresses(get_resolver().url_patterns)
        if (view := getattr(callback, "view_class", None))
        and is_ours(name, view)
        and (issubclass(view, FormMixin) or hasattr(view, "post"))
        and name.rpartition(":")[2] not in WAGTAILS
    }

    known = {*SCREENS, *WITHOUT_FIELDS, *SAY_MORE, *NOT_THERE, *SENT_BACK, *LOGIN}
    assert taking == known


def test_every_function_of_ours_that_answers_an_address_is_known():
    found = {
        callback.__name__
        for _name, callback in addresses(get_resolver().url_patterns)
        if not hasattr(callback, "view_class")
        and callback.__module__.partition(".")[0] in OURS
    }

    assert found == FUNCTIONS | FORMLESS


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
        never_public=make_board().board.pk,
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
        holder=cms_client(_with_an_app()),
    )


def _with_an_app() -> User:
    person = make_administrator()
    give_app(person)
    return person


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
    title = " ".join(soup.title.get_text().split())
    if not title.startswith("Error: "):
        found.append(f"title: {title}")
    if summary.get("tabindex") != "-1" or not summary.has_attr("autofocus"):
        found.append("the summary does not take the focus")
    shown = texts_of(summary)
    said = " ".join(texts_of(message) for message in soup.select(".messages"))
    context = response.context
    faults = [*faults_of(context.get("form"))]
    faults += context.get("faults", [])
    for fault in faults:
        if fault.message not in shown:
            found.append(f"not in the summary: {fault.message}")
        if fault.message in said:
            found.append(f"also as a message: {fault.message}")
        if fault.target:
            found += faults_at(soup, fault.target, fault.message)
    linked = {link["href"].removeprefix("#") for link in summary.select("a")}
    if not faults or linked != {fault.target for fault in faults if fault.target}:
        found.append(f"{faults}, and links to {linked}")
    if len(soup.select(AT_FIELD)) != len(linked):
        found.append(f"{len(soup.select(AT_FIELD))} messages at {len(linked)} fields")
    return found


def faults_at(soup: BeautifulSoup, target: str, message: str) -> list[str]:
    """Whether a field is there, and is read with its message, which it has once."""
    place = soup.find(id=target)
    if place is None:
        return [f"no target: {target}"]
    message = " ".join(message.split())
    named = place if place.has_attr("aria-describedby") else None
    named = named or place.find_parent(attrs={"aria-describedby": True})
    ids = named["aria-describedby"].split() if named else []
    parts = [soup.find(id=name) for name in ids]
    if not ids or not all(parts):
        return [f"{target} is described by {ids}"]
    times = sum(texts_of(part).count(message) for part in parts)
    return [] if times == 1 else [f"{target}, {times} times: {message}"]


def test_each_has_a_summary_that_leads_to_its_fields(world):
    found = {}
    for name, screen in SCREENS.items():
        keys = [getattr(world, key) for key in screen.key]
        client: Client = getattr(world, screen.by)
        response = client.post(reverse(name, args=keys), screen.sent)
        if response.status_code != 200:
            found[name] = [f"{response.status_code}"]
        elif wrong := faults_in(response):
            found[name] = wrong

    assert found == {}


def test_so_has_the_screen_of_what_stands_in_the_words_of_a_page(world):
    news = news_saying(world.opened, f"The number is {NHS}.")
    address = reverse("page_words", args=[news.pk])
    screen = BeautifulSoup(world.manager.get(address).content, "html.parser")
    sent = {
        name: screen.select_one(f"main input[name={name}]")["value"]
        for name in ("key", "seen")
    }

    refused = world.manager.post(address, sent | {"reason": ""})

    assert faults_in(refused) == []


@pytest.mark.parametrize("name", ["wagtailimages:add", "wagtaildocs:add"])
def test_the_form_of_a_file_says_once_that_it_is_missing(world, name):
    refused = world.editor.post(reverse(name), {})

    assert each(refused, AT_FIELD) == ["This field is required."] * 2
    assert each(refused, ".messages") == [""]


def test_a_visitors_form_has_one_as_well(db):
    board = make_board()
    row = make_row(board)
    ticket = open_request(board, row).context["ticket"]

    refused = Client().post(
        address_of(row), {"ticket": ticket}, headers={"host": host_of(board)}
    )

    assert faults_in(refused) == []


def test_so_has_the_form_that_asks_whether_a_page_is_useful(db):
    board = make_board()
    page = make_page(ContentPage, board.home)
    ticket = tickets.issue(page.pk, taking.SALT)

    refused = Client().post(
        reverse("is_it_useful", args=[page.pk]),
        {"ticket": ticket},
        headers={"host": host_of(board)},
    )

    assert faults_in(refused) == []


def test_so_has_the_form_of_a_password(db):
    board = make_board()
    page = make_page(ContentPage, board.home)
    address = reverse(
        "wagtailcore_authenticate_with_password", args=[lock(page).pk, page.pk]
    )

    refused = Client().post(
        address,
        {"password": "guess", "return_url": "/"},
        headers={"host": host_of(board)},
    )

    assert faults_in(refused) == []


def test_so_has_the_form_of_who_joins(
    db, mailoutbox, django_capture_on_commit_callbacks
):
    board = make_board()
    with django_capture_on_commit_callbacks(execute=True):
        invite(board.board, "jo@example.org", [Role.EDITOR], None)
    client = browser()
    open_link(client, mailoutbox[0])

    assert faults_in(client.post(reverse("join"), {"first_name": "Jo"})) == []


def test_so_has_the_editor_of_a_translation(world):
    page = Page.objects.get(pk=world.polish)
    opened = world.administrator.get(editing(page))
    keys = [row.text.key for _heading, rows in opened.context["groups"] for row in rows]
    typed = {f"text-{key}": "<b" + "x" * 70000 for key in keys[:2]}

    assert faults_in(world.administrator.post(editing(page), typed)) == []


def test_what_cannot_be_done_shows_no_form_and_no_faults_of_it(world):
    again = reverse("withdraw_page", args=[world.withdrawn])

    refused = world.administrator.post(again, {})

    assert "There is nothing to withdraw" in refused.content.decode()
    assert not BeautifulSoup(refused.content, "html.parser").select(SUMMARY)
    kept = reverse("board_delete", args=[world.board])
    stays = world.administrator.post(kept, {"typed": "Another"})
    assert not BeautifulSoup(stays.content, "html.parser").select(SUMMARY)


def test_what_is_wrong_with_the_whole_stands_in_the_summary_alone(world):
    address = reverse("release", args=[world.release])

    refused = world.approver.post(address, {"step": "sign_off"})

    assert "Something has changed since you opened" in refused.content.decode()
    assert faults_in(refused) == []
