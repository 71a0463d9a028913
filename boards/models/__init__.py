"""The page families, one a file."""

from boards.models.about import AboutReview
from boards.models.availability import AvailabilityChange
from boards.models.board import Board
from boards.models.clock import BankHoliday, DailyMail
from boards.models.content import ContentPage
from boards.models.documents import Availability, PageDocument
from boards.models.editions import GuidanceEdition
from boards.models.events import EventIndexPage, EventPage
from boards.models.faq import FaqPage
from boards.models.files import (
    CleanedCopy,
    FileCheck,
    FindingConfirmation,
    NeverPublishEntry,
)
from boards.models.invitations import Invitation
from boards.models.learning import (
    BriefingPage,
    BulletinPage,
    LearningIndexPage,
    PracticeThemePage,
)
from boards.models.ledger import LedgerLine, LetOutBy, Opened
from boards.models.library import LibraryIndexPage, LibraryItemPage
from boards.models.life import BoardClosure, BoardHost, BoardOpening, BoardPause
from boards.models.membership import BoardRole, LastBoard, Membership, Role
from boards.models.news import NewsIndexPage, NewsPage
from boards.models.once_public import OncePublic, StaysOnRecord
from boards.models.people import ContactPage, SubgroupPage
from boards.models.previews import PreviewLink
from boards.models.redirects import Redirect
from boards.models.related import RelatedReview
from boards.models.releases import (
    CopyRecipient,
    CopySent,
    Release,
    ReleaseItem,
    ReleaseState,
    ReleaseTick,
    SchedulerBeat,
)
from boards.models.requests import DocumentRequest
from boards.models.review_list import ReviewIndexPage, ReviewListSection
from boards.models.reviews import ReviewPage
from boards.models.shaping import Shaping
from boards.models.shared import DocumentKind, ReviewType, Theme
from boards.models.sign_off import SignOffTask
from boards.models.withdrawals import Withdrawal

__all__ = [
    "AboutReview",
    "Availability",
    "BankHoliday",
    "AvailabilityChange",
    "Board",
    "BoardClosure",
    "BoardHost",
    "BoardOpening",
    "BoardPause",
    "BoardRole",
    "BriefingPage",
    "BulletinPage",
    "CleanedCopy",
    "ContactPage",
    "ContentPage",
    "CopyRecipient",
    "CopySent",
    "DailyMail",
    "DocumentKind",
    "DocumentRequest",
    "EventIndexPage",
    "EventPage",
    "FaqPage",
    "FileCheck",
    "FindingConfirmation",
    "GuidanceEdition",
    "LastBoard",
    "Invitation",
    "LedgerLine",
    "LetOutBy",
    "LearningIndexPage",
    "LibraryIndexPage",
    "LibraryItemPage",
    "Membership",
    "NeverPublishEntry",
    "NewsIndexPage",
    "NewsPage",
    "OncePublic",
    "Opened",
    "PageDocument",
    "PracticeThemePage",
    "PreviewLink",
    "Redirect",
    "RelatedReview",
    "Release",
    "ReleaseItem",
    "ReleaseState",
    "ReleaseTick",
    "ReviewIndexPage",
    "ReviewListSection",
    "ReviewPage",
    "ReviewType",
    "Role",
    "SchedulerBeat",
    "Shaping",
    "SignOffTask",
    "StaysOnRecord",
    "SubgroupPage",
    "Theme",
    "Withdrawal",
]
