"""Pasting into rich text, in a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).parents[2] / "static" / "js" / "paste.js"
# What came from elsewhere, with SECRET wherever a reader of it saw nothing.
CLIPBOARDS = {
    "Word": """<html><head><style><!-- span.Quiet {mso-hide:all;} --></style>
        </head><body>
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
PAGE = '<div class="DraftEditor-root"><div id="editor" contenteditable></div></div>'
# What the editor's own listener is given, in the bubbling phase as React's is.
PASTE = """([type, html]) => {
    const received = [];
    const listen = (event) => {
        const given = event.clipboardData || event.dataTransfer;
        received.push([given.getData("text/html"), given.getData("text/plain")]);
    };
    document.addEventListener(type, listen);
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "SECRET in plain text");
    const options = {bubbles: true, cancelable: true};
    document.getElementById("editor").dispatchEvent(type === "paste"
        ? new ClipboardEvent(type, {...options, clipboardData: data})
        : new DragEvent(type, {...options, dataTransfer: data}));
    document.removeEventListener(type, listen);
    return received;
}"""


def test_what_reaches_rich_text_keeps_structure_and_nothing_hidden_or_deleted(
    browser: Browser,
):
    with browser.new_context() as context:
        tab = context.new_page()
        tab.set_content(PAGE)
        tab.add_script_tag(path=SCRIPT)
        for source, html in CLIPBOARDS.items():
            for way in ("paste", "drop"):
                [[rich, plain]] = tab.evaluate(PASTE, [way, html])

                assert "SECRET" not in rich + plain, (source, way, rich, plain)
                for kept in ("Findings", "strong", "linked", "remarked", "Itemised"):
                    assert kept in rich, (source, way, kept, rich)
                    assert kept in plain, (source, way, kept, plain)
                for tag in ("<h2", "<b>", 'href="https://example.org/"', "<ul", "<li>"):
                    assert tag in rich, (source, way, tag, rich)
