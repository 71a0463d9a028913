"""All that listens, and what rooms give to others, installed in its order.

Two that hear of the same thing hear of it in this order: what refuses comes before what
writes down what was done.
"""

from boards.governance import new_hosts, site_sync
from boards.governance.redirects import moving
from boards.governance.staff import notifications
from boards.public import drafted_look, pdf, review_lists
from boards.public.filters import lists as filtered_lists
from boards.public.search import matches
from boards.publishing import after_publish, erasing, forgetting
from boards.publishing.archives import asking as asking_for_archives
from boards.publishing.availability import (
    floor_guards,
    form_checks,
    history,
)
from boards.publishing.caching import purging
from boards.publishing.copy_requests import retention
from boards.publishing.file_checks import (
    check_on_save,
    failed_checks,
    replacement_guards,
    root_key,
)
from boards.publishing.find import following as following_for_search
from boards.publishing.find import themes as themes_for_search
from boards.publishing.opinions import retention as retention_of_opinions
from boards.publishing.publication_record import recording
from boards.publishing.releases import (
    after_restore,
    closing,
    content_freeze,
    disclosure_guards,
    mended_pictures,
    silence,
    submission,
)
from boards.translations import carrying, deadlines, following, move_guards, rules

# What a room says to one that must not know it.
GIVEN = (
    pdf,
    review_lists,
    filtered_lists,
    matches,
    drafted_look,
    rules,
    deadlines,
    closing,
    silence,
    after_restore,
    erasing,
    root_key,
)
LISTENERS = (
    after_publish,
    site_sync,
    new_hosts,
    replacement_guards,
    check_on_save,
    failed_checks,
    moving,
    submission,
    retention,
    retention_of_opinions,
    asking_for_archives,
    notifications,
    carrying,
    disclosure_guards,
    content_freeze,
    following,
    move_guards,
    recording,
    purging,
    floor_guards,
    form_checks,
    history,
    mended_pictures,
    forgetting,
    following_for_search,
    themes_for_search,
)


def install() -> None:
    for module in (*GIVEN, *LISTENERS):
        module.install()
