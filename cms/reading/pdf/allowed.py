"""What a cleaned PDF is made of: by the kind of an object, the entries it may have.

An entry is a value of a kind: PLAIN (numbers, names, truth; no words), WORDS (strings
that people read or hear), RAW (strings that programs need), or a kind of this table.
`[x]` is a list of x, or one of it; `{x}` a dictionary whose values are x. What is not
here is not copied, whatever it is.
"""

PLAIN, WORDS, RAW = "plain", "words", "raw"


def _plain(names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), PLAIN)


_FUNCTION = _plain(
    "FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds"
) | {"Functions": "[function]"}

ALLOWED: dict[str, dict[str, str]] = {
    "page": _plain(
        "Type MediaBox CropBox BleedBox TrimBox ArtBox Rotate StructParents Tabs "
        "UserUnit"
    )
    | {"Group": "group"},
    "group": _plain("Type S I K") | {"CS": "colour"},
    "resources": {
        "Font": "{font}",
        "XObject": "{xobject}",
        "ExtGState": "{state}",
        "ColorSpace": "{colour}",
        "Pattern": "{pattern}",
        "Shading": "{shading}",
        "Properties": "{properties}",
        "ProcSet": PLAIN,
    },
    "properties": _plain("MCID Type BBox Attached Subtype")
    | {"ActualText": WORDS, "Alt": WORDS, "E": WORDS, "Lang": WORDS},
    "font": _plain(
        "Type Subtype Name BaseFont FirstChar LastChar Widths FontBBox FontMatrix DW W "
        "DW2 W2"
    )
    | {
        "FontDescriptor": "descriptor",
        "Encoding": "encoding",
        "ToUnicode": "cmap",
        "CharProcs": "{glyph}",
        "Resources": "resources",
        "DescendantFonts": "[font]",
        "CIDSystemInfo": "collection",
        "CIDToGIDMap": "data",
    },
    "collection": {"Registry": RAW, "Ordering": RAW, "Supplement": PLAIN},
    "descriptor": _plain(
        "Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent "
        "Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth"
    )
    | {"FontFile": "fontfile", "FontFile2": "fontfile", "FontFile3": "fontfile"},
    "fontfile": _plain("Length1 Length2 Length3 Subtype"),
    "encoding": _plain("Type BaseEncoding Differences"),
    "cmap": _plain("Type CMapName WMode")
    | {"UseCMap": "cmap", "CIDSystemInfo": "collection"},
    "data": {},
    "glyph": {},
    "state": _plain(
        "Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK"
    )
    | {
        "Font": "[font]",
        "SMask": "mask",
        "BG": "function",
        "BG2": "function",
        "UCR": "function",
        "UCR2": "function",
        "TR": "[function]",
        "TR2": "[function]",
    },
    "mask": _plain("Type S BC") | {"G": "xobject", "TR": "function"},
    "function": _FUNCTION,
    "colour": _FUNCTION
    | _plain("WhitePoint BlackPoint Gamma Matrix Range")
    | {"Alternate": "colour"},
    "pattern": _plain(
        "Type PatternType PaintType TilingType BBox XStep YStep Matrix"
    )
    | {"Shading": "shading", "ExtGState": "state"},
    "shading": _plain(
        "ShadingType Background BBox AntiAlias Coords Domain Extend Matrix "
        "BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow"
    )
    | {"ColorSpace": "colour", "Function": "[function]"},
    "form": _plain("Type Subtype FormType BBox Matrix StructParent StructParents")
    | {"Group": "group"},
    "image": _plain(
        "Type Subtype Width Height BitsPerComponent Decode Interpolate ImageMask "
        "Intent SMaskInData Matte StructParent"
    )
    | {"ColorSpace": "colour", "Mask": "xobject", "SMask": "xobject"},
    "link": _plain(
        "Type Subtype Rect QuadPoints Border BS C H F StructParent"
    )
    | {"Contents": WORDS, "P": "page"},
    "widget": _plain(
        "Type Subtype Rect Border BS H F StructParent AS FT Ff Q MaxLen"
    )
    | {
        "P": "page",
        "AP": "appearance",
        "MK": "look",
        "DA": RAW,
        "T": WORDS,
        "TU": WORDS,
        "V": "value",
        "Opt": "value",
        "Parent": "field",
        "Contents": WORDS,
    },
    "field": _plain("FT Ff Q MaxLen")
    | {
        "DA": RAW,
        "T": WORDS,
        "TU": WORDS,
        "V": "value",
        "Opt": "value",
        "Parent": "field",
    },
    "look": _plain("R BC BG TP") | {"CA": WORDS},
    "appearance": {"N": "{xobject}"},
    "tags": _plain("Type ParentTreeNextKey")
    | {
        "K": "[tag]",
        "IDTree": "tree",
        "ParentTree": "tree",
        "RoleMap": PLAIN,
        "ClassMap": "{attributes}",
        "Namespaces": "[namespace]",
    },
    "namespace": _plain("Type") | {"NS": RAW, "RoleMapNS": PLAIN},
    "tag": _plain("Type S C R MCID")
    | {
        "ID": RAW,
        "P": "tag",
        "Pg": "page",
        "K": "[tag]",
        "A": "attributes",
        "Lang": WORDS,
        "Alt": WORDS,
        "E": WORDS,
        "ActualText": WORDS,
        "NS": "namespace",
        "Ref": "[tag]",
        "Stm": "xobject",
        "Obj": "annotation",
    },
    "attributes": _plain(
        "O Placement WritingMode BackgroundColor BorderColor BorderStyle "
        "BorderThickness Padding Color SpaceBefore SpaceAfter StartIndent EndIndent "
        "TextIndent TextAlign BBox Width Height BlockAlign InlineAlign TBorderStyle "
        "TPadding BaselineShift LineHeight TextDecorationColor TextDecorationThickness "
        "TextDecorationType TextPosition RubyAlign RubyPosition ColumnCount "
        "GlyphOrientationVertical ColumnGap ColumnWidths ListNumbering ContinuedList "
        "Role Checked checked RowSpan ColSpan Scope Type Attached Subtype NoteType"
    )
    | {"Headers": "[ids]", "Summary": WORDS, "Short": WORDS, "ContinuedFrom": RAW,
       "NS": "namespace"},
}  # fmt: skip
