"""A typed note becomes a dated one when its page is published, and its field is empty.

All of it happens in the transaction of the publication.
"""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import Page, PageLogEntry, Revision

from cms.models import BasePage, ChangeNote
from cms.models.change_notes import NOTHING_NOTED, ChangeSize

NOTED = "cms.change_note"


def keep_the_note(page: Page, revision: Revision | None, alias: bool) -> None:
    """Wagtail says "published" also of a page that is only scheduled."""
    if not isinstance(page, BasePage) or not page.live:
        return
    if alias:
        _follow_the_source(page)
    else:
        _keep(page, revision)


def _keep(page: BasePage, revision: Revision | None) -> None:
    now = page.last_published_at or timezone.now()
    size = page.change_size
    if text := page.change_note.strip():
        note = ChangeNote.objects.create(
            page_id=page.pk,
            revision=revision,
            text=text,
            size=size,
            is_public=page.change_is_public,
            published_at=now,
        )
        _log(page, note)
    if page.updated_at is None or size == ChangeSize.MAJOR:
        page.updated_at = now
    page.forget_note()
    _store(page, **NOTHING_NOTED, updated_at=page.updated_at)


def _follow_the_source(alias: BasePage) -> None:
    source = alias.alias_of.specific if alias.alias_of else None
    if isinstance(source, BasePage):
        _store(alias, updated_at=source.updated_at)


def _store(page: BasePage, **fields: object) -> None:
    """Change the row alone: nothing of the rest has changed since it was published."""
    type(page).objects.filter(pk=page.pk).update(**fields)


def _log(page: BasePage, note: ChangeNote) -> None:
    log(
        instance=page,
        action=NOTED,
        revision=note.revision,
        data={"text": note.text, "size": note.size, "is_public": note.is_public},
    )


def register_actions(actions: LogActionRegistry) -> None:
    """Have a page's history say what changed."""

    @actions.register_action(NOTED)
    class NoteFormatter(LogFormatter):
        label = gettext_lazy("Note a change")

        def format_message(self, log_entry: PageLogEntry) -> str:
            return sentence(**log_entry.data)


def sentence(text: str, size: str, is_public: bool) -> str:
    """A note as the page's history says it."""
    words = {
        ("major", True): _("Major change, shown to the public: “%(text)s”"),
        ("major", False): _("Major change, not shown to the public: “%(text)s”"),
        ("minor", True): _("Minor change, shown to the public: “%(text)s”"),
        ("minor", False): _("Minor change, not shown to the public: “%(text)s”"),
    }
    return words[size, is_public] % {"text": text}
