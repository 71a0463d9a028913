"""Pasting into rich text, in a browser."""

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route

from cms.wagtail_hooks import PASTING
from tests.browser.clipboards import HIDDEN, SEEN

pytestmark = pytest.mark.browser

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
WORD_ITEM = (
    "<p class=MsoListParagraph style='mso-list:l0 level{} lfo1'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>{}<span>&nbsp; </span></span><![endif]>{}</p>\n"
)
STRUCTURES = [
    (
        "<h1>One</h1><h2>Two</h2><h3>Three</h3><h5>Five</h5>",
        "<h2>One</h2><h2>Two</h2><h3>Three</h3><h3>Five</h3>",
    ),
    (
        "".join(
            WORD_ITEM.format(*item)
            for item in [
                (1, "1.", "one"),
                (2, "·", "inside"),
                (2, "·", "more"),
                (1, "2.", "two"),
                (1, "·", "other"),
            ]
        ),
        "<ol><li>one<ul><li>inside</li><li>more</li></ul></li><li>two</li></ol>"
        "<ul><li>other</li></ul>",
    ),
    (
        "<h1 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.&nbsp;"
        "</span>Findings</h1>",
        "<h2>1.&nbsp;Findings</h2>",
    ),
    (
        "<table><tr><th>Who<th>When<tr><td><p>One</p><td><p>Two <b>now</b></p></table>",
        "<div><div><p><b>Who</b> | <b>When</b></p><p>One | Two <b>now</b></p></div>"
        "</div>",
    ),
    (
        "<style>.w { font-weight: 700 } .s { font-style: italic }</style>"
        '<b style="font-weight:normal"><p>a <span class=w>b</span> '
        "<em class=w>c</em></p></b>",
        "<p>a <b>b</b> <b><i>c</i></b></p>",
    ),
    (
        '<p><a href="/here">a</a> <a href="#x">b</a> <a href="javascript:c()">c</a> '
        '<a href="mailto:d@example.org">d</a></p>',
        '<p>a b c <a href="mailto:d@example.org">d</a></p>',
    ),
    (
        "<li>one</li><li>two</li><p>three\n  <!-- --> four </p>",
        "<ul><li>one</li><li>two</li></ul><p>three four</p>",
    ),
    ("<p style='white-space:pre-wrap'>one\ntwo</p>", "<p>one<br>two</p>"),
    (
        "<ul><li><p>one</p><ol><li>two</li></ol></li></ul>",
        "<ul><li>one<ol><li>two</li></ol></li></ul>",
    ),
    (
        WORD_ITEM.format(1, "·", "one")
        + "<p>two</p>"
        + WORD_ITEM.format(1, "·", "three"),
        "<ul><li>one</li></ul><p>two</p><ul><li>three</li></ul>",
    ),
    # Letters that no font draws.
    ("<p>one" + "".join(chr(0xE0000 + ord(one)) for one in "SECRET"), "<p>one</p>"),
    ('<p onclick="a()" class=b style="color:red" data-c=d>one</p>', "<p>one</p>"),
]
ACTIVE = """<body onload="window.ran = 1"><p>KEPT</p>
    <script>window.ran = 2</script><script src="http://e.org/script"></script>
    <style onload="window.ran = 3">@import "http://e.org/sheet";
    @font-face { font-family: "f"; src: url(http://e.org/font) }
    p { font-family: f; background: url(http://e.org/picture) }</style>
    <link rel=stylesheet href="http://e.org/link">
    <meta http-equiv=refresh content="0;url=http://e.org/away">
    <img src="http://e.org/image" srcset="http://e.org/set 2x" onerror="window.ran = 4">
    <video src="http://e.org/video" poster="http://e.org/poster"></video>
    <details open ontoggle="window.ran = 5">KEPT</details>
    <iframe src="http://e.org/frame" srcdoc="<script>top.ran = 6</script>"></iframe>
    <svg onload="window.ran = 7"><image href="http://e.org/svg" /></svg>
    <object data="http://e.org/object"></object>
    <input type=image src="http://e.org/input" autofocus onfocus="window.ran = 8">"""
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
SAID = "document.querySelector('[data-pasting]')?.textContent.trim()"
UNREADABLE = (
    "What you pasted could not be read. Paste it as plain text with Ctrl+Shift+V, and "
    "look for words that should not be there."
)
# What keeps a clipboard from being read, from the browser that is too old to the one
# that answers wrongly.
BREAKS = {
    "no parser": "DOMParser.prototype.parseFromString = null",
    "no frame": "Object.defineProperty(HTMLIFrameElement.prototype,"
    " 'contentDocument', {value: null})",
    "no layout": "document.head.insertAdjacentHTML('beforeend',"
    " '<style>iframe { display: none !important }</style>')",
    "an event that carries nothing": "const Own = ClipboardEvent; let made = 0;"
    "window.ClipboardEvent = function (type, options) {"
    "  return new Own(type, made++ ? {} : options); }",
}


def scripted(tab: Page) -> Page:
    """A page with an editor, and with the scripts that the CMS has on each page."""
    tab.set_content(PAGE)
    for name in PASTING:
        tab.add_script_tag(path=finders.find(f"js/{name}.js"))
    return tab


@pytest.fixture(scope="module")
def editor(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield scripted(context.new_page())


def paste(tab: Page, html: str, way: str = "paste") -> tuple[str, str]:
    """The HTML and the plain text that an editor is given."""
    [[rich, plain]] = tab.evaluate(PASTE, [way, html])
    return rich, plain


@pytest.mark.parametrize("way", ["paste", "drop"])
@pytest.mark.parametrize("source", CLIPBOARDS)
def test_what_reaches_rich_text_keeps_structure_and_nothing_hidden_or_deleted(
    editor: Page, source: str, way: str
):
    rich, plain = paste(editor, CLIPBOARDS[source], way)

    assert "SECRET" not in rich + plain
    for kept in ("Findings", "strong", "linked", "remarked", "Itemised"):
        assert kept in rich
        assert kept in plain
    for tag in ("<h2", "<b>", 'href="https://example.org/"', "<ul", "<li>"):
        assert tag in rich


@pytest.mark.parametrize("html", HIDDEN)
def test_what_nobody_sees_is_not_pasted(editor: Page, html: str):
    rich, plain = paste(editor, html)

    assert "SECRET" not in rich + plain
    assert "KEPT" in rich
    assert "KEPT" in plain


@pytest.mark.parametrize("html", SEEN)
def test_what_is_seen_is_pasted(editor: Page, html: str):
    rich, plain = paste(editor, html)

    assert "KEPT" in rich
    assert "KEPT" in plain


@pytest.mark.parametrize(("html", "rich"), STRUCTURES)
def test_what_is_pasted_keeps_its_structure(editor: Page, html: str, rich: str):
    assert paste(editor, html)[0] == rich


def test_an_editor_is_told_that_words_were_left_out(editor: Page):
    paste(editor, '<p>KEPT <span style="color:white">SECRET</span></p>')
    assert editor.evaluate(SAID) == (
        "Some words were left out: they were hidden or struck through where you copied "
        "them. If you miss any, type them."
    )

    paste(editor, "<p>KEPT</p>")
    assert editor.evaluate(SAID) is None


@pytest.mark.parametrize("cause", BREAKS)
def test_what_cannot_be_read_is_refused_in_words(browser: Browser, cause: str):
    with browser.new_context() as context:
        tab = scripted(context.new_page())
        tab.add_script_tag(content=BREAKS[cause])

        assert not tab.evaluate(PASTE, ["paste", "<p>KEPT <del>SECRET</del></p>"])

        assert tab.evaluate(SAID) == UNREADABLE
        assert tab.locator("[data-pasting][role=alert]").is_visible()
        assert not tab.locator("iframe").count()


def test_a_clipboard_runs_nothing_and_fetches_nothing(browser: Browser):
    asked: list[str] = []

    def refuse(route: Route) -> None:
        """Only what the frame's own policy let pass comes here."""
        asked.append(route.request.url)
        route.abort()

    with browser.new_context() as context:
        tab = scripted(context.new_page())
        tab.route("**/*", refuse)

        paste(tab, ACTIVE)
        tab.wait_for_function("new Promise(done => setTimeout(() => done(true), 50))")

        assert tab.evaluate("window.ran") is None
    assert asked == []
