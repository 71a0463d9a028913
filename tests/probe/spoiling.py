"""Requests that no well-meaning browser sends, made of those that it does send."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlencode

from tests.probe.forms import Fields, Form
from tests.probe.replay import fill
from tests.probe.spoiling_blocks import RICH, stream_ways
from tests.probe.spoiling_files import multipart_ways

URLENCODED = "application/x-www-form-urlencoded"
# What no field expects: too much, too large, of another kind, or what no text can hold.
VALUES = {
    "empty": "",
    "spaces": " \u00a0\u2003 ",
    "nul": "a\0b",
    "huge number": "9" * 40,
    "more digits than Python reads": "9" * 5000,
    "large key": str(2**63),
    "larger than an integer": str(2**31),
    "negative": "-1",
    "infinite": "Infinity",
    "no number": "nan",
    "words": "nonsense",
    "digits that are none": "²",
    "digits of Bengal": "১২৩",
    "long": "x" * 20_000,
    "an address": "//[x",
    "no day": "31/02/2027 25:61",
    "the last day": "31/12/9999",
    "broken json": '[{"type": ',
    "json of another kind": '{"blocks": 1, "entityMap": null}',
    "json of nothing": "null",
    "json of a number": "1",
    "json of a list": "[[[]]]",
    "json without an end": "[" * 20_000,
    "json of half a letter": r'["\ud800", {"\udc00": "\ud800"}]',
    "json of no number": '{"id": NaN, "x": 1e999}',
    "json of a nul": r'["a\u0000b"]',
}
# A file whose name is in no charset, and a text that says it is none.
NO_PART = (
    b'--x\r\nContent-Disposition: form-data; name="file"; '
    b"filename*=none'en'x\r\n\r\na"
    b'\r\n--x\r\nContent-Disposition: form-data; name="title"\r\n'
    b"Content-Type: text/plain; charset=base64\r\nContent-Transfer-Encoding: base64"
    b"\r\n\r\n!\r\n--x--\r\n"
)
COUNTS = ("-count", "_FORMS", "-order", "-type", "-deleted", "-id", "-ORDER", "-DELETE")
BAD_COUNTS = (
    "empty",
    "words",
    "negative",
    "huge number",
    "nul",
    "digits that are none",
)


@dataclass(frozen=True)
class Spoilt:
    """One request, as bytes on the wire."""

    way: str
    method: str
    path: str
    body: bytes = b""
    content_type: str = URLENCODED
    headers: dict[str, str] = field(default_factory=dict)


Way = Callable[[], Spoilt]
Spoiling = Callable[[Fields], Fields]


def _all(value: str) -> Spoiling:
    return lambda fields: {name: [value] for name in fields}


def _without_counts(fields: Fields) -> Fields:
    return {k: v for k, v in fields.items() if not k.endswith(COUNTS)}


def _counts(value: str) -> Spoiling:
    return lambda fields: {
        name: [value] if name.endswith(COUNTS) else values
        for name, values in fields.items()
    }


OF_ALL_FIELDS: dict[str, Spoiling] = {
    "nothing": lambda fields: {},
    "as it is": lambda fields: fields,
    "without counts": _without_counts,
    "doubled": lambda fields: {name: values * 2 for name, values in fields.items()},
    **{f"all: {name}": _all(value) for name, value in (VALUES | RICH).items()},
    **{f"counts: {name}": _counts(VALUES[name]) for name in BAD_COUNTS},
}
OF_ONE_FIELD: dict[str, str | None] = {
    "missing": None,
    "a million letters": "x" * 1_000_000,
    **VALUES,
    **RICH,
}


def ways_of(form: Form, turn: int = 0) -> dict[str, Way]:
    """Each way to spoil a form. turn: which of its fields is spoilt alone."""
    fields = fill(form.fields)
    post = form.method == "post"
    ways = {
        name: _sent(name, form, spoil(fields)) for name, spoil in OF_ALL_FIELDS.items()
    }
    names = sorted(form.fields)
    for way in OF_ONE_FIELD if names else ():
        ways[f"one: {way}"] = one_field(form, fields, names[turn % len(names)], way)
    if post:
        ways |= {
            f"blocks: {way}": _sent(f"blocks: {way}", form, fields | blocks)
            for way, blocks in stream_ways(form.streams, VALUES | RICH)
        }
        ways |= {
            f"file: {way}": _bytes(f"file: {way}", form, body, content_type)
            for way, body, content_type in multipart_ways(form.files, fields)
        }
        ways |= _no_text(form) | _no_form(form)
    for button, value in form.buttons:
        ways["a button alone"] = _sent("a button alone", form, {button: [value]})
    return ways


def one_field(form: Form, fields: Fields, name: str, way: str) -> Way:
    value = OF_ONE_FIELD[way]
    rest = {k: v for k, v in fields.items() if k != name}
    sent = rest if value is None else rest | {name: [value]}
    return _sent(f"{name}: {way}", form, sent)


def each_field(form: Form, turn: int) -> Iterator[Spoilt]:
    """One field at a time: left out, and with one of the values in turn."""
    fields = fill(form.fields)
    ways = sorted(OF_ONE_FIELD)
    for number, name in enumerate(sorted(form.fields)):
        for way in ("missing", ways[(turn + number) % len(ways)]):
            yield one_field(form, fields, name, way)()


def _sent(way: str, form: Form, fields: Fields) -> Way:
    def make() -> Spoilt:
        body = urlencode(fields, doseq=True)
        if form.method == "post":
            return Spoilt(way, "POST", form.address, body.encode())
        return Spoilt(way, "GET", f"{form.path}?{body[:8000]}")

    return make


def _bytes(way: str, form: Form, body: bytes, content_type: str) -> Way:
    return lambda: Spoilt(way, "POST", form.address, body, content_type)


def _no_text(form: Form) -> dict[str, Way]:
    """Bytes that are no UTF-8, and half of a pair of surrogates."""
    return {
        f"no text: {name}": _bytes(
            f"no text: {name}",
            form,
            "&".join(f"{quote_plus(field)}={value}" for field in form.fields).encode(),
            URLENCODED,
        )
        for name, value in {"bytes": "%ff%fe", "surrogate": "%ed%a0%80"}.items()
    }


def _no_form(form: Form) -> dict[str, Way]:
    """Bodies that are no form, or not the one that their heading says."""
    multipart = "multipart/form-data"
    ways = {
        way: _bytes(way, form, body, content_type)
        for way, content_type, body in [
            ("malformed json", "application/json", b'{"a": '),
            ("a json list", "application/json", json.dumps([1]).encode()),
            ("json of half a letter", "application/json", rb'{"a": "\ud800"}'),
            ("json of no utf-8", "application/json", b'"\xff"'),
            ("no boundary", multipart, b"a=1"),
            ("broken boundary", f"{multipart}; boundary=x", b"--x\r\nContent-Dis"),
            ("boundary of no ascii", f"{multipart}; boundary=\xe9", b"--x--"),
            ("plain text", "text/plain", b"a=1"),
            ("unknown charset", f"{URLENCODED}; charset=nonsense", b"a=1"),
            ("charset of no text", f"{URLENCODED}; charset=base64", b"a=1"),
            ("charset of another kind", f"{URLENCODED}; charset=utf-16", b"a=1"),
            ("a heading of none", f"{URLENCODED}; x*=none'en'x", b"a=1"),
            ("a part of none", f"{multipart}; boundary=x", NO_PART),
            ("many fields", URLENCODED, b"&".join([b"a=1"] * 10_001)),
        ]
    }
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD", "NONSENSE"):
        ways[method] = lambda method=method: Spoilt(method, method, form.address)
    itself = urlencode(_all("nonsense")(form.fields), doseq=True).encode()
    ways["saving by itself"] = lambda: Spoilt(
        "saving by itself",
        "POST",
        form.address,
        itself,
        headers={"accept": "application/json"},
    )
    return ways


# What addresses ask for beside what their forms and links do.
ASKED = ("p", "q", "ordering", "export", "locale", "next", "id", "page_type", "fields")


def spoilt_queries(path: str, names: list[str]) -> dict[str, Way]:
    """Questions to an address that no link leads to."""
    asked = list(dict.fromkeys([*ASKED, *names]))
    queries = {
        way: urlencode([(name, value) for name in asked])
        for way, value in (VALUES | RICH).items()
        if len(value) < 1000
    }
    queries |= {
        "doubled": urlencode([(name, n) for name in asked for n in ("1", "2")]),
        "without values": "&".join(asked),
        "bytes": "&".join(f"{name}=%ff" for name in asked),
        "half a letter": "&".join(f"{name}=%ed%a0%80" for name in asked),
        "lists": "&".join(f"{name}[]=1&{name}[0]=1" for name in asked),
        "many": "&".join(["p=1"] * 1_001),
        **{f"p={page}": f"p={page}" for page in ("0", "-1", "9" * 30, "1.5", "last")},
    }
    return {
        f"?{way}": lambda way=way, query=query: Spoilt(
            f"?{way}", "GET", f"{path}?{query}"
        )
        for way, query in queries.items()
    }


# Parts of a path that name nothing, as they are written in an address.
PARTS = {
    "nul": "a%00b",
    "bytes": "%ff%fe",
    "half a letter": "%ed%a0%80",
    "huge number": "9" * 40,
    "more digits than Python reads": "9" * 5000,
    "larger than an integer": str(2**31),
    "large key": str(2**63),
    "digits of Bengal": "%E0%A7%A7",
    "long": "x" * 300,
    "empty": "",
    "up": "..",
    "percent": "%",
    "line": "a%0Ab",
}


def spoilt_paths(path: str, turn: int = 0) -> dict[str, Way]:
    """An address with one of its parts, in turn, exchanged for each that is none."""
    parts = path.split("/")
    named = [number for number, part in enumerate(parts) if part] or [len(parts) - 1]
    at = named[turn % len(named)]
    return {
        f"/{way}": lambda way=way, value=value: Spoilt(
            f"/{way}", "GET", "/".join([*parts[:at], value, *parts[at + 1 :]])
        )
        for way, value in PARTS.items()
    }
