"""The handbook stands in the CMS by task, is searched, and led to from each screen."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.users.models import UserProfile

from boards.admin.help import handbook
from boards.admin.help.first_steps import DISMISSED
from boards.admin.help.led_to import TASKS
from boards.admin.help.markdown import as_html
from boards.models import Role
from tests.factories import cms_client, make_board, make_member
from tests.reading import words


def test_what_is_marked_up_is_html_and_nothing_else_is():
    text = (
        "A *thin*, **fat** `word` of [this](#there), [that](files.md).\n\n"
        "- one\n  more\n- <script>alert(1)</script>\n\n"
        "1. first\n2. second\n\n"
        "| a | b |\n|---|---|\n| *c* | d |\n\n"
        "![A picture](x.png)\n\n[bad](javascript:alert)"
    )

    html = as_html(text, {"#there": "/help/there/"}.get)

    assert html == (
        "<p>A <em>thin</em>, <strong>fat</strong> <code>word</code> of "
        '<a href="/help/there/">this</a>, that.</p>'
        "<ul><li>one more</li><li>&lt;script&gt;alert(1)&lt;/script&gt;</li></ul>"
        "<ol><li>first</li><li>second</li></ol>"
        '<table class="help-table"><thead><tr><th scope="col">a</th>'
        '<th scope="col">b</th></tr></thead>'
        "<tbody><tr><td><em>c</em></td><td>d</td></tr></tbody></table>"
        "<p>bad</p>"
    )


def test_every_screen_that_leads_to_a_task_leads_to_one_that_is_there():
    assert len(handbook.tasks()) > 25
    assert set(TASKS.values()) <= set(handbook.tasks())


@pytest.mark.django_db
def test_every_task_of_the_handbook_is_shown_whole_and_leads_on():
    client = cms_client(make_member(make_board(), Role.TRANSLATOR))
    tasks = handbook.tasks()
    shown = {
        name: BeautifulSoup(
            client.get(reverse("help_task", args=[name])).content, "html.parser"
        ).select_one("main")
        for name in tasks
    }
    all_of_them = client.get(reverse("help"))

    assert {n for n, page in shown.items() if not page.select("p, table")} == set()
    left = {n for n, page in shown.items() if "](" in page.text or "**" in page.text}
    assert left == set()
    for name in ("write-a-review", "translate-a-page", "take-something-back"):
        assert reverse("help_task", args=[name]) in all_of_them.content.decode()
    assert client.get(reverse("help_task", args=["nothing"])).status_code == 404


@pytest.mark.django_db
def test_words_are_looked_for_in_all_of_it_and_what_is_called_so_comes_first():
    client = cms_client(make_member(make_board(), Role.EDITOR))

    found = words(
        client.get(reverse("help"), {"words": "Password PAGE"}), ".help-found"
    )
    none = words(client.get(reverse("help"), {"words": "<b>zebra"}), ".help-none")

    assert found.startswith("Put a password before a page")
    assert none.startswith("No topic has all of these words")


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_every_role_is_shown_five_steps_until_they_are_dismissed(role):
    person = make_member(make_board(), role)
    client = cms_client(person)

    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    links = [link["href"] for link in page.select(".first-steps a")]
    inside = [link for link in links if link.startswith("/admin/")]
    answers = [client.get(link, follow=True).status_code for link in inside]

    assert len(links) == 5
    assert len(inside) >= 4
    assert set(answers) == {200}
    profile = UserProfile.get_for_user(person)
    profile.dismissibles = {DISMISSED: True}
    profile.save()
    assert "first-steps" not in client.get("/admin/").content.decode()
