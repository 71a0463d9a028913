"""The administrators' screens: each says what it will do, and does it when told so."""

from django.urls import path

from boards.admin.lifecycle.addresses import HostsView, RenameView
from boards.admin.lifecycle.deletion import DeleteView
from boards.admin.lifecycle.states import CloseView, PauseView, ReopenView, ResumeView

SCREENS = {
    "rename": RenameView,
    "hosts": HostsView,
    "pause": PauseView,
    "resume": ResumeView,
    "close": CloseView,
    "reopen": ReopenView,
    "delete": DeleteView,
}

urls = [
    path(f"boards/<int:board_id>/{name}/", view.as_view(), name=f"board_{name}")
    for name, view in SCREENS.items()
]
