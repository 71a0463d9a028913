"""Wagtail's admin, with what helps an editor and without what does not."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms import change_notes, localize
from cms.picture_uploads import picture_screens
from cms.tagging import TagDocuments, TagImages
from cms.users import own_sessions
from cms.users.second_factor import own as own_second_factors

# News of Wagtail's own, which says nothing about how this site is edited.
WAGTAILS_OWN_NEWS = ("editor-guide", "whats-new-in-wagtail")
# For those who build the site; what waits for a sign-off stands under Releases.
BUILDERS_REPORTS = {
    "page-types-usage",
    "aging-pages",
    "workflows",
    "workflow-tasks",
}
# Each of these stands on those before it.
PASTING = [
    f"pasting/{name}"
    for name in (
        "frame",
        "marks",
        "colour",
        "pseudo",
        "facts",
        "seen",
        "blocks",
        "paste",
    )
]

localize.take_out_screens()
own_second_factors.install()
own_sessions.install()
hooks.register("register_log_actions", change_notes.register_actions)
hooks.register("register_admin_urls", picture_screens, order=-10)
# After Wagtail's own, whose place they take.
for action in (TagDocuments, TagImages):
    hooks.register("register_bulk_action", action, order=100)


@hooks.register("insert_global_admin_css")
def admin_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def admin_scripts() -> SafeString:
    """Begins widgets, keeps signs in slugs, sends once and logged in, cleans pastes."""
    return format_html_join(
        "",
        '<script src="{}"></script>',
        [
            (static(f"js/{name}.js"),)
            for name in ("starts", "slugs", "still_in", "one_save", *PASTING)
        ],
    )


@hooks.register("construct_help_menu")
def keep_help_to_this_site(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not item.name.startswith(WAGTAILS_OWN_NEWS)]


@hooks.register("construct_reports_menu")
def keep_reports_to_the_boards(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in BUILDERS_REPORTS]
