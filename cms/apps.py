from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("publishing")

    def ready(self) -> None:
        from cms import (
            date_fields,
            error_summary,
            exports,
            page_status,
            pictures,
            publishing,
            slugs,
        )
        from cms.localize import check_nothing_is_synchronised
        from cms.tenancy import (
            build,
            checks,
            deletion,
            site_roots,
            translation_rules,
            wagtail_rules,
        )

        for module in (translation_rules, wagtail_rules):
            module.install()
        ours = (date_fields, pictures, publishing, page_status, exports, slugs)
        for module in (*ours, error_summary, site_roots, deletion):
            module.install()
        register(checks.check_wall, Tags.database)
        register(check_nothing_is_synchronised, Tags.database)
        pre_migrate.connect(build.take_down_for_changes, sender=self)
        post_migrate.connect(build.build_the_wall, sender=self)
