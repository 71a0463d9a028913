"""Pasting into rich text, in a browser."""

import json

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.demonstration import Demonstration

pytestmark = pytest.mark.browser

EDITOR = ".public-DraftEditor-content"
# What came from elsewhere, with SECRET wherever a reader of it saw nothing.
CLIPBOARDS = {
    "Word": """<html><head><style><!-- span.Quiet {mso-hide:all;} --></style></head><body>
        <!--StartFragment--><h2>Findings</h2>
        <p class=MsoNormal>Kept <b>strong</b> <a href="https://example.org/">linked</a>
        <a style='mso-comment-reference:AK_1'>remarked</a><span
        class=MsoCommentReference><![if !supportAnnotations]><a class=msocomanchor
        href="#_msocom_1">[SECRET1]</a><![endif]></span>
        <del cite="mailto:A"><s>SECRET</s></del>
        <span style='display:none;mso-hide:all'>SECRET</span>
        <span class=Quiet>SECRET</span><!--[if !supportAnnotations]--><i>SECRET</i>
        <!--[endif]--></p>
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>
        <span style='mso-list:Ignore'>SECRET</span><![endif]>Itemised</p>
        <!--EndFragment--><div style='mso-element:comment-list'>
        <div style='mso-element:comment'><p class=MsoCommentText>SECRET</p></div></div>
        </body></html>""",
    "Google Docs": """<h2>Findings</h2><p>Kept <b>strong</b>
        <a href="https://example.org/">linked</a> remarked<sup><a href="#cmnt1"
        id="cmnt_ref1">[SECRET]</a></sup></p><ul><li>Itemised</li></ul><div><p><a
        href="#cmnt_ref1">[a]</a>SECRET</p><p>SECRET</p></div>""",
    "a web page": """<style>.x {display: none !important}</style><h2>Findings</h2>
        <p>Kept <b>strong</b> <a href="https://example.org/">linked</a> remarked
        <span class="x">SECRET</span><span hidden>SECRET</span>
        <span style="visibility:hidden">SECRET</span><strike>SECRET</strike>
        <span style="font-size:0">SECRET</span><span style="opacity: 0">SECRET</span>
        <span style="text-decoration:line-through">SECRET</span></p>
        <ul><li>Itemised</li></ul>""",
}
PASTE = """(editor, html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "SECRET in plain text");
    editor.dispatchEvent(new ClipboardEvent("paste",
        {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def pasted(tab: Page, html: str) -> dict[str, object]:
    """What the form would send once this is all that the editor holds."""
    editor = tab.locator(EDITOR).first
    editor.click()
    tab.keyboard.press("Control+a")
    tab.keyboard.press("Delete")
    editor.evaluate(PASTE, html)
    field = tab.locator("[data-draftail-input]").first
    tab.wait_for_function(
        "field => field.value.includes('Kept')", arg=field.element_handle()
    )
    stored: dict[str, object] = json.loads(field.input_value())
    return stored


def test_pasting_keeps_structure_and_drops_what_was_hidden_or_deleted(
    demonstration: Demonstration, browser: Browser
):
    email, password = demonstration.editor
    with browser.new_context() as context:
        tab = context.new_page()
        tab.goto(demonstration.address("localhost", "admin/pages/"))
        tab.fill("input[name=username]", email)
        tab.fill("input[name=password]", password)
        tab.click("button[type=submit]")
        tab.click("main a[href*='/edit/']")
        tab.wait_for_selector(EDITOR)
        # The demonstration stays as it is: nothing is saved, not by itself either.
        tab.route(
            "**/*",
            lambda route: (
                route.continue_() if route.request.method == "GET" else route.abort()
            ),
        )

        for source, html in CLIPBOARDS.items():
            stored = json.dumps(pasted(tab, html))

            assert "SECRET" not in stored, source
            for kept in ("Findings", "strong", "remarked", "Itemised", "BOLD", "LINK"):
                assert kept in stored, (source, kept, stored)
            assert "header-two" in stored, (source, stored)
            assert "unordered-list-item" in stored, (source, stored)
