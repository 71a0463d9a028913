"""Where the probe sees nothing, and where the wall changes an answer: each with why."""

_SHARED = "Lists that all boards share: no row of theirs is a board's."
_SENT = "Takes what is sent to it, which test_writing.py does; reading it is refused."
_ENTRANCE = "For who is not logged in."
_ONESELF = "About the person who asks."
_EMPTY_FORM = "An empty form, which offers no row."
_REDIRECTS = "Leads elsewhere; what it leads to is asked by itself."
_KEY_OF_A_PAGE = "Asked for the key of a page, which another board's file may have."
_BYTES = "Answers with a picture or a script, and not with words."

# Addresses, with "*" for any end, that tell nobody anything of a board.
BLIND: dict[str, str] = {
    "file_finding_place": "A picture, by a mark that is a digest of the finding.",
    "admin/*": "Addresses that lead nowhere.",
    "*:choose_parent": _REDIRECTS,
    "bank_holidays:*": _SHARED,
    "document_kinds:*": _SHARED,
    "guidance_editions:*": _SHARED,
    "review_types:*": _SHARED,
    "themes:*": _SHARED,
    "decide_theme": "Administrators alone decide; to others it is not there.",
    "propose_theme": _SENT,
    "themes_found": "Themes that all boards share, and excerpts where a page has them.",
    "later_panels": "Asks administrators for a board first.",
    "wagtaillocales:*": _SHARED,
    "wagtailsnippets:index": "There are no snippets.",
    "switch_board": _SENT,
    "find_page": _REDIRECTS,
    "wagtailadmin_pages:confirm_workflow_cancellation": "It says no name of a row.",
    "help*": "The handbook, which is of no board.",
    "put_up_document": _SENT,
    "board_open": _EMPTY_FORM,
    "join": _ENTRANCE,
    "open_invitation": _ENTRANCE,
    "send_invitation_again": _SENT,
    "withdraw_invitation": _SENT,
    "check_file_again": _SENT,
    "translations_results": "Asks administrators for a board first.",
    "translation_bring_in": _SENT,
    "translation_machine": _SENT,
    "due_report_results": "Asks administrators for a board first.",
    "release_of_page": _REDIRECTS,
    "opinion_report_results": "Asks administrators for a board first.",
    "opinion_report": "Asks administrators for a board first.",
    "opinions:usage": "Nothing points at what a visitor said.",
    "opinions:add": "Visitors say it; nobody adds one here.",
    "opinions:edit": "Nobody changes what a visitor said.",
    "requests:add": "Visitors ask; nobody adds a request here.",
    "requests:delete": "A request's data is deleted by a screen of its own.",
    "revoke_preview_link": _SENT,
    "board_archives": "Names no row; asks the active board's managers alone.",
    "hub_facts": "Administrators alone; it is of no board.",
    "hub_membership": "Names no row; asks the active board's managers alone.",
    "fetch_archive": "Its row has no file here: boards/publishing/archives.",
    "clean_file": _SENT,
    "background_tasks": "Administrators alone; nothing of any board has failed.",
    "run_all_tasks_again": _SENT,
    "run_task_again": _SENT,
    "remove_never_publish_entry": _SENT,
    "wagtailadmin_pages:delete": "What was public is not deleted: it leads back.",
    "wagtailadmin_pages:move_confirm": "A page is not moved to where it is.",
    "wagtailadmin_account": _ONESELF,
    "metrics": "For whoever has the key of the settings, and names no board.",
    "single_sign_on*": _ENTRANCE,
    "second_step*": _ONESELF,
    "set_up_*": _ONESELF,
    "new_recovery_codes": _ONESELF,
    "leave_second_step": _SENT,
    "log_out_person": _SENT,
    "confirm_renewal": _SENT,
    "refuse_renewal": _SENT,
    "sessions": _ONESELF,
    "remove_second_step": _SENT,
    "wagtailadmin_api:*:find": _REDIRECTS,
    "wagtailadmin_api:pages:action": _SENT,
    "wagtailadmin_block_preview": _BYTES,
    "wagtailadmin_choose_page_*_link": _EMPTY_FORM,
    "wagtailembeds:*": _EMPTY_FORM,
    "wagtailadmin_dismissibles": _SENT,
    "wagtailadmin_editing_sessions:*": _SENT,
    "wagtailadmin_javascript_catalog": _BYTES,
    "wagtailadmin_sprite": _BYTES,
    "wagtailadmin_log*": _ENTRANCE,
    "wagtailadmin_password_reset*": _ENTRANCE,
    "wagtailadmin_pages:add": "The first kind of page cannot be added there.",
    "wagtailadmin_pages:preview_on_*": "Shows what was sent before, which is nothing.",
    "wagtailadmin_pages:collect_workflow_action_data": _EMPTY_FORM,
    "wagtailadmin_pages:workflow_action": _SENT,
    "wagtailadmin_pages:lock": _SENT,
    "wagtailadmin_pages:unlock": _SENT,
    "wagtailadmin_pages:set_page_position": _SENT,
    "wagtailadmin_pages:revisions_index": _REDIRECTS,
    "wagtailadmin_pages:revisions_unschedule": "What has no time leads back.",
    "wagtailadmin_reports:page_types_usage_results": (
        "The newest page of each kind, which is another board's."
    ),
    "wagtailadmin_workflows:add": _EMPTY_FORM,
    "wagtailadmin_workflows:enable*": _SENT,
    "wagtailadmin_workflows:task_chooser_create": "Asks for the kind of step first.",
    "wagtailadmin_workflows:remove": _REDIRECTS,
    "wagtailadmin_workflows:select_task_type": _EMPTY_FORM,
    "wagtaildocs:*_multiple": _SENT,
    "wagtaildocs:*_uploaded_document": _SENT,
    "wagtailimages:*_multiple": _SENT,
    "wagtailimages:*_uploaded_image": _SENT,
    "wagtailimages:preview": _BYTES,
    "wagtailimages:url_generator*": _BYTES,
    "wagtailsites:add": _EMPTY_FORM,
    "*:history_results": "Nobody has changed the row yet.",
}

# Where a board's own people are answered otherwise without the wall.
DIFFERENCES: dict[str, str] = {
    "later_panels": (
        "The newest of all boards would push the board's own from the short lists."
    ),
    "wagtailadmin_home": (
        "The newest of all boards would push the board's own from the short lists."
    ),
    "wagtailadmin_api:documents:find": _KEY_OF_A_PAGE,
    "wagtailadmin_api:images:find": _KEY_OF_A_PAGE,
    "wagtailadmin_tag_autocomplete": (
        "A tag in Wagtail's own table, which our tags have taken the place of."
    ),
    "wagtailadmin_reports:page_types_usage*": (
        "It would name the newest page of all boards, in place of the board's own."
    ),
}
