"""What the CMS puts in the place of others' own, so that a screen takes less time."""

from django.utils.translation.trans_real import DjangoTranslation
from wagtail.blocks.base import BlockWidget
from wagtail.models import WorkflowMixin

from cms import block_definitions, while_shown, words_once
from cms.wagtail_patches import Patch

PATCHES = (
    Patch(
        BlockWidget,
        "_build_block_json",
        block_definitions.build_block_json,
        why="The definition of all blocks was packed anew for each form.",
        guarded_by="tests/cms/test_block_definitions.py::"
        "test_blocks_are_packed_once_a_language",
        goes_when="Wagtail keeps what it has packed.",
        source="ceaadc2d6aad45d9",
    ),
    Patch(
        DjangoTranslation,
        "gettext",
        words_once.gettext,
        why="Each word was looked for in the catalogues of a dozen packages.",
        guarded_by="tests/cms/test_words_once.py::"
        "test_a_word_is_looked_for_once_in_each_language",
        goes_when="Django puts the catalogues of a language together.",
        source="6487d063b070f626",
        reads=DjangoTranslation,
    ),
    Patch(
        WorkflowMixin,
        "current_workflow_state",
        property(while_shown.current_workflow_state),
        why="A form asked fourteen times whether its page is in a workflow.",
        guarded_by="tests/test_cms_queries.py::"
        "test_a_review_with_ten_documents_is_opened_and_saved_as_a_draft",
        goes_when="Wagtail asks once a screen.",
        source="8029ca20417eeebf",
    ),
)
