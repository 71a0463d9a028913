"""What somebody could send to open what is closed: every form, button, address."""

import fnmatch
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.conf import settings

from tests.probe import parameters as known
from tests.probe.asking import Browser
from tests.probe.closed import ClosedBoard, Target
from tests.probe.forms import ONLY_FORMS, Fields, forms_of
from tests.probe.names import Address
from tests.probe.questions import BULK, BULK_ROWS, queries_for, row_of
from tests.probe.questions import _words as words_of
from tests.probe.replay import LEFT_OUT, everything_of, fill, name_of
from tests.probe.writing_nothing import WRITES_NOTHING

# What a form shows differently for each page, so that it is opened for each.
OWN_FORM = ("wagtailadmin_pages:edit", "release", "releases:edit")
# Of a choice, the one that opens most.
OPENING = ("none", "published", "0", "")
# What no form sends, and an address may take all the same.
MORE: Fields = {
    "recursive": ["true"],
    "keep_live": ["true"],
    "position": ["last-child"],
    "locale": ["en-gb"],
    "copy_subpages": ["on"],
    "publish_copies": ["on"],
    "alias": ["on"],
    "confirm_site_name": [settings.WAGTAIL_SITE_NAME],
    "public_note": ["Ask the office."],
    "include_descendants": ["on"],
    "restriction_type": ["none"],
    "step": ["save"],
}


@dataclass(frozen=True)
class Attempt:
    """One request. way: how the file is closed that it is about, or ""."""

    name: str
    path: str
    fields: Fields
    way: str = ""


@dataclass(frozen=True)
class Shape:
    """A form as it is sent: its fields, each of its buttons, each way to fill it."""

    name: str
    query: str
    fields: Fields


class Attempts:
    """Everything that is sent, from the addresses, the forms and the targets."""

    def __init__(
        self, world: ClosedBoard, addresses: list[Address], *learning: Browser
    ) -> None:
        """learning: of those who open forms for everybody, whoever is let in first."""
        self.world = world
        self.addresses = [a for a in addresses if a.name not in LEFT_OUT]
        self.writing = [a for a in self.addresses if not says_nothing(a)]
        self.place = world.board.home.pk
        self.learning = learning
        self.shapes: dict[tuple[str, str], list[Shape]] = {}
        # Each request is taken back, so that all of this is asked once.
        self.own = {target.file.pk: rows_of(target) for target in world.targets}
        self.destinations = {
            target.file.pk: self._destination(target) for target in world.targets
        }

    def shapes_at(self, address: Address, target: Target, values: dict) -> list[Shape]:
        """How the form of an address is sent: it is opened once, for all who ask."""
        own = address.name in OWN_FORM
        key = (address.name, target.way if own else "")
        if key not in self.shapes:
            path = address.path(values)
            query = (queries_for(address.name) or [{}])[0] if not own else {}
            self.shapes[key] = []
            for browser in self.learning:
                answer = browser.get(path, query.items())
                if answer.status == 200:
                    self.shapes[key] = shapes_of(answer.as_html(), path, address.name)
                    break
        return self.shapes[key]

    def made_for(self, number: int, of: int) -> Iterator[Attempt]:
        """All that there is; or of each address, and of what it does, one request.

        Who asks gets another file, form and button than the others do.
        """
        if of == 1:
            yield from self.all_of(self.addresses)
            yield from self._bulk()
            return
        places: dict[tuple, list] = {}
        for place in self._places(self.writing):
            address, _target, values = place
            what = [values.get(name) for name in ("action_name", "action")]
            places.setdefault((address.name, *what), []).append(place)
        for at, found in enumerate(places.values()):
            chosen = at + number * max(1, len(found) // of)
            address, target, values = found[chosen % len(found)]
            sent = list(self._sent(address, target, values))
            yield self._attempt(
                address, target, values, sent[(at + number) % len(sent)]
            )
        bulk: dict[str, list[Attempt]] = {}
        for attempt in self._bulk():
            bulk.setdefault(attempt.name, []).append(attempt)
        for at, attempts in enumerate(bulk.values()):
            yield attempts[(at + number * 5) % len(attempts)]

    def all_of(self, addresses: list[Address]) -> Iterator[Attempt]:
        """For each file everything that these addresses take."""
        for address, target, values in self._places(addresses):
            for fields in self._sent(address, target, values):
                yield self._attempt(address, target, values, fields)

    def _attempt(
        self, address: Address, target: Target, values: dict, fields: Fields
    ) -> Attempt:
        return Attempt(address.name, address.path(values), fields, target.way)

    def _sent(self, address: Address, target: Target, values: dict) -> Iterator[Fields]:
        shapes = self.shapes_at(address, target, values)
        for shape in shapes:
            yield shape.fields
        if not shapes or address.name not in OWN_FORM:
            yield self._everything(target)

    def _everything(self, target: Target) -> Fields:
        fields = everything_of(self.world.rows) | MORE
        place = [str(self.destinations[target.file.pk])]
        return fields | {
            "destination_page_id": place,
            "new_parent_page": place,
            "revision_id": [str(target.page.latest_revision_id or 0)],
            "document": [str(target.file.pk)],
            "file_0": [str(target.file.pk)],
            "page": [str(target.page.pk)],
            "collection": [str(self.world.board.collection.pk)],
        }

    def _destination(self, target: Target) -> int:
        """A public place for a page of the target's kind."""
        parents = target.page.specific_class.allowed_parent_page_models()
        from_home = self.world.board.home.get_descendants(inclusive=True).live()
        for page in from_home.exact_type(*parents).exclude(title="Closed reviews"):
            if page.pk != target.page.get_parent().pk:
                return page.pk
        return self.place

    def _places(
        self, addresses: list[Address]
    ) -> Iterator[tuple[Address, Target, dict]]:
        for address in addresses:
            if address.name == BULK:
                continue
            targeted = self._targeted(address)
            targets = self.world.targets if targeted else self.world.targets[:1]
            for target in targets:
                for words in words_of(address):
                    values = words | {
                        name: self._value(address, name, target)
                        for name in address.parameters
                        if name not in words
                    }
                    yield address, target, values

    def _targeted(self, address: Address) -> bool:
        labels = {
            name == "object_id" or self._label(address, name)
            for name in address.parameters
            if name not in next(iter(words_of(address)), {})
        }
        return bool(labels & OF_TARGET)

    def _label(self, address: Address, name: str) -> str:
        return row_of(address, name).partition("/")[0]

    def _value(self, address: Address, name: str, target: Target) -> object:
        label = self._label(address, name)
        if name == "destination_id":
            return self.destinations[target.file.pk]
        return self.own[target.file.pk].get(label) or self.world.rows.keys_of(label)[0]

    def _bulk(self) -> Iterator[Attempt]:
        from wagtail.admin.views.bulk_action.registry import bulk_action_registry

        bulk_action_registry._scan_for_bulk_actions()
        keys = {
            known.PAGE: [target.page.pk for target in self.world.targets],
            known.DOCUMENT: [target.file.pk for target in self.world.targets],
        }
        (address,) = [a for a in self.addresses if a.name == BULK]
        for app, models in bulk_action_registry.actions.items():
            for model, actions in models.items():
                for action in actions:
                    path = address.path(
                        {"app_label": app, "model_name": model, "action": action}
                    )
                    for key in keys.get(BULK_ROWS[model], ["all"]):
                        fields = self._everything(self.world.targets[0])
                        yield Attempt(
                            f"{BULK} {model} {action}",
                            f"{path}?id={key}&next=/admin/",
                            fields | {"chooser": [str(self.place)]},
                        )


def says_nothing(address: Address) -> bool:
    """Whether nothing is written by it, as its view says or we do."""
    return address.takes_no_post or is_said_to_write_nothing(address.name)


def is_said_to_write_nothing(name: str) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in WRITES_NOTHING)


OF_TARGET = {
    known.PAGE,
    known.DOCUMENT,
    known.REVISION,
    "boards.PageDocument",
    "boards.Release",
    "wagtailcore.TaskState",
}


def rows_of(target: Target) -> dict[str, int | None]:
    """The rows that are about a closed file, by their kinds."""
    state = target.page.specific.current_workflow_task_state
    row = target.row
    return {
        known.PAGE: target.page.pk,
        known.DOCUMENT: target.file.pk,
        known.REVISION: target.page.latest_revision_id,
        "boards.PageDocument": row and row.pk,
        "boards.Release": target.release and target.release.pk,
        "wagtailcore.TaskState": state and state.pk,
    }


def shapes_of(body: str, path: str, name: str) -> list[Shape]:
    """Each form of a page that posts to its own address, with each of its buttons."""
    forms = [form for form in forms_of(body, path) if form.method == "post"]
    soup = BeautifulSoup(body, "html.parser", parse_only=ONLY_FORMS)
    buttons = {
        button["name"]: button.get("value", "")
        for button in soup(["button", "input"], attrs={"name": True, "type": "submit"})
    }
    choices = _most_open(soup)
    found = []
    for form in forms:
        if name_of(form.path) != name:
            continue
        filled = fill(form.fields)
        ways = [filled, filled | {k: v for k, v in choices.items() if k in filled}]
        pressed = [{button: [value]} for button, value in buttons.items()] or [{}]
        found += [
            Shape(name, form.query, way | button)
            for way, button in itertools.product(ways, pressed)
        ]
    return list({json.dumps(shape.fields): shape for shape in found}.values())


def _most_open(soup: BeautifulSoup) -> Fields:
    """Every box ticked, and of every choice the one that opens most."""
    chosen: Fields = {}
    for box in soup("input", attrs={"name": True, "type": "checkbox"}):
        if not box["name"].endswith("DELETE"):
            chosen.setdefault(box["name"], []).append(box.get("value", "on"))
    offered: dict[str, list[str]] = {}
    for radio in soup("input", attrs={"name": True, "type": "radio"}):
        offered.setdefault(radio["name"], []).append(radio.get("value", ""))
    for select in soup("select", attrs={"name": True}):
        offered[select["name"]] = [o.get("value", "") for o in select("option")]
    for name, values in offered.items():
        if found := [value for value in OPENING[:2] if value in values]:
            chosen[name] = found[:1]
    return chosen
