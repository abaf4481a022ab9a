# Partners' roles, and circuits.
see-roles = Read role sheets and circuits
write-roles = Write role sheets and circuits
validate-roles = Validate a role sheet or steps of a circuit for one’s institution
note-validation = Note the validation of an institution that has no account
pro-menu-roles = Roles
pro-menu-circuits = Circuits

role-sheets = What each partner does
role-sheets-lead = What each institution of the network of { $territory } does, what it cannot do, and how to turn to it.
role-sheets-empty = This territory has no institution yet. The coordination adds them when the territory is opened.
role-sheet-none = No sheet
role-sheet-none-lead = This institution has no validated role sheet yet.
role-sheet-begin = Begin the sheet
role-sheet-write = Write the role sheet
role-sheet-write-hint = Plain text: a blank line parts two paragraphs, a dash at the start of a line makes a list. The draft may stay incomplete. Write nobody’s name: a function is enough, and does not change when people leave.
role-sheet-incomplete = Some sections are missing: the sheet can be validated once all are filled in.
role-sheet-blank = Write at least one section.
role-section-length = Shorten this section: 1,500 letters at most, so that the sheet fits on one page.
role-section-empty = To be written.
role-missions = Missions in the network
role-missions-hint = What the institution does for victims and with the others.
role-can = What it can do
role-can-hint = What a partner can ask of it.
role-cannot = What it cannot do
role-cannot-hint = What is sometimes wrongly expected of it, and whom to turn to.
role-conditions = Entry conditions
role-conditions-hint = Who can come, with or without an appointment, with or without a complaint, with which papers.
role-delays = Delays
role-delays-hint = Within how long it answers, receives, decides.
role-contact = Reaching the lead
role-contact-hint = The function, the telephone or address of the desk, and when to call.
role-institution = See the institution
role-print-all = Print all sheets
role-print-hint = Each sheet begins on a new page: print this page with your browser.
role-print-empty = No sheet has been validated yet.

role-status-draft = Draft
role-status-submitted = Awaiting validation
role-status-valid = Validated
role-valid-on = Validated on { $day }
role-withdrawn-on = Withdrawn on { $day }
role-due = To be reviewed
role-due-hint = The last validation is more than twelve months old: read this text again, correct it if needed, then validate it again.
role-reading-draft = You are reading the draft: it is not in force yet.
role-to-valid = Read the text in force
role-to-draft = A draft is being written: read it
role-life = Validation
role-nobody-concerned = No institution is named yet.
role-progress = Validations: { $agreed } out of { $all }.
role-agreed = { $name }: validated by { $function }, on { $day }
role-noted-by = (noted by { $function })
role-awaited = { $name }: awaited
role-awaited-mute = { $name }: awaited, nobody there has an account to validate with
role-validate = Validate for my institution
role-validate-hint = You commit your institution to this text, as you have just read it. Your function and the date will be noted.
role-submit = Submit for validation
role-submit-hint = The institutions named will be able to validate; the workspace shows them this text.
role-review = Ask for validation again
role-note = Note a validation
role-note-lead = For an institution that has no account: it validated in a meeting or by letter, you write it down here. The note carries your function.
role-note-who = Institution
role-note-institution = Choose an institution from the list.
role-note-function = Validated by (function)
role-note-function-hint = For example “chief of staff”. No name.
role-note-function-length = Write a function of 3 to 100 letters.
role-note-day = Validated on
role-note-day-unreadable = Write a date like 2026-11-23.
role-note-day-range = Choose a past day, less than a year ago.
role-note-save = Note
role-note-nobody = There is nothing to note here: either all is validated or not submitted yet, or the institution has somebody who can validate for itself. Ask them.
role-already-valid = This text is validated already. It will be due again in twelve months, or as soon as it changes.
role-not-submitted = This circuit is still a draft: the coordination submits it for validation first.
role-is-withdrawn = This text has been withdrawn. Bring it back first, then try again.
role-edit = Edit
role-withdraw = Withdraw this text
role-withdraw-hint = Partners will no longer see it. Nothing is erased: you can bring it back.
role-withdraw-yes = Yes, withdraw
role-bring-back = Bring back
role-versions = Validated versions
role-versions-none = No version has been validated yet.
role-version = Version { $number }
role-unchanged = Validated again without change.
role-changes = { $count ->
    [one] One section has changed
   *[other] { $count } sections have changed
}
role-was = Before:
role-is = Since:
role-restore = Take version { $number } up as a draft
role-back = Back to the text
role-cancel = Cancel
role-save = Save the draft
role-save-mine = Save my text
role-keep-theirs = Keep the other text
role-outrun = Somebody changed this text while you were writing
role-outrun-lead = Nothing is lost: what you wrote is in the form below. Compare, complete, then save.
role-differences = What differs
role-differences-none = No difference to show: read your text again below.
role-differences-hint = Struck out: saved by the other person. Underlined: written by you.
role-stored = Saved:
role-typed = Your text
role-stale = This text has changed since you read it
role-stale-lead = Nothing was done. Read it again, then try again.
role-stale-read = Read again

circuit-list = Circuits between partners
circuit-list-lead = Who does what, within how long, with which document: the procedures that health, justice, police and social care have agreed on.
circuit-list-empty = No circuit is in force in this territory yet.
circuit-yours = For you to validate
circuit-begin = Begin a circuit
circuit-write = Write the circuit
circuit-save = Save the title and the situation
circuit-read = Read the circuit again and submit it
circuit-title = Title
circuit-title-hint = For example “Complaint taken at the hospital”.
circuit-title-length = Give a title of 3 to 100 letters.
circuit-situation = Situation
circuit-situation-hint = When this circuit is followed.
circuit-situation-length = Say in 3 to 400 letters when this circuit is followed.
circuit-drawing = Diagram of the circuit
circuit-drawing-hint = The same circuit is written below, step by step.
circuit-drawn = { $count ->
    [one] One step
   *[other] { $count } steps
}, each in the column of whoever does it, with arrows to the next ones; the list of steps below says the same.
circuit-steps = Steps
circuit-steps-none = This circuit has no step yet.
circuit-step = Edit a step
circuit-step-add = Add a step
circuit-step-save = Save the step
circuit-step-edit = Edit step { $number }
circuit-step-earlier = Move step { $number } up
circuit-step-later = Move step { $number } down
circuit-step-remove = Remove step { $number }
circuit-step-remove-hint = It stays below the draft, from where you can bring it back.
circuit-step-remove-yes = Yes, remove the step
circuit-step-back = Bring back at the end
circuit-removed = Removed steps
circuit-removed-hint = They disappear when the circuit comes into force.
circuit-too-long = A circuit has twenty steps at most: make two of it.
circuit-too-short = A circuit has at least two steps: add them before submitting.
circuit-nobody = Name at least one institution in a step: it is the one that validates.
circuit-cut-off = No step leads to one of the steps: link it or remove it before submitting.
circuit-cycle = This leads back to a step already passed: a circuit always moves on. Choose a step that does not come back.
circuit-cycle-moved = In this place, the step would lead the circuit back to a point already passed. Change what comes after it first.
circuit-who = Who
circuit-institution = Institution
circuit-institution-none = None: a function alone
circuit-function = Function
circuit-function-hint = For example “emergency doctor”. No name.
circuit-function-length = Shorten the function: 150 letters at most.
circuit-who-missing = Choose an institution, or write a function.
circuit-who-unknown = This institution is not of the network: choose one from the list.
circuit-what = What is done
circuit-what-hint = A sentence or two, in the present.
circuit-what-length = Say in 3 to 400 letters what is done.
circuit-delay = Within
circuit-number = Number
circuit-number-hint = Leave blank for “immediately”.
circuit-number-unreadable = Write a number from 1 to 99.
circuit-unit = Unit
circuit-unit-immediate = immediately
circuit-unit-hours = hours
circuit-unit-days = days
circuit-unit-weeks = weeks
circuit-delay-immediate = Immediately
circuit-delay-hours = { $count ->
    [one] Within one hour
   *[other] Within { $count } hours
}
circuit-delay-days = { $count ->
    [one] Within one day
   *[other] Within { $count } days
}
circuit-delay-weeks = { $count ->
    [one] Within one week
   *[other] Within { $count } weeks
}
circuit-document = Document
circuit-document-hint = What goes with the step: a form, a sheet, a certificate. Leave blank if there is none.
circuit-document-length = Shorten: 150 letters at most.
circuit-with-document = Document: { $document }
circuit-secrecy = Professional secrecy
circuit-secrecy-hint = What may be said, to whom, and with which agreement.
circuit-secrecy-length = Shorten: 400 letters at most.
circuit-with-secrecy = Secrecy: { $secrecy }
circuit-next = Next
circuit-next-hint = Fill in nothing if the next step of the list always follows. Otherwise up to three ways on, each with its condition.
circuit-to = Way on { $number }
circuit-to-none = The next step of the list
circuit-to-end = End of the circuit
circuit-to-unknown = Choose another step of this circuit, or the end.
circuit-to-twice = This way on is chosen above already.
circuit-condition = Condition { $number }
circuit-condition-alone = Choose the step that this condition leads to.
circuit-condition-missing = With several ways on, say the condition of each.
circuit-condition-length = Shorten the condition: 80 letters at most.
circuit-ends = → end of the circuit
circuit-ends-if = { $condition } → end of the circuit
circuit-goes-on = → step { $number }
circuit-goes-on-if = { $condition } → step { $number }

desk-sheet = The role sheet of your institution waits for your agreement
desk-circuit = A circuit waits for your agreement: { $title }
