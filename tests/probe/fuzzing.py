"""Sends what is spoilt, each way in turn, and keeps what was answered with a 500."""

import re
import traceback
from collections import Counter
from collections.abc import Callable, Iterable

from django.urls import reverse_lazy

from tests.probe.asking import Answer, Browser
from tests.probe.forms import Fields, Form
from tests.probe.questions import Question, queries_for
from tests.probe.replay import LEFT_OUT, name_of
from tests.probe.spoiling import (
    Spoilt,
    Way,
    each_field,
    spoilt_paths,
    spoilt_queries,
    ways_of,
)
from tests.whole import WHOLE

Ask = Callable[[Question], Answer]
# To where somebody is sent who may not, or of whom nobody knows who it is.
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
        # How often each kind of form was sent.
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
        """Each kind of form so often; then what no form was spoilt by yet."""
        kinds = kinds_of(forms)
        for number, (kind, form) in enumerate(kinds.items()):
            self._spoil(kind, form, self.rotation.take(ways_of(form, number), times))
            if WHOLE:
                self._spoil(kind, form, each_field(form, number))
        for kind, form in kinds.items():
            self._spoil(kind, form, self.rotation.left(ways_of(form)))

    def _spoil(self, kind: str, form: Form, spoilt: Iterable[Spoilt]) -> None:
        for one in spoilt:
            self.sent[kind] += 1
            self.send(name_of(form.path), one)

    def spoil_addresses(
        self, asked: list[Question], fields: Fields, no_post: set[str], plain: Ask
    ) -> None:
        """Each address itself, and what is sent to it where it has no form.

        no_post: the addresses that say themselves that nothing can be sent to them.
        plain: what is answered to who asks as one should.
        """
        if not WHOLE:
            asked = list({question.name: question for question in asked}.values())
        for number, question in enumerate(asked):
            name = question.name
            names = [key for query in queries_for(name) for key in query]
            form = Form(question.path, "", "post", fields, frozenset())
            ways = [spoilt_queries(question.path, names)]
            turns = range(question.path.count("/")) if WHOLE else [number][: number % 2]
            ways += [spoilt_paths(question.path, turn) for turn in turns]
            if name not in self.reached | no_post:
                ways.append(ways_of(form, number))
            for one in ways:
                for spoilt in self.rotation.take(one, 1):
                    self.send(name, spoilt)
            if name not in self.reached and self._is_there(question, fields, plain):
                # What is asked as it should be is answered; what was spoilt, with 404.
                self.reached.add(name)

    def _is_there(self, question: Question, fields: Fields, plain: Ask) -> bool:
        return is_let_in(plain(question)) or is_let_in(
            self.browser.post(question.path, fields)
        )


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
