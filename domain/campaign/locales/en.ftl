# Update campaigns.
keep-campaigns = Open and follow update campaigns
pro-menu-campaigns = Campaigns

campaign-title = Update campaigns
campaign-lead = Before a meeting or a reprint, each institution gets a personal link: it says in one click that its entries are right, or corrects them, without an account.
campaign-none = No campaign was opened yet.
campaign-open = Open a campaign
campaign-open-hint = Institutions with a named address are written to at once, then gently reminded: after one, two and three weeks, and three days before the end.
campaign-name = Name
campaign-name-hint = For example “Before the December committee”.
campaign-name-length = Give a name of 3 to 100 letters.
campaign-closes-on = Last day
campaign-closes-on-hint = In a week at the earliest, in four months at the latest.
campaign-day-unreadable = Write a date like 2026-12-24.
campaign-length = Choose a day between a week and four months from now.
campaign-one-open = A campaign is open already: two at once would write to the same people. Close it first.
campaign-is-open = Open
campaign-is-closed = Closed
campaign-closed = This campaign is closed.
campaign-closed-on = Closed on { $day }
campaign-dates = From { $from } to { $until }
campaign-total = { $answered ->
    [0] No entry checked
    [one] One entry checked
   *[other] { $answered } entries checked
} out of { $entries }
campaign-no-entry = No institution of this territory has a published entry.
campaign-table = Progress by institution
campaign-institution = Institution
campaign-signatory = signatory
campaign-entries = Entries
campaign-answered = Checked
campaign-corrected = Corrected
campaign-mails = Mails sent
campaign-mute = no address named
campaign-csv = Take the table away (CSV)
campaign-remind = Remind now
campaign-remind-hint = A mail goes to the institutions that have not checked everything and got none today.
campaign-close = Close the campaign
campaign-close-hint = Links open no more, and the table stays as it is.
campaign-mail-subject = Your entries to check before { $until }
campaign-mail-text =
    Hello,

    { $name }: please check { $count ->
        [one] the entry
       *[other] the { $count } entries
    } of your institution before { $until }.

    This link is yours. It opens without an account, once, for 30 days:
    { $link }

    If nothing has changed, one click is enough. Otherwise correct on the same page.

campaign-faults = Nothing was saved: correct the entries below, then send again.
campaign-nothing = Answer for at least one entry.
campaign-entry-stale = Somebody changed this entry while you were reading. Read what it says now, then answer.

visit-title = Are your entries right?
visit-lead = Answer before { $until }. Nothing is saved before you send.
visit-all = Nothing has changed in these entries
visit-all-hint = { $count ->
    [one] Read the entry over. If it is right, one click is enough:
   *[other] Read the { $count } entries over. If all are right, one click is enough:
}
visit-all-done = All your entries were answered for already. Thank you.
visit-is-right = Is this entry right?
visit-unchanged = Yes, nothing has changed
visit-corrected = No, I correct it
visit-later = I do not know yet
visit-correct = Correct
visit-places = Places
visit-keeper = “{ $function }” still answers for these entries at this address
visit-more = { $count ->
    [one] One more entry comes after these.
   *[other] { $count } more entries come after these.
}
visit-send = Send my answers
visit-thanks-title = Thank you
visit-thanks = Your answers are saved, and the public site shows them already.
visit-thanks-site = See the public site
visit-dead-title = This link no longer opens
visit-dead = A link opens once, for 30 days. This one was used, is too old, or was copied wrongly.
visit-dead-next = Ask the coordination of your network for a new link, or wait for the next mail.
