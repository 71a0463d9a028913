from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class BoardsConfig(AppConfig):
    name = "boards"
    verbose_name = _("boards")

    def ready(self) -> None:
        from boards import signals, tenancy  # noqa: F401
        from boards.availability import listening
        from boards.files import signals as files_signals  # noqa: F401
        from boards.people import notifications
        from boards.people.checks import check_rights
        from boards.people.rights import give_every_board_its_roles
        from boards.previews import following as of_previews  # noqa: F401
        from boards.record import forgetting, noting
        from boards.redirects import moving  # noqa: F401
        from boards.release import fixed, following, keeping_closed  # noqa: F401
        from boards.release.gate import TwoPeople
        from boards.requests import keeping  # noqa: F401
        from boards.translations import carrying
        from boards.translations import following as of_sources
        from boards.translations import moving as of_languages
        from cms import publishing

        publishing.use(TwoPeople())
        register(check_rights, Tags.database)
        notifications.install()
        carrying.install()  # Before the record of what is public is written.
        keeping_closed.install()
        fixed.install()
        of_sources.install()
        of_languages.install()
        noting.install()
        forgetting.install()
        listening.install()
        post_migrate.connect(give_every_board_its_roles, sender=self)
