"""Moments of a page at which the apps that know more have a say."""

from django.dispatch import Signal

# A page is being cleaned, whatever door it came by. Receivers get `page`, and raise
# ValidationError for what it must not say.
being_checked = Signal()

# A line of a page's documents is being cleaned, or left out in the editor's form.
# Receivers get `row`, and raise as well.
line_being_checked = Signal()
line_being_left_out = Signal()

# A file or a picture is about to be deleted, and nothing has begun yet. Receivers raise
# Refused where it has to stay. What goes with other things is told of by `pre_delete`.
being_deleted = Signal()
