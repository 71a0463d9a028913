"""Whatever is sent to the CMS, or asked of a board, is answered: never a 500.

Each form on the screens of a board's manager and editor, each address that the resolver
knows and each public one is sent what no browser sends: left out, doubled, far too long,
of another kind, or no text at all. Each form gets two spoilings in turn, so that all ways
are used; with `FUZZ=whole` each form gets every way, and each field is spoilt alone.
"""

import os
import time, collections
import re
import traceback
from collections import Counter

import pytest
from django.urls import reverse_lazy

from tests.probe.asking import Answer, Browser
from tests.probe.conftest import World
from tests.probe.counts import COUNTS
from tests.probe.forms import Fields, Form
from tests.probe.questions import Question, queries_for, questions
from tests.probe.replay import LEFT_OUT, everything_of, name_of, own_forms, forms_at
from tests.probe.spoiling import (
    Spoilt,
    Way,
    each_field,
    spoilt_paths,
    spoilt_queries,
    ways_of,
)

WHOLE = os.environ.get("FUZZ") == "whole"
pytestmark = [
    pytest.mark.probe,
    pytest.mark.django_db,
    *([pytest.mark.timeout(4 * 3600)] if WHOLE else []),
]
# How often each form is sent in the short run, by whom; None is nobody who is logged in.
TIMES = {"manager": 2, "editor": 1, None: 2, "administrator": 2}
# Of a person who may not, or of whom nobody knows who it is.
SENT_AWAY = {"/admin/", reverse_lazy("wagtailadmin_login")}


class Rotation:
    """Chooses, of the ways that fit, those that were used least."""

    def __init__(self) -> None:
        self.used: Counter[str] = Counter()
        self.known: set[str] = set()

    def take(self, ways: dict[str, Way], times: int) -> list[Spoilt]:
        """The ways to send now; all of them in the long run."""
        self.known |= ways.keys()
        chosen = sorted(ways, key=self.used.__getitem__)[: None if WHOLE else times]
        self.used.update(chosen)
        return [ways[name]() for name in chosen]

    def left(self, ways: dict[str, Way]) -> list[Spoilt]:
        """Those that fit here, and that nothing else was spoilt by."""
        return self.take({n: w for n, w in ways.items() if not self.used[n]}, len(ways))


class Fuzz:
    """Sends as one person, and keeps what was answered with a 500."""

    def __init__(self, browser: Browser, rotation: Rotation, **headers: str) -> None:
        browser.recorder = None
        self.browser = browser
        self.rotation = rotation
        self.headers = headers
        self.wrong: list[str] = []
        self.reached: set[str] = set()
        self.sent: Counter[str] = Counter()

    def send(self, name: str, spoilt: Spoilt) -> Answer:
        answer = self.browser.send(
            spoilt.method,
            spoilt.path,
            spoilt.body,
            spoilt.content_type,
            **spoilt.headers,
            **self.headers,
        )
        if is_let_in(answer):
            self.reached.add(name)
        if answer.status >= 500:
            self.wrong.append(
                f"{name} {spoilt.method} {spoilt.path[:150]} ({spoilt.way}) "
                f"{answer.status} {place_of(answer.error)}"
            )
        return answer

    def spoil_forms(self, forms: list[Form], times: int) -> None:
        for number, (kind, form) in enumerate(kinds_of(forms).items()):
            ways = ways_of(form, number)
            for spoilt in [*self.rotation.take(ways, times), *self.rotation.left(ways)]:
                self.sent[kind] += 1
                self.send(name_of(form.path), spoilt)
            for spoilt in each_field(form, number) if WHOLE else ():
                self.send(name_of(form.path), spoilt)

    def spoil_addresses(self, asked: list[Question], fields: Fields) -> None:
        """Each address itself, and what is sent to it where it has no form."""
        for question in asked:
            names = [name for query in queries_for(question.name) for name in query]
            form = Form(question.path, "", "post", fields, frozenset())
            for ways in (
                spoilt_queries(question.path, names),
                spoilt_paths(question.path),
                {} if question.name in self.reached else ways_of(form),
            ):
                for spoilt in self.rotation.take(ways, 1):
                    self.send(question.name, spoilt)


def is_let_in(answer: Answer) -> bool:
    """Whether the view itself has looked at what was sent."""
    if answer.status == 302:
        (to,) = re.findall(r"^Location: ([^?\n]*)", answer.headers, re.MULTILINE)
        return to not in SENT_AWAY
    return answer.status not in (403, 404, 405)


def place_of(error: BaseException | None) -> str:
    if error is None:
        return ""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = [f"{f.filename.split('site-packages/')[-1]}:{f.lineno}" for f in frames]
    return f"{type(error).__name__} {str(error)[:150]!r} at {' < '.join(places[::-1])}"


def kinds_of(forms: list[Form]) -> dict[str, Form]:
    """One form of each kind: where it goes, and what its fields are."""
    kinds = {
        f"{name_of(form.path)} {form.method} {' '.join(sorted(form.fields))}": form
        for form in reversed(forms)
        if name_of(form.path) not in LEFT_OUT
    }
    return dict(sorted(kinds.items()))


def fuzz_as(world: World, who: str | None, rotation: Rotation, known: set[str]) -> Fuzz:
    """Everything that somebody can send to the CMS. known: what others have reached."""
    user = getattr(world, who, None) or world.askers()[who] if who else None
    fuzz = Fuzz(world.browser(user), rotation)
    asked = [
        question
        for question in questions(world.addresses, world.ours, narrow=True)
        if question.name not in LEFT_OUT
    ]
    forms = (
        own_forms(world, fuzz.browser)
        if who in world.askers()
        else list(forms_at(asked_still(asked, known), fuzz.browser))
    )
    fuzz.spoil_forms(forms, TIMES[who])
    fuzz.spoil_addresses(asked_still(asked, known), everything_of(world.ours))
    COUNTS[f"spoilt, sent by {who or 'nobody'}"] = (
        f"{fuzz.browser.asked}, of {len(kinds_of(forms))} kinds of form, "
        f"wrong {len(fuzz.wrong)}"
    )
    return fuzz


def asked_still(asked: list[Question], known: set[str]) -> list[Question]:
    return [question for question in asked if WHOLE or question.name not in known]


def test_explore(world: World):
    rotation = Rotation()
    reached: set[str] = set()
    wrong = []
    for who in [w for w in TIMES if str(w) in os.environ.get('WHO', 'manager editor None administrator')]:
        t = time.time()
        fuzz = fuzz_as(world, who, rotation, reached)
        reached |= fuzz.reached
        wrong += [f"{who}: {w}" for w in fuzz.wrong]
        print(who, fuzz.browser.asked, len(fuzz.sent), time.time() - t, flush=True)
    print("unused", rotation.known - set(rotation.used))
    print("unreached", sorted({a.name for a in world.addresses} - reached - LEFT_OUT))
    by = collections.defaultdict(list)
    for w in wrong:
        by[w.rpartition(" < ")[0].rpartition(" at ")[2] ].append(w)
    with open(f"/tmp/fuzz_all_{os.environ.get('WHO','')}.txt", "w") as f:
        for k, v in sorted(by.items(), key=lambda kv: -len(kv[1])):
            print(len(v), k, file=f)
            for x in v[:4]:
                print("    ", x[:1000], file=f)
    assert 0
