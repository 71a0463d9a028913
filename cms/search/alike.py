"""How far a word that was typed is from one that there is."""

from itertools import takewhile

# How many faults a word may have: a long one more than a short one.
_SHORT = 5
# From how many letters on its first one may be wrong.
_LONG = 7
# Of two forms of one word: how much of them is the same, and how long their ends are.
_LONG_STEM, _LONGEST_END = 5, 3


def faults_between(typed: str, meant: str) -> int:
    """How many letters are too many, missing, other, or have changed their places."""
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for at, letter in enumerate(typed, 1):
        above, row = row, [at]
        for place, other in enumerate(meant, 1):
            steps = min(
                row[place - 1] + 1,
                above[place] + 1,
                above[place - 1] + (letter != other),
            )
            is_turned = (
                at > 1
                and place > 1
                and letter == meant[place - 2]
                and typed[at - 2] == other
            )
            if is_turned:
                steps = min(steps, before[place - 2] + 1)
            row.append(steps)
        before = above
    return row[-1]


def may_be_meant(typed: str, meant: str) -> bool:
    """Whether there are few enough faults for the length of the word.

    Hardly anybody mistypes how a word begins: "night" is not meant for "right". Of a
    long word, one fault there is likelier than another word.
    """
    most = 1 if len(typed) <= _SHORT else 2
    if not _begin_alike(typed, meant):
        most = 1 if len(typed) >= _LONG else 0
    return abs(len(typed) - len(meant)) <= most and faults_between(typed, meant) <= most


def may_be_akin(typed: str, meant: str) -> bool:
    """Whether two words may be forms of one: "hoarder" and "hoarding", of which a
    language's rules make two stems.
    """
    both = zip(typed, meant, strict=False)
    same = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], both))
    return same >= _LONG_STEM and max(len(typed), len(meant)) - same <= _LONGEST_END


def _begin_alike(typed: str, meant: str) -> bool:
    return typed[:1] == meant[:1] or sorted(typed[:2]) == sorted(meant[:2])
