from cms.models.change_notes import ChangeNote
from cms.models.kept_pages import KeptPage
from cms.models.mail import StoredMail
from cms.models.media import BoardDocument, BoardImage, BoardRendition
from cms.models.pages import BasePage
from cms.models.sealed import SealedSecret
from cms.models.tags import BoardTag, DocumentTag, ImageTag
from cms.models.tasks import StoredTask, WorkerBeat
from cms.models.versions_of_boards import PublicVersion

__all__ = [
    "BasePage",
    "BoardDocument",
    "BoardImage",
    "BoardRendition",
    "BoardTag",
    "ChangeNote",
    "DocumentTag",
    "ImageTag",
    "KeptPage",
    "PublicVersion",
    "SealedSecret",
    "StoredMail",
    "StoredTask",
    "WorkerBeat",
]
