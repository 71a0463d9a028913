"""The addresses of the screens for languages in the CMS."""

from django.urls import path

from boards.admin.translations.board_languages import BoardLanguages
from boards.admin.translations.buttons import (
    BringInWords,
    MachineTranslate,
    PreviewTranslation,
)
from boards.admin.translations.files import DownloadPo, UploadPo
from boards.admin.translations.listing import TranslationList
from boards.admin.translations.translate_page import TranslatePage

OF_PAGE = "pages/<int:page_id>/"
OF_TRANSLATION = f"{OF_PAGE}translation/"

urlpatterns = [
    path(
        "boards/<int:board_id>/languages/",
        BoardLanguages.as_view(),
        name="board_languages",
    ),
    path(f"{OF_PAGE}translate/", TranslatePage.as_view(), name="translate_page"),
    path(
        f"{OF_TRANSLATION}preview/",
        PreviewTranslation.as_view(),
        name="translation_preview",
    ),
    path(f"{OF_TRANSLATION}po/", DownloadPo.as_view(), name="translation_po"),
    path(f"{OF_TRANSLATION}upload/", UploadPo.as_view(), name="translation_upload"),
    path(
        f"{OF_TRANSLATION}machine/",
        MachineTranslate.as_view(),
        name="translation_machine",
    ),
    path(
        f"{OF_TRANSLATION}bring-in/",
        BringInWords.as_view(),
        name="translation_bring_in",
    ),
    path("translations/", TranslationList.as_view(), name="translations"),
    path(
        "translations/results/",
        TranslationList.as_view(results_only=True),
        name="translations_results",
    ),
]
