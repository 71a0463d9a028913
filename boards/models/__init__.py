"""The page families, one a file."""

from boards.models.board.archives import BoardArchive
from boards.models.board.board import Board
from boards.models.board.hub import Hub, HubMembership, Region
from boards.models.board.invitations import Invitation
from boards.models.board.lifecycle import (
    BoardClosure,
    BoardHost,
    BoardOpening,
    BoardPause,
)
from boards.models.board.membership import BoardRole, LastBoard, Membership, Role
from boards.models.board.redirects import Redirect
from boards.models.board.renewals import Renewal
from boards.models.pages.about import AboutReview
from boards.models.pages.contacts import ContactPage, SubgroupPage
from boards.models.pages.content import ContentPage
from boards.models.pages.events import EventIndexPage, EventPage
from boards.models.pages.faq import FaqPage
from boards.models.pages.learning import (
    BriefingPage,
    BulletinPage,
    LearningIndexPage,
    PracticeThemePage,
)
from boards.models.pages.library import LibraryIndexPage, LibraryItemPage
from boards.models.pages.list_entries import ReviewListEntry
from boards.models.pages.news import NewsIndexPage, NewsPage
from boards.models.pages.related import RelatedReview
from boards.models.pages.review_list import ReviewIndexPage, ReviewListSection
from boards.models.pages.reviews import ReviewPage
from boards.models.publishing.availability import AvailabilityChange
from boards.models.publishing.copy_requests import DocumentRequest
from boards.models.publishing.covers import Cover
from boards.models.publishing.deadlines import BankHoliday, DailyMail
from boards.models.publishing.documents import Availability, PageDocument
from boards.models.publishing.file_checks import (
    CleanedCopy,
    FileCheck,
    FindingConfirmation,
    NeverPublishEntry,
)
from boards.models.publishing.ledger import LedgerLine, LetOutBy, Opened
from boards.models.publishing.once_public import OncePublic, StaysOnRecord
from boards.models.publishing.opinions import PageOpinion
from boards.models.publishing.page_words import WordsConfirmation
from boards.models.publishing.passages import FileText, Passage, SearchWord
from boards.models.publishing.previews import PreviewLink
from boards.models.publishing.releases import (
    CopyRecipient,
    CopySent,
    Release,
    ReleaseItem,
    ReleaseState,
    ReleaseTick,
    SchedulerBeat,
)
from boards.models.publishing.shaping import Shaping
from boards.models.publishing.sign_off import SignOffTask
from boards.models.publishing.withdrawals import Withdrawal
from boards.models.shared.editions import GuidanceEdition
from boards.models.shared.lists import (
    DocumentKind,
    FormerTheme,
    ReviewType,
    Theme,
)

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
    "Cover",
    "DailyMail",
    "DocumentKind",
    "DocumentRequest",
    "EventIndexPage",
    "EventPage",
    "FaqPage",
    "FileCheck",
    "FileText",
    "FindingConfirmation",
    "FormerTheme",
    "GuidanceEdition",
    "Hub",
    "HubMembership",
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
    "PageOpinion",
    "Passage",
    "BoardArchive",
    "PracticeThemePage",
    "Region",
    "PreviewLink",
    "Redirect",
    "RelatedReview",
    "Release",
    "ReleaseItem",
    "ReleaseState",
    "ReleaseTick",
    "Renewal",
    "ReviewIndexPage",
    "ReviewListEntry",
    "ReviewListSection",
    "ReviewPage",
    "ReviewType",
    "Role",
    "SchedulerBeat",
    "SearchWord",
    "Shaping",
    "SignOffTask",
    "StaysOnRecord",
    "SubgroupPage",
    "Theme",
    "Withdrawal",
    "WordsConfirmation",
]
