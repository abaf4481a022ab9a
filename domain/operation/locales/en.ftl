# Operations.
keep-installation = Follow the installation, try again or drop a job that failed
pro-menu-operation = Operations
operation-lead = How this installation is doing. Counts and codes only: nothing here tells what a job or a message is about.
operation-some-failed = { $count ->
    [one] One job failed for good: see which.
   *[other] { $count } jobs failed for good: see which.
}
operation-wait-failed = { $count ->
    [one] One job of the program failed
   *[other] { $count } jobs of the program failed
}
operation-mails-stuck = Messages have been waiting for more than an hour: check the mail server with maillage doctor.
operation-unsaved = No backup for more than 26 hours on this machine: check the task of the night.
operation-short = There is little room left on the disk of the data: make some before it is full.
operation-queue = The queue of work
operation-queue-empty = The queue is empty.
operation-kind = Kind of job
operation-due = To do
operation-later = For later
operation-failed = Failed
operation-see-failed = The jobs that failed
operation-mails = Messages
operation-mails-waiting = Waiting
operation-mails-since = the oldest since { $moment }
operation-mails-last = Last one sent
operation-mails-none = none for 24 hours
operation-mails-given-up = Given up, by code
operation-mails-hint = The code is the number that the mail server answered, or "no-server" where there is none. A message is erased 24 hours after it was sent, and after 7 days in any case.
operation-storage = Room
operation-database = Database
operation-index = Search index of this process
operation-free = Room left on the disk of the data
operation-backup = Last backup made on this machine
operation-backup-none = none
operation-unknown = unknown
operation-mib = { $mib } MiB
operation-versions = Versions
operation-engine = Engine of the database
operation-tables = Tables, at migration
operation-process-hint = Room and backup are those of the machine that answered this page. Where there are several, run maillage doctor on each.
operation-failed-title = Jobs that failed
operation-failed-lead = Each was tried several times. Mend the cause, then try again: a job done twice changes nothing more.
operation-failed-none = No job failed.
operation-failed-at = Given up on { $moment }, attempts: { $attempts }.
operation-retry = Try again
operation-retry-kind = Try { $kind } again
operation-why = Cause
operation-when = Given up on
operation-attempts = Attempts
operation-number = Number
operation-log-hint = The log of the program, at that hour, says more.
operation-code-not-found = What it is about is no longer there.
operation-code-forbidden = It was not allowed to do it.
operation-code-conflict = Something else changed at the same time, at each attempt.
operation-code-refused = A rule refused it.
operation-code-unexpected = A fault, or a defect of the program.
operation-drop = Drop it
operation-drop-lead = A job that was dropped is never done, and does not come back. The work of each day does, at the next start.
operation-drop-sure = Yes, never do this job
operation-drop-do = Drop the job
operation-drop-unsure = Tick the box to confirm: the job will never be done.
