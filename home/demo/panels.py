"""The seven panels of a sample briefing.

General words for any review. They tell nothing about a real child, and claim nothing
about what a real review has found: each says that it is sample text.
"""

from home.writing import Block

SUMMARY = (
    "Sample text: what a team could talk about in seven minutes. It is not the "
    "learning of the review itself, which stands in its report."
)

_PANELS = (
    (
        "Background",
        "Sample text: here a board says in general words why there was a review. It "
        "names nobody. It leaves out ages, places and days, because together they "
        "could tell who a child is.",
    ),
    (
        "What this briefing is for",
        "Sample text: take it to a team meeting. Let one person read it aloud, "
        "then talk about one family that you work with now, and leave with one thing "
        "that you will do differently.",
    ),
    (
        "Seeing the child",
        "Sample text: a board may ask here how the child’s day looks through the "
        "child’s own eyes. Who has spoken with the child alone? What does behaviour "
        "tell you when there are no words?",
    ),
    (
        "Asking again",
        "Sample text: a first answer is not always the whole answer. Check what you "
        "are told with somebody else who knows the family. Write down what you have "
        "seen, and what you have only heard.",
    ),
    (
        "Working together",
        "Sample text: tell the others early what worries you, and ask what they know. "
        "If you think that too little happens, say so, and take it to your manager.",
    ),
    (
        "What to do now",
        "<ul><li>Sample text: read the report and its recommendations.</li>"
        "<li>Look at one open case with them in mind.</li>"
        "<li>Agree who does what, and by when.</li></ul>",
    ),
    (
        "Where to find more",
        "Sample text: the page of the review holds the report and everything else that "
        "the board has published about it. Your representative on the board can "
        "tell you about training.",
    ),
)


def sample_panels() -> list[Block]:
    return [
        (
            "panel",
            {
                "heading": heading,
                "text": words if words.startswith("<") else f"<p>{words}</p>",
            },
        )
        for heading, words in _PANELS
    ]
