"""Layers of a PDF that are switched off: not shown, and still in the file."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from cms.reading.report import Report


def hidden_layers(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """The layers that a reader does not see when the file opens."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, pikepdf.Dictionary):
        return []
    usual = properties.get("/D", pikepdf.Dictionary())
    off = {key(layer) for layer in usual.get("/OFF", [])}
    on = {key(layer) for layer in usual.get("/ON", [])}
    all_off = usual.get("/BaseState") == "/OFF"
    return [
        layer
        for layer in properties.get("/OCGs", [])
        if key(layer) in off or (all_off and key(layer) not in on)
    ]


def key(layer: pikepdf.Object) -> tuple[int, int]:
    return layer.objgen


def note(pdf: pikepdf.Pdf, report: Report) -> None:
    for layer in hidden_layers(pdf):
        name = str(layer.get("/Name", ""))
        report.add("hidden_layers", shown=report.safe(name))
        report.text(name, where="layer")


def remove_hidden(pdf: pikepdf.Pdf) -> bool:
    """Remove hidden layers with what they hold, where nothing else is touched by it.

    Answers whether it has. Where a layer begins or ends in the middle of something
    else, all stays as it is, and the check of the copy says so.
    """
    hidden = {key(layer) for layer in hidden_layers(pdf)}
    places = [place for place in _places(pdf) if _names_of(place, hidden)]
    if not hidden or not all(_is_simple(place, hidden) for place in places):
        return False
    for place in places:
        names = _names_of(place, hidden)
        left = _without(pikepdf.parse_content_stream(place), names)
        content = pikepdf.unparse_content_stream(left)
        if isinstance(place, pikepdf.Page):
            place.Contents = pikepdf.Stream(pdf, content)
        else:
            place.write(content)
        _forget(place, names)
    _forget_layers(pdf, hidden)
    return True


def _places(pdf: pikepdf.Pdf) -> list[Any]:
    """Whatever has a content of its own: pages, and forms that they draw."""
    forms = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
    ]
    return [*pdf.pages, *forms]


def _names_of(place: Any, hidden: set[tuple[int, int]]) -> set[str]:
    """By what names a content calls hidden layers, and what is drawn in them."""
    resources = place.get("/Resources", {})
    layers = {
        name
        for name, layer in resources.get("/Properties", {}).items()
        if _is_hidden(layer, hidden)
    }
    drawn = {
        name
        for name, item in resources.get("/XObject", {}).items()
        if "/OC" in item and _is_hidden(item.OC, hidden)
    }
    return layers | drawn


def _is_hidden(layer: pikepdf.Object, hidden: set[tuple[int, int]]) -> bool:
    """A layer, or a set of layers, that shows nothing while these are off."""
    if key(layer) in hidden:
        return True
    members = layer.get("/OCGs")
    if isinstance(members, pikepdf.Dictionary):
        return key(members) in hidden
    return bool(members) and all(key(member) in hidden for member in members)


def _is_simple(place: Any, hidden: set[tuple[int, int]]) -> bool:
    """Whether each part that would go begins and ends nothing but itself."""
    state = 0
    for instruction, inside in _marked(
        pikepdf.parse_content_stream(place), _names_of(place, hidden)
    ):
        operator = str(instruction.operator)
        if inside and operator in _OPENS:
            state += 1
        elif inside and operator in _CLOSES:
            state -= 1
        elif not inside and state:
            return False
    return state == 0


_OPENS, _CLOSES = {"q", "BT"}, {"Q", "ET"}


def _marked(instructions: Any, names: set[str]) -> Iterator[tuple[Any, bool]]:
    """Each instruction of a content, and whether it belongs to a hidden layer."""
    depth = 0
    for instruction in instructions:
        operator = str(instruction.operator)
        operands = [str(operand) for operand in instruction.operands]
        if depth:
            depth += operator in ("BDC", "BMC")
            yield instruction, True
            depth -= operator == "EMC"
        elif operator == "BDC" and operands[0] == "/OC" and operands[1] in names:
            depth = 1
            yield instruction, True
        else:
            yield instruction, operator == "Do" and operands[0] in names


def _without(instructions: Any, names: set[str]) -> list[Any]:
    return [one for one, inside in _marked(instructions, names) if not inside]


def _forget(place: Any, names: set[str]) -> None:
    for kind in ("/Properties", "/XObject"):
        known = place.Resources.get(kind, {})
        for name in names:
            if name in known:
                del known[name]


def _forget_layers(pdf: pikepdf.Pdf, hidden: set[tuple[int, int]]) -> None:
    shown = [layer for layer in pdf.Root.OCProperties.OCGs if key(layer) not in hidden]
    if shown:
        everything = pikepdf.Array(shown)
        pdf.Root.OCProperties = pikepdf.Dictionary(
            OCGs=everything, D=pikepdf.Dictionary(Order=everything)
        )
    else:
        del pdf.Root["/OCProperties"]
