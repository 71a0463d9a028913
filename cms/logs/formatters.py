"""How a line of the log is written: for people, or for programs."""

import json
import logging
from datetime import UTC, datetime

from cms.logs.discretion import without_secrets

# What a record of Python has, whoever writes it; the rest was said of this one.
_COMMON = frozenset(vars(logging.makeLogRecord({}))) | {"message", "request"}
_PLAIN = (str, int, float, bool)


class LineFormatter(logging.Formatter):
    """For people: a line, and below it where something failed."""

    def __init__(self, **_options: object) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))


class JsonFormatter(logging.Formatter):
    """For programs: one JSON object a line, with what was said beside the sentence."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            name: value
            for name, value in vars(record).items()
            if name not in _COMMON and isinstance(value, _PLAIN)
        }
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **said,
        }
        if record.exc_info:
            line["failure"] = self.formatException(record.exc_info)
        return without_secrets(json.dumps(line, ensure_ascii=False))
