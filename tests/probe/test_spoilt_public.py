"""Whatever a board's visitors ask or send is answered: never with a 500.

Each public address that the resolver knows is found by following links from what is
public in the world, and asked for what no link leads to, in each part and query; each
form of the public is spoilt as those of the CMS are (tests/probe/test_spoilt.py).
"""

import html
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.conf import settings
from django.urls import resolve
from django.utils import timezone

from boards.models import (
    Availability,
    ContentPage,
    DocumentRequest,
    SchedulerBeat,
)
from cms.models import BoardImage
from tests.boards.publishing.previews.opening import make_draft, make_link, make_release
from tests.factories import host_of, make_page, release
from tests.probe.asking import Browser
from tests.probe.conftest import World
from tests.probe.counts import COUNTS
from tests.probe.forms import Form, forms_of
from tests.probe.fuzzing import Fuzz, Rotation
from tests.probe.spoiling import spoilt_paths, spoilt_queries
from tests.probe.test_public import everything_public
from tests.public_addresses import public_patterns
from tests.whole import WHOLE

pytestmark = [
    pytest.mark.probe,
    pytest.mark.django_db,
    *([pytest.mark.timeout(6 * 3600)] if WHOLE else []),
]
# Nobody has a password on a board's host, and no sitemap here is parted.
NOT_OF_BOARDS = {
    ".well-known/change-password",
    r"^sitemap-(?P<first>[1-9][0-9]{0,8})\.xml$",
}
LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)"')


@dataclass
class Found:
    """What is public: each path with the names that are asked of it, and all forms."""

    names: dict[str, set[str]] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)
    routes: set[str] = field(default_factory=set)


def crawled(stranger: Browser, host: str, begin: list[str]) -> Found:
    """Whatever links lead to, beginning with these."""
    found = Found()
    waiting = list(begin)
    while waiting:
        path, _mark, query = waiting.pop().partition("?")
        if is_new := path not in found.names:
            found.names[path] = set()
        found.names[path] |= {name for name, _value in parse_qsl(query)}
        if not is_new or path.startswith(settings.STATIC_URL):
            continue
        answer = stranger.get(path, host=host)
        waiting += re.findall(r"^Location: (/\S*)", answer.headers, re.MULTILINE)
        if answer.status < 400:
            found.routes.add(resolve(path).route)
        if answer.status in (200, 401):
            waiting += [html.unescape(link) for link in LINK.findall(answer.body)]
            found.forms += forms_of(answer.body, path)
    return found


def figure(picture: BoardImage) -> list[tuple[str, Any]]:
    picture.contextual_alt_text, picture.decorative = "A boat", False
    return [("figure", {"image": picture, "caption": ""})]


@pytest.fixture
def begin(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(settings, "SECURITY_CONTACT", "mailto:a@example.org")
    """What no link leads to, and what is public on this day alone."""
    ours = world.ours
    draft = make_draft(ours.board, file=ours.file, picture=ours.picture)
    make_page(ContentPage, ours.board.home, body=figure(ours.picture))
    row = release(ours.published, ours.file, availability=Availability.ON_REQUEST)
    asked = DocumentRequest.objects.get(pk=ours.keys_of("boards.DocumentRequest")[0])
    secret = make_link(ours.board, draft)
    together = make_link(ours.board, make_release(ours.board, draft))
    # A picture that a request makes goes with it.
    picture = ours.picture.get_rendition("width-4").file.name
    # The scheduler is at work, or that it is not would be said with 503.
    SchedulerBeat.objects.update_or_create(pk=1, defaults={"at": timezone.now()})
    return [
        "/healthz",
        "/readyz",
        # A style sheet asks for it.
        "/pattern/hills.svg",
        # Who has found a hole does.
        "/.well-known/security.txt",
        # Messengers do.
        "/share.png",
        # A script does, while somebody types.
        "/search/suggestions/?q=re",
        f"/preview/{secret}/",
        f"/preview/{secret}/pictures/{picture}",
        f"/preview/{together}/",
        f"/ask-for-a-copy/{row.pk}/",
        f"/ask-for-a-copy/asked/{asked.reference}/",
        f"/is-it-useful/{ours.published.pk}/thanks/",
        *everything_public(ours),
    ]


def test_nothing_that_the_public_sends_is_answered_with_a_500(
    world: World, begin: list[str]
):
    host = host_of(world.ours.board)
    stranger = world.browser(None)
    stranger.recorder = None
    found = crawled(stranger, host, begin)
    fuzz = Fuzz(stranger, Rotation(), host=host)
    fuzz.spoil_forms(found.forms, 3)
    for number, (path, names) in enumerate(found.names.items()):
        turns = range(path.count("/")) if WHOLE else [number]
        for ways in (
            spoilt_queries(path, sorted(names)),
            *(spoilt_paths(path, turn) for turn in turns),
        ):
            for spoilt in fuzz.rotation.take(ways, 1):
                fuzz.send(path, spoilt)
    COUNTS["spoilt, sent by the public"] = (
        f"{stranger.asked}, to {len(found.names)} addresses, wrong {len(fuzz.wrong)}"
    )

    assert fuzz.wrong == []
    routes = {pattern.route for pattern in public_patterns()}
    assert routes - found.routes == NOT_OF_BOARDS
