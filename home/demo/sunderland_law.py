"""What Sunderland quotes from law and guidance, letter by letter, and says about it.

The board has printed "Mental Health Act 2005" where the guidance means another Act.
A quotation is never put right by the software: its editor is told instead.
"""

from home.writing import Block, heading, statute, text

REGULATIONS = "https://www.legislation.gov.uk/uksi/2006/90"
WORKING_TOGETHER = (
    "Working Together to Safeguard Children 2015, chapter 4, as SSCB gives it"
)


def background(*, framework: str, procedures: str, publications: str) -> list[Block]:
    """What stands below the list. The arguments are links into the library."""
    return [
        *_the_law(),
        *_the_decision(procedures),
        *_the_framework(framework, publications),
        *_the_reports(),
    ]


def _the_law() -> list[Block]:
    return [
        heading("What the law says"),
        text(
            "What a Local Safeguarding Children Board (LSCB) has to do is set out in "
            "regulation 5 of the Local Safeguarding Children Boards (LSCBs) "
            "Regulations 2006. In the circumstances that it names, the board must "
            "review serious cases. Regulation 5(1)(e) and (2) say:",
        ),
        statute(
            "Local Safeguarding Children Boards Regulations 2006, regulation 5(1)(e) "
            "and (2)",
            "<p>5(1) (e) undertaking reviews of serious cases and advising the "
            "authority and their Board partners on lessons to be learned.</p>"
            "<p>(2) For the purposes of paragraph (1) (e) a serious case is one "
            "where:</p><ol><li>Abuse or neglect of a child is known or suspected; "
            "and</li><li>Either - <ol><li>the child has died; or</li>"
            "<li>the child has been seriously harmed and there is cause for concern as "
            "to the way in which the authority, their Board partners, or other "
            "relevant persons have worked together to safeguard the "
            "child.</li></ol></li></ol>",
            REGULATIONS,
        ),
    ]


def _the_decision(procedures: str) -> list[Block]:
    return [
        heading("When there must be a review"),
        statute(
            WORKING_TOGETHER,
            "<p>Cases which meet one of these criteria (i.e. regulation 5(2) (a) and "
            "(b) (i) or 5 (2) (a) and (b) (ii) above) must always trigger an SCR. In "
            "addition, an SCR should always be carried out when a child dies in "
            "custody, in police custody, on remand or following sentencing, in a Young "
            "Offender Institution, in a secure training centre or a secure children's "
            "home, or where the child was detained under the Mental Health Act 2005. "
            "Regulation 5(2) (b) (i) includes cases where a child died by suspected "
            "suicide.</p>",
        ),
        text(
            "A case under regulation 5(2)(b)(ii) has to be reviewed too, unless it is "
            "clear that agencies worked together in a way that gives no concern.",
            "The LSCB Chair has the final decision. Where regulation 5(2) asks for no "
            "SCR, the board may still commission one, or choose another form of case "
            "review.",
            f"How the board undertakes a review is laid down in the {procedures}.",
        ),
    ]


def _the_framework(framework: str, publications: str) -> list[Block]:
    return [
        heading("Learning and Improvement Framework"),
        text(
            "Chapter 4 of Working Together to Safeguard Children and Young People 2015 "
            "asks each LSCB for a local framework that is part of daily work wherever "
            "people work with children and their families. With it, organisations know "
            "what they are responsible for, learn from experience, and make their "
            "services better for children, young people and families.",
            f"Read Sunderland’s {framework}, one of our {publications}.",
            "Those who protect children look hard at their own work and learn from it, "
            "and from the work of others. When something works well, everybody should "
            "hear of it. When something goes wrong, it takes a thorough and fair look "
            "at what happened and why, so that services improve and fewer children "
            "come to harm.",
        ),
    ]


def _the_reports() -> list[Block]:
    return [
        heading("Publication of Reports"),
        text(
            "A review of a case that meets the criteria ends in a report. It is "
            "published on the website of the LSCB, where it is easy to find.",
        ),
        statute(
            WORKING_TOGETHER,
            "<p>Final SCR reports should:</p><ul>"
            "<li>Provide a sound analysis of what happened in the case, and why, and "
            "what needs to happen in order to reduce the risk of recurrence</li>"
            "<li>Be written in plain English and in a way that can be easily "
            "understood by professionals and the public alike; and</li>"
            "<li>Be suitable for publication without needing to be amended or redacted"
            "</li></ul>",
        ),
    ]
