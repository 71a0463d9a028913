"""What a page's history says of its documents and of its withdrawal (R10)."""

from django.utils.translation import gettext_lazy as _

# The action: what it is called in a filter, and what is said of one.
ACTIONS = {
    "put_on_request": (
        _("Put a document on request"),
        _("“%(document)s” put on request: %(reason)s"),
    ),
    "withdraw_document": (
        _("Withdraw a document"),
        _("“%(document)s” withdrawn: %(reason)s"),
    ),
    "bring_back": (
        _("Ask for a document to come back"),
        _("Draft made that publishes “%(document)s” again: %(reason)s"),
    ),
    "withdraw": (_("Withdraw a page"), _("Withdrawn with its files: %(reason)s")),
    "restore": (_("Restore a page"), _("Draft made that restores it: %(reason)s")),
    "keep_until_floor": (
        _("Keep until its floor"),
        _("Not ended at its time: %(reason)s"),
    ),
    "keep_past_end": (
        _("Keep past its end"),
        _("Not ended at its time: %(reason)s"),
    ),
    "floor_exception": (
        _("Shorter than the guidance"),
        _("Reports kept for %(own)s months; the guidance asks for %(asked)s"),
    ),
}
