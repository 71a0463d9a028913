"""What a cleaned Word file may be built of; whatever is not named here is not copied.

Names are those of the standard (ECMA-376), each as its namespace writes it.
"""

from cms.reading.word.names import WP, A, R, W

_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/"
_MICROSOFT = "http://schemas.microsoft.com/office/word/2010/"
PIC = f"{{{_DRAWN}picture}}"
WPS = f"{{{_MICROSOFT}wordprocessingShape}}"
WPG = f"{{{_MICROSOFT}wordprocessingGroup}}"
WPC = f"{{{_MICROSOFT}wordprocessingCanvas}}"
WP14 = f"{{{_MICROSOFT}wordprocessingDrawing}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741
W10 = "{urn:schemas-microsoft-com:office:word}"
XML = "{http://www.w3.org/XML/1998/namespace}"

PREFIXES = {
    "w": W, "r": R, "wp": WP, "a": A, "pic": PIC, "wps": WPS, "wpg": WPG, "wpc": WPC,
    "wp14": WP14, "w14": W14, "mc": MC, "m": M, "v": V, "o": O, "w10": W10,
}  # fmt: skip

_ELEMENTS = {
    W: """
    document body background p r t tab br cr noBreakHyphen softHyphen sym ptab ruby
    rubyPr rubyAlign hps hpsRaise hpsBaseText lid rt rubyBase hyperlink bookmarkStart
    bookmarkEnd fldChar instrText footnoteReference endnoteReference footnoteRef
    endnoteRef separator continuationSeparator lastRenderedPageBreak pgNum drawing pict
    txbxContent hdr ftr footnotes footnote endnotes endnote bdo dir
    pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId
    suppressLineNumbers pBdr top left start bottom right end between bar insideH insideV
    tl2br tr2bl shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct
    autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing
    mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap
    outlineLvl cnfStyle rPr
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
    imprint noProof vanish webHidden color w kern position sz szCs highlight u effect
    bdr
    fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
    tbl tblPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize
    tblStyleColBandSize tblW tblCellSpacing tblInd tblBorders tblLayout tblCellMar
    tblLook tblCaption tblDescription tblGrid gridCol tr trPr gridBefore gridAfter
    wBefore wAfter cantSplit trHeight tblHeader hidden tblPrEx tc tcPr tcW gridSpan
    hMerge vMerge tcBorders noWrap tcMar tcFitText vAlign hideMark headers header
    sectPr headerReference footerReference footnotePr endnotePr pos numFmt numStart
    numRestart type pgSz pgMar pgBorders lnNumType pgNumType cols col noEndnote titlePg
    rtlGutter docGrid
    styles docDefaults rPrDefault pPrDefault style name basedOn next link uiPriority
    semiHidden unhideWhenUsed qFormat tblStylePr
    numbering abstractNum multiLevelType lvl start lvlRestart isLgl suff lvlText lvlJc
    num abstractNumId lvlOverride startOverride nsid tmpl
    settings compat compatSetting evenAndOddHeaders mirrorMargins defaultTabStop
    autoHyphenation hyphenationZone consecutiveHyphenLimit doNotHyphenateCaps
    characterSpacingControl themeFontLang clrSchemeMapping decimalSymbol listSeparator
    displayBackgroundShape gutterAtTop bordersDoNotSurroundHeader
    bordersDoNotSurroundFooter defaultTableStyle noLineBreaksAfter noLineBreaksBefore
    """,
    WP: """
    inline anchor extent effectExtent docPr cNvGraphicFramePr simplePos positionH
    positionV align posOffset wrapNone wrapSquare wrapTight wrapThrough wrapTopAndBottom
    wrapPolygon start lineTo
    """,
    WP14: "sizeRelH sizeRelV pctWidth pctHeight pctPosHOffset pctPosVOffset",
    A: """
    graphic graphicData graphicFrameLocks picLocks spLocks blip stretch fillRect srcRect
    tile xfrm off ext chOff chExt prstGeom avLst gd custGeom gdLst ahLst cxnLst rect
    pathLst path moveTo lnTo cubicBezTo quadBezTo arcTo close pt noFill solidFill
    gradFill gsLst gs lin pattFill fgClr bgClr blipFill grpFill srgbClr schemeClr
    prstClr sysClr scrgbClr hslClr alpha alphaMod alphaOff lumMod lumOff shade tint
    satMod satOff hueMod hueOff gray comp inv gamma invGamma ln prstDash custDash ds
    round bevel miter headEnd tailEnd effectLst outerShdw innerShdw glow softEdge
    reflection blur fillRef lnRef effectRef fontRef spAutoFit normAutofit noAutofit
    prstTxWarp lum grayscl biLevel duotone alphaModFix clrChange clrFrom clrTo
    scene3d camera rot lightRig sp3d bevelT bevelB flatTx
    theme themeElements clrScheme dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4
    accent5 accent6 hlink folHlink fontScheme majorFont minorFont latin ea cs font
    fmtScheme fillStyleLst lnStyleLst effectStyleLst effectStyle bgFillStyleLst
    fillToRect tileRect
    """,
    PIC: "pic nvPicPr cNvPr cNvPicPr blipFill spPr",
    WPS: "wsp cNvPr cNvSpPr cNvCnPr spPr style txbx linkedTxbx bodyPr",
    WPG: "wgp grpSp cNvPr cNvGrpSpPr grpSpPr",
    WPC: "wpc bg whole",
    W14: """
    textFill textOutline noFill solidFill gradFill gsLst gs lin srgbClr schemeClr alpha
    lumMod lumOff shade tint satMod prstDash round bevel miter ligatures numForm
    numSpacing cntxtAlts
    """,
    M: """
    oMath oMathPara oMathParaPr jc r rPr t acc accPr bar barPr box boxPr borderBox
    borderBoxPr d dPr eqArr eqArrPr f fPr fName func funcPr groupChr groupChrPr lim
    limLow limLowPr limUpp limUppPr m mPr mr mc mcPr mcs nary naryPr phant phantPr rad
    radPr sPre sPrePr sSub sSubPr sSubSup sSubSupPr sSup sSupPr e num den deg sub sup
    chr pos vertJc begChr endChr sepChr grow shp degHide limLoc subHide supHide type
    ctrlPr sty scr nor lit brk aln maxDist objDist rSp rSpRule cGp cGpRule cSp count
    mcJc plcHide baseJc argPr argSz show zeroAsc zeroDesc zeroWid transp opEmu noBreak
    diff hideTop hideBot hideLeft hideRight strikeH strikeV strikeBLTR strikeTLBR
    """,
    V: """
    group shape shapetype rect roundrect oval line polyline arc curve image path
    formulas f stroke fill shadow textbox textpath imagedata
    """,
    O: "lock",
    W10: "wrap anchorlock borderbottom bordertop borderleft borderright",
}  # fmt: skip
ELEMENTS = {
    f"{space}{name}" for space, names in _ELEMENTS.items() for name in names.split()
}
# What stands around words that stay.
UNWRAPPED = {
    f"{W}{name}"
    for name in (
        "ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple",
    )
}  # fmt: skip
# What a page shows, and no copy can be built of here.
REFUSED = {
    f"{W}{name}"
    for name in (
        "altChunk", "object", "subDoc", "control", "contentPart", "movie", "frameset",
    )
}  # fmt: skip
REFUSED |= {f"{W14}contentPart", f"{WPC}contentPart", f"{WPS}contentPart"}
WITH_TEXT = {
    f"{W}t", f"{W}instrText", f"{M}t", f"{WP}align", f"{WP}posOffset",
    f"{WP14}pctWidth", f"{WP14}pctHeight", f"{WP14}pctPosHOffset",
    f"{WP14}pctPosVOffset",
}  # fmt: skip

# Where words stand so that a page shows them: elsewhere they are no part of a page.
_OF_PAGES = "body tc hdr ftr footnote endnote txbxContent"
_AROUND_RUNS = "p hyperlink fldSimple bdo dir rt rubyBase"
STANDS_IN = {
    f"{W}{name}": {f"{W}{around}" for around in places.split()}
    for name, places in {
        "body": "document", "p": _OF_PAGES, "tbl": _OF_PAGES, "tr": "tbl", "tc": "tr",
        "hyperlink": _AROUND_RUNS, "fldSimple": _AROUND_RUNS, "bdo": _AROUND_RUNS,
        "dir": _AROUND_RUNS, "r": _AROUND_RUNS, "t": "r", "instrText": "r",
        "ruby": "r", "rt": "ruby", "rubyBase": "ruby",
    }.items()
}  # fmt: skip
STANDS_IN |= {
    f"{M}t": {f"{M}r"},
    f"{WP}align": {f"{WP}positionH", f"{WP}positionV"},
    f"{WP}posOffset": {f"{WP}positionH", f"{WP}positionV"},
    f"{WP14}pctWidth": {f"{WP14}sizeRelH"},
    f"{WP14}pctHeight": {f"{WP14}sizeRelV"},
    f"{WP14}pctPosHOffset": {f"{WP}positionH"},
    f"{WP14}pctPosVOffset": {f"{WP}positionV"},
}
# Of these, what a formula holds as well.
IN_FORMULAS = {f"{W}r", f"{W}t"}
# Of the elements with words, those whose words are a measure.
MEASURES = {name for name in WITH_TEXT if not name.startswith((W, M))}

_OF_WORD = """
val type ascii hAnsi eastAsia cs asciiTheme hAnsiTheme eastAsiaTheme cstheme hint
color themeColor themeTint themeShade fill themeFill themeFillTint themeFillShade sz
space
shadow frame w h hSpace vSpace wrap hAnchor vAnchor x y xAlign yAlign hRule lines
dropCap anchorLock left right start end top bottom header footer gutter hanging
firstLine
leftChars rightChars firstLineChars hangingChars startChars endChars before after
beforeAutospacing afterAutospacing beforeLines afterLines line lineRule ilvl id name
colFirst colLast anchor history tooltip fldCharType dirty customStyle styleId default
firstRow lastRow firstColumn lastColumn noHBand noVBand pos leader num equalWidth sep
code orient linePitch charSpace countBy distance restart fmt chapStyle chapSep
customMarkFollows char font alignment relativeTo combine combineBrackets vert
vertCompress abstractNumId leftFromText rightFromText topFromText bottomFromText
horzAnchor vertAnchor tblpX tblpY tblpXSpec tblpYSpec bidi clear offsetFrom zOrder
display uri bg1 t1 bg2 t2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink
followedHyperlink firstRowFirstColumn firstRowLastColumn lastRowFirstColumn
lastRowLastColumn oddVBand evenVBand oddHBand evenHBand numId
"""
WORD_ATTRIBUTES = {f"{W}{name}" for name in _OF_WORD.split()}
_OF_DRAWINGS = """
distT distB distL distR simplePos relativeHeight behindDoc locked layoutInCell
allowOverlap cx cy l t r b x y id name descr title hidden relativeFrom wrapText edited
uri noChangeAspect noChangeArrowheads noGrp noRot noMove noResize noEditPoints
preferRelativeResize noAdjustHandles noChangeShapeType noCrop noSelect cstate
rotWithShape dpi flipH flipV
rot prst fmla w h fill stroke extrusionOk pos idx val lastClr path stretchTo ang scaled
sz type cap cmpd algn len wd blurRad dist dir kx ky sx sy rad stA stPos endA endPos
fadeDir lim txBox vert wrap lIns tIns rIns bIns anchor anchorCtr numCol spcCol rtlCol
fromWordArt forceAA compatLnSpc upright vertOverflow horzOverflow spcFirstLastPara
fontScale lnSpcReduction bright contrast thresh amt useA hR wR stAng swAng d spd
script typeface panose pitchFamily charset fov zoom rig lat lon rev z prstMaterial grow
"""
DRAWING_ATTRIBUTES = set(_OF_DRAWINGS.split())
_OF_OLD_SHAPES = """
id type style coordsize coordorigin path adj filled fillcolor stroked strokecolor
strokeweight opacity alt on string fitshape fitpath trim color color2 angle focus
endcap joinstyle dashstyle linestyle startarrow endarrow from to points arcsize
cropleft cropright croptop cropbottom gain blacklevel inset textpathok limo
gradientshapeok extrusionok arrowok obscured offset offset2 offsetx offsety aspectratio
size position origin eqn anchorx anchory side
"""
OLD_ATTRIBUTES = set(_OF_OLD_SHAPES.split())
# What says something in words; any other value is one word, a number or a list of them.
FREE_TEXT = {
    f"{W}name", f"{W}ascii", f"{W}hAnsi", f"{W}eastAsia", f"{W}cs", f"{W}tooltip",
    f"{W}anchor", f"{W}styleId", "name", "descr", "title", "typeface", "alt", "string",
    "style", "path", "points", "adj", "eqn", "fmla", "uri", f"{W}uri",
}  # fmt: skip
FREE_VALUES = {
    f"{W}name", f"{W}lvlText", f"{W}tblCaption", f"{W}tblDescription", f"{W}pStyle",
    f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn", f"{W}next", f"{W}link",
    f"{W}defaultTableStyle", f"{W}noLineBreaksAfter", f"{W}noLineBreaksBefore",
    f"{M}chr", f"{M}begChr", f"{M}endChr", f"{M}sepChr",
}  # fmt: skip
