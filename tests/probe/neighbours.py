"""Boards that are known by their words: each has a row in every table, and real work.

Whatever a board's rows say begins with the board's animal and ends with a number, so
that it is known whose it is wherever it turns up.
"""

from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import (
    Comment,
    CommentReply,
    Page,
    PageLogEntry,
    PageViewRestriction,
    UploadedFile,
)

from boards.models import ContentPage, Cover, PageDocument, Role
from boards.publishing.file_checks import never_publish
from cms.models import BoardDocument
from cms.tenancy.declaration import all_rules
from cms.tenancy.rules import SHARED
from cms.tenancy.scope import in_scope, unscoped
from cms.users.models import User
from home.provisioning import OpenedBoard
from tests.cms.tenancy.rows import Rows
from tests.factories import (
    make_board,
    make_document,
    make_image,
    make_member,
    make_page,
    release,
)
from tests.languages import version


class Neighbour(Rows):
    """A board in the middle of its work, with people in each of its roles."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.more: dict[type, list[Any]] = {}
        super().__init__()

    def _open(self) -> OpenedBoard:
        return make_board(
            name=self.text(),
            short_name=self.text(),
            hostname=f"{self.text()}.example",
            lead=self.text(),
            address=self.text(),
            email=f"{self.text()}@example.org",
        )

    def _make_what_has_to_fit(self) -> None:
        self._share()
        self.scheduled = timezone.now() + timezone.timedelta(days=30)
        self.manager = self.person(Role.MANAGER)
        User.objects.filter(pk=self.editor.pk).update(
            email=f"{self.text()}@example.org",
            first_name=self.text(),
            last_name=self.text(),
        )
        with in_scope(self.scope):
            # As its people do: what they write is stamped with their board.
            self._make_files()
            self._make_pages()
            self._make_comments()
        self._make_restrictions()
        self._keep_a_list()
        super()._make_what_has_to_fit()
        with in_scope(self.scope):
            self.translated = version(self._content(live=True), "pl")
        self._start_workflow()

    def person(self, role: Role) -> User:
        return make_member(
            self.board,
            role,
            email=f"{self.text()}@example.org",
            first_name=self.text(),
            last_name=self.text(),
        )

    def _share(self) -> None:
        """What all boards share says nothing of this one."""
        shared = {table for table, rule in all_rules().items() if rule == SHARED}
        for model in apps.get_models():
            if model._meta.db_table in shared and (row := model.objects.first()):
                self.keys[model] = row.pk

    def _knows(self, *rows: Any) -> None:
        for row in rows:
            self.more.setdefault(type(row), []).append(row.pk)
            self.keys.setdefault(type(row), row.pk)

    def _keep_a_list(self) -> None:
        """Of what it never publishes: an entry that can be compared with its pages."""
        board = self.board.board
        never_publish.add(board, ["Somebody Unnamed"], self.text(), self.manager)
        self._knows(board.never_publish.get())

    def _make_files(self) -> None:
        collection = self.board.collection.add_child(name=self.text())
        self.picture = make_image(
            self.board,
            title=self.text(),
            description=self.text(),
            uploaded_by_user=self.editor,
        )
        self.file = make_document(
            self.board, title=self.text(), filename=f"{self.text()}.pdf"
        )
        BoardDocument.objects.filter(pk=self.file.pk).update(
            uploaded_by_user=self.editor
        )
        hidden = make_document(self.board, title=self.text())
        hidden.collection = collection
        hidden.save()
        self.file.tags.add(self.text())
        self.picture.tags.add(self.text())
        upload = UploadedFile.objects.create(
            file=ContentFile(b"words", name=f"{self.text()}.txt"),
            uploaded_by_user=self.editor,
        )
        # The check draws them, in nobody's scope.
        with unscoped():
            covers = [
                Cover.objects.create(
                    document=file, file_hash=file.file_hash, picture=b""
                )
                for file in (self.file, hidden)
            ]
        logged = log(self.file, "wagtail.edit", user=self.editor)
        self._knows(
            collection,
            logged,
            self.picture,
            self.picture.get_rendition("width-4"),
            # As lists show it: made anew, its file would have another name each time.
            self.picture.get_rendition("max-165x165"),
            self.file,
            hidden,
            *covers,
            upload,
        )

    def _make_pages(self) -> None:
        self.published = self._content(live=True)
        self.draft = self._content(live=False)
        self.locked = self._content(live=True)
        Page.objects.filter(pk=self.locked.pk).update(
            locked=True, locked_by=self.editor, locked_at=timezone.now()
        )
        waiting = self._content(live=False)
        waiting.go_live_at = self.scheduled
        self._revise(waiting).publish(user=self.editor)
        released = release(self.published, self.file, title=self.text())
        self.draft.release = PageDocument.objects.create(
            page_id=self.draft.pk, kind=released.kind, title=self.text()
        )
        alias = self.published.create_alias(
            parent=self.board.home, update_slug=self.text()
        )
        self.keys[Page] = self.published.pk
        self.more[Page] = [
            page.pk
            for page in (self.published, self.draft, self.board.home, self.locked)
        ]
        self.alias = Page.objects.get(pk=alias.pk)
        revision = self.published.latest_revision
        # A second home page would be one that nobody can make.
        self._knows(self.board.home)
        self._knows(revision, waiting.latest_revision)
        self._knows(PageLogEntry.objects.filter(page=self.published).first())

    def _content(self, *, live: bool) -> ContentPage:
        text = [("text", f"<p>{self.text()}</p>")]
        page = make_page(
            ContentPage,
            self.board.home,
            title=self.text(),
            search_description=self.text(),
            body=text,
            owner=self.editor,
            live=live,
        )
        first = self._revise(page)
        if live:
            first.publish(user=self.editor)
            page.refresh_from_db()
        page.title = self.text()
        self._revise(page)
        return ContentPage.objects.get(pk=page.pk)

    def _revise(self, page: ContentPage) -> Any:
        return page.save_revision(user=self.editor, log_action=True, changed=True)

    def _make_comments(self) -> None:
        comment = Comment.objects.create(
            page=self.published.page_ptr,
            user=self.editor,
            text=self.text(),
            contentpath="title",
        )
        reply = CommentReply.objects.create(
            comment=comment, user=self.editor, text=self.text()
        )
        self._knows(comment, reply)

    def _make_restrictions(self) -> None:
        private = self._content(live=True)
        restriction = PageViewRestriction.objects.create(
            page=private.page_ptr,
            restriction_type=PageViewRestriction.PASSWORD,
            password=self.text(),
        )
        self.private = private
        self._knows(restriction)

    def _start_workflow(self) -> None:
        state = self.board.board.get_workflow().start(self.draft, self.editor)
        self._knows(state, state.current_task_state)

    def keys_of(self, label: str) -> list[Any]:
        """The keys of this board's rows of a model, the plainest first.

        label: the model's, and perhaps after a slash which of the rows.
        """
        label, _slash, which = label.partition("/")
        if which:
            return [getattr(self, which).pk]
        model = apps.get_model(label)
        return list(dict.fromkeys([*self.more.get(model, []), self.keys[model]]))
