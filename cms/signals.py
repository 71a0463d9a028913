"""Moments of a page at which the apps that know more have a say."""

from collections.abc import Callable, Container, Iterable
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import ModelSignal
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

# A stored file is not needed any more. Receivers get `storage` and `name`, and see to
# it that its bytes go in time.
file_unwanted = Signal()


def leaves(names: Container[str], update_fields: Iterable[str] | None) -> bool:
    """Whether a row is stored in part, and none of some columns with it."""
    return update_fields is not None and not any(one in names for one in update_fields)


def listen_to(
    signal: ModelSignal,
    listen: Callable[..., Any],
    *models: type[Model],
    dispatch_uid: str,
) -> None:
    """Hear of the rows of models and of those that inherit them, and of no others.

    Django tells of a row by its own model alone, so each of them is a sender.
    """
    for model in apps.get_models():
        if issubclass(model, models):
            signal.connect(listen, sender=model, dispatch_uid=dispatch_uid)
