# Instances, their meetings, what is decided there.
see-meetings = Read the instances in which one’s institution sits, and their meetings
keep-meetings = Keep the instances of the territory: members, convening, minutes, decisions
pro-menu-meetings = Meetings

meeting-title = Meetings
meeting-lead = Who meets, when, and what comes of it.
meeting-coming = To come
meeting-coming-none = No meeting is planned.
meeting-none = This instance has not met yet.
meeting-of = Meeting of { $day }
meeting-plan = Plan a meeting
meeting-plan-next = Plan the next meeting
meeting-next = Next meeting
meeting-next-none = It is not settled yet.
meeting-edit = Change the date or the place
meeting-edit-told = Members are convened already: each will be told of the change. If the date changes, they are asked again whether they come.
meeting-day = Date
meeting-from = Start
meeting-to = End
meeting-hours = Hours
meeting-place = Place
meeting-place-hint = An address, a room or a link to a video call. It stands in no mail if the instance is discreet.
meeting-place-length = Write a place of 3 to 200 letters.
meeting-ends-before = The end is before the start: correct one of the two hours.
meeting-day-needed = Give the date.
meeting-day-unreadable = Write a date such as 2027-03-12.
meeting-hour-unreadable = Write an hour such as 09:30.
meeting-text-long = Shorten this text.
meeting-email-unreadable = Write an address such as office@institution.fr.
meeting-choose = Choose from the list.
meeting-choose-one = Choose
meeting-save = Save
meeting-save-mine = Save my text
meeting-keep-theirs = Keep what is saved
meeting-cancel-form = Cancel
meeting-typed = Your text
meeting-was = Saved:
meeting-is = Written by you:
meeting-outrun = Somebody changed this page while you were writing
meeting-outrun-lead = Nothing is lost: what you wrote is in the form below. Compare, complete, then save.
meeting-differences = What differs
meeting-differences-none = No difference to show: read your text below again.
meeting-differences-hint = Struck out: saved by the other person. Underlined: written by you.
meeting-state-planned = Planned
meeting-state-convened = Convened
meeting-state-held = Held
meeting-state-approved = Minutes approved
meeting-state-cancelled = Cancelled
meeting-unsaid = This meeting is over: say who came, or cancel it.
meeting-calendar = Add to my calendar (iCalendar)
meeting-convening = Convening
meeting-convened-on = Convened on { $day }.
meeting-convene = Convene the members
meeting-convene-hint = { $count ->
    [one] One member gets a mail with an invitation for the calendar and a link to answer.
   *[other] { $count } members each get a mail with an invitation for the calendar and a link to answer.
}
meeting-discreet-hint = Neither the name of the instance nor the agenda nor the place stands in it.
meeting-convene-others = Convene the others
meeting-convene-others-hint = Some members have not been convened yet: they alone get a mail.
meeting-nobody = Nobody sits on that day: note the members first.
meeting-without-members = Nobody sits in this instance on that day: note its members first, then convene.
meeting-in-the-past = This date is over: choose another one before convening.
meeting-not-planned = This meeting is convened, held or cancelled already: open its page again.
meeting-not-convened = This meeting is not convened: open its page again.
meeting-is-over = This meeting was held or cancelled: it can no longer be changed.
meeting-not-yet = This meeting has not taken place yet: wait for the day to say who came.
meeting-is-approved = The minutes are approved: nothing changes any more.
meeting-is-cancelled = This meeting is cancelled.
meeting-not-held = Say first who came to this meeting.
meeting-cancel = Cancel this meeting
meeting-cancel-hint = Convened members get a cancellation, for their calendars too.
meeting-cancel-yes = Cancel the meeting
meeting-mail-subject = Meeting of { $day }
meeting-mail-subject-named = { $name }: meeting of { $day }
meeting-mail-convened =
    Hello,

    A meeting in which you sit takes place on { $day }, from { $from } to { $to }.

    The place and the agenda are behind this link, which is yours. It opens without an account and lets you say, once, whether you come:
    { $link }

    The invitation with this mail adds the date to your calendar.

    This message is sent automatically: do not answer it.
meeting-mail-changed =
    Hello,

    A meeting in which you sit has changed. It takes place on { $day }, from { $from } to { $to }.

    The place and the agenda are behind this new link, which is yours and replaces the one before:
    { $link }

    The invitation with this mail brings your calendar up to date.

    This message is sent automatically: do not answer it.
meeting-mail-cancelled =
    Hello,

    The meeting planned on { $day }, from { $from } to { $to }, does not take place.

    The cancellation with this mail takes it out of your calendar.

    This message is sent automatically: do not answer it.
meeting-mail-released =
    Hello,

    You are no longer a member: the meeting on { $day }, from { $from } to { $to }, no longer expects you.

    The cancellation with this mail takes it out of your calendar.

    This message is sent automatically: do not answer it.
meeting-mail-reminder =
    Hello,

    A meeting in which you sit takes place on { $day }, from { $from } to { $to }.

    The place and the agenda are behind this link, which is yours and replaces the one before:
    { $link }

    This message is sent automatically: do not answer it.
meeting-mail-minutes =
    Hello,

    The minutes of the meeting of { $day } are approved. You can read them in your workspace:
    { $link }

    No account? Ask the secretariat of the instance.

    This message is sent automatically: do not answer it.

instance-title = Instances
instance-one = Instance
instance-begin = Make an instance
instance-edit = Change the instance
instance-none = No instance is kept here yet: make the plenary of the signatories.
instance-none-hers = Your institution does not sit in any instance kept here yet.
instance-ended = Closed
instance-last = Last meeting: { $day }.
instance-last-none = No meeting yet.
instance-next = Next: { $day }.
instance-calendar = All its meetings for my calendar (iCalendar)
instance-kind-label = Sort of instance
instance-kind-plenary = Plenary of the signatories
instance-kind-restricted = Restricted formation
instance-kind-steering = Steering committee
instance-kind-technical = Technical committee
instance-kind-thematic = Thematic group
instance-kind-observatory = Observatory
instance-name = Name
instance-name-hint = For instance “Plenary of the local contract”.
instance-name-length = Write a name of 5 to 150 letters.
instance-missions = Missions
instance-missions-hint = What this instance is for. One mission on each line.
instance-missions-none = Its missions are not written yet.
instance-secretariat = Address of the secretariat
instance-secretariat-hint = The address of a function: answers from calendars arrive there.
instance-contract = Contract
instance-contract-none = None: the instance belongs to no contract
instance-created-on = Made on
instance-created-hint = From this day on the plenary meets at least once a year.
instance-ended-on = Closed on
instance-ended-hint = Leave empty as long as it exists.
instance-ends-before = It is closed before it is made: correct one of the two dates.
instance-quorum = Quorum
instance-quorum-seats = { $count ->
    [one] One institution present or represented
   *[other] { $count } institutions present or represented
}
instance-quorum-number = Number of institutions
instance-quorum-hint = Only for a fixed number. Those present and represented count.
instance-quorum-number-needed = Write a number of institutions from 1 to 500.
quorum-free = No quorum
quorum-half = Half of the member institutions
quorum-number = A number of institutions

member-title = Members
member-none = Nobody sits in it yet.
member-count = { $count ->
    [0] Nobody sits in it today.
    [one] One institution sits in it today.
   *[other] { $count } institutions sit in it today.
}
member-keep = Keep the members
member-see = See the members
member-add = Add a member
member-change = Change
member-remove = Take away
member-remove-hint = For somebody noted by mistake. If a mandate ends, give its last day instead.
member-remove-yes = Take this member away
member-institution = Institution
member-institution-needed = Choose an institution of the network.
member-function = Function
member-function-hint = What the person does in her institution.
member-function-length = Write a function of 3 to 150 letters.
member-name = Name
member-name-hint = Optional: the function is enough.
member-email = E-mail address
member-email-hint = Rather that of the function. Without it, convening is done otherwise.
member-starts-on = First day of the mandate
member-ends-on = Last day of the mandate
member-ends-hint = Leave empty if the mandate goes on. Three months after its end the person is erased.
member-form-hint = The members of the instance read function and name; the address, the coordination alone.
member-since = Since { $day }
member-period = From { $from } to { $until }
member-not-current = out of mandate
member-backwards = This mandate ends before it starts: correct one of the two dates.
member-overlaps = Somebody else sits for this institution on these dates: end that mandate first.
member-of-another = This mandate is of another instance: open the list of members again.

agenda-title = Agenda
agenda-none = The agenda is not written yet.
agenda-keep = Write the agenda
agenda-points = Points, in their order
agenda-points-hint = One point on each line. Move lines to change the order. No name of anybody who is helped.
agenda-proposals = Proposed points
agenda-proposals-hint = Tick those that are added at the end.
agenda-proposals-none = Nothing is open: no point is proposed.
agenda-many = Keep 60 points at most.
agenda-point-long = Shorten the points: 200 letters at most on a line.
agenda-undone = not spoken of
agenda-of-decision = Decision without action: { $text }
agenda-of-late = Late action: { $title }
agenda-of-contract = Contract ending within the year: { $title }
origin-free = Free
origin-undone = Not spoken of last time
origin-late = Late action
origin-decision = Decision without action
origin-contract = Contract

attendance-title = Attendance
attendance-caption = By institution
attendance-none = Nobody sits on that day.
attendance-take = Say who came
attendance-hint = What was announced is chosen already: correct and complete.
attendance-announced = Announced
attendance-by = By whom, if the institution is represented
attendance-missing = Say for each institution whether it was present, represented, excused or absent.
attendance-done = Points spoken of
attendance-done-hint = Those that are left will be proposed for the next meeting.
attendance-counted = { $voices ->
    [0] No institution present or represented out of { $seats }.
    [one] One institution present or represented out of { $seats }.
   *[other] { $voices } institutions present or represented out of { $seats }.
}
attendance-counts = Present: { $present }, represented: { $represented },
attendance-counts-away = excused: { $excused }, absent: { $absent }.
attendance-needed = Quorum: { $needed } out of { $seats }.
attendance-quorum-met = The quorum is met.
attendance-quorum-missed = The quorum is not met.
presence-label = Attendance
presence-present = Present
presence-represented = Represented
presence-excused = Excused
presence-absent = Absent

invitation-title = Who was told
reached-mute = no address: to be told otherwise
reached-unwritten = not told yet
reached-waiting = mail on its way
reached-sent = mail sent
reached-no_server = mail not sent: no mail server is set
reached-dead = mailbox that takes nothing any more: correct the address

reply-question = Will your institution be there?
reply-choose = Choose an answer.
reply-by-hint = The function of whoever comes in your place. No name.
reply-by-needed = Give the function of whoever represents you, in 3 to 150 letters.
reply-send = Answer
reply-once = You answer once. Looking at this page tells nobody anything.
reply-thanks = Thank you, it is noted: { $said }.
reply-thanks-plain = Thank you, your answer is noted.
reply-change = To change your answer, write to the secretariat of the instance.
reply-dead-title = This link opens no more
reply-dead = The meeting is over, a newer message has replaced this link, you have answered already, or it was copied wrongly.
reply-dead-next = Open the last message you got, or write to the secretariat of the instance.

minutes-title = Minutes
minutes-none = They are not written yet.
minutes-draft = Draft, not approved yet.
minutes-approved-on = Approved on { $day }.
minutes-approve = Approve the minutes
minutes-approve-hint = Nothing changes any more. Members get a link to read them, never what they say.
minutes-none-to-approve = Write the minutes first.
minutes-read = Read the minutes
minutes-write = Write the minutes
minutes-written = Written by: { $by }, on { $day }.
minutes-pdf = Minutes as PDF, to be printed
minutes-versions = Versions of the minutes
minutes-version = Version { $number }
minutes-version-changes = What changed
minutes-restore = Go back to version { $number }
minutes-discussions = Discussions
minutes-text = What was said
minutes-text-hint = A title “##” for each point, then the text. “-” at the start of a line makes a list. Attendance, decisions and the next meeting are added by themselves.
minutes-no-names = Write neither the name nor the situation of anybody who is helped: minutes go round.
minutes-blank = Write what was said, or go back.
minutes-long = Shorten this text: 40,000 letters at most.
minutes-links = A link does not lead to an https address, a mail or a telephone: correct it.
minutes-demo = Demonstration

decided-title = Decisions
decided-one = Decision
decided-none = No decision is noted.
decided-add = Note a decision
decided-text = Decision
decided-text-hint = One sentence, with a verb.
decided-text-length = Write the decision in 5 to 300 letters.
decided-lead = Who sees to it
decided-lead-choose = Choose an institution
decided-lead-none = Nobody sees to it
decided-lead-needed = Choose the institution that sees to it: an action needs somebody.
decided-due-on = Due
decided-due = before { $day }
decided-day-needed = Give a day: an action needs a date.
decided-day-before = The day is before the meeting: correct the date.
decided-in-plan = Put it into the action plan of the contract
decided-no-contract = This instance belongs to no contract: the decision goes into no action plan.
decided-no-plan = This instance belongs to no contract: link it to a contract first.
decided-action = See the action
decided-without-action = without action
decided-make-action = Make it an action
decided-not-ripe = This decision has nobody who sees to it, or no day: note it again, complete.
decided-has-action = This decision has become an action of the plan: it stays.
decided-remove = Take away
decided-state-planned = Planned
decided-state-running = Running
decided-state-done = Done
decided-state-dropped = Dropped

yearly-soon = Signatories meet at least once a year. Counting from { $since }, the next meeting takes place before { $due }.
yearly-over = More than a year without a meeting of the signatories: counting from { $since }.
yearly-next = A meeting is planned on { $day }.
yearly-none-planned = No meeting is planned.
yearly-fine = Last meeting on { $since }; the next one before { $due }.
yearly-first = First meeting before { $due }.
yearly-mail-subject = A meeting is to be planned
yearly-mail-text =
    Hello,

    The members of an instance that you follow have not met for { $months } months. They are to meet at least once a year: before { $due }.

    Its page:
    { $link }

    This message is sent automatically: do not answer it.

meeting-wait-yearly = { $name }: to meet before { $due }
meeting-wait-unsaid = Meeting of { $day }: who came?
meeting-wait-minutes = Meeting of { $day }: minutes to be approved
meeting-wait-coming = Meeting of { $day }, in which your institution sits
meeting-held-count = { $count ->
    [0] No meeting held.
    [one] One meeting held.
   *[other] { $count } meetings held.
}
