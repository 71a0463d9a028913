"""The small pieces of Wagtail's forms, which a page's form holds by the hundred.

Wagtail draws each by templates within templates. What is written here says the same,
but for the spaces between elements.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import cast

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from wagtail.admin.panels import Panel
from wagtail.admin.templatetags import wagtailadmin_tags

from cms.written_html import attributes, said

register = template.Library()
Get = Callable[..., object]
OF_A_FIELD = (
    "field",
    "rendered_field",
    "classname",
    "id_for_label",
    "sr_only_label",
    "icon",
    "help_text_id",
    "show_add_comment_button",
    "label_text",
    "error_message_id",
    "wrapper_id",
)


@register.simple_tag(takes_context=True)
def written_icon(context: Context) -> SafeString:
    """Of what Wagtail's tag for icons gives its template."""
    return _safe(_icon(**{name: context.get(name) for name in OF_AN_ICON}))


@register.simple_tag(takes_context=True)
def written_field(context: Context) -> SafeString:
    """Of what Wagtail's tags for fields give their template."""
    return _safe(_field(context))


@register.simple_tag(takes_context=True)
def written_panel_field(context: Context) -> SafeString:
    """A field in a panel, which has said its name already."""
    given = {name: context[name] for name in OF_A_FIELD if name in context}
    help_text = context["self"].help_text
    found = wagtailadmin_tags.formattedfield(
        **given, show_label=False, help_text=help_text
    )
    return _safe(_field(found))


@register.simple_tag
def written_panel_attributes(child: Panel.BoundPanel) -> SafeString:
    """Of the element around a panel within another."""
    classes = wagtailadmin_tags.classnames("w-panel__wrapper", child.classes())
    return _safe(f'class="{said(classes)}"{attributes(child.attrs)}')


@register.simple_tag
def written_panel_heading(child: Panel.BoundPanel) -> SafeString:
    """What a panel within another is called."""
    if not child.heading:
        return _safe("")
    mark = REQUIRED if _called(child.is_required) else ""
    words, key = f"{said(child.heading)}{mark}", _called(child.id_for_label)
    if getattr(child, "read_only", False):
        return _safe(f'<h3 class="{LABEL}" id="{said(key)}-label">{words}</h3>')
    if not key:
        return _safe(f'<h3 class="{LABEL}">{words}</h3>')
    named = f'for="{said(key)}" id="{said(key)}-label"'
    return _safe(f'<label class="{LABEL}" {named}>{words}</label>')


OF_AN_ICON = ("name", "classname", "title", "wrapped")
LABEL = "w-field__label"
REQUIRED = '<span class="w-required-mark">*</span>'


def _safe(html: str) -> SafeString:
    return mark_safe(html)


def _called(value: object) -> object:
    return value() if callable(value) else value


def _icon(
    name: object,
    classname: object = "icon",
    title: object = None,
    wrapped: object = False,
) -> str:
    name = said(name)
    drawn = (
        f'<svg class="icon icon-{name} {said(classname)}" aria-hidden="true">'
        f'<use href="#icon-{name}"></use></svg>'
    )
    if title:
        drawn += f'<span class="w-sr-only">\n            {said(title)}\n        </span>'
    return f'<span class="icon-wrapper">{drawn}</span>' if wrapped else drawn


def _field(given: Context | Mapping[str, object]) -> str:
    """given: a context, or a mapping, of which all may be missing."""
    get = given.get
    classes = f"w-field {said(get('field_classname', ''))}"
    classes += " w-field--error" if get("has_errors") else ""
    classes += " w-field--commentable" if get("show_add_comment_button") else ""
    outer = f'class="w-field__wrapper {said(get("classname", ""))}"'
    outer += _optional("id", get("wrapper_id")) + attributes(_attrs(get))
    path = _optional("data-contentpath", get("contentpath"))
    error_id = _optional("id", get("error_message_id"))
    help_id = _optional("id", get("help_text_id"))
    return f"""<div {outer}>{_label(get)}
<div class="{classes}" data-field{path}>
<div class="w-field__errors" data-field-errors{error_id}>{_errors(get)}</div>
<div class="w-field__help"{help_id} data-field-help>{_help(get("help_text"))}</div>
<div class="w-field__input" data-field-input>
{_icon(get("icon"), "w-field__icon") if get("icon") else ""}
{said(get("rendered_field", ""))}
{_comment_button(get("label_id")) if get("show_add_comment_button") else ""}
</div>
</div>
</div>
"""


def _optional(name: str, value: object) -> str:
    return f' {name}="{said(value)}"' if value else ""


def _label(get: Get) -> str:
    if not get("show_label"):
        return ""
    classes = f"{LABEL} w-sr-only" if get("sr_only_label") else LABEL
    named = _optional("for", get("label_for")) + _optional("id", get("label_id"))
    mark = REQUIRED if get("required") else ""
    words = said(get("label_text", ""))
    return f'\n<label class="{classes}"{named}>\n{words}{mark}\n</label>'


def _attrs(get: Get) -> Mapping[str, object]:
    return cast("Mapping[str, object]", get("attrs") or {})


def _errors(get: Get) -> str:
    errors = cast("Iterable[object]", get("errors"))
    if not errors:
        return ""
    words = "".join(f"{said(error)} " for error in errors)
    icon = _icon("warning", "w-field__errors-icon")
    return f'\n{icon}\n<p class="error-message">\n{words}\n</p>\n'


def _help(text: object) -> str:
    return f'\n<div class="help">{said(text)}</div>\n' if text else ""


def _comment_button(label: object) -> str:
    said_by = _optional("aria-describedby", label)
    icons = "\n".join((_icon("comment-add"), _icon("comment-add-reversed")))
    return (
        '<button class="w-field__comment-button w-field__comment-button--add"'
        ' type="button" data-component="add-comment-button" data-comment-add'
        f' aria-label="{said(gettext("Add comment"))}"{said_by}>\n{icons}\n</button>'
    )
