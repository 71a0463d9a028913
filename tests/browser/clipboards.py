"""What a clipboard can hold: SECRET is seen by nobody who looks at it, KEPT by all."""

from html import escape
from json import dumps


def _styled(style: str) -> str:
    return f'<p>KEPT <span style="{escape(style)}">SECRET</span></p>'


def _box(style: str) -> str:
    return f'<p>KEPT</p><div style="{escape(style)}">SECRET</div>'


def _ruled(rules: str) -> str:
    return f"<style>{rules}</style><p>KEPT <span class=x>SECRET</span></p>"


def _own(text: str, html: str) -> str:
    """A copy out of an editor: its text once as data and once as HTML."""
    fragment = {
        "blocks": [
            {
                "key": "aaaaa",
                "text": text,
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [],
                "data": {},
            }
        ],
        "entityMap": {},
    }
    held = escape(dumps(fragment))
    return f'<div data-draftjs-conductor-fragment="{held}">{html}</div>'


_STYLES = [
    # no room, or too little
    "font:0/0 a",
    "font-size:.5px",
    "font-size:1px",
    "font-size:2px",
    "font-size:.05em",
    "letter-spacing:-1em",
    "font-size-adjust:.01",
    "zoom:.05",
    "display:inline-block;transform:scale(0)",
    "display:inline-block;transform:scaleX(.02)",
    "display:inline-block;scale:.05",
    "display:inline-block;transform:rotateY(90deg)",
    "display:inline-block;transform:rotateY(180deg);backface-visibility:hidden",
    # elsewhere
    "display:inline-block;transform:translateX(-9999px)",
    "display:inline-block;translate:0 -9999px",
    # no colour
    "color:rgba(0,0,0,0)",
    "color:#0000",
    "color:#00000008",
    "color:hsla(0,0%,0%,0)",
    "color:white",
    "color:#fafafa",
    "color:oklch(100% 0 0)",
    "color:color(srgb 1 1 1)",
    "background:#000;color:#000",
    "background:rgba(0,0,0,.5);color:#808080",
    "background:black;mso-highlight:black",
    "-webkit-text-fill-color:transparent",
    "opacity:.01",
    "opacity:0%",
    "filter:opacity(0)",
    "filter:blur(30px)",
    "mix-blend-mode:screen",
    "mask-image:linear-gradient(transparent,transparent)",
    "-webkit-text-security:disc",
    # not at all, however it is written
    "display:/**/none",
    "display:n\\6fne",
    "d\\69splay:none",
    "display:none !ImPortant",
    "VISIBILITY:HIDDEN",
    "content-visibility:hidden;display:inline-block",
    # deleted, or hidden in Word alone
    "text-decoration:underline line-through",
    "mso-hide:all",
    "color:red;/*x*/mso-hide : ALL",
    "mso-special-character:comment",
]
_BOXES = [
    "max-height:0;overflow:hidden",
    "height:0;overflow:clip",
    "height:0;contain:paint",
    "height:1px;overflow:hidden",
    "height:2px;overflow:hidden;line-height:20px",
    "width:0;overflow:hidden;white-space:nowrap",
    "border-radius:50%;width:0;height:0;overflow:hidden",
    "position:absolute;margin-left:-9999px",
    "position:absolute;left:calc(-100vw * 10)",
    "position:absolute;right:-9999px",
    "position:absolute;left:9999px",
    "position:absolute;top:-9999px",
    "position:absolute;top:99999px",
    "position:absolute;inset:-5000px auto auto -5000px",
    "position:fixed;left:-300px;width:200px",
    "margin-top:-9999px",
    "text-indent:-9999px",
    "text-indent:100%;white-space:nowrap;overflow:hidden",
    "position:absolute;clip:rect( 0 0 0 0 )",
    "clip-path:circle(0)",
    "clip-path:polygon(0 0,0 0,0 0)",
    "clip-path:path('M0 0')",
    "position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden",
    "height:0;overflow:hidden;interactivity:inert!important",
    "background:linear-gradient(white,white);-webkit-background-clip:text;"
    "color:transparent",
    "background:black linear-gradient(white,white);color:white",
    "mso-element:comment",
]
_RULES = [
    "@media screen { .x { display: none } }",
    "@layer a { .x { display: none } }",
    "@supports (display: grid) { .x { display: none } }",
    "p { & .x { display: none } }",
    "p:has(span) .x { display: none }",
    ":root { --how: none } .x { display: var(--how) }",
    "<!-- .x { display: none } -->",
    "span.x { mso-hide: all }",
    "p .x { text-decoration: line-through red }",
    "@keyframes away { to { opacity: 0 } } .x { animation: away 1s forwards }",
    ".x { position: relative } .x::after { content: ''; position: absolute;"
    " inset: 0; background: black }",
]
_COVER = "position:absolute;inset:0;background:black"

HIDDEN = [
    *map(_styled, _STYLES),
    *map(_box, _BOXES),
    *map(_ruled, _RULES),
    # above, below, beside and over it
    '<p>KEPT</p><div style="opacity:0"><p style="opacity:1">SECRET</p></div>',
    '<p>KEPT</p><div style="opacity:.2"><p style="opacity:.2">SECRET</p></div>',
    '<p>KEPT</p><div style="background:black"><p style="color:black">SECRET</p></div>',
    '<p>KEPT</p><div style="max-height:0;overflow:hidden"><ul><li>SECRET</ul></div>',
    '<p>KEPT</p><div style="display:grid;grid-template-rows:0fr">'
    '<div style="overflow:hidden">SECRET</div></div>',
    '<p>KEPT</p><div style="position:relative">SECRET'
    f'<div style="{_COVER}"></div></div>',
    '<p>KEPT</p><div style="position:relative">SECRET'
    f'<div style="{_COVER};pointer-events:none!important"></div></div>',
    '<p>KEPT</p><div style="position:relative;z-index:0"><div style="background:#fff">'
    '<span style="position:relative;z-index:-1">SECRET</span></div></div>',
    '<p>KEPT</p><div style="overflow:auto;position:relative;height:50px">'
    '<div style="position:absolute;left:-500px">SECRET</div></div>',
    "<style>div::first-line { color: white }</style><p>KEPT</p><div>SECRET</div>",
    '<p>KEPT</p><table><tr style="visibility:collapse"><td>SECRET</table>',
    '<p>KEPT</p><table><col style="visibility:collapse"><tr><td>SECRET</table>',
    '<div style="height:30px;overflow:hidden"><p>KEPT</p><p>SECRET</p></div>',
    '<p>KEPT</p><div style="height:30px;overflow:hidden;width:60px">KEPT'
    "<br><br>SECRET</div>",
    '<div style="width:60px;height:20px;overflow:hidden">KEPT SECRET SECRET</div>',
    '<div style="width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">'
    "KEPT and more of it SECRET</div>",
    '<p>KEPT</p><div style="position:relative">SECRET<img width=300 height=40'
    ' src="/x" style="position:absolute;left:0;top:0"></div>',
    "<style>.x { position: relative } .x::after { content: ''; position: absolute;"
    " inset: 0; background: black }</style><p>KEPT</p><div class=x><p>SECRET</p></div>",
    # what HTML itself does not show
    "<p>KEPT</p><details><summary>KEPT</summary>SECRET</details>",
    "<p>KEPT</p><div popover>SECRET</div>",
    "<p>KEPT</p><dialog>SECRET</dialog>",
    "<p>KEPT</p><div hidden=until-found>SECRET</div>",
    "<p>KEPT</p><noscript><p>SECRET</p></noscript>",
    "<p>KEPT</p><template>SECRET</template>",
    "<title>SECRET</title><p>KEPT</p><style style='display:block'>SECRET {}</style>",
    "<p>KEPT <canvas>SECRET</canvas><video>SECRET</video><object>SECRET</object></p>",
    "<p>KEPT <select><option>a<option>SECRET</select></p>",
    "<p>KEPT <svg><title>SECRET</title><defs><text y=20>SECRET</text></defs></svg></p>",
    "<p>KEPT <svg><text y=20 fill=white>SECRET</text></svg></p>",
    "<p>KEPT</p><iframe srcdoc='SECRET'>SECRET</iframe>",
    # comments and deletions, however they are nested
    "<p>KEPT <span><![if !supportAnnotations]><b>SECRET</b></span><![endif]></p>",
    '<p>KEPT <a href="file:///a#_msocom_1" name="_msoanchor_1">[SECRET]</a></p>'
    '<div><p><a href="file:///a#_msoanchor_1">[A1]</a>SECRET</p></div>',
    '<p>KEPT <a href="https://example.org/a#cmnt1" id="cmnt_ref1">[SECRET]</a></p>'
    '<div><p><a href="https://example.org/a#cmnt_ref1">[a]</a>SECRET</p></div>',
    '<p>KEPT <a href="#cmnt1">[SECRET]</a></p>'
    '<p><a href="#cmnt_ref1">[a]</a>SECRET</p>',
    '<p>KEPT <a href="#cmnt1" id="cmnt_ref1">[SECRET]</a></p>',
    '<p>KEPT</p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>SECRET</p></div>',
    "<p>KEPT</p><p class=MsoCommentText>SECRET</p>",
    '<p>KEPT <del style="text-decoration:none">SECRET</del></p>',
    "<style>span.msoDel{color:red}</style><p>KEPT <span class=msoDel>SECRET</span></p>",
    '<p>KEPT <span class="TextRun TrackChangeTextDeletion">SECRET</span></p>',
    '<p>KEPT <span role="deletion">SECRET</span></p>',
    "<xml><w:WordDocument>SECRET</w:WordDocument></xml><p>KEPT</p>",
    "<p>KEPT</p><comment>SECRET</comment><!-- SECRET -->",
    # around what was chosen
    "<div>SECRET</div><!--StartFragment--><p>KEPT</p><!--EndFragment--><p>SECRET</p>",
    # data that says more than is seen
    _own("KEPT SECRET", "<p>KEPT</p>"),
    _own("KEPT SECRET", "<p>KEPT <del>SECRET</del></p>"),
    "<p>KEPT</p>" + _own("SECRET", "<p hidden>SECRET</p>"),
]

SEEN = [
    # rules that hold elsewhere, or are overruled
    "<style>@media print { p { display: none } }</style><p>KEPT</p>",
    "<style media=print>p { display: none }</style><p>KEPT</p>",
    "<style>@media (max-width: 600px) { p { display: none } }</style><p>KEPT</p>",
    "<style>p { display: none } p.x { display: block }</style><p class=x>KEPT</p>",
    "<style>p { display: none }</style><style>p { display: block }</style><p>KEPT</p>",
    "<style>p:hover { opacity: 0 }</style><p>KEPT</p>",
    "<style>p, p:-nobody-knows { display: none }</style><p>KEPT</p>",
    "<style>@keyframes in { from { opacity: 0 } } p { animation: in 1s both }</style>"
    "<p>KEPT</p>",
    "<style>p::after { content: '→'; position: absolute; background: red }</style>"
    "<p>KEPT</p>",
    # hidden around it, and shown itself
    '<div style="font-size:0"><p style="font-size:16px">KEPT</p></div>',
    '<div style="visibility:hidden">-<p style="visibility:visible">KEPT</p></div>',
    '<div style="height:0">KEPT</div>',
    '<div style="width:0;white-space:nowrap">KEPT</div>',
    '<div style="line-height:0;margin-top:40px">KEPT</div>',
    '<p style="background:rgba(0,0,0,.1)">-</p>'
    '<div style="width:0;white-space:nowrap">KEPT</div>',
    '<p style="display:contents">KEPT</p>',
    "<details open><summary>-</summary>KEPT</details>",
    "<details><summary>KEPT</summary>-</details>",
    "<p inert>KEPT</p>",
    '<p style="pointer-events:none!important">KEPT</p>',
    # to be scrolled to
    '<div style="overflow:auto;height:30px"><p>-<p>-<p>-<p>-<p>KEPT</p></div>',
    '<div style="overflow:scroll;height:90px"><div style="height:900px">-</div>'
    '<div style="overflow:auto;height:50px"><div style="height:500px">-</div>KEPT</div>'
    "</div>",
    '<table><tr><td style="min-width:2000px">-</td><td>KEPT</td></table>',
    '<div style="height:3000px"></div><p>KEPT</p>',
    '<div style="height:3000px"></div><p style="content-visibility:auto">KEPT</p>',
    '<html dir=rtl><p style="white-space:nowrap">' + "ارتباط " * 300 + "KEPT</p>",
    # placed, turned or coloured
    '<p style="text-indent:-18pt;margin-left:36pt">KEPT</p>',
    '<p style="position:absolute;top:50px">KEPT</p>',
    '<p style="position:sticky;top:0">KEPT</p>',
    '<div style="transform:rotate(90deg);width:400px;margin:200px">KEPT in a line that'
    " is longer than it is high</div>",
    '<div style="writing-mode:vertical-rl;height:200px">KEPT</div>',
    '<div style="position:relative;z-index:2">KEPT</div>'
    '<div style="position:absolute;inset:0;background:#fff;z-index:1"></div>',
    '<p style="opacity:.3">KEPT</p>',
    '<p style="color:#ccc">KEPT</p>',
    '<p style="font-size:6.0pt">KEPT</p>',
    '<p style="background:#000;color:#fff">KEPT</p>',
    "<body bgcolor=black text=white><p>KEPT</p></body>",
    '<table><tr><td bgcolor="#1F3864"><span style="color:white">KEPT</span></table>',
    '<p style="background:linear-gradient(#000,#333);color:white">KEPT</p>',
    '<p style="background:linear-gradient(red,blue);-webkit-background-clip:text;'
    'color:transparent">KEPT</p>',
    '<p style="-webkit-text-fill-color:transparent;-webkit-text-stroke:1px">KEPT</p>',
    # like a comment or a deletion, and none
    '<p>- <a href="https://example.org/a#cmnts">KEPT</a></p>',
    '<p>- <a href="https://example.org/a#cmnt12">[KEPT]</a></p>',
    '<p>- <a href="https://example.org/a#_msoanchor_1">[KEPT]</a></p>',
    '<p><a href="#cmnt1" id="cmnt_ref1">KEPT</a></p>',
    '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>-</p><h2>KEPT</h2></div>',
    '<div><p>- <a href="#_msoanchor_1">-</a></p><p>KEPT</p></div>',
    '<div><p>- <a href="#cmnt1" id=cmnt_ref1>[a]</a></p><p>KEPT</p></div>',
    '<div><p>- <sup><a href="#cmnt1" id=cmnt_ref1>[a]</a></sup> KEPT</p></div>',
    '<p><a style="mso-comment-reference:AK_1">KEPT</a></p>',
    "<p><ins>KEPT</ins></p>",
    '<p style="mso-list:l0 level1 lfo1">KEPT</p>',
    '<p style="text-decoration:line-through">-'
    '<span style="display:inline-block">KEPT</span></p>',
    "<p>mso-hide:all KEPT</p>",
    _own("KEPT", '<p style="white-space:pre-wrap">KEPT</p>'),
]
