"""What the check looks for, and what no check can find, as people are told it."""

from django.utils.translation import gettext_lazy as _

# What is looked for, as people are told it where nothing was found.
CHECKS = (
    _("words and pictures that nobody can see"),
    _("redactions that were marked and not applied"),
    _("comments, marks and tracked changes"),
    _("earlier versions, and layers that are switched off"),
    _("files, programs and forms inside the file"),
    _("who made it, when, and with what"),
    _("what photographs say of themselves"),
    _("letters that cannot be read by a machine"),
    _("words of the never-publish list"),
    _("NHS and National Insurance numbers, and dates of birth"),
    _("postcodes, telephone numbers and email addresses"),
)
NO_CHECK_FINDS = _(
    "No check finds a child who is told by the story rather than by a name, a face in "
    "a photograph, handwriting, or what a machine misreads in a picture."
)
