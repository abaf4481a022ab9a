# News, agenda, days of the year, press releases.
see-news = Read the news, the agenda and the days of the year of the territory
write-news = Write news and events for her institution
moderate-news = Publish or refuse news, prepare the days of the year
pro-menu-news = News and agenda

news-lead = Each partner announces here what it does. The coordination reads it again, then publishes: for everybody, or for partners alone.
news-begin-news = Write a piece of news
news-begin-event = Announce an event
news-see-public = See what everybody reads
news-waiting = { $count ->
    [one] One text waits for your decision.
   *[other] { $count } texts wait for your decision.
}
news-filters = Which announcements
news-filter-published = Published
news-filter-mine = Ours
news-filter-to_moderate = To be read again
news-filter-all = All
news-none-published = Nothing has been published yet.
news-none-mine = Your institution has written nothing yet.
news-none-to_moderate = No text waits for your decision.
news-none-all = Nobody has written anything yet.
news-network = The network
news-kind-news = News
news-kind-event = Event
news-state-draft = Draft
news-state-proposed = To be read again
news-state-published = Published
news-state-refused = Refused
news-state-withdrawn = Withdrawn
news-audience-public = Everybody
news-audience-partners = Partners
news-audience-long-public = Everybody, on the public site
news-audience-long-partners = The partners of the territory alone
news-act-begun = Begun
news-act-corrected = Changed
news-act-proposed = Proposed
news-act-published = Published
news-act-refused = Refused
news-act-withdrawn = Withdrawn

news-write-news = A piece of news
news-write-event = An event
news-form-title = Title
news-form-title-hint = From 3 to 120 letters.
news-form-summary = In a sentence or two
news-form-summary-hint = What one reads in the list, and at the top of the press release. 300 letters at most.
news-form-body = Text
news-form-body-hint = An empty line parts two paragraphs. “##” before a title, “-” before each point of a list, “**word**” to stress. Name nobody who is helped and no protected place.
news-form-from-on = First day
news-form-from-time = Begins at
news-form-until-on = Last day
news-form-until-time = Ends at
news-form-place = Place
news-form-place-hint = For instance “Town hall, great hall”. Never a place whose address is protected.
news-form-commune = Commune
news-form-commune-hint = Its name or its postal code.
news-form-registration = Registration
news-form-registration-hint = How and with whom, by function. Empty if one simply comes.
news-form-link = Link
news-form-link-hint = The address of a page or of a video meeting, which begins with https://
news-form-audience = Who reads it once it is published
news-when = When
news-when-hint = Without a time, the event lasts whole days. Without a last day, it lasts one.
news-where = Where
news-online = Online
news-registration = Registration
news-by = Announced by
news-dated = Date
news-dated-hint = The day that the news is about: today or before.
news-from-until = From { $from } to { $until }
news-save = Save
news-save-mine = Save my text
news-cancel = Go back without saving
news-typed = Your text

news-title-length = Give a title of 3 to 120 letters.
news-summary-long = Make it shorter: 300 letters at most.
news-body-long = Make the text shorter: some eight pages at most.
news-body-links = A link in the text is not allowed. Keep links that begin with https://, mailto: or tel:.
news-audience-unknown = Choose who will read it.
news-institution-unknown = Choose an institution of the territory.
news-day-unreadable = Write a date like 2026-11-25.
news-dated-ahead = News are not dated of a day to come. For what will take place, announce an event.
news-time-unreadable = Write a time like 15:00.
news-ends-before = The end comes before the beginning: correct one or the other.
news-too-long = An event lasts a year at most.
news-start-needed = Give the time at which it begins, too.
news-line-long = Make this line shorter.
news-link-unreadable = Give a whole address that begins with https://
news-commune-several = Several communes answer to this name or code: add the département, for instance “Saint-Denis 93”.
news-commune-unknown = No commune has this name or postal code.
news-summary-needed = Write a sentence or two before proposing or publishing.
news-body-needed = Write the text before proposing or publishing.
news-place-needed = Say where it takes place, or give a link, before proposing or publishing.

news-summary-missing = The summary is not written yet.
news-body-missing = The text is not written yet.
news-change = Change
news-history = History
news-see-page = See the public page
news-is-read = This text is published: what you save is read at once.
news-with-coordination = This text is with the coordination. Withdraw it to write it anew, or ask the coordination to correct it.
news-gone-on = This text has gone on: load the page again to see how far it is.
news-propose = Propose to the coordination
news-propose-hint = The coordination reads it again and publishes it, or tells you what is missing.
news-publish = Publish
news-publish-hint = The text appears at once on the public site, in the feed and in the calendar. Read it again: nobody who is helped, no protected place.
news-publish-partners-hint = The text appears at once for the partners of the territory.
news-past = This event is over. To publish it in the archive, tick the box above the button “Publish”.
news-past-known = Yes, it took place already: publish it in the archive
news-refuse = Do not publish
news-refuse-yes = Give back to its institution
news-refused = Not published, and why
news-reason = Why
news-reason-hint = The institution reads this reason, corrects and proposes again.
news-reason-length = Say why, in 3 to 500 letters.
news-withdraw = Withdraw
news-withdraw-hint = Nobody reads it any more. The text stays here, and can be taken up again.
news-withdraw-yes = Withdraw
news-delete = Delete
news-delete-hint = The text and its history are erased. It was never published.
news-delete-yes = Delete for ever
news-outrun = Somebody saved before you
news-outrun-next = Nothing of what you wrote is lost. Here is what differs; save again and it is your text that stands.
news-outrun-same = Both texts say the same.
news-was = before:
news-is = now:

news-public-news = News
news-public-agenda = Agenda
news-public-archive = Past events
news-public-none-news = No news is published at the moment.
news-public-none-agenda = No event is announced at the moment.
news-public-none-archive = No past event is kept here.
news-public-lists = News and agenda
news-public-to-help = Find help
news-public-past = This event is over.
news-public-feed = Follow in a feed reader (Atom)
news-public-calendar = Follow in a calendar (iCalendar)
news-public-calendar-hint = The title will be seen in your calendar: others may open it.
news-public-date = Put the date into my calendar
news-feed-title = News – { $territory }

press-title = Foot of press releases
press-lead = What ends each press release: what the network is, and whom journalists call.
press-about = About the network
press-about-hint = A few sentences, 1,500 letters at most.
press-about-else = If you write nothing:
press-about-long = Make it shorter: 1,500 letters at most.
press-about-bare = The network of { $territory } brings together the institutions that help and protect victims of sexist and sexual violence.
press-about-unsaid = { $count ->
    [one] The network of { $territory } has as its signatory
   *[other] The network of { $territory } brings together { $count } signatories:
}
press-contact = Contact
press-contact-hint = A function, for instance “communication office of the town”: never a name.
press-phone = Telephone
press-phone-unreadable = Write a number in figures, like 01 99 00 00 01.
press-email = E-mail address
press-email-unreadable = Write an address like press@town.fr.

release-take = Press release:
release-heading = Press release
release-dateline = { $place }, { $day }
release-about = About the network of { $territory }
release-contact = Press contact
release-contact-unsaid = The contact is not written yet.
release-demo = DEMONSTRATION
release-partners-only = This text is for partners alone: a press release would tell everybody. Change first who reads it.

moment-title = Days of the year
moment-lead = The days that come back each year, and what is to be prepared: by whom, by when.
moment-none = No day is prepared here yet.
moment-offered = Take over 8 March and 25 November
moment-offered-hint = With a list of things to prepare, which you can change.
moment-next = Next time: { $day }
moment-no-year = No year is open.
moment-years = Years
moment-in-year = Prepare { $year }
moment-progress = { $done } of { $tasks } done
moment-add = Add a day
moment-change = Change the day and its list
moment-change-hint = Years that are open keep their list.
moment-name = Name
moment-day = Day
moment-month = Month
moment-checklist = Things to prepare
moment-checklist-hint = A line each: how many days before, a bar, then what to do. For instance “30 | Book the room”.
moment-checklist-none = The list is empty.
moment-days-before = { $count ->
    [0] the same day
    [one] one day before
   *[other] { $count } days before
}
moment-year = Year
moment-year-hint = The list of the last year is taken over, with who does what; the first time, that of the day.
moment-open = Open this year
moment-name-length = Give a name of 3 to 120 letters.
moment-day-unknown = No month has this day: choose a day and a month of the calendar.
moment-checklist-unreadable = Write each line like “30 | Book the room”, from 0 to 365 days before, 60 lines at most.
moment-too-many = A territory keeps 50 days at most.
moment-year-unreadable = Choose this year or one of the next three.
moment-year-over = This day is over this year: choose next year.
moment-year-open = This year is open already.

task-title = To do
task-owner = By whom
task-due = By
task-state = How far it is
task-days-before = How many days before
task-nobody = Nobody yet
task-mute = no address named
task-none = The list of this year is empty.
task-done = Done
task-done-on = on { $day }, { $function }
task-late = Late
task-to-do = To do
task-finish = It is done
task-finish-one = It is done: { $task }
task-reopen = To do after all
task-reopen-one = To do after all: { $task }
task-add = Add something to prepare
task-remove = Take off the list
task-remove-hint = It disappears from this year.
task-remove-yes = Take off
task-reminders-hint = The institution in charge is told 14 days and then 3 days before, at the address of its function.
task-title-length = Say what to do, in 3 to 150 letters.
task-days-unreadable = Give a number of days, from 0 to 365.
task-too-many = A year keeps 60 things to prepare at most.
task-is-done = What is done stays on the list. Put it back to be done first.
task-outrun = Here is what is saved. What you typed is kept below; save again and it is yours that stands.

moment-mail-subject = To be prepared before { $until }
moment-mail-text =
    Hello,

    { $count ->
        [one] Something entrusted to your institution is to be finished before { $until }.
       *[other] { $count } things entrusted to your institution are to be finished, the first before { $until }.
    }

    The list is here, once you have signed in:
    { $link }

    When it is done, one click is enough.

desk-news-proposed = { $count ->
    [one] One announcement waits for your decision
   *[other] { $count } announcements wait for your decision
}
desk-news-published = Published: { $title }
desk-news-refused = To be taken up again before it is published: { $title }
desk-moment-due = To be prepared by { $day }: { $task }
