"""Every fact of the five boards' own pages, and where our pages say it.

A row is a board's host, the path of a page, and the words that must be readable there.
Names, dates, addresses and numbers stand as the boards have published them. Where a
board's sentence was written anew, the row holds the words that carry its fact.
"""

CUMBRIA = "cumbria.localhost"
SOUTHAMPTON = "southampton.localhost"
CAMBRIDGESHIRE = "cambridgeshire.localhost"
SEFTON = "sefton.localhost"
SUNDERLAND = "sunderland.localhost"

Row = tuple[str, str, str]


def on(host: str, path: str, *texts: str) -> list[Row]:
    """A row for each of the facts that one page holds."""
    return [(host, path, text) for text in texts]


CUMBRIA_FACTS = [
    *on(
        CUMBRIA,
        "/reviews/",
        "Learning from Serious Case Reviews (SCRs)",
        "Cumbria LSCB has published six reports",
        "Five came out in June, July and August 2016",
        "Child O, Child R, Child AC, Child L and Child N",
        "The sixth, about Children P, followed in September 2017",
        "Read each report together with the LSCB Response",
        "what Cumbria LSCB will do because of the review",
        "lessons individual professionals and practitioners should take",
        "where abuse of a child is known or suspected; and either",
        "(i) the child has died; or",
        "(ii) the child has been seriously harmed and there is cause for concern as to "
        "the way in which the authority, their Board partners or other relevant "
        "persons have worked together to safeguard the child",
        "look back at practice of long ago",
        "ask more of your own agency, or of people in your role: further actions, "
        "further recommendations",
        "Your manager can tell you, and so can your representative on the Cumbria "
        "Local Safeguarding Children Board",
        "Full reports: www.cumbriaLSCB.com (opens another site)",
        "Dissemination of Learning",
        "A number of workshops and a conference",
        "the lessons of this review, and of the others",
        "Sharing what was learnt is how safeguarding gets better",
        "we use what reviews recommend to do better for children and young people",
        "Your line manager and your representative on the LSCB can answer",
        "LSCB Office",
        "Children P: SCR Report",
        "Children P: LSCB Response",
        "Child O: SCR Report",
        "Child O: LSCB Response",
        "Child R: SCR Report",
        "Child R: LSCB Response",
        "Child AC: SCR Report",
        "Child AC: LSCB Response",
        "Child L: SCR Report",
        "Child L: LSCB Response",
        "Child N: SCR Report",
        "Child N: LSCB Response",
        # The contact block stands in the footer of every page.
        "Cumbria LSCB Cumbria House, 3rd Floor 117 Botchergate Carlisle Cumbria CA1 "
        "1RD",
        "LSCB@cumbria.gov.uk",
        "Contact us",
        "Disclaimer",
    ),
    *on(CUMBRIA, "/reviews/children-p/", "Children P", "Published 12 September 2017"),
    *on(CUMBRIA, "/reviews/child-o/", "Child O", "Published 23 August 2016"),
    *on(CUMBRIA, "/reviews/child-r/", "Child R", "Published 18 July 2016"),
    *on(CUMBRIA, "/reviews/child-ac/", "Child AC", "Published 8 July 2016"),
    *on(CUMBRIA, "/reviews/child-l/", "Child L", "Published 17 June 2016"),
    *on(CUMBRIA, "/reviews/child-n/", "Child N", "Published 13 June 2016"),
    *on(
        CUMBRIA,
        "/briefings/",
        "Serious Case Review Briefings",
        "Children P: serious case review briefing",
        "Child O: serious case review briefing",
        "Child R: serious case review briefing",
        "Child AC: serious case review briefing",
        "Child L: serious case review briefing",
        "Child N: serious case review briefing",
    ),
    *on(
        CUMBRIA,
        "/events/",
        "A number of workshops",
        "One conference that brings the lessons of all reviews together",
        "Date to be announced",
    ),
    *on(
        CUMBRIA,
        "/contact/",
        "Contact us",
        "LSCB Office",
        "To talk about a serious case review and what it says",
        "Cumbria House, 3rd Floor",
        "117 Botchergate",
        "Carlisle",
        "CA1 1RD",
        "LSCB@cumbria.gov.uk",
        "your line manager or your representative on the LSCB",
    ),
    *on(CUMBRIA, "/disclaimer/", "Disclaimer"),
]

SOUTHAMPTON_FACTS = [
    *on(
        SOUTHAMPTON,
        "/reviews/",
        "Case Reviews",
        "Thematic Partnership Reviews",
        "Online Safety/Self-Harm – Full Report (2017)",
        "Published Serious Case Reviews",
        "18 February 2015",
        "Child K Overview Report",
        "LSCB Improvement Report – Child K",
        "LSCB media statement child K",
        "29 May 2014",
        "Overview Report Child I and Child M",
        "Overview Report Child L",
        "Overview Report Family A",
        "LSCB Learning and Improvement 29th May 2014",
        "LSCB Media Statement 29th May 2014",
        "agencies learn how to work together better and keep children from serious "
        "abuse",
        "When the Local Safeguarding Children Board (LSCB) has to carry one out is set "
        "out in chapter 4 of Working Together 2015",
        "abuse or neglect of a child is known or suspected; and either",
        "(i) the child has died; or",
        "(ii) the child has been seriously harmed and there is cause for concern as to "
        "the way in which the authority, their Board partners or other relevant "
        "persons have worked together to safeguard the child.",
        "when a child dies in custody, including where the child was detained under "
        "the Mental Health Act 1983, as well as cases where a child died by suspected "
        "suicide",
    ),
    *on(
        SOUTHAMPTON,
        "/reviews/online-safety-self-harm/",
        "Thematic partnership review",
        "Published 2017",
    ),
    *on(
        SOUTHAMPTON,
        "/reviews/child-k/",
        "Published 18 February 2015",
        "Child K Overview Report",
        "LSCB Improvement Report – Child K",
        "LSCB media statement child K",
        # What "Print Friendly, PDF & Email" does there.
        "Print",
        "PDF",
        "Send by email",
    ),
    *[
        row
        for path, name in (
            ("child-i-and-child-m", "Child I and Child M"),
            ("child-l", "Child L"),
            ("family-a", "Family A"),
        )
        for row in on(
            SOUTHAMPTON,
            f"/reviews/{path}/",
            "Published 29 May 2014",
            f"Overview Report {name}",
            "LSCB Learning and Improvement 29th May 2014",
            "LSCB Media Statement 29th May 2014",
        )
    ],
    *on(
        SOUTHAMPTON,
        "/learning/learning-and-improvement-may-2014/",
        "LSCB Learning and Improvement 29th May 2014",
        "29 May 2014",
        "Child I and Child M",
        "Child L",
        "Family A",
    ),
    *on(
        SOUTHAMPTON,
        "/news/media-statement-may-2014/",
        "LSCB Media Statement 29th May 2014",
        "Media statement",
        "29 May 2014",
        "Child I and Child M",
        "Child L",
        "Family A",
    ),
    *on(
        SOUTHAMPTON,
        "/questions/",
        "it decides whether the criteria are met",
        "It then has to tell Ofsted and the national panel of independent experts",
        "Who carries out Serious Case Reviews?",
        "The Independent Chair of the LSCB commissions the review",
        "appoints Independent Reviewers",
        "work on it with the partners of the LSCB",
        "recommendations for practice, procedures or training into an overview report",
        "The LSCB publishes that report",
        "the national timescales",
        "It goes to the Government before it is published",
        "They often find good practice too",
        "the lessons change how people work, so that such a tragedy does not happen "
        "again",
    ),
]

CAMBRIDGESHIRE_FACTS = [
    *on(
        CAMBRIDGESHIRE,
        "/reviews/",
        "Serious Case Reviews",
        "No reviews are listed here at the moment",
        "A child has died, and it is known or suspected that abuse or neglect had a "
        "part",
        "Local agencies then ask at once whether other children are at risk of harm",
        "brothers and sisters",
        "children in the same institution if abuse is alleged there",
        "what the tragedy can teach them about working together",
        "If you need a SCR Referral Form, please contact Andy Jarvis, Business "
        "Manager, LSCB, on telephone 01480 373582",
        "The DfE has published its latest triennial overview of serious case reviews",
        "referral form has ten pages",
        "Terms of Reference",
        "Frequently Asked Questions",
        "Practice Themes",
        "child’s perspective",
        "SCR Regional Eastern Guide",
    ),
    *on(
        CAMBRIDGESHIRE,
        "/news/triennial-overview/",
        "Latest triennial overview of Serious Case Reviews",
        "shows in depth what serious case reviews have taught us",
        "all staff and volunteers who work with children and in safeguarding",
        "Briefings and other resources have been made from its findings",
        "staff in many different sectors that safeguard children",
        "easy to read and close to practice",
        "through training and other events",
    ),
    *on(CAMBRIDGESHIRE, "/events/", "Training on the triennial overview"),
    *on(
        CAMBRIDGESHIRE,
        "/library/",
        "Referral Form",
        "Ten pages to fill in before a case can be considered for a Serious Case "
        "Review",
        "SCR Referral Form, ten pages (Word",
        "Terms of Reference",
        "Cambridgeshire LSCB Serious Case Review Sub Group Terms of Reference. "
        "Referral and Decision Making Process",
        "Serious Case Review – Frequently Asked Questions",
        "from “When do you have SCR?” to “Will I be at risk of disciplinary action?”",
        "Practice Themes – From a Child’s Perspective",
        "Cambridgeshire LSCB Serious Case Review Practice Themes – from a Child’s "
        "Perspective",
        "SCR Regional Eastern Guide",
        "A guide for Independent Chairs of Safeguarding Children Boards and Serious "
        "Case Review/Serious Incident Notification",
    ),
    *on(CAMBRIDGESHIRE, "/library/referral-form/", "All ten pages", "Andy Jarvis"),
    *on(
        CAMBRIDGESHIRE,
        "/questions/",
        "When do you have SCR?",
        "Will I be at risk of disciplinary action?",
    ),
    *on(
        CAMBRIDGESHIRE,
        "/contact/",
        "Andy Jarvis",
        "Business Manager",
        "01480 373582",
        "A SCR Referral Form",
        "Serious Case Review Sub Group",
    ),
]

SEFTON_FACTS = [
    *on(
        SEFTON,
        "/reviews/",
        "Learning from Reviews",
        "complex multi-agency system",
        "Many people and organisations protect children together",
        "We keep asking how well the system works",
        "children and families should get a better response from all of us",
        "Sometimes a child dies or is seriously injured through abuse or neglect",
        "it is not enough to know what happened. We want to know why",
        "what the actions of each agency meant for the life of the child and of the "
        "family",
        "whether another way of working could have ended differently",
        "what may need to change, here or across the country",
        "A sub-group of Sefton LSCB, the Practice Review Group",
        "oversees the reviews of the board, assures their quality",
        "advises whether the criteria for a review are met",
        "local procedures for Serious Case Reviews, in line with Working Together to "
        "Safeguard Children (DfE)",
        "Any professional and any agency may refer a case to the LSCB when the "
        "criteria for a SCR are met",
        "Whether one is started is decided by the independent chair",
        "Serious Case Reviews (SCRs)",
        "October 2019",
        "MATILDA: SCR Report",
        "MATILDA: Sefton LSCB 7 minute briefing on the learning from the SCR",
        "April 2019",
        "JANET: SCR Report",
        "JANET: Sefton LSCB 7 minute briefing on the learning from the SCR",
        "March 2019",
        "CHARLIE: SCR Report",
        "CHARLIE: Executive Summary",
        "CHARLIE: Sefton LSCB 7 minute briefing on the learning from the SCR",
        "July 2018",
        "MARTHA, MARY & BEN: SCR Report",
        "MARTHA, MARY & BEN: Sefton LSCB 7 minute briefing on the learning from the "
        "SCR",
    ),
    *on(
        SEFTON,
        "/reviews/matilda/",
        "MATILDA",
        "Published October 2019",
        "Serious Case Review (SCR) MATILDA",
        "MATILDA: 7 minute briefing",
    ),
    *on(
        SEFTON,
        "/reviews/janet/",
        "JANET",
        "Published April 2019",
        "Serious Case Review (SCR) JANET",
        "JANET: 7 minute briefing",
    ),
    *on(
        SEFTON,
        "/reviews/charlie/",
        "CHARLIE",
        "Published March 2019",
        "Serious Case Review (SCR) CHARLIE",
        "CHARLIE: Executive Summary",
        "CHARLIE: 7 minute briefing",
    ),
    *on(
        SEFTON,
        "/reviews/martha-mary-ben/",
        "MARTHA, MARY & BEN",
        "Published July 2018",
        "Serious Case Review (SCR) MARTHA, MARY & BEN",
        "MARTHA, MARY & BEN: 7 minute briefing",
    ),
    *on(
        SEFTON,
        "/contact/practice-review-group/",
        "Practice Review Group (PRG)",
        "By law the group has a part in deciding whether a case should be reviewed",
        "lessons about how agencies safeguard children together",
        "sees to it that what is learnt makes practice better in the end",
        "writes the reports about the cases that it has considered and about how it "
        "came to its decisions",
        "agencies work better with one another",
        "Bring any case from which several agencies could learn",
        "a case in which good practice was seen",
        "Fill in the referral form",
        "It is appendix 1 of the procedure",
        "Reflective Review Procedure, with the referral form in appendix 1",
        "Working Together to Safeguard Children (DfE) (opens another site)",
    ),
]

SUNDERLAND_FACTS = [
    *on(
        SUNDERLAND,
        "/reviews/",
        "Serious Case Reviews",
        "Several agencies look together at how professionals and organisations worked "
        "with a child and the family",
        "follows a serious incident: a child has died or has been seriously harmed",
        "regulation 5 of the Local Safeguarding Children Boards (LSCBs) Regulations "
        "2006",
        "In the circumstances that it names, the board must review serious cases",
        "5(1) (e) undertaking reviews of serious cases and advising the authority and "
        "their Board partners on lessons to be learned.",
        "(2) For the purposes of paragraph (1) (e) a serious case is one where:",
        "Abuse or neglect of a child is known or suspected; and",
        "the child has died; or",
        "the child has been seriously harmed and there is cause for concern as to the "
        "way in which the authority, their Board partners, or other relevant persons "
        "have worked together to safeguard the child.",
        "Cases which meet one of these criteria (i.e. regulation 5(2) (a) and (b) (i) "
        "or 5 (2) (a) and (b) (ii) above) must always trigger an SCR.",
        "when a child dies in custody, in police custody, on remand or following "
        "sentencing, in a Young Offender Institution, in a secure training centre or a "
        "secure children's home, or where the child was detained under the Mental "
        "Health Act 2005.",
        "Regulation 5(2) (b) (i) includes cases where a child died by suspected "
        "suicide.",
        "A case under regulation 5(2)(b)(ii) has to be reviewed too, unless it is "
        "clear",
        "The LSCB Chair has the final decision",
        "the board may still commission one, or choose another form of case review",
        "How the board undertakes a review is laid down in the SSCB information",
        "Learning and Improvement Framework",
        "Chapter 4 of Working Together to Safeguard Children and Young People 2015",
        "wherever people work with children and their families",
        "organisations know what they are responsible for, learn from experience",
        "services better for children, young people and families",
        "Read Sunderland’s Learning and Improvement Framework, one of our Local "
        "Publications",
        "look hard at their own work and learn from it, and from the work of others",
        "When something works well, everybody should hear of it",
        "a thorough and fair look at what happened and why",
        "fewer children come to harm",
        "Publication of Reports",
        "A review of a case that meets the criteria ends in a report",
        "published on the website of the LSCB, where it is easy to find",
        "at least 12 months. After that we send it on request",
        "Final SCR reports should:",
        "Provide a sound analysis of what happened in the case, and why, and what "
        "needs to happen in order to reduce the risk of recurrence",
        "Be written in plain English and in a way that can be easily understood by "
        "professionals and the public alike; and",
        "Be suitable for publication without needing to be amended or redacted",
        "SCRs published from 2010 to date",
        "Date of publication",
        "SCR Baby A",
        "SCR Family X",
        "SCR YPM",
        "SCR YPR",
        "Learning Bulletin Baby A",
        "Learning Bulletin Family X",
        "Learning Bulletin YPM",
        "Learning Bulletin YPR",
    ),
    *on(SUNDERLAND, "/reviews/baby-a/", "Published 27 February 2018"),
    *on(SUNDERLAND, "/reviews/family-x/", "Published 8 November 2017"),
    *on(SUNDERLAND, "/reviews/ypm/", "Published 8 November 2017"),
    *on(SUNDERLAND, "/reviews/ypr/", "Published 8 November 2017"),
    *on(
        SUNDERLAND,
        "/library/",
        "Local Publications",
        "Learning and Improvement Framework",
        "SSCB Learning and Improvement Framework",
        "SSCB information: procedures for undertaking serious case reviews",
    ),
]

FACTS: list[Row] = [
    *CUMBRIA_FACTS,
    *SOUTHAMPTON_FACTS,
    *CAMBRIDGESHIRE_FACTS,
    *SEFTON_FACTS,
    *SUNDERLAND_FACTS,
]

# Host, path, and an address that the page must link to.
LINKS: list[Row] = [
    *on(CUMBRIA, "/reviews/", "https://www.cumbriaLSCB.com", "/contact/", "/events/"),
    *on(CUMBRIA, "/", "mailto:LSCB@cumbria.gov.uk", "/contact/", "/disclaimer/"),
    *on(CAMBRIDGESHIRE, "/reviews/", "tel:01480373582", "/library/referral-form/"),
    *on(CAMBRIDGESHIRE, "/contact/", "tel:01480373582"),
    *on(SEFTON, "/reviews/", "/contact/practice-review-group/"),
    *on(
        SUNDERLAND,
        "/reviews/",
        "/library/",
        "/library/learning-and-improvement-framework/",
        "/library/sscb-procedures-for-serious-case-reviews/",
    ),
]

# Host, and what its list of reviews shows, from top to bottom.
ORDERS: list[tuple[str, list[str]]] = [
    (
        CUMBRIA,
        [
            *("Children P", "12 September 2017", "Child O", "23 August 2016"),
            *("Child R", "18 July 2016", "Child AC", "8 July 2016"),
            *("Child L", "17 June 2016", "Child N", "13 June 2016"),
        ],
    ),
    (
        SOUTHAMPTON,
        [
            *("Thematic Partnership Reviews", "2017", "Online Safety/Self-Harm"),
            *("Published Serious Case Reviews", "18 February 2015"),
            *("Child K Overview Report", "LSCB Improvement Report – Child K"),
            *("LSCB media statement child K", "29 May 2014"),
            *("Overview Report Child I and Child M", "Overview Report Child L"),
            "Overview Report Family A",
            "LSCB Learning and Improvement 29th May 2014",
            "LSCB Media Statement 29th May 2014",
        ],
    ),
    (
        SEFTON,
        [
            *("October 2019", "MATILDA", "April 2019", "JANET"),
            *("March 2019", "CHARLIE", "July 2018", "MARTHA, MARY & BEN"),
        ],
    ),
    (
        SUNDERLAND,
        [
            *("SCR Baby A", "27 February 2018", "SCR Family X", "8 November 2017"),
            *("SCR YPM", "8 November 2017", "SCR YPR", "8 November 2017"),
            *("Learning Bulletin Baby A", "27 February 2018"),
            *("Learning Bulletin Family X", "8 November 2017"),
            *("Learning Bulletin YPM", "8 November 2017"),
            *("Learning Bulletin YPR", "8 November 2017"),
        ],
    ),
]
