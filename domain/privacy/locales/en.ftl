# Data protection: what waits for the officer.
privacy-room = Data protection
privacy-moment = { $day } at { $hour }
privacy-print = This page prints as it stands.
privacy-unknown-function = a function that is no longer known
privacy-mail-subject = Something waits for you
privacy-mail-text =
    Hello,

    Something waits for you in the workspace, on the page “Data protection”.
    Sign in as usual, without following any link received by mail.

    Maillage

# Retention and erasures.
retention-title = Retention and erasures
retention-lead = Each day, what has had its time is counted and announced here. You have seven days to postpone an erasure; then it is done, and the proof stays on this page.
retention-lives = How long each thing is kept
retention-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
retention-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
retention-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
retention-planned = Erasure is announced here seven days before.
retention-by-owner = Short life: erased each day, without notice.
retention-since = In force since { $day }.
retention-change = Change how long
retention-change-this = Change how long: { $object }
retention-everywhere = This holds for all territories of this installation. The change is written in the journal.
retention-bounds = Between { $least } and { $most } days.
retention-days-wanted = How long, in days
retention-days-hint = A whole number of days.
retention-out-of-bounds = Choose a number of days between the two bounds given.
retention-same = It is kept that long already.
retention-will-erase = { $count ->
    [one] With this length, 1 item has had its time already.
   *[other] With this length, { $count } items have had their time already.
}
retention-will-plan = Their erasure will be announced next night and done seven days later. Until then you can postpone it.
retention-at-once = They will be erased next night, without further notice. What is erased does not come back.
retention-confirm = Keep { $days } days and erase the rest
object-journal = Journal of acts
object-account = Accounts of people who left
object-role_request = Requests for roles without a second agreement
object-activation_code = Activation codes
object-session = Sessions
object-device = Browsers used before
object-challenge = Questions put to a browser
object-sign_in_failure = Refused sign-ins
object-mail = Mails sent
object-change = Notes to the search indexes
object-alert = Alerts
object-journal_check = Verifications of the journal
object-erasure = Notices and proofs of erasure
object-source_contact = People named by the source of an imported entry
object-referent = Focal points whose mandate is over
object-instance_member = Members of instances whose mandate is over
object-voucher = Vouchers that are over: who held them, for how many people, when
object-voucher_account = Accounts of vouchers: number, amount, provider, date
object-shelter_note = Requests for a place that were counted, before the totals alone are left
object-phone_step = Alert phones that came back: what was done, and when
starts-at-month_end = after the end of the month
starts-at-departure = after departure
starts-at-asked = after the request
starts-at-given = after it was given
starts-at-opened = after it was opened, at most
starts-at-last_use = after its last use
starts-at-sent = after sending
starts-at-written = after it was written
starts-at-done = after the erasure
starts-at-ended = after the mandate ends
starts-at-settled = after payment or end
starts-at-returned = after the device came back
erasure-action-erase_month = the rows of the month are erased, its head stays
erasure-action-reduce = Reduce to what the accounts need
erasure-action-erase = erasure
ground-misuse = CNIL deliberation 2021-122: logs are kept from six months to a year, and up to three years where misuse is a demonstrated risk.
ground-need = GDPR, article 5(1)(e): no longer than necessary.
ground-security = GDPR, article 32: needed for the security of sign-ins, and no longer.
ground-accounts = Public accounts: vouchers and invoices are kept for ten years.
ground-proof = GDPR, article 5(2): to be able to show that the rule is followed.
erasure-open = Announced erasures
erasure-none = Nothing is to be erased for now.
erasure-counted = { $count ->
    [one] 1 item
   *[other] { $count } items
}, from before { $day }.
erasure-on = To be erased on { $day }.
erasure-held = Postponed until { $day } included.
erasure-waiting = { $count ->
    [0] No erasure announced
    [one] 1 erasure announced
   *[other] { $count } erasures announced
}, { $postponed ->
    [0] none postponed
    [one] 1 postponed
   *[other] { $postponed } postponed
}.
erasure-done = Erasures done
erasure-none-done = No erasure has been done yet.
erasure-erased = { $count ->
    [one] 1 item erased
   *[other] { $count } items erased
}, from before { $day }
erasure-was-done = Done on { $day }.
erasure-archives = In a public body, eliminating public archives takes the visa of the archives service. This list, by object and number, is meant for it.
erasure-postpone = Postpone the erasure
erasure-resume = Lift the postponement
erasure-reason = Why postpone
erasure-reason-dispute = A dispute or an inquiry is under way.
erasure-reason-supervision = The CNIL or another inspection asks for these items.
erasure-reason-access_request = A request for access is being answered.
erasure-reason-archives = The visa of the archives service is awaited.
erasure-reason-doubtful = The number is surprising: it has to be checked.
erasure-reason-missing = Choose a reason.
erasure-until = Last day of the postponement
erasure-until-hint = One year at most. On the day after, the erasure is done.
erasure-day-wrong = Give a day.
erasure-day-past = Choose a day to come.
erasure-day-far = A postponement lasts one year at most. Choose a nearer day; you can postpone again.
erasure-is-done = This erasure is already done.
erasure-not-postponed = This erasure is not postponed.
clock-title = The time of the server is not certain
clock-doubt-jumped = The clock jumped by more than 24 hours, or the program stood still. Nothing is announced or erased until you have confirmed the time.
clock-doubt-behind_journal = The clock is behind the last act of the journal. Nothing is announced or erased until the time is put right on the server.
clock-says = The server says: { $moment }, Paris time.
clock-confirm = This time is right
clock-behind = The time of the server is behind the journal. Ask whoever looks after the server to put it right.

# The register of processing activities.
processing-title = Register of processing activities
processing-about = Article 30 of the GDPR: what the program does, prefilled, to be completed and printed.
processing-lead = Territory: { $territory }. Controller: the local authority that coordinates the contract, unless its signatories agreed otherwise.
processing-purpose = Purpose
processing-basis = Legal basis
processing-people = People concerned
processing-categories = Data
processing-recipients = Recipients
processing-retention = Retention
processing-security = Security measures
processing-security-hint = Describe the measures, never a person.
processing-first = Text that came with the program, not read through yet.
processing-version = Version { $version }, of { $day }.
processing-change = Change
processing-save = Save
processing-empty = This field cannot stay empty.
processing-long = This text is too long. 4,000 characters at most.
processing-outrun = Somebody changed this line at the same time as you
processing-outrun-lead = Here is her text. Yours is kept in the form: take over what is needed, then save.
activity-account = Accounts of professionals
activity-journal = Journal of acts
activity-directory = Directory of help
activity-help = Search for help by the public
activity-mail = Messages to professionals and institutions
activity-referent = Focal points of contracts (annex 1)
activity-meeting = Instances, meetings and minutes
activity-voucher = Vouchers for rides and nights
activity-shelter = Places tonight and requests for shelter
activity-phone = Alert phones and protective measures

# What stays shut without a decision.
decision-title = Decisions
decision-lead = These functions stay shut until you have decided, with reasons. The last decision counts; you may change it at any time.
decision-subject-liaison = Liaison about a person between institutions
decision-subject-health = Compartment “health”
decision-about-liaison = To pass on somebody’s situation to named recipients, with her agreement or in a case that the law names.
decision-about-health = To allow health facts in a liaison. Takes first that the liaison is allowed, and that hosting meets the rules for health data.
decision-decide-liaison = Decide on the liaison
decision-decide-health = Decide on the compartment “health”
decision-open = Allowed
decision-shut = Shut
decision-history = Decisions taken
decision-none = No decision: the function is shut.
decision-verdict = Your decision
decision-verdict-granted = Allow
decision-verdict-refused = Refuse, or withdraw the permission
decision-verdict-missing = Choose a decision.
decision-reasons = Your reasons
decision-reasons-hint = Impact assessment, opinions given, conditions, reservations. Speak of no person.
decision-reasons-short = Explain your decision, in 20 characters at least.
decision-reasons-long = This text is too long. 4,000 characters at most.
decision-liaison-first = Allow the liaison first.
decision-record = Record the decision

# The journal, read under pseudonyms.
trail-room = Journal
trail-title = Journal of acts
trail-about = Who did what, under pseudonyms. Each opening is written down.
trail-lead = Who did what and when, in your territory. People stand under a pseudonym, always the same for you. That you opened this page has just been written down.
trail-act = Acts
trail-any-act = All
trail-from = From
trail-until = Until
trail-institution = Institution
trail-any-institution = All
trail-person = Pseudonym
trail-search = Search
trail-act-wrong = Choose acts of the list.
trail-day-wrong = Give a day, such as 2026-11-23.
trail-period-wrong = The period ends before it begins.
trail-institution-wrong = Choose an institution of the list.
trail-empty = No act matches.
trail-all = See the whole journal
trail-refused = refused
trail-who-is = Ask who is
trail-program = the program
trail-because = reason: { $motive }
trail-object = object { $object }
trail-seq = place { $seq }
trail-newest = The newest
trail-older = Older
trail-export = Take a file away
trail-export-lead = The acts that were searched, under the same pseudonyms, 10,000 at most, as CSV. Five files in 24 hours; each is written in the journal.
trail-export-do = Download
trail-export-wrong = This search cannot be read. Go back to the journal and search again.
trail-export-limit = You have taken five files in 24 hours already. Wait until tomorrow.
trail-lift = Lift the pseudonym
trail-lift-lead = You are going to see the function of the person known here as { $pseudonym }. This act is written in the journal with its reason.
trail-her-acts = See her acts
trail-motive = Reason
trail-motive-misuse = Suspected misuse
trail-motive-incident = Security incident
trail-motive-request = Request of a person concerned
trail-motive-inspection = Inspection or judicial order
trail-motive-missing = Choose a reason.
trail-way-password = By password
trail-way-totp = By password and one-time code
trail-way-recovery = By password and recovery code
trail-way-passkey = By passkey
trail-way-activation = By activation code
trail-way-identity = By the identity provider
trail-lifted = Pseudonym lifted
trail-function = Function
trail-lifted-lead = This page cannot be seen again: to reopen it takes a new reason.

act-family-session = Sessions
act-family-account = Accounts
act-family-roles = Roles
act-family-passkey = Passkeys
act-family-totp = One-time codes
act-family-recovery = Recovery codes
act-family-identity = Identity providers
act-family-device = Browsers
act-family-policy = Sign-in rules
act-family-service = Entries
act-family-place = Places
act-family-address = Hidden addresses
act-family-journal = Journal
act-family-pseudonym = Pseudonyms lifted
act-family-erasure = Erasures
act-family-decision = Decisions
act-family-processing = Register
act-family-alert = Alerts
act-family-theme = Appearance of the territory
act-family-retention = Retention
act-family-clock = Time of the server
act-account_activated = Account activated
act-account_code_sent = Activation code sent to the institution
act-account_disabled = Account closed
act-account_invited = Activation code given
act-account_password_added = Password added
act-account_password_changed = Password changed
act-account_renewed = Authorisation renewed
act-address_opened = Hidden address opened
act-alert_settled = Alert looked at
act-clock_confirmed = Time of the server confirmed
act-decision_granted = Function allowed
act-decision_refused = Function refused or withdrawn
act-device_met = Sign-in from a new browser
act-erasure_done = Erasure done
act-erasure_planned = Erasure announced
act-erasure_postponed = Erasure postponed
act-erasure_resumed = Postponement lifted
act-announcement_begun = Announcement begun
act-announcement_corrected = Announcement changed
act-announcement_proposed = Announcement proposed
act-announcement_published = Announcement published
act-announcement_refused = Announcement refused
act-announcement_withdrawn = Announcement withdrawn
act-announcement_deleted = Draft of an announcement deleted
act-press_changed = Foot of press releases changed
act-moment_added = Day of the year added
act-moment_changed = Day of the year changed
act-moment_opened = Year of a day opened
act-moment_task_added = Thing to prepare added
act-moment_task_changed = Thing to prepare changed
act-moment_task_removed = Thing to prepare taken off
act-moment_task_done = Thing to prepare done
act-moment_task_reopened = Thing to prepare put back
act-guidance_added = Page of guidance begun
act-guidance_corrected = Page of guidance changed
act-guidance_deleted = Draft of a page of guidance deleted
act-guidance_published = Page of guidance published
act-guidance_reread = Page of guidance read again
act-guidance_restored = Version of a page of guidance restored
act-guidance_withdrawn = Page of guidance withdrawn
act-identity_linked = Identity provider linked
act-identity_unlinked = Identity provider unlinked
act-journal_erased = Month of the journal erased
act-journal_exported = Journal taken away as a file
act-journal_head_sent = Head of the month sent
act-journal_opened = Journal opened
act-journal_verified = Journal verified
act-logo_chosen = Logo of a partner chosen
act-logo_removed = Logo of a partner removed
act-passkey_added = Passkey added
act-passkey_removed = Passkey removed
act-passkey_renamed = Passkey renamed
act-recovery_made = Recovery codes made
act-recovery_used = Recovery code used
act-totp_enrolled = One-time codes set up
act-place_added = Place added
act-place_corrected = Place corrected
act-place_removed = Place removed from an entry
act-place_restored = Place put back as before
act-round_added = Stop added
act-round_corrected = Stop corrected
act-round_removed = Stop removed
act-round_restored = Stop put back as before
act-policy_chosen = Sign-in rule chosen
act-processing_changed = Register changed
act-pseudonym_lifted = Pseudonym lifted
act-retention_changed = Retention changed
act-role_document_approved = Role sheet or circuit validated
act-role_document_begun = Role sheet or circuit begun
act-role_document_brought_back = Role sheet or circuit brought back
act-role_document_came_into_force = Role sheet or circuit came into force
act-role_document_noted = Validation of an institution noted
act-role_document_saved = Role sheet or circuit changed
act-role_document_submitted = Role sheet or circuit submitted for validation
act-role_document_withdrawn = Role sheet or circuit withdrawn
act-roles_asked = Roles asked for
act-roles_changed = Roles changed
act-roles_refused = Roles refused
act-service_archived = Entry archived
act-service_checked = Entry checked
act-service_corrected = Entry corrected
act-service_created = Entry created
act-contact_added = Checking address named
act-contact_removed = Checking address removed
act-edition_issued = Edition of a document issued
act-copies_moved = Copies dropped, returned or lost
act-copies_printed = Print run noted
act-depot_added = Place for copies added
act-depot_corrected = Place for copies corrected
act-edition_recalled = Edition recalled
act-freshness_chosen = Rules of freshness chosen
act-service_expired = Entry taken offline by the rule
act-service_restored = Version of an entry restored
act-service_merged = Entries merged into one
act-service_separated = Merged entries parted again
act-twin_dismissed = Two entries said to be different
act-twin_reopened = Two entries to look at again
act-doubt_said = Mistake reported
act-doubt_settled = Reported mistake settled
act-proposal_accepted = Proposal accepted
act-proposal_made = Proposal made
act-proposal_refused = Proposal refused
act-proposal_withdrawn = Proposal withdrawn
act-job_dropped = Job dropped from the queue
act-job_retried = Job tried again
act-campaign_closed = Campaign closed
act-campaign_opened = Campaign opened
act-contract_created = Contract begun
act-contract_changed = Facts of a contract changed
act-contract_written = Text of a contract written
act-contract_act_noted = Act of a contract noted
act-contract_act_removed = Act of a contract taken away
act-contract_signatory_added = Signatory added
act-contract_signatory_removed = Signatory taken away
act-contract_represented = Mandate of a representative noted
act-contract_signed = Signature of a contract noted
act-contract_unsigned = Signature of a contract taken away
act-contract_removed = Contract begun by mistake taken away
act-contract_renewed = Contract renewed
act-plan_frame_changed = Axes or objectives of a plan changed
act-plan_carried_over = Plan carried over to the next contract
act-plan_action_added = Action added to a plan
act-plan_action_changed = Action of a plan changed
act-plan_action_moved = State of an action changed
act-plan_action_removed = Action taken away from a plan
act-plan_action_restored = Action brought back to a plan
act-plan_step_changed = Deliverable or milestone noted
act-plan_indicator_changed = Indicator defined
act-plan_value_entered = Value entered
act-plan_value_replaced = Value corrected
act-plan_session_added = Session noted
act-plan_session_changed = Session corrected
act-referent_named = Focal point named
act-referent_changed = Focal point changed
act-referent_confirmed = Focal point confirmed by a link
act-referent_denied = Focal point who says that it is no longer her
act-survey_opened = Survey of the signatories opened
act-survey_invited = Signatories asked to answer
act-survey_closed = Survey of the signatories closed
act-instance_created = Instance made
act-instance_changed = Instance changed
act-instance_member_added = Member of an instance noted
act-instance_member_changed = Member of an instance changed
act-instance_member_removed = Member of an instance taken away
act-meeting_planned = Meeting planned
act-meeting_changed = Meeting moved
act-meeting_agenda_changed = Agenda written
act-meeting_convened = Members convened
act-meeting_cancelled = Meeting cancelled
act-meeting_answered = Answer to a convening, by a link
act-meeting_held = Attendance noted
act-meeting_decided = Decision noted
act-meeting_decision_planned = Decision put into the action plan
act-meeting_decision_removed = Decision taken away
act-meeting_minutes_written = Minutes written
act-meeting_approved = Minutes approved
act-campaign_reminded = Institutions reminded
act-voucher_handed_out = Voucher handed out
act-voucher_hand_out_noted = Hand-out of a voucher noted after its use
act-voucher_cancelled = Voucher cancelled
act-voucher_lost = Voucher lost
act-voucher_used = Voucher used by a provider
act-voucher_use_noted = Use of a voucher noted
act-voucher_corrected = Amount of a voucher corrected
act-voucher_expired = Voucher expired
act-booklet_made = Booklet of vouchers made
act-booklet_held = Booklet of vouchers received
act-booklet_lost = Booklet of vouchers lost
act-convention_opened = Voucher convention opened
act-convention_changed = Voucher convention changed
act-convention_renewed = Voucher convention renewed
act-convention_budgeted = Voucher budget set
act-provider_added = Voucher provider added
act-provider_suspended = Voucher provider suspended
act-provider_resumed = Suspension of a provider ended
act-provider_key_changed = Code of a provider changed
act-invoice_received = Voucher invoice saved
act-invoice_line_accepted = Invoice line accepted
act-invoice_line_refused = Invoice line refused
act-payment_listed = Payment list made
act-payment_made = Payment list paid
act-shelter_added = Shelter added
act-shelter_changed = Shelter changed
act-shelter_link_made = Personal link of a shelter made
act-shelter_suspended = Shelter suspended
act-shelter_resumed = Shelter resumed
act-places_declared = Free places declared
act-phone_added = Alert phone put on the list
act-phone_reserved = Alert phone reserved
act-phone_released = Reservation of an alert phone ended
act-phone_given = Alert phone given
act-phone_renewed = Alert phone renewed
act-phone_returned = Alert phone returned
act-phone_checked = Alert phone back in stock
act-phone_broken = Alert phone faulty
act-phone_repaired = Alert phone repaired
act-phone_withdrawn = Alert phone out of stock
act-measure_noted = Monthly figure told
act-measure_corrected = Monthly figure corrected
act-service_published = Entry published
act-session_closed = Session closed
act-session_opened = Session opened
act-session_proved = Identity proved again
act-note_written = Local note written
act-note_removed = Local note taken away
act-theme_chosen = Appearance of the territory chosen
act-theme_crest_chosen = Crest of the territory chosen
act-words_reread = Words of a language read again
act-session_refused = Sign-in refused

# The state of the journal.
chain-room = State of the journal
chain-title = State of the journal
chain-lead = Each act is chained to the one before, and signed each hour. Each night all is recomputed: a row that was changed, moved or taken away shows.
chain-checks = Nightly verifications
chain-unchecked = No verification has been made yet.
chain-whole = Journal whole, verified on { $moment }.
chain-rows = { $count ->
    [one] journal whole, 1 row recomputed
   *[other] journal whole, { $count } rows recomputed
}
chain-faults = { $count ->
    [one] 1 anomaly
   *[other] { $count } anomalies
}
chain-broken = The journal is not whole
chain-fault-changed = A row was changed.
chain-fault-missing = Rows are missing.
chain-fault-moved = A row was moved.
chain-fault-sealed_twice = Two rows have the same place.
chain-fault-unsealed = Rows have been waiting to be sealed for more than a minute.
chain-fault-wrong_signature = A signature is not that of this installation.
chain-fault-unreadable_line = A line of the file of signatures cannot be read.
chain-fault-truncated = The end of the journal was cut off.
chain-fault-forked = The journal was written anew.
chain-fault-went_back = A row is older than the one before.
chain-fault-erased = A month was erased too early, or its head does not fit.
chain-signed = Last signature
chain-last = On { $moment }, up to place { $seq }.
chain-unsigned = Nothing is signed yet.
chain-months = Months and heads
chain-no-month = No month is sealed yet.
chain-from-to = Places { $first } to { $last }
chain-open = running
chain-closed = ended
chain-erased = rows erased, head kept
chain-month = Journal, month { $month }
chain-month-lead = The head, to be copied into the minutes of the next meeting. Whoever keeps it can prove that the journal of this month was not written anew.
chain-month-open = This month has not ended: its head still changes.
chain-month-rows = Rows
chain-month-state = State
chain-mail-subject = Head of the month { $month }
chain-mail-text =
    Hello,

    Here is the head of the journal of Maillage for the month { $month }, up to place { $last }:

    { $head }

    Keep this message, or copy the head into the minutes of the next meeting. It proves that the journal of this month was
    not written anew since. It says nothing of anybody, and there is nothing else to do.

    Maillage

# What is unusual.
alert-title = Alerts
alert-lead = What is unusual in the journal, hour by hour. An alert judges nobody: it asks you to look.
alert-waiting = { $count ->
    [0] Nothing waits.
    [one] 1 alert to look at.
   *[other] { $count } alerts to look at.
}
alert-none = No alert.
alert-see-settled = See the alerts looked at
alert-see-open = See the alerts to look at
alert-count = { $count } times
alert-at = Hour
alert-how-many = Number
alert-kind-openings = Many openings by one person
alert-kind-night_export = File taken away at night
alert-kind-refused_sign_ins = Many refused sign-ins
alert-kind-lifted = Pseudonym lifted
alert-kind-chain_broken = The journal is not whole
alert-kind-clock_doubted = The time of the server is not certain
alert-level-notice = worth a look
alert-level-alert = important
alert-settle = Mark as looked at
alert-found = What you found
alert-outcome-justified = Normal activity of the service
alert-outcome-explained = Explained by the person or her institution
alert-outcome-true_misuse = Misuse: followed up
alert-outcome-false_alarm = False alarm
alert-outcome-missing = Choose what you found.
alert-is-settled = This alert was looked at already.

# What roles allow, as the page of rights says it.
keep-privacy = Keep the register, follow erasures and alerts
decide-privacy = Decide on what stays shut without her: liaison, health
confirm-clock = Confirm the time of the server after a jump
change-retention = Change how long something is kept, within its bounds
see-journal = Read the journal under pseudonyms
export-journal = Take the journal away as a file, under pseudonyms
lift-pseudonym = Lift a pseudonym of the journal, for a reason
see-chain = See whether the journal is whole

desk-alerts = { $count ->
    [one] One alert to look at
   *[other] { $count } alerts to look at
 }
desk-erasures = { $count ->
    [one] One erasure planned, which you can postpone
   *[other] { $count } erasures planned, which you can postpone
 }
