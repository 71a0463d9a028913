"""Whatever is asked, of whatever host: no 500, and no way to somebody else's address.

Hypothesis makes the requests. In short the same ones each time, for a night others.
"""

import string
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from home.provisioning import OpenedBoard
from tests.factories import host_of, make_board, make_document, make_review, release
from tests.public_addresses import public_patterns
from tests.whole import WHOLE

pytestmark = [
    pytest.mark.django_db,
    *([pytest.mark.timeout(3600)] if WHOLE else []),
]

NASTY = [
    "%00",
    "%0d%0aLocation:%20//evil.example",
    "%2f%2fevil.example",
    "%ff",
    "%E2%82",
]
NASTY += [
    "..",
    "//evil.example",
    "\\evil.example",
    "%5cevil.example",
    "é",
    "1" * 40,
    "",
]
# What no link and no form asks by.
METHODS = ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "get"]
LETTERS = st.text(st.sampled_from(string.printable[:94] + "é中\u202e"), max_size=12)
PARTS = st.one_of(st.sampled_from(NASTY), LETTERS)
ROUTES = sorted(
    {pattern.route.split("<")[0].lstrip("^") for pattern in public_patterns()}
)
PATHS = st.builds(
    lambda start, parts, end: f"/{start}{'/'.join(parts)}{end}",
    st.sampled_from(ROUTES),
    st.lists(PARTS, max_size=3),
    st.sampled_from(["", "/", "?q=%00", "?page=" + "9" * 30, "?next=//evil.example"]),
)
HOSTS = ["evil.example", "evil.example:443", "[::1]", "a\tb", "x" * 300, "", "é", ".."]
HOSTS += ["board.example@evil.example", "board.example:99999999", "board.example."]


@how(
    max_examples=3000 if WHOLE else 25,
    derandomize=not WHOLE,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    path=PATHS,
    host=st.sampled_from(["", settings.CMS_HOST, *HOSTS]),
    sent=LETTERS,
    method=st.sampled_from(METHODS),
)
def test_a_request_of_any_host_is_answered_without_a_fault(
    client: Client, board: OpenedBoard, path: str, host: str, sent: str, method: str
):
    client.raise_request_exception = False
    asked_of = host or host_of(board)
    headers = {"host": asked_of}
    answers = [
        client.get(path, headers=headers),
        client.post(path, {"q": sent, "form-TOTAL_FORMS": "100000"}, headers=headers),
        client.generic(method, path, sent, headers=headers),
    ]

    for answer in answers:
        # Whether the machine is ready is asked of it, and is not what is asked here.
        assert answer.status_code < 500 or path.startswith("/readyz")
        goes_to = urlsplit(answer.headers.get("Location", "")).netloc
        assert goes_to in {"", host_of(board), settings.CMS_HOST}


@pytest.fixture
def board() -> OpenedBoard:
    opened = make_board(hostname="board.example")
    release(make_review(opened), make_document(opened))
    return opened
