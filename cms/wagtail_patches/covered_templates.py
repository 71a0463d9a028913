"""Templates of other libraries in whose place ours stand.

Each has the digest of what was read when ours was written.
"""

from cms.wagtail_patches import Relied


def template(app: str, name: str, why: str, source: str) -> Relied:
    return Relied((name,), f"{app}/templates/{name}", why, source)


WRITTEN = "Drawn hundreds of times a form, it is written by code."
LABELLED = "A fact of a list says on a phone what its heading says."
ADMIN, DOCUMENTS = "wagtail.admin", "wagtail.documents"
TEMPLATES = (
    template(
        ADMIN,
        "wagtailadmin/404.html",
        "Says no more than the public's.",
        "28f5e6d779f8bf38",
    ),
    template(
        ADMIN,
        "wagtailadmin/admin_base.html",
        "The product's styles.",
        "8d1e91482208ac34",
    ),
    template(
        ADMIN,
        "wagtailadmin/base.html",
        "The board that one works for.",
        "d9022f8527df321f",
    ),
    template(
        ADMIN,
        "wagtailadmin/generic/base.html",
        "Errors are summed up.",
        "396c75d15810634a",
    ),
    template(
        ADMIN,
        "wagtailadmin/generic/form.html",
        "Errors are summed up.",
        "61d591ff104ae59f",
    ),
    template(ADMIN, "wagtailadmin/home.html", "The dashboard.", "7eb3ee7b5a9d1355"),
    template(
        ADMIN,
        "wagtailadmin/home/account_summary.html",
        "The dashboard's head.",
        "ff5c7d30e46778c3",
    ),
    template(
        ADMIN, "wagtailadmin/login.html", "The product's name.", "d563c5a4e7f2c289"
    ),
    *(
        template(
            ADMIN,
            f"wagtailadmin/notifications/{name}",
            "Mails speak of sign-off, name the board and lead to the release.",
            source,
        )
        for name, source in (
            ("task_state_submitted.html", "47de32ee86a7227d"),
            ("task_state_submitted.txt", "7ebcf641a2f37e29"),
            ("task_state_submitted_subject.txt", "d4863a1a2759c40b"),
            ("workflow_state_approved.html", "5600b081d9233b74"),
            ("workflow_state_approved.txt", "365a9f11a4562088"),
            ("workflow_state_approved_subject.txt", "a33d187e703bf129"),
            ("workflow_state_rejected.html", "2df71d2564a9f1c7"),
            ("workflow_state_rejected.txt", "a0efe621987facbd"),
            ("workflow_state_rejected_subject.txt", "385b11f61a58fdb2"),
        )
    ),
    template(
        ADMIN,
        "wagtailadmin/pages/create.html",
        "A page's words are warned of, and Enter saves a draft.",
        "fc9cd05a7fd80461",
    ),
    template(
        ADMIN,
        "wagtailadmin/pages/edit.html",
        "A page's words are warned of, and Enter saves a draft.",
        "4910a7266f5e6130",
    ),
    template(
        ADMIN,
        "wagtailadmin/pages/edit_partials.html",
        "So are they when it is saved by itself.",
        "a92a0fa37c5c4186",
    ),
    template(
        ADMIN,
        "wagtailadmin/pages/explorable_index_results.html",
        "Lists of pages say which of them wait.",
        "e4b19184103d255d",
    ),
    *(
        template(ADMIN, f"wagtailadmin/{name}.html", WRITTEN, source)
        for name, source in (
            ("panels/field_panel", "a603afd9456cb203"),
            ("panels/multi_field_panel_child", "0e4d5e717b9cbdf2"),
            ("shared/formatted_field", "954e33b8668e6ed5"),
            ("shared/icon", "df704baa86db8cc5"),
        )
    ),
    template(
        ADMIN,
        "wagtailadmin/panels/inline_panel.html",
        "No script stands in the page.",
        "195bb0b199edb062",
    ),
    template(
        ADMIN,
        "wagtailadmin/panels/multiple_chooser_panel.html",
        "No script stands in the page.",
        "673bc9b26ca95c03",
    ),
    *(
        template(ADMIN, f"wagtailadmin/tables/{name}.html", LABELLED, source)
        for name, source in (
            ("cell", "21f16d57ba0da477"),
            ("date_cell", "130a0826598ffe17"),
        )
    ),
    template(
        ADMIN,
        "wagtailadmin/widgets/date_input.html",
        "No script stands in the page.",
        "2557f7a4fd543d7c",
    ),
    template(
        ADMIN,
        "wagtailadmin/shared/page_status_tag.html",
        "One word, one colour and one icon for how far a page is.",
        "9d4a2f8bd5792d3a",
    ),
    template(
        ADMIN,
        "wagtailadmin/shared/human_readable_date.html",
        "A moment is written in one way.",
        "924b86164bc546c2",
    ),
    template(
        ADMIN,
        "wagtailadmin/skeleton.html",
        "The language of the page.",
        "e24190d53b6e8561",
    ),
    template(
        "wagtail",
        "wagtailcore/password_required.html",
        "The board's own page.",
        "707b31d06454f046",
    ),
    template(
        DOCUMENTS,
        "wagtaildocs/documents/edit.html",
        "What was found in a file.",
        "3dae49abb878432f",
    ),
)
