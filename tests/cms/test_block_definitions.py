"""The definition of a stream's blocks is packed once, and is nobody's in particular."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import set_urlconf
from django.utils import timezone
from django.utils.translation import override
from wagtail.blocks.base import BlockWidget
from wagtail.fields import StreamField

from cms import block_definitions
from cms.block_definitions import KEY, pack
from cms.tenancy.scope import Scope, in_scope
from tests.factories import make_board

STREAMS = [
    field.stream_block
    for model in apps.get_models()
    for field in model._meta.local_fields
    if isinstance(field, StreamField)
]
LANGUAGES = ("en-gb", "cy", "ur")
# An editor of rich text gives each of its lines one.
OF_LINES = re.compile(r'\\"key\\": \\"\w{5}\\"')


def packed(block, build=None) -> tuple[str, str]:
    """As it is packed anew, or as it is given to a form; the keys of rows aside."""
    widget = BlockWidget(block)
    (build or pack)(widget)
    said = OF_LINES.sub("key", KEY.sub("uuid", widget.block_json))
    return said, str(widget.js_context.media)


@pytest.fixture
def nothing_known(monkeypatch):
    monkeypatch.setattr(block_definitions, "_known", {})


@pytest.mark.django_db
def test_blocks_say_nothing_of_a_board_a_person_or_a_day(nothing_known):
    boards = [make_board().board.pk for _number in range(2)]
    assert len(STREAMS) >= 10
    for block in STREAMS:
        found = set()
        for number, board in enumerate(boards):
            day = datetime(2026, 1 + 6 * number, 1, tzinfo=UTC)
            place = timezone.get_fixed_timezone(600 * number)
            scope = in_scope(Scope(board=board, person=number + 1))
            with scope, time_machine.travel(day), timezone.override(place):
                with CaptureQueriesContext(connection) as asked:
                    found.add(packed(block))
                assert len(asked) == 0
        assert len(found) == 1


def test_blocks_are_packed_once_a_language(nothing_known, monkeypatch):
    anew = []
    monkeypatch.setattr(
        block_definitions, "pack", lambda widget: [anew.append(widget), pack(widget)]
    )
    for block in STREAMS:
        for language in LANGUAGES:
            with override(language):
                build = BlockWidget._build_block_json
                given = {packed(block, build) for _again in range(2)}

                assert given == {packed(block)}

    assert len(anew) == len(STREAMS) * len(LANGUAGES)


def test_blocks_lead_to_the_addresses_of_those_who_ask(nothing_known):
    found = []
    for addresses in (settings.ROOT_URLCONF, None):
        set_urlconf(addresses)
        try:
            BlockWidget._build_block_json(BlockWidget(STREAMS[0]))
        finally:
            set_urlconf(None)
        found.append(len(block_definitions._known))

    assert found == [1, 2]


def test_the_keys_that_rows_have_from_the_beginning_are_new_in_each_form():
    found = []
    for block in STREAMS:
        widgets = [BlockWidget(block), BlockWidget(block)]
        found += [key for each in widgets for key in KEY.findall(each.block_json)]

    assert len(found) >= 10
    assert len(found) == len(set(found))
