"""What the histories of pages, files and boards say of all that boards do."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from boards.availability import log as of_availability
from boards.files import log as of_files
from boards.people import log as of_people
from boards.previews import log as of_previews
from boards.release import records as of_releases
from boards.requests import log as of_requests
from boards.translations import log as of_translations
from cms.log_sentences import register_sentences


@hooks.register("register_log_actions")
def register_what_boards_do(actions: LogActionRegistry) -> None:
    everyday = (of_availability, of_files, of_previews, of_releases, of_translations)
    for module in everyday:
        register_sentences(actions, module.ACTIONS)
    register_sentences(actions, of_people.ACTIONS, kind=of_people.WithRoles)
    register_sentences(actions, of_requests.ACTIONS, prefix="boards.request_")
