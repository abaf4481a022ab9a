# The entries: their lists of codes, their pages.
kind-place = Place
kind-phone_line = Phone line
kind-remote = Remote
kind-allowance = Allowance
kind-website = Website
kind-itinerant = Regular visit (bus, caravan)

need-emergency = Immediate danger, emergency
need-listening = Talk, be listened to
need-shelter = Emergency shelter
need-complaint = Complaint, report to the police
need-medical_care = Medical care, medical certificate
need-psychological_care = Psychological support
need-rights = Rights, lawyer, procedures
need-child_protection = Protect a child
need-housing = Housing
need-money = Money, financial help
need-social_support = Social worker, support
need-online_violence = Online violence, phone under watch
need-sexual_health = Sexual health, contraception, pregnancy
need-parenthood = Being a parent, small children
need-postal_address = Address for mail
need-transport = Getting about, taxi
need-stop_violence = Stop being violent

violence-partner = Violence in a couple
violence-physical = Physical violence
violence-sexual = Sexual violence, rape
violence-psychological = Psychological violence
violence-economic = Economic violence
violence-online = Online violence
violence-harassment = Harassment
violence-forced_marriage = Forced marriage
violence-genital_mutilation = Genital mutilation
violence-prostitution = Prostitution
violence-child_abuse = Violence against a child
violence-family = Violence in the family

audience-victim = Victim
audience-witness = Witness
audience-child = Child, teenager
audience-relative = Relative, friend
audience-perpetrator = Person who is violent
audience-professional = Professional, volunteer

moment-now = At once
moment-within_48h = Within 48 hours
moment-later = Later

language-fr = French
language-en = English
language-ar = Arabic
language-es = Spanish
language-pt = Portuguese
language-ro = Romanian
language-tr = Turkish
language-uk = Ukrainian
language-ru = Russian
language-it = Italian
language-de = German
language-zh = Chinese
language-ta = Tamil
language-bn = Bengali
language-fa = Persian
language-ps = Pashto
language-so = Somali
language-wo = Wolof
language-bm = Bambara
language-lsf = French sign language

cost-free = Free
cost-paid = Not free

visibility-public = Public address
visibility-commune_only = Only the commune is told
visibility-after_call = Address given after a call
visibility-never = Protected place: address never stored

status-draft = Not published
status-published = Published
status-archived = Archived

hours-always = 24 hours a day, 7 days a week
hours-day = { $day }
hours-days = { $from } to { $to }
hours-range = { $from } to { $to }
hours-and = { $first } and { $last }
hours-line = { $days } { $ranges }
hours-no-holidays = closed on public holidays
hours-open = Open
hours-open-until = Open, closes at { $hour }
hours-open-late = Open, closes on { $day } at { $hour }
hours-closed = Closed
hours-opens-today = Closed, opens at { $hour }
hours-opens-tomorrow = Closed, opens tomorrow at { $hour }
hours-opens = Closed, opens on { $day } at { $hour }
hours-shut = Temporarily closed
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday

entry-list-title = Entries
entry-list-total = { $count ->
    [0] No entry
    [one] One entry
   *[other] { $count } entries
}
entry-list-empty = No entry stands here yet.
entry-list-none = No entry answers this choice.
entry-list-all = See all entries
entry-list-narrow = Show
entry-status = State
entry-status-any = All states
entry-institution = Institution
entry-institution-any = All institutions
entry-search = Search my entries
entry-search-button = Search
entry-found-title = Entries found
entry-found-total = { $count ->
    [0] No entry fits. Try another word.
    [one] One entry found
   *[other] { $count } entries found
}
entry-found-cut = Only the first { $shown } are shown. Add a word to find fewer.
entry-choose = Choose the entry “{ $name }”
entry-publish-selection = Read over and publish the selection
entry-review-title = Read over before publishing
entry-review-lead = This is what the public will read. Untick what is not ready, then publish.
entry-review-empty = No entry is chosen. Go back to the list and tick the entries to publish.
entry-review-choose = Publish the entry “{ $name }”
entry-review-confirm = Publish the ticked entries
entry-published-title = Publication
entry-published-total = { $count ->
    [0] No entry was published.
    [one] One entry is published.
   *[other] { $count } entries are published.
}
entry-left-out = Not published
entry-stale = This entry has changed since you read it. Read it again, then start over.
entry-already-published = This entry is already published.
entry-already-archived = This entry is already archived.
entry-incomplete = This entry is not complete: it cannot be published yet.

entry-public-page = See the public page
entry-checked-on = Checked on { $day }
entry-checked-by = Checked on { $day } by { $who }
entry-never-checked = Never checked
entry-version = version { $version }
entry-correct = Correct this entry
entry-check-today = I have checked this entry today
entry-publish = Publish this entry
entry-publish-hint = Read the whole entry over: once published, everybody can read it.
entry-archive = Archive this entry
entry-archive-hint = The public will not see it any more. It stays here.
entry-lacks = For this entry to be published:
entry-closed = Closed from { $from } to { $until }.
entry-closed-since = Closed from { $from }.
entry-of-structure = { $value } (the structure’s)
entry-unknown = Not told
entry-structure = Structure
entry-address = Address
entry-places = Places
entry-places-none = No place.

entry-correct-title = Correct an entry
entry-correct-published = This entry is published: what you save is visible at once.
entry-correct-draft = This entry is not published: you may save it without filling everything in.
entry-what = What is it?
entry-contact = How to reach this service
entry-when = When
entry-for-whom = For what, for whom
entry-name = Name
entry-name-hint = 3 to 150 signs, without a full stop. For example: Free legal advice.
entry-kind = Form of help
entry-summary = In a sentence
entry-summary-hint = What the service does for the person, in 160 signs at most.
entry-description = Description
entry-description-hint = In plain words. Write no address that must stay hidden.
entry-how-to = What to do
entry-how-to-hint = Call, come, make an appointment, with which papers.
entry-phone = Phone
entry-phone-hint = For example: 01 99 00 12 34. Empty: the structure’s is shown.
entry-sms = Number for text messages
entry-email = E-mail address
entry-website = Website
entry-website-hint = The whole address, which starts with “https://”.
entry-cost = Price
entry-cost-unknown = Not told
entry-cost-note = A word about the price
entry-cost-note-hint = For example: free call, does not stand on the bill.
entry-hours = Opening hours
entry-hours-hint = Written as in the examples below. Empty: not told.
entry-hours-told = What will be read:
entry-hours-help = How to write opening hours: examples
entry-hours-example-week = from Monday to Friday, from 9:00 to 17:00
entry-hours-example-halves = from Monday to Thursday, morning and afternoon; Friday morning
entry-hours-example-holidays = closed on public holidays
entry-hours-example-month = the first Tuesday of each month
entry-hours-example-always = day and night, every day
entry-closed-from = Temporary closure: first day
entry-closed-from-hint = Empty: no closure.
entry-closed-until = Temporary closure: last day
entry-closed-until-hint = Empty: nobody knows when it opens again.
entry-closure-note = During the closure
entry-closure-note-hint = Whom to call, where to go.
entry-needs = Needs
entry-violences = Violence that this service is made for
entry-audiences = People received
entry-moments = Delay
entry-languages = Languages spoken
entry-without-complaint = Help is given without a complaint to the police
entry-yes = Yes
entry-no = No
entry-complaint-none = Does not apply
entry-save = Save
entry-cancel = Change nothing

entry-name-length = Write a name of 3 to 150 signs.
entry-name-dot = Take the full stop off the end of the name.
entry-summary-length = The sentence is too long: 160 signs at most.
entry-description-length = The description must have 5 to 10,000 signs.
entry-how-to-length = “What to do” is too long: 2,000 signs at most.
entry-note-length = This note is too long: 500 signs at most.
entry-phone-unreadable = This number cannot be called. Check it digit by digit.
entry-email-unreadable = This e-mail address is not complete. For example: contact@association.fr.
entry-website-scheme = The address of the website must start with “https://” or “http://”.
entry-website-unreadable = This address cannot be opened. Copy it from your browser.
entry-hours-unreadable = These hours cannot be read. Follow the examples: Mo-Fr 09:00-17:00.
entry-day-unreadable = There is no such date. Write it so: 2026-12-24.
entry-day-far = This date is too far away. Check the year.
entry-closure-start-missing = Give the first day of the closure.
entry-closure-order = The last day of the closure comes before the first. Correct one of the two dates.
entry-summary-missing = Write in a sentence what the service does.
entry-description-missing = Write the description.
entry-how-to-missing = Say what to do to get this help.
entry-contact-missing = Give at least one way to reach the service: phone, e-mail, website or public address.
entry-needs-missing = Tick at least one need.
entry-audiences-missing = Tick at least one kind of people received.
entry-kind-missing = Choose a form of help.
entry-address-in-text = This text tells the street of a place whose address is hidden. Take it out.

entry-outrun = Somebody changed this entry while you were writing
entry-outrun-lead = Nothing is lost: your text is in the form below. Compare, complete, then save.
entry-differences = What differs
entry-differences-hint = Struck out: what is saved now. Underlined: what you wrote.
entry-differences-none = Your text is the same as the one that is saved.
entry-difference-stored = Saved:
entry-difference-typed = Written by you:
entry-difference-both = Both texts
entry-stored = Saved now
entry-typed = Your text
entry-save-mine = Save my text
entry-keep-theirs = Keep what is saved

entry-new = New entry
entry-new-lead = A name is enough to begin. The entry is not published until you ask for it.
entry-structure-known = A structure that is known
entry-structure-new = A new structure, named below
entry-structure-name = Name of the new structure
entry-structure-name-hint = Leave empty if you chose a structure.
entry-structure-institution = Institution that keeps its entries
entry-structure-institution-hint = The people of this institution will be able to correct its entries. For a new structure only.
entry-structure-institution-none = None: the coordination alone
entry-create = Create the entry

place-title = Correct a place
place-add = Add a place
place-correct-at = Correct this place ({ $commune })
place-remove = Remove this place from the entry
place-remove-at = Remove this place ({ $commune })
place-remove-lead = The public will no longer read that “{ $name }” receives people here. The other entries of the structure keep this place. The history of the entry lets you put it back.
place-remove-hidden = The hidden address stays recorded so that you can go back. To have it erased, first correct the place and choose “Protected place”.
place-remove-confirm = Remove this place
entry-would-lack = This entry is published and would lack the essential: nothing has changed. First give another way to reach the service, or add another place.
place-shared = This place is that of “{ $structure }”: it changes for all its entries that receive people here.
place-name = Name of the place
place-name-hint = For example: House of associations. Shown only if the address is public.
place-line = Number and street
place-line-hint = For example: 24 bis avenue du Port.
place-postal-code = Postal code
place-commune = Commune
place-commune-hint = Its name or its postal code.
place-commune-which = Which commune?
place-latitude = Latitude
place-longitude = Longitude
place-point-hint = In degrees, for example 48.8352. Optional.
place-hours = Opening hours of this place
place-hours-hint = If they differ from the service’s. “Mo-Fr 09:00-17:00; PH off” reads: from Monday to Friday from 9:00 to 17:00, closed on public holidays.
place-access-note = Access
place-access-note-hint = Entrance, floor, wheelchair. Shown only if the address is public.
place-visibility = Who may know the address?
place-visibility-public = Everybody: the address is public.
place-visibility-commune_only = Nobody: the public is told the commune alone.
place-visibility-after_call = The person herself, after a call: the public is told the commune alone.
place-visibility-never = Protected place: the address is never stored. The street, postal code, coordinates and access written here are forgotten, and those that were stored are erased.
place-differences-none = This place has not changed: the entry has. Save again.

place-name-length = The name of the place is too long: 150 signs at most.
place-line-length = The address is too long: 200 signs at most.
place-line-missing = Write the number and the street, or choose not to show the address.
place-postal-code-wrong = A postal code has five digits.
place-commune-unknown = This commune is not known. Check its name, or write its postal code.
place-commune-several = Several communes have this name or this code. Choose the right one.
place-point-unreadable = These coordinates cannot be read. Write them in degrees, for example 48.8352 and 2.2410.
place-point-half = Give both latitude and longitude, or neither.
place-point-far = This point is more than 30 km away from the commune. Check latitude and longitude.
place-address-in-entries = The street of this place stands in the text of one of the structure’s entries. Take it out of that text first, then hide the address.

# The JSON API: what cannot be read in an address.
api-limit = “limit” must be a number from 1 to 100.
api-after = “after” must be what the answer before gives as “next”.
api-need = “need” must be one of the codes that /api/v1/openapi.json lists.
api-kind = “kind” must be one of the codes that /api/v1/openapi.json lists.
api-language = “language” must be one of the codes that /api/v1/openapi.json lists.
api-audience = “audience” must be one of the codes that /api/v1/openapi.json lists.
api-without-complaint = “without_complaint” must be “true” or “false”.
api-open = “open” must be true or false.
api-name = “name” must have 1 to 100 letters.
api-text = “text” has 500 letters at most.
api-body = The body of the request must be the JSON that /api/v1/openapi.json describes.
api-before = “before” must be what the “next” link of the part before gives.
api-commune = “commune” must be the INSEE code of a commune known here, such as 92012.

pro-menu-entries = Entries

see-entries = See the entries of the workspace
correct-entry = Correct an entry and its places
publish-entry = Create, publish, archive an entry

status-offline = Offline, to be checked

keep-freshness = Choose after how long an entry must be checked again

aspect-contact = Telephone and e-mail
aspect-hours = Opening hours
aspect-address = Address
aspect-keeper = Who answers for the entry
aspect-text = All the rest of the entry

freshness-title = Rules of freshness
freshness-lead = After how many days something must be checked again, and after how many days without a check the entry leaves the public site. Its keepers are warned 30, 14 and 3 days before. An emergency number is never taken away.
freshness-kind = Form of help
freshness-every-kind = Every form of help
freshness-empty-hint = An empty box leaves the rule written above it.
freshness-now = Rule in force unless you choose: to be checked after { $check } days, offline after { $end } days.
freshness-now-never = Rule in force unless you choose: to be checked after { $check } days, never offline.
freshness-check-days = To be checked after (days)
freshness-offline-days = Offline after (days, empty: never)
freshness-days = Write a whole number of days, from 1 to 3660.
freshness-check-missing = Also write after how many days it is to be checked.
freshness-order = The entry can leave the site only after it was “to be checked”: write a larger number.
freshness-due = To be checked
freshness-standing = What was checked, and when
freshness-due-on = to be checked from { $day }
freshness-offline-on = offline on { $day } without a check
freshness-check-chosen = I have checked today what I ticked
freshness-is-offline = Nobody has checked this entry for too long: the public no longer sees it. Check it, and it will be online again.
freshness-list-due = Only those to be checked
freshness-mail-subject = Entries to be checked
freshness-mail-line = - { $name }: offline on { $day } unless somebody checks it
freshness-mail-text =
    Hello,

    Your institution answers for these entries, which nobody has checked for a long time:

    { $lines }

    Sign in to your workspace, open each entry and say what is right or correct it. An entry that is not checked leaves the public site: a wrong number would do more harm than a missing one.

history-title = History of the entry
history-empty = Nothing was changed yet.
history-nothing = No text changed.
history-changes = { $count ->
    [one] See the field that changed
   *[other] See the { $count } fields that changed
}
history-restore = Restore version { $version }
history-unreadable = This version was written by an older program and cannot be restored in one click. Copy what is useful into the form.
history-unfit = This version no longer follows the rules of an entry (a required field is missing, a date has passed). Correct the entry with the form.
history-service-first = First state
history-service-created = Creation
history-service-corrected = Correction
history-service-checked = Check
history-service-published = Publication
history-service-archived = Archiving
history-service-restored = Version restored
history-service-expired = Taken offline by the rule
history-doubt-settled = Reported error settled
history-place-added = Place added
history-place-corrected = Place corrected
history-place-removed = Place removed
history-place-restored = Place put back as before
history-place = Place: { $commune }
history-place-address = Address changed. It is not written here because it is hidden, or was: “See this place” opens it, and the journal notes it.
history-place-see = See this place as version { $version } says
history-place-title = A place, at version { $version } of the entry
history-place-restore = Restore this place so
history-place-back = Put this place back in the entry
history-place-back-hint = This place is no longer in the entry. It comes back as it stands today; you can then correct it or restore a version.
history-place-wiped = This place has become a protected place: the address of this version is erased, and it cannot be restored.
history-place-choose = This version changes who may know the address: nothing is done yet. Choose it here yourself, read everything again, then save.
history-version = Version { $version }
history-was = Before:
history-is = After:
history-before = Before
history-after = After

see-catalogue = Read every published entry and report a mistake
propose-entry = Propose a correction or a missing entry
pro-menu-catalogue = Directory

catalogue-title = Directory of all partners
catalogue-lead = Every published entry, those of other institutions too. You see what is doubted, and you can propose a correction.
catalogue-search = Search the whole directory

doubt-title = Reported mistakes
doubt-lead = What the public or partners found wrong. Nothing is kept of who reports.
doubt-none = No mistake is reported.
doubt-none-here = No mistake is reported about this entry.
doubt-since = since { $day }
doubt-times = { $count ->
    [one] reported once
   *[other] reported { $count } times
}, { $partners ->
    [0] by the public
    [one] once by a partner
   *[other] { $partners } times by partners
}
doubt-say = Report a mistake
doubt-what = What is wrong?
doubt-send = Report
doubt-reason-missing = Choose what is wrong.
doubt-reason-no_answer = The number does not answer
doubt-reason-wrong_number = It is not the right number
doubt-reason-moved = The address has changed
doubt-reason-wrong_hours = The opening hours are wrong
doubt-reason-closed = The service no longer exists
doubt-reason-other = Something else is wrong
doubt-settle-hint = Check first, then say how it is.
doubt-corrected = I have corrected the entry
doubt-was-right = I have checked: the entry is right
doubt-mail-subject = One of your entries is doubted
doubt-mail-text =
    Hello,

    Somebody reports a mistake in the entry “{ $name }”:

    { $reason }

    Check it in your workspace: open the entry, correct it or say that it is right. Until then your partners see that it is doubted.

proposal-title = Proposals
proposal-one = Proposal
proposal-to-decide = To be decided
proposal-none = No proposal waits for an answer.
proposal-made = Proposed by your institution
proposal-made-none = Your institution has not proposed anything yet.
proposal-new = Propose a missing entry
proposal-new-one = Unpublished entry
proposal-new-lead = Say what matters most: the coordination completes the entry before it is published, and answers you here.
proposal-structure = Body
proposal-correct = Propose a correction
proposal-lead = Write the entry as it should be. Its keepers accept it, edit it, or tell you why they refuse.
proposal-note = Why?
proposal-note-hint = How you know, for example “called this morning”. Nothing about a person.
proposal-note-length = Say it in 500 letters at most.
proposal-send = Propose
proposal-nothing = Nothing has changed: write what must be corrected.
proposal-too-many = Your institution already has five open proposals about this entry. Wait for an answer, or withdraw one.
proposal-too-many-new = Your institution already has five proposed new entries that wait for an answer. Wait for it, or withdraw one.
proposal-changes = What would change
proposal-no-change = The entry already says what is proposed.
proposal-was = Today:
proposal-is = Proposed:
proposal-before = The entry today
proposal-after = Proposed
proposal-edit = Edit before accepting
proposal-accept = Accept and update the entry
proposal-take = Accept and complete the entry
proposal-take-hint = An unpublished entry is made with this text; you complete it, then publish it.
proposal-answer = Why do you refuse?
proposal-answer-hint = Whoever proposes reads your answer.
proposal-answer-missing = Write why: whoever proposes must know.
proposal-refuse = Refuse
proposal-withdraw = Withdraw this proposal
proposal-decided = This proposal was already answered.
proposal-state-open = Waiting
proposal-state-accepted = Accepted
proposal-state-refused = Refused
proposal-state-withdrawn = Withdrawn
proposal-mail-subject = A correction is proposed to you
proposal-mail-text =
    Hello,

    A partner proposes to correct the entry “{ $name }”.

    Sign in to your workspace, page “Proposals”, to accept it, edit it or refuse it.

round-title = Stops and visits
round-lead = A service that travels has stops: a place, hours, and the days on which it comes back. The public reads the next visits.
round-add = Add a stop
round-empty = No stop is recorded.
round-stop-title = Correct a stop
round-correct-at = Correct the stop “{ $place }”
round-remove-at = Remove the stop “{ $place }”
round-too-many = A round has 100 stops at most. Remove those that are no longer used.
round-differences-none = This stop has not changed: the entry has. Save again.
round-coming-title = Next visits
round-none-coming = No visit is planned for now.
round-coming = { $moment }, { $place }
round-passage = { $day }, { $hours }
round-calendar-title = Visit
round-first-told = First visit: { $moment }
round-until-told = until { $day }
round-without-told = Does not come:
round-added-told = Also comes:
round-place = Place, in a few words
round-place-hint = As one would say it: market square, in front of the school.
round-line-hint = Optional. All that is written here is public.
round-first = First day
round-first-hint = Visits are on the weekday of this date.
round-from = From
round-to = To
round-returns = When does it come back?
round-returns-hint = The weekday is that of the first day.
round-return-once = Once only
round-return-weekly = Every week
round-return-fortnightly = Every two weeks
round-return-first = The 1st of this weekday in the month (for example the 1st Tuesday)
round-return-second = The 2nd of this weekday in the month
round-return-third = The 3rd of this weekday in the month
round-return-fourth = The 4th of this weekday in the month
round-return-last = The last of this weekday in the month
round-return-other = Otherwise: a written rule
round-return-rule = rule { $rule }
round-told-weekly = every { $day }
round-told-fortnightly = every other { $day }
round-told-first = the 1st { $day } of the month
round-told-second = the 2nd { $day } of the month
round-told-third = the 3rd { $day } of the month
round-told-fourth = the 4th { $day } of the month
round-told-last = the last { $day } of the month
round-rule-more = Write a rule
round-rule = Rule
round-rule-hint = In the RRULE format of calendars (RFC 5545), for example FREQ=MONTHLY;BYDAY=1TU,3TU. Choose “Otherwise” above.
round-until = Last day
round-until-hint = Optional.
round-without = Days without a visit
round-without-hint = One day a line, for example 25/12/2026.
round-added = Added days
round-added-hint = One day a line. The hours are the same.
round-note = Detail
round-note-hint = Optional and public. For example: in front of the car park entrance.
round-place-length = The place is too long: 150 characters at most.
round-place-missing = Say where the stop is.
round-note-length = The detail is too long: 300 characters at most.
round-first-missing = Choose the first day.
round-first-not-in-rule = This first day does not follow the chosen rule. Choose a day on which it really comes.
round-hour-unreadable = This hour cannot be read. Write for example 14:00.
round-hours-order = The end must be after the start, on the same day.
round-rule-unreadable = This rule cannot be read. Write for example FREQ=MONTHLY;BYDAY=1TU,3TU.
round-rule-dense = A rule cannot come back more than once a day nor give hours. Add a stop for each hour.
round-rule-ends = The rule does not tell its end: write it in “Last day”.
round-until-before-first = The last day must be after the first.
round-never-comes = With these days without a visit, it never comes.
round-days-unreadable = One of these days cannot be read. Write one day a line, for example 25/12/2026.
round-days-many = There are too many days: 60 at most. A rule would say it better.
history-round-added = Stop added
history-round-corrected = Stop corrected
history-round-removed = Stop removed
history-round-restored = Stop put back as before
history-stop = Stop: { $place }
history-stop-hidden = What changed is not written here: the stop names a street that is hidden today.
history-stop-restore = Restore this stop as in version { $version }

quality-score = Quality of the entry: { $percent }%
quality-whole = Nothing is missing in this entry.
quality-raise = What would make it better:
quality-raise-address = Give the address of at least one place, if it is public.
quality-raise-reach = Say how you are reached and whom the service is for.
quality-raise-audience = Say whom the service is for.
quality-raise-need = Say which needs it meets.
quality-raise-contact = Give a phone number, an e-mail or a website.
quality-raise-email = Give an e-mail that can be written to.
quality-raise-phone = Give a number that can be dialled.
quality-raise-fresh = Check the entry: it was last checked more than six months ago, or never.
quality-raise-cost = Say whether it is free and, if it is paid for, how much it costs.
quality-raise-description = Describe the service in 200 to 2,000 letters, summary included.
quality-hint = Worked out after data·inclusion’s published formula. Only you see it here; it goes with the entry when other directories take it over.
status-merged = Merged into another
merge-entries = Merge entries that are there twice
twin-title = Likely duplicates
twin-lead = These entries seem to tell of the same help. Read both, then merge them, or say that they are not the same.
twin-one = Two entries that are alike
twin-none = No likely duplicate. New and corrected entries are compared with the others every hour, and right after an import.
twin-none-decided = Nothing here for now.
twin-total = { $count ->
    [one] { $count } pair of entries
   *[other] { $count } pairs of entries
}
twin-pair = { $first } / { $second }
twin-state-open = To look at
twin-state-distinct = Not duplicates
twin-state-merged = Merged
twin-common-same_siret = same SIRET number
twin-common-same_phone = same telephone
twin-common-like_name = names nearly the same
twin-common-like_body = same body, or bodies with names nearly the same
twin-common-same_address = same address
twin-common-near = places less than 150 metres apart
twin-common-same_commune = same municipality
twin-common-common_need = a need in common, or not told yet
twin-decided-by = decided on { $day } by { $who }
twin-source = from: { $source }
twin-merge-title = Merge these entries
twin-kept = entry kept
twin-kept-is = The entry that is kept is “{ $kept }”, of { $structure }.
twin-swap = Keep the other one instead
twin-inherited = It comes from the national network: your territory takes it as it is and cannot change it.
twin-nothing = (nothing)
twin-closure = Temporary closure
twin-places = Places to add to the entry that is kept
twin-places-hint = These are the places of the entry that goes. A hidden address is not shown here; ticked, it can be read by the keepers of the entry that is kept.
twin-same = What there is no choice about
twin-merge-hint = “{ $lost }” leaves the site, the search and the exports. Its address leads to the entry that is kept. You can undo this for 30 days.
twin-merge = Merge the two entries
twin-dismiss-hint = This pair will not be proposed again. You can come back to this choice.
twin-dismiss = They are not duplicates
twin-is-distinct = These entries were said to be different: they are not proposed any more.
twin-reopen = Look at them again
twin-is-merged = These entries are one now.
twin-lost-history = History of the entry that was merged
twin-separate-hint = The entry that was merged comes back as it was. So does the other, if nobody has corrected it since.
twin-separate = Part these entries
twin-too-late = These entries were merged more than 30 days ago: they cannot be parted any more.
twin-merged-again = The entry that was kept has been merged into another since. Part those two first.
twin-decided = Somebody has already decided about these two entries. Go back to the list of duplicates.
twin-stale = One of these entries changed while you were choosing: nothing was done. Your choices are kept; read both entries again, then merge them.
twin-met = This looks like something that is already there
twin-met-lead = Open these entries before you add one. Nothing that you wrote is lost.
twin-met-tick = Open the entries that are proposed, or tick “It is not the same”.
twin-is-other = It is not the same
twin-lost-title = Entries merged into this one
twin-lost-line = { $name }, of { $structure }
twin-lost-told = from: { $source }, merged on { $day }
history-service-merged = Entries merged
history-service-separated = Entries parted
note-title = Note of your territory
note-lead = This entry is kept elsewhere: you receive it as it is. You can add a few lines, read by people who come from the pages of your territory.
note-text = Note
note-hint = For example local consulting hours, or whom to call here. 600 characters at most. Leave empty to take the note away. Write no address that is to be protected.
note-too-long = This note is too long: 600 characters at most.
note-save = Keep the note
note-change = Write or change the note of your territory
note-outrun = Somebody changed this note at the same time. Your text is still below; here is theirs:
note-outrun-removed = The note was taken away.
keep-notes = Add a note to an entry received from elsewhere

choose-area = Choose the area of an entry and say whether it answers emergencies
area-title = Area and emergency
area-choose = Change the area or the emergency
area-told = For people who live in
area-anywhere = Anywhere: no area is told.
area-france = all of France
area-department = département { $code }
area-epci = group of communes { $code }
area-codes = Codes of the area
area-codes-hint = Where the people live whom the service receives. One code per commune (INSEE, for example 92012), per département (92), per group of communes (SIREN, nine digits), or “france”. Empty: everybody finds this entry. Somebody who searches elsewhere will not find it.
area-too-many = There are too many codes: 200 at most. Write that of the département or of the group of communes instead.
area-unknown = A code is not known. Check it: INSEE code of a commune (not a postal code), département, SIREN of a group of communes from here, or “france”.
area-unknown-which = Unknown codes: { $codes }
area-emergency = Emergency
area-emergency-choice = This service answers emergencies, day and night
area-emergency-hint = Only for a number to call in immediate danger: it comes before all others, and no rule takes it off the site, even if nobody checks it.
area-emergency-number = An emergency service has a number. Write its phone in the entry first.

## The first page
desk-entries-offline = { $count ->
    [one] One entry is offline: it was not checked in time
   *[other] { $count } entries are offline: they were not checked in time
 }
desk-entries-due = { $count ->
    [one] One entry to check
   *[other] { $count } entries to check
 }
desk-doubts = { $count ->
    [one] One doubt told about an entry
   *[other] { $count } doubts told about entries
 }
desk-proposals = { $count ->
    [one] One proposal to look at
   *[other] { $count } proposals to look at
 }
desk-drafts = { $count ->
    [one] One draft to publish
   *[other] { $count } drafts to publish
 }
desk-twins = { $count ->
    [one] One likely pair of twins to compare
   *[other] { $count } likely pairs of twins to compare
 }
desk-changed = New or changed entry: { $name }
desk-changed-more = Other entries have changed
