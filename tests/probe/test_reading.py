"""No address of the CMS tells anybody anything of a board that is not theirs."""

import re
from dataclasses import dataclass, field

import pytest

from tests.probe.asking import Answer, Browser
from tests.probe.conftest import WHOLLY, World, asked_of
from tests.probe.counts import COUNTS
from tests.probe.forms import filters_of
from tests.probe.questions import Nobody, Question, questions
from tests.whole import WHOLE

pytestmark = [pytest.mark.probe, pytest.mark.django_db]


@dataclass
class Findings:
    """What is wrong with answers, a line each."""

    word: str
    leaks: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    oracles: list[str] = field(default_factory=list)

    def note(self, question: Question, answer: Answer) -> None:
        if words := answer.words_of(self.word):
            some = ", ".join(sorted(words)[:5])
            self.leaks.append(f"{question.name} {question.address} says {some}")
        if answer.status >= 500:
            self.failures.append(f"{question.name} {question.address} {answer.error!r}")

    def compare(self, question: Question, answer: Answer, twin: Answer) -> None:
        """What hides must answer just as what never was."""
        assert question.twin
        values = sorted(question.values | question.twin.values, key=len, reverse=True)
        if answer.without(values) != twin.without(values):
            self.oracles.append(
                f"{question.name} {question.address}: {answer.status}, and "
                f"{twin.status} for what never was"
            )

    @property
    def all(self) -> list[str]:
        return self.leaks + self.failures + self.oracles


def ask_all(browser: Browser, asked: list[Question], word: str) -> Findings:
    findings = Findings(word)
    twins: dict[tuple, Answer] = {}
    for question in asked:
        answer = browser.get(question.path, question.query)
        findings.note(question, answer)
        twin = question.twin
        if twin is None or (twin.path, twin.query) == (question.path, question.query):
            continue
        key = (twin.path, twin.query)
        if key not in twins:
            twins[key] = browser.get(twin.path, twin.query)
        findings.compare(question, answer, twins[key])
    return findings


def questions_of(asker: str, asked: list[Question]) -> list[Question]:
    """What somebody asks: everything, or every third kind of address.

    A kind is an address with its words, whatever keys and filters it is asked with.
    """
    if WHOLE or asker == WHOLLY:
        return asked
    kinds = {(one.name, re.sub(r"\d+", "", one.path)): one for one in reversed(asked)}
    ordered = sorted(kinds.values(), key=lambda one: (one.name, one.path))
    return asked_of(asker, ordered)


@pytest.mark.parametrize("asker", ["editor", "manager", "nobody", "of two boards"])
def test_nobody_learns_anything_of_a_board_that_is_not_theirs(world: World, asker):
    browser = world.browser(world.askers()[asker])
    asked = questions_of(asker, questions(world.addresses, world.theirs, world.ours))
    findings = ask_all(browser, asked, world.theirs.word)
    COUNTS["names of addresses"] = str(len({a.name for a in world.addresses}))
    COUNTS[f"requests by {asker}, about another board"] = (
        f"{browser.asked}, leaks {len(findings.leaks)}, "
        f"failures {len(findings.failures)}, oracles {len(findings.oracles)}"
    )

    assert findings.all == []


@pytest.mark.parametrize("asker", ["editor", "manager", "of two boards"])
def test_no_screen_of_ones_own_names_anything_of_another_board(world: World, asker):
    browser = world.browser(world.askers()[asker])
    findings = Findings(world.theirs.word)
    filtered: list[Question] = []
    for question, answer in world.own_screens(browser).items():
        findings.note(question, answer)
        if not question.query:
            filtered += with_filters(question, answer, world)
    again = ask_all(browser, filtered, world.theirs.word)
    COUNTS[f"requests by {asker}, about their own board"] = (
        f"{len(world.own_screens(browser))}, with {len(filtered)} filters, "
        f"leaks {len(findings.leaks + again.leaks)}"
    )

    assert filtered
    assert findings.all + again.all == []


def with_filters(question: Question, answer: Answer, world: World) -> list[Question]:
    """The same list, filtered by the rows of another board and of none."""
    found = []
    for name, label in filters_of(answer.body, question.path).items():
        never = ((name, Nobody().keys_of(label)[0]),)
        twin = Question(question.name, question.path, never)
        query = ((name, world.theirs.keys_of(label)[0]),)
        found.append(Question(question.name, question.path, query, twin))
    return found
