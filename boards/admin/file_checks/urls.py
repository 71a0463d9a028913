"""The addresses of checks and of the never-publish list in the CMS."""

from django.urls import path

from boards.admin.file_checks.findings import (
    CheckAgain,
    Clean,
    Findings,
    PlacePicture,
    Report,
)
from boards.admin.file_checks.never_publish import NeverPublish, RemoveEntry

BASE = "file-checks/<int:document_id>/"
LIST = "boards/<int:board_id>/never-publish/"

urlpatterns = [
    path(BASE, Findings.as_view(), name="file_findings"),
    path(f"{BASE}report/", Report.as_view(), name="file_check_report"),
    path(
        f"{BASE}places/<slug:mark>/<int:number>/",
        PlacePicture.as_view(),
        name="file_finding_place",
    ),
    path(f"{BASE}check/", CheckAgain.as_view(), name="check_file_again"),
    path(f"{BASE}clean/", Clean.as_view(), name="clean_file"),
    path(LIST, NeverPublish.as_view(), name="never_publish"),
    path(
        f"{LIST}<int:entry_id>/remove/",
        RemoveEntry.as_view(),
        name="remove_never_publish_entry",
    ),
]
