"""Layers of a PDF that are switched off: not shown, and still in the file."""

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
