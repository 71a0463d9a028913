"""Inputs of forms, written without a template for each of them.

A page's form has hundreds of inputs, and thousands of options in them. Django draws
each by a template that includes others, which took a third of the time of such a page.
What is written here is what Django's templates write, byte by byte; of all other
widgets the template is drawn.
"""

from collections.abc import Callable
from typing import TypedDict, cast

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from cms.written_html import as_text, attributes, said

OF_WIDGETS = "django/forms/widgets/"


class Widget(TypedDict, total=False):
    """What a widget gives its template, as far as it is asked here."""

    template_name: str
    type: str
    name: str
    value: object
    attrs: dict[str, object]
    label: object
    wrap_label: bool
    optgroups: "list[tuple[object, list[Widget], int]]"


Write = Callable[[Widget], str]


class FormRenderer(TemplatesSetting):
    """Templates of ours stand before those of widgets as well."""

    def render(
        self,
        template_name: str,
        context: dict[str, object],
        request: HttpRequest | None = None,
    ) -> str:
        write = WRITTEN.get(template_name)
        widget = cast("Widget", context.get("widget", {}))
        if write is None or not _are_options_known(widget):
            return super().render(template_name, context, request)
        return write(widget).strip()


def _are_options_known(widget: Widget) -> bool:
    return all(
        option["template_name"] in OPTIONS
        for _name, options, _place in widget.get("optgroups", ())
        for option in options
    )


def _head(widget: Widget) -> str:
    return f'name="{said(widget["name"])}"'


def _input(widget: Widget) -> str:
    value, other = widget["value"], attributes(widget["attrs"])
    shown = "" if value is None else f' value="{as_text(value)}"'
    return f'<input type="{said(widget["type"])}" {_head(widget)}{shown}{other}>\n'


def _textarea(widget: Widget) -> str:
    value = said(widget["value"]) if widget["value"] else ""
    other = attributes(widget["attrs"])
    return f"<textarea {_head(widget)}{other}>\n{value}</textarea>\n"


def _option(widget: Widget) -> str:
    value, other = as_text(widget["value"]), attributes(widget["attrs"])
    return f'<option value="{value}"{other}>{said(widget["label"])}</option>\n'


def _select(widget: Widget) -> str:
    parts = [f"<select {_head(widget)}{attributes(widget['attrs'])}>"]
    for name, options, _place in widget["optgroups"]:
        if name:
            parts.append(f'\n  <optgroup label="{said(name)}">')
        parts += [f"\n  {OPTIONS[one['template_name']](one)}" for one in options]
        if name:
            parts.append("\n  </optgroup>")
    return f"{''.join(parts)}\n</select>\n"


def _input_with_label(widget: Widget) -> str:
    if not widget.get("wrap_label"):
        return f"{_input(widget)}\n\n"
    key = widget["attrs"].get("id")
    start = f'<label for="{said(key)}">' if key else "<label>"
    return f"{start}{_input(widget)} {said(widget['label'])}</label>\n\n"


def _inputs(widget: Widget) -> str:
    outer = ((name, widget["attrs"].get(name)) for name in ("id", "class"))
    shown = "".join(f' {name}="{said(value)}"' for name, value in outer if value)
    parts = [f"<div{shown}>"]
    for name, options, _place in widget["optgroups"]:
        if name:
            parts.append(f"\n  <div><label>{said(name)}</label>")
        parts += [
            f"<div>\n    {OPTIONS[one['template_name']](one)}</div>" for one in options
        ]
        if name:
            parts.append("\n  </div>")
    return f"{''.join(parts)}\n</div>\n"


def _templates(*written: tuple[Write, str]) -> dict[str, Write]:
    return {
        f"{OF_WIDGETS}{name}.html": write
        for write, names in written
        for name in names.split()
    }


OPTIONS = _templates(
    (_option, "select_option"), (_input_with_label, "checkbox_option radio_option")
)
WRITTEN = _templates(
    (_input, "checkbox date datetime email hidden number password tel text time url"),
    (_textarea, "textarea"),
    (_select, "select"),
    (_inputs, "checkbox_select radio"),
)
