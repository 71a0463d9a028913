"""Addresses filled in: with one board's keys, and with keys that nobody ever had."""

import fnmatch
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from django.apps import apps
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from cms.tenancy.declaration import all_tables
from cms.tenancy.rules import SHARED
from tests.probe import parameters as known
from tests.probe.names import Address

NEVER = 987654
BULK = "wagtail_bulk_action"
BULK_ROWS = {
    "page": known.PAGE,
    "boarddocument": known.DOCUMENT,
    "boardimage": known.IMAGE,
    "user": known.PERSON,
}


class HasKeys(Protocol):
    word: str

    def keys_of(self, label: str) -> list[Any]: ...


class Nobody:
    """A board that never was: its keys are nobody's."""

    word = "quokka"

    def keys_of(self, label: str) -> list[Any]:
        return [NEVER]


class Unknown(Exception):
    """The probe cannot say what to fill in: `tests/probe/parameters.py` has no line."""


@dataclass(frozen=True)
class Question:
    """A request to make, and its twin: the same about what never existed."""

    name: str
    path: str
    query: tuple[tuple[str, Any], ...] = ()
    twin: "Question | None" = None

    @property
    def values(self) -> set[str]:
        """What was asked for, as an answer may repeat it."""
        asked = {re.escape(str(value)) for _name, value in self.query}
        return asked | set(re.findall(r"\d+", self.path))

    @property
    def address(self) -> str:
        return f"{self.path}?{'&'.join(f'{k}={v}' for k, v in self.query)}"


def questions(
    addresses: list[Address],
    about: HasKeys,
    own: HasKeys | None = None,
    *,
    narrow: bool = False,
) -> list[Question]:
    """All there is to ask about a board, without asking anything twice.

    own: whoever asks. Where an address takes several rows, each is also asked for
    together with rows of the asker's own. narrow: one row and one word of each kind.
    """
    asked: dict[tuple, Question] = {}
    for address in addresses:
        for question in _of_address(address, about, own, narrow):
            asked.setdefault((question.path, question.query), question)
    return list(asked.values())


def _of_address(
    address: Address, about: HasKeys, own: HasKeys | None, narrow: bool
) -> Iterator[Question]:
    queries = [{}, *queries_for(address.name)]
    if address.name == BULK:
        yield from _bulk(address, about)
        return
    filled = fillings(address, about, own)
    for number, (values, twins) in enumerate(itertools.islice(filled, narrow or None)):
        for query in queries if number == 0 else queries[:1]:
            yield _question(address, values, twins, query, about)


def _question(
    address: Address, values: dict, twins: dict, query: dict, about: HasKeys
) -> Question:
    path, asked = address.path(values), _query(query, about)
    if is_of_all_boards(address):
        return Question(address.name, path, asked)
    twin = Question(address.name, address.path(twins), _query(query, Nobody()))
    return Question(address.name, path, asked, twin)


def is_of_all_boards(address: Address) -> bool:
    """Whether its rows are no board's: that they exist is no secret."""
    label = known.PK.get(address.namespace, "") if "pk" in address.parameters else ""
    return bool(label) and all_tables()[apps.get_model(label)._meta.db_table] == SHARED


def queries_for(name: str) -> list[dict[str, str]]:
    return [
        query
        for pattern, queries in known.QUERIES.items()
        if fnmatch.fnmatch(name, pattern)
        for query in queries
    ]


def _query(query: dict[str, str], about: HasKeys) -> tuple[tuple[str, Any], ...]:
    return tuple((name, _value(kind, about)) for name, kind in query.items())


def _value(kind: str, about: HasKeys) -> Any:
    if kind == "SEARCH":
        return about.word
    if kind == "DETAIL":
        return about.keys_of(known.PAGE)[0]
    app, _dot, model = kind.partition(".")
    return about.keys_of(kind)[0] if model[:1].isupper() and app else kind


def fillings(
    address: Address, about: HasKeys, own: HasKeys | None
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Values for all parameters, and the same with keys that nobody ever had."""
    for words in _words(address):
        rows = {
            name: row_of(address, name)
            for name in address.parameters
            if name not in words
        }
        never = words | dict.fromkeys(rows, NEVER)
        if not rows:
            yield words, never
            continue
        keys = {name: about.keys_of(label) for name, label in rows.items()}
        for number in range(max(map(len, keys.values()))):
            if number and len(words) > 1:
                break
            yield words | {n: k[number % len(k)] for n, k in keys.items()}, never
        if own and len(rows) > 1:
            mine = {name: own.keys_of(label)[0] for name, label in rows.items()}
            for name in rows:
                with_mine = words | mine
                yield with_mine | {name: keys[name][0]}, with_mine | {name: NEVER}


def row_of(address: Address, parameter: str) -> str:
    """The kind of row that fills a parameter. Raises Unknown when nobody has said."""
    if parameter == "object_id":
        return known.PAGE
    if parameter == "page_id" and address.name in known.PAGE_OF_NAME:
        return known.PAGE_OF_NAME[address.name]
    if parameter == "pk":
        label = known.PK_OF_NAME.get(address.name) or known.PK.get(address.namespace)
    else:
        label = known.ROWS.get(parameter)
    if label is None:
        raise Unknown(
            f"{address.name} asks for “{parameter}”: say in tests/probe/parameters.py "
            "which rows it takes."
        )
    return label


def _words(address: Address) -> Iterator[dict[str, str]]:
    """All combinations of the parameters that are words."""
    choices: list[list[dict[str, str]]] = []
    for pair, kinds in known.PAIRS.items():
        if set(pair) <= set(address.parameters):
            found = known.PAIRS_OF_NAME.get(address.name, kinds)()
            choices.append([dict(zip(pair, kind, strict=True)) for kind in found])
    for name in address.parameters:
        words = known.WORDS_OF_NAME.get((address.name, name)) or known.WORDS.get(name)
        if words:
            choices.append([{name: word} for word in words])
    for combination in itertools.product(*choices):
        yield {name: word for part in combination for name, word in part.items()}


def _bulk(address: Address, about: HasKeys) -> Iterator[Question]:
    """Every action on many rows at once, with keys and with "all"."""
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            if model not in BULK_ROWS:
                raise Unknown(f"Bulk actions on {app}.{model} are not known.")
            for action in actions:
                values = {"app_label": app, "model_name": model, "action": action}
                for query in _bulk_queries(BULK_ROWS[model]):
                    yield _question(address, values, values, query, about)


def _bulk_queries(label: str) -> list[dict[str, str]]:
    queries = [{"id": label}, {"id": "all"}, {"id": "all", "q": "SEARCH"}]
    if label == known.PAGE:
        queries.append({"id": "all", "childOf": label})
    return queries
