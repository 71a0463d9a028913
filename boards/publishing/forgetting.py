"""What the platform forgets each day: tasks done, old mails, sessions, old names."""

from boards.publishing.daily_jobs import register_daily_job
from cms.mail.forgetting import forget_old_mails
from cms.personal_data import audit_names
from cms.tasks.forgetting import forget_finished_tasks
from cms.users.forgetting import forget_ended_sessions


def install() -> None:
    register_daily_job("Tasks that were done, forgotten", forget_finished_tasks)
    register_daily_job("Sessions that have ended, forgotten", forget_ended_sessions)
    register_daily_job("Mails that no server took, forgotten", forget_old_mails)
    register_daily_job("Addresses in the audit, left out", audit_names.forget_addresses)
    register_daily_job("Names in the audit, left out", audit_names.forget_names)
    register_daily_job("People gone for years, left out", audit_names.forget_people)
