"""The guide of the world of these tests, in Polish."""

from wagtail.models import Page

from cms.users.models import User
from tests.boards.translations.screens.asking import send, write_all
from tests.boards.translations.screens.conftest import World
from tests.factories import cms_client

TITLE, SUMMARY, RINGING = "Worried", "You need", "Ring"
IN_POLISH = {
    TITLE: "Martwisz się o dziecko?",
    SUMMARY: "Nie musisz mieć pewności.",
    RINGING: 'Zadzwoń <b>teraz</b> do <a id="a1">dyżurnego zespołu</a>.',
}


def fresh(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).specific


def publish_home(world: World, by: User | None = None) -> None:
    write_all(world.home)
    send(cms_client(by or world.editor), world.home, {}, step="publish")
    assert fresh(world.home).live
