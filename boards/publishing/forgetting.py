"""What the platform forgets of its own work each day: tasks done, and old mails."""

from boards.publishing.daily_jobs import register_daily_job
from cms.mail.forgetting import forget_old_mails
from cms.tasks.forgetting import forget_finished_tasks
from cms.users.forgetting import forget_ended_sessions


def install() -> None:
    register_daily_job("Tasks that were done, forgotten", forget_finished_tasks)
    register_daily_job("Sessions that have ended, forgotten", forget_ended_sessions)
    register_daily_job("Mails that no server took, forgotten", forget_old_mails)
