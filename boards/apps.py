from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class BoardsConfig(AppConfig):
    name = "boards"
    verbose_name = _("boards")

    def ready(self) -> None:
        from boards import installation, tenancy
        from boards.governance.staff.checks import check_rights
        from boards.governance.staff.rights import give_every_board_its_roles
        from boards.publishing.releases.gate import TwoPeople
        from boards.wagtail_patches import PATCHES
        from cms import publishing, wagtail_patches

        publishing.use(TwoPeople())
        wagtail_patches.register(*PATCHES)
        register(check_rights, Tags.database)
        tenancy.install()
        installation.install()
        post_migrate.connect(give_every_board_its_roles, sender=self)
