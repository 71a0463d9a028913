"""All that listens to what becomes of documents, connected when the app is ready."""

from boards.availability import exceptions, guards, history, in_forms, withdrawing


def install() -> None:
    for module in (guards, in_forms, history, withdrawing, exceptions):
        module.install()
