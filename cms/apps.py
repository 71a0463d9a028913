from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("publishing")

    def ready(self) -> None:
        from django_tasks.checks import check_tasks

        from cms import date_fields, one_step, permission_names, stored_files
        from cms.kept import refreshing
        from cms.localize import check_nothing_is_synchronised
        from cms.mail import after_restore
        from cms.search.checks import check_extension
        from cms.tasks.checks import check_waiting_tasks
        from cms.tenancy import build, checks, deletion, withheld
        from cms.tenancy import translation_rules as of_translations
        from cms.tenancy import wagtail_rules as of_wagtail
        from cms.wagtail_patches import of_all

        listeners = date_fields, deletion, stored_files, after_restore, one_step
        rules = of_translations, of_wagtail, withheld
        for module in (*rules, *listeners, permission_names, refreshing, of_all):
            module.install()
        register(check_tasks)
        for check in (
            checks.check_wall,
            check_extension,
            check_waiting_tasks,
            check_nothing_is_synchronised,
        ):
            register(check, Tags.database)
        pre_migrate.connect(build.take_down_for_changes, sender=self)
        post_migrate.connect(build.build_the_wall, sender=self)
