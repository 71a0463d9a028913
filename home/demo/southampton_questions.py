"""What people ask Southampton about serious case reviews."""

from boards.models import FaqPage, ReviewIndexPage
from home.demo.builders import publish
from home.writing import questions, to


def publish_questions(faq: FaqPage, reviews: ReviewIndexPage) -> None:
    publish(
        faq,
        summary="Who decides on a review, who carries it out, and what comes of it.",
        groups=[
            questions(*_before_a_review(reviews), group="Before a review"),
            questions(*_DURING_A_REVIEW, group="The review"),
            questions(*_AFTER_A_REVIEW, group="After a review"),
        ],
    )


def _before_a_review(reviews: ReviewIndexPage) -> list[tuple[str, str]]:
    return [
        (
            "What is a Serious Case Review for?",
            "It helps agencies to find out how to work together better, so that "
            "children are protected from serious abuse.",
        ),
        (
            "When must there be one?",
            "Chapter 4 of Working Together 2015 says when. We quote it below "
            f"{to(reviews, 'our case reviews')}.",
        ),
        (
            "Who decides whether there is one?",
            "The LSCB. When it hears of an incident, it decides whether the criteria "
            "are met. It then has to tell Ofsted and the national panel of independent "
            "experts.",
        ),
    ]


_DURING_A_REVIEW = (
    (
        "Who carries out Serious Case Reviews?",
        "The Independent Chair of the LSCB commissions the review and appoints "
        "Independent Reviewers. They lead it and work on it with the partners of the "
        "LSCB.",
    ),
    (
        "How long does it take?",
        "As long as the national timescales allow. It goes to the Government before it "
        "is published.",
    ),
)
_AFTER_A_REVIEW = (
    (
        "Who sees what the reviewer recommends?",
        "The Independent Reviewer puts recommendations for practice, procedures or "
        "training into an overview report for the LSCB. The LSCB publishes that "
        "report.",
    ),
    (
        "Do reviews look only for mistakes?",
        "No. They often find good practice too. The LSCB sees to it that the lessons "
        "change how people work, so that such a tragedy does not happen again.",
    ),
)
