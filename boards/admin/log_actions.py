"""What the histories of pages, files and boards say of all that boards do."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from boards.governance.staff import audit_log as of_people
from boards.publishing.archives import audit_log as of_archives
from boards.publishing.availability import audit_log as of_availability
from boards.publishing.copy_requests import audit_log as of_requests
from boards.publishing.file_checks import audit_log as of_files
from boards.publishing.page_words import audit_log as of_words
from boards.publishing.previews import audit_log as of_previews
from boards.publishing.releases import audit_log as of_releases
from boards.publishing.themes import audit_log as of_themes
from boards.translations import audit_log as of_translations
from cms.log_sentences import register_sentences


def register_what_boards_do(actions: LogActionRegistry) -> None:
    everyday = (
        of_archives,
        of_availability,
        of_files,
        of_words,
        of_previews,
        of_releases,
        of_themes,
        of_translations,
    )
    for module in everyday:
        register_sentences(actions, module.ACTIONS)
    register_sentences(actions, of_people.ACTIONS, kind=of_people.WithRoles)
    register_sentences(actions, of_requests.ACTIONS, prefix="boards.request_")


def install() -> None:
    hooks.register("register_log_actions", register_what_boards_do)
