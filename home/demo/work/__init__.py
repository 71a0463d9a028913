"""The day of the demonstration's boards: whoever logs in first finds work.

Each board has one sample review that is public, and three that are on their way. All
say that they are samples. Their days are counted from the day on which they are made.
"""

from datetime import date

from boards.models import Board
from home.demo.board import DemoBoard
from home.demo.work import incoming, on_the_way, public_sample
from home.demo.work.people import people_of_demo


def lay_out(demo: DemoBoard, today: date) -> None:
    """Everything that waits for somebody, done as the board's own people do it.

    Needs the board with its public sample (`public_sample.add`) and its logins.
    """
    board = Board.objects.get(hostname=demo.hostname)
    people = people_of_demo(demo)
    review = public_sample.of(board)
    public_sample.close_documents(review, people)
    on_the_way.add_what_waits(board, people, today)
    incoming.add_what_comes_in(board, review, people)
    incoming.add_what_is_to_translate(board, people)
