"""No request of one board's people changes a row of another board."""

import re

import pytest
from django.core import mail

from tests.probe.conftest import World, asked_of
from tests.probe.counts import COUNTS
from tests.probe.replay import Sending, sendings, without_a_form

pytestmark = [pytest.mark.probe, pytest.mark.django_db]


def wrong_after(world: World, who: str, sent: list[Sending]) -> tuple[list[str], int]:
    """What sending these brought about that it must not; and how often rows changed."""
    browser = world.browser(world.askers()[who])
    asker = world.asker(world.askers()[who])
    word = world.theirs.word
    wrong, effective = [], 0
    for sending in sent:
        mail.outbox.clear()
        answer = browser.post(sending.path, sending.fields, **sending.headers)
        effective += bool(answer.changes)
        at = f"{sending.name} {sending.path} {answer.status}"
        wrong += [
            f"{at}: {change}"
            for change in world.recorder.foreign(answer.changes, asker)
        ]
        if words := answer.words_of(word) - words_sent(sending, word):
            wrong.append(f"{at} says {', '.join(sorted(words)[:5])}")
        if answer.status >= 500:
            wrong.append(f"{at} {answer.error!r}")
        for message in mail.outbox:
            if word in f"{message.subject} {message.body} {message.recipients()}":
                wrong.append(f"{at} mailed {message.subject}")
    return wrong, effective


def words_sent(sending: Sending, word: str) -> set[str]:
    """What an answer may repeat, as it was typed."""
    sent = " ".join(value for values in sending.fields.values() for value in values)
    return set(re.findall(rf"{word}\d+", sent))


@pytest.mark.parametrize("asker", ["editor", "manager"])
def test_no_form_turned_on_another_board_changes_a_row_of_it(world: World, asker):
    browser = world.browser(world.askers()[asker])
    sent = sendings(world, browser, asked_of(asker, without_a_form(world)))
    wrong, effective = wrong_after(world, asker, sent)
    COUNTS[f"forms sent by {asker}"] = (
        f"{len(sent)}, of which {effective} changed rows of their own, "
        f"wrong {len(wrong)}"
    )

    assert effective
    assert wrong == []


@pytest.mark.parametrize("asker", ["nobody", "of two boards"])
def test_nothing_sent_without_a_form_changes_a_row_of_another_board(
    world: World, asker
):
    sent = asked_of(asker, without_a_form(world))
    wrong, _effective = wrong_after(world, asker, sent)
    COUNTS[f"sent by {asker} without a form"] = f"{len(sent)}, wrong {len(wrong)}"

    assert wrong == []
