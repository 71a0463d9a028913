"""What begins a widget of Wagtail's, without a script that stands in the page.

Wagtail writes `<script>new Chooser(…)</script>` beside what it is about. A browser that
runs what stands in a page also runs what somebody has got into it. Here an element says
in its attributes what begins and with what; `static/js/starts.js` knows what may.
"""

import json

from django.forms.renderers import BaseRenderer
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.widgets import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser

Attrs = dict[str, str]


def starts(name: str, *given: object) -> SafeString:
    """Begins what `name` is called in Wagtail's scripts, with what is given."""
    return format_html(
        '<starts-here data-name="{}" data-given="{}" hidden></starts-here>',
        name,
        json.dumps(given),
    )


def chooser(
    widget: BaseChooser,
    name: str,
    value: object,
    attrs: Attrs | None = None,
    renderer: BaseRenderer | None = None,
) -> SafeString:
    """A chooser as Wagtail renders it, and what begins it."""
    key, shown = (attrs or {})["id"], widget.get_value_data(value)
    html = widget.render_html(name, shown, attrs)
    if isinstance(widget, AdminTaskChooser):
        return mark_safe(html + starts("createTaskChooser", key))
    given = widget.get_js_init_options(key, name, shown)
    return mark_safe(html + starts(widget.js_constructor, key, given))
