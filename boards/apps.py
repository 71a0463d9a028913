from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BoardsConfig(AppConfig):
    name = "boards"
    verbose_name = _("boards")

    def ready(self) -> None:
        from boards import signals, tenancy  # noqa: F401
