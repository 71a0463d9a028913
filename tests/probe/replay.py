"""What is sent to the CMS: every form, and what no form would send."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.urls import resolve
from wagtail.fields import StreamField

from cms.users.models import User
from tests.probe.asking import Answer, Browser
from tests.probe.conftest import World
from tests.probe.forms import Fields, Form, forms_of, row_in
from tests.probe.neighbours import Neighbour
from tests.probe.parameters import FIELDS, PLAUSIBLE
from tests.probe.questions import HasKeys, Question, questions

# What signs the sender out, or is no part of the CMS's business.
LEFT_OUT = frozenset({"wagtailadmin_logout", "leave_second_step"})


@dataclass(frozen=True)
class Sending:
    """One request that would change something."""

    name: str
    path: str
    fields: Fields
    saving_by_itself: bool = False

    @property
    def headers(self) -> dict[str, str]:
        return {"accept": "application/json"} if self.saving_by_itself else {}


def sendings(world: World, browser: Browser, without: list[Sending]) -> list[Sending]:
    """Forms of one's own pages, turned on another board; then these without a form."""
    asked: dict[tuple, Sending] = {}
    theirs = paths(world, world.theirs)
    for form in own_forms(world, browser):
        if form.method != "post":
            continue
        for sending in turned(form, world, theirs):
            asked.setdefault((sending.path, repr(sending.fields)), sending)
    return [*asked.values(), *without]


def without_a_form(world: World) -> list[Sending]:
    fields = everything_of(world.theirs)
    return [
        Sending(name, path, fields)
        for name, found in paths(world, world.theirs).items()
        for path in found
    ]


def own_forms(world: World, browser: Browser) -> list[Form]:
    """Every form on one's own pages, collected once for each who asks."""
    assert browser.user
    found = world.forms.get(browser.user.pk)
    if found is None:
        found = world.forms[browser.user.pk] = list(
            forms_on(world.own_screens(browser).items())
        )
    return found


def forms_at(world: World, asked: list[Question], browser: Browser) -> Iterator[Form]:
    return forms_on((question, world.answer(browser, question)) for question in asked)


def forms_on(screens: Iterable[tuple[Question, Answer]]) -> Iterator[Form]:
    seen = set()
    for question, answer in screens:
        if answer.status != 200:
            continue
        for form in forms_of(answer.as_html(), question.path):
            sent = (form.method, form.path, form.query, tuple(sorted(form.fields)))
            if sent not in seen:
                seen.add(sent)
                yield form


def paths(world: World, board: HasKeys) -> dict[str, list[str]]:
    """Where each address leads for a board."""
    found: dict[str, list[str]] = {}
    for question in questions(world.addresses, board, narrow=True):
        known = found.setdefault(question.name, [])
        address = question.address if question.query else question.path
        if question.name not in LEFT_OUT and address not in known:
            known.append(address)
    return found


def turned(form: Form, world: World, theirs: dict[str, list[str]]) -> Iterator[Sending]:
    """A form sent where it belongs with foreign keys in it, and to another board."""
    name = name_of(form.path)
    if name in LEFT_OUT:
        return
    address = f"{form.path}?{form.query}" if form.query else form.path
    filled = fill(form.fields)
    foreign = with_rows_of(filled, world.theirs)
    yield Sending(name, address, filled)
    if foreign != filled:
        yield Sending(name, address, foreign)
        yield Sending(name, address, foreign, saving_by_itself=True)
    for path in theirs.get(name, [])[:1]:
        yield Sending(name, path, filled)


def name_of(path: str) -> str:
    match = resolve(path)
    return match.view_name or match.route


def fill(fields: Fields) -> Fields:
    """What a person would have typed, so that the form is not refused for its gaps."""
    filled = {name: values or [""] for name, values in fields.items()}
    for name, values in filled.items():
        if values == [""] and (words := PLAUSIBLE.get(name.rpartition("-")[2])):
            filled[name] = [words]
    return {**filled, **empty_streams()}


def with_rows_of(fields: Fields, board: Neighbour) -> Fields:
    """The same with another board's keys, and a login that one of its people has."""
    turned = {
        name: [str(board.keys_of(label)[0])] if (label := row_in(name)) else values
        for name, values in fields.items()
    }
    login = User.objects.get(pk=board.editor.pk).email
    logins = {name: [login] for name in fields if name.endswith("-email")}
    return {**turned, **logins}


def everything_of(board: HasKeys) -> Fields:
    """Every field that takes a row, with another board's, and words for the rest."""
    rows = {name: [str(board.keys_of(kind)[0])] for name, kind in FIELDS.items()}
    words = {name: [word] for name, word in PLAUSIBLE.items()}
    return {**words, **rows, **empty_streams()}


@functools.cache
def empty_streams() -> Fields:
    """Blocks are drawn by script: without their number no form is taken."""
    return {
        f"{field.name}-count": ["0"]
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    }
