"""Permissions are called by what their models are called here.

Django names them when it makes them, from the English words of the code: “Can change
task”. Staff are shown those names as they are stored, and know a step of a sign-off.
"""

from django.apps import AppConfig
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Permission
from django.db.models import Model
from django.db.models.signals import post_migrate
from django.utils.translation import override


def install() -> None:
    post_migrate.connect(_name_in_our_words, dispatch_uid="permissions in our words")


def _name_in_our_words(
    app_config: AppConfig, verbosity: int, using: str, apps: Apps, **_signal: object
) -> None:
    # Django's own listener comes after this one, and finds them made.
    create_permissions(app_config, verbosity, using=using, apps=apps)
    for model in app_config.get_models():
        written, ours = _names(model)
        if written != ours:
            _rename(model, written, ours)


def _names(model: type[Model]) -> tuple[str, str]:
    """As the code has it, and as English has it here."""
    with override("en-gb"):
        return model._meta.verbose_name_raw, str(model._meta.verbose_name)


def _rename(model: type[Model], written: str, ours: str) -> None:
    own = Permission.objects.filter(
        content_type__app_label=model._meta.app_label,
        content_type__model=model._meta.model_name,
        name__endswith=f" {written}",
    )
    for permission in own:
        permission.name = permission.name.removesuffix(written) + ours
        permission.save(update_fields=["name"])
