# Places tonight, alert phones, protective measures.
see-places = See the places that are free tonight
declare-places = Declare free places
keep-shelters = Keep the list of places that take people in, and give them a link
note-requests = Count the requests for a place that her institution receives
see-demand = See the requests of a year: her institution’s, or the territory’s for the coordination
see-phones = See the stock of alert phones
keep-phones = Keep the alert phones of her institution
keep-measures = Tell the monthly figures that her institution knows
pro-menu-places = Places
pro-menu-measures = Protective measures

places-title = Places tonight
places-line = Places tonight: { $count } ({ $family } of them with children)
places-no-shelter = Nobody declares places here yet. The coordination of your network can add some. Meanwhile, call 115.
places-nobody-declared = Nobody has declared places for tonight. Call those below, or 115.
places-by-commune = Free places, for people from…
places-by-commune-hint = This is the commune that the person comes from, never where the place is. One place may count for several communes.
places-alone = Woman alone
places-family = Woman with children
places-children = Number of children
places-pets = With an animal
places-wheelchair = In a wheelchair
places-call = Whom to call
places-call-hint = A place is reserved by telephone. The way there is told by voice; it is written nowhere.
places-unnamed = A place whose name is not shown
places-undeclared = not declared
places-count = { $count ->
    [0] full
    [one] one free place
   *[other] { $count } free places
}
places-serves = For people from:
places-until = until { $hour }
places-vouchers = Hand out a voucher
places-declare = Declare my places
places-declare-lead = How many places do you have tonight?
places-special = With an animal, or in a wheelchair
places-until-label = Valid until
places-enter = Choose a button
places-less = One less: { $what }
places-more = One more: { $what }
places-guide = How does it work?
places-guide-text = Set the numbers with − and +, then press “Declare my places”. Partners see how many places are left and which number to call, never where you are. At the hour you choose, the declaration goes away by itself.
places-tonight-guide = Call the first place that suits: it is reserved by telephone, and the way there is told by voice. If there is none, call 115. Then count the request by one of the buttons: only numbers are kept.
places-count-unreadable = Write a number from 0 to 99.
places-children-without = Children need at least one place “woman with children”.
places-children-how-many = Say how many children: at least one for each place “woman with children”.
places-more-than-free = This number is part of the free places: it cannot be greater.
places-hour-unreadable = Write an hour, such as 09:00.
places-link-dead = This link does not open any more
places-link-dead-why = It was replaced, it is more than a year old, or the address is not complete.
places-link-dead-next = Ask the coordination of the network for a new link. For tonight, tell them your places by telephone: they declare them for you.

shelter-title = Places that take people in
shelter-lead = Each declares its places by its personal link, or by an account of its institution. The coordination can declare for all.
shelter-add = Add one
shelter-none = None yet. Add the first, then give it its link.
shelter-none-yours = Your institution declares for none. The coordination of your network can attach one to you.
shelter-is-suspended-tag = suspended
shelter-is-suspended = This one is suspended: it takes nobody in at the moment. The coordination can let it go on.
shelter-is-hidden = name shown to nobody else
shelter-edit = Change this one
shelter-no-address = Write no address: there is no field for it, and what looks like one is refused. The address is told by telephone.
shelter-outrun = Somebody changed this while you were writing. Here is what is saved; your text is kept below, read it again and save.
shelter-name = Name
shelter-name-hint = A name that partners recognise, or one that was agreed.
shelter-name-length = Give a name of 2 to 100 letters.
shelter-hide-name = Show this name to nobody but the coordination and the place itself
shelter-function = Whom to ask for on the telephone
shelter-function-hint = A function, never a person: “the duty desk”, “reception”.
shelter-function-length = Say whom to ask for, in 2 to 100 letters.
shelter-phone = Telephone
shelter-phone-unreadable = Write a telephone number, such as 115 or 01 99 00 00 21.
shelter-hours = When this number answers
shelter-hours-length = Say it in 100 letters at most.
shelter-address-refused = This looks like an address. Take it away: it is told by telephone and written nowhere.
shelter-communes = For people from which communes
shelter-communes-hint = One commune on each line, by name or postal code: those that people come from, not where the place is.
shelter-communes-count = Write at least one commune, and sixty at most.
shelter-commune-several = Several communes answer to one of these lines: write its whole name, with the département, such as “Valbourg (99)”.
shelter-commune-unknown = One of these lines is no commune that we know: check its name.
shelter-institution = Institution whose accounts declare
shelter-institution-hint = Optional: a hotel without an account declares by its link.
shelter-no-member = Choose an institution of your network.
shelter-save = Save
shelter-keep = Keep this one
shelter-link-title = Personal link
shelter-link-hint = This one has no link. A link lets it declare from a telephone, without an account.
shelter-link-again-hint = This one has a link. A new link replaces it, and the one before opens no more.
shelter-link-make = Make a link
shelter-link-once = This link will not be shown again: give it now. We keep nothing of it but a fingerprint.
shelter-link-square = The link, for a telephone to read
shelter-link-step-scan = On the telephone of the place, read this square with the camera, or copy the address.
shelter-link-step-keep = Add the page to the home screen. Whoever has this link can declare the places of this one, and nothing else.
shelter-link-step-until = The link opens until { $day }.
shelter-link-done = Done
shelter-suspend-hint = One that is suspended is not shown to partners any more, and its link does not open.
shelter-suspend = Suspend this one
shelter-resume = Let it go on

demand-note = Count a request
demand-note-hint = Press what happened. Only numbers are kept, month by month: no name, no date.
demand-no-institution = These numbers are an institution’s: your account has none.
demand-adults = Adults
demand-children = Children
demand-nights-label = Nights
demand-not-met = Or else, no place:
demand-rehousing = Rehousing
demand-rehousing-hint = An offer that was made, or where the person went when she left the shelter.
demand-recent = Counted these last 24 hours
demand-recent-hint = A slip of the finger can be taken back for 24 hours. After that, only the totals of the month are left.
demand-take-back = Take back
demand-people = { $adults ->
    [one] one adult
   *[other] { $adults } adults
}, { $children ->
    [0] no child
    [one] one child
   *[other] { $children } children
}
demand-nights-count = { $count ->
    [one] one night
   *[other] { $count } nights
}
demand-said-met = A place was found
demand-said-no_place = No place at all
demand-said-no_children = Not with children
demand-said-no_pets = Not with an animal
demand-said-no_wheelchair = Not accessible
demand-said-too_far = Too far
demand-said-outside_criteria = Outside the criteria
demand-said-declined = She did not want it
demand-said-no_answer = Nobody answered
demand-said-other = Another reason
demand-said-offered = Rehousing offered
demand-said-housing = Left for a home
demand-said-other_shelter = Left for another shelter
demand-said-relatives = Left for relatives
demand-said-went_back = Went back home
demand-said-other_way = Left otherwise
demand-said-unknown = Not known
demand-no-answer = Say what happened, by one of the buttons.
demand-counts-unreadable = Write the numbers in figures.
demand-nobody = Count from 1 to 30 people.
demand-nights = Count from 1 to 31 nights.
demand-year-title = The requests of the year
demand-year-of = The requests of { $year }
demand-years = Other years
demand-of-territory = What all institutions of the territory have counted.
demand-of-institution = What your institution has counted.
demand-partners-only = Exact figures, for partners alone: do not publish them as they are. A small number can point at somebody; what leaves the network is rounded.
demand-nothing = Nothing was counted that year.
demand-requests = { $count ->
    [0] no request
    [one] one request
   *[other] { $count } requests
}
demand-unmet = Without a place
demand-unmet-by-month = Without a place, by month and reason
demand-unmet-table = The same figures
demand-all-met = Every request that was counted found a place.
demand-chart = Requests without a place in { $year }, by month and reason
demand-chart-desc = A row for each reason, a bar for each month, all on one scale. Totals of the year:
demand-month = Month
demand-total = Total
demand-rehousing-table = Rehousing offered, and what came of it
demand-answer = What came of it
demand-times = Times
demand-csv = Take the table away (CSV)

measure-title = Protective measures
measure-year-of = Protective measures, { $year }
measure-of-territory = What each institution that knows has told.
measure-of-institution = What your institution has told.
measure-note = Tell or correct a number
measure-note-hint = One number for each month, no name. A correction replaces the number; the one before can still be read.
measure-what = What
measure-count = Number
measure-order_asked = Protection orders asked for
measure-order_granted = Protection orders granted
measure-order_refused = Protection orders refused
measure-order_days = Mean time to decide, in days
measure-bracelet = Proximity bracelets in place
measure-hospital_complaint = Complaints taken at the hospital
measure-month-unreadable = Choose a month that has begun, of these last three years.
measure-none = Choose what is counted.
measure-count-unreadable = Write a number in figures, from 0 to 100,000.
measure-no-institution = These numbers are an institution’s: your account has none.
measure-nothing = Nothing was told that year.
measure-table = Measures by month
measure-corrected = Numbers that were corrected since

phone-title = Alert phones
phone-lead = The stock of each holder. A device is a number and dates: no person, no place.
phone-no-stock = No alert phone is on the list yet.
phone-stock = Stock by holder
phone-holder = Holder
phone-devices = Devices
phone-none = No device. Put the first on the list, by the number that it bears.
phone-add = Add a device
phone-number = Number of the device
phone-number-hint = The one on its label, such as TGD-042. Neither a name nor a telephone number.
phone-number-unreadable = Write the number of the label: letters and figures, at least one figure, 30 signs at most.
phone-number-known = A device bears this number already.
phone-no-holder = Choose the institution that holds the device.
phone-state-available = available
phone-state-reserved = reserved
phone-state-in_use = in use
phone-state-returned = returned, to be checked
phone-state-faulty = faulty
phone-state-withdrawn = out of stock
phone-state-label = State
phone-given-on = Given on
phone-term = Term
phone-until = until { $day }
phone-since = since { $day }
phone-left = Days left: { $count }
phone-over = Term is over
phone-next = What now?
phone-next-hint = The prosecutor gives for six months, and renews for six months from the term on. Give the day on which it happened.
phone-day = On
phone-day-unreadable = Write a day, such as 2026-11-23.
phone-day-to-come = That day has not come yet.
phone-day-before = The device came to this state later than that: check the day.
phone-term-over = The term would be over already: check the day, or note that the device came back.
phone-renewed-already = This device is given for more than six months already.
phone-step-refused = This device is not in a state that allows it. Read the page again.
phone-step-reserve = Reserve
phone-step-release = End the reservation
phone-step-give = Note that it was given
phone-step-renew = Note the renewal
phone-step-return = Note the return
phone-step-check = Checked, put back in stock
phone-step-break = Note a fault
phone-step-repair = Repaired, put back in stock
phone-step-withdraw = Take out of stock
phone-done-reserve = Reserved
phone-done-release = Reservation ended
phone-done-give = Given
phone-done-renew = Renewed
phone-done-return = Returned
phone-done-check = Checked, back in stock
phone-done-break = Faulty
phone-done-repair = Repaired, back in stock
phone-done-withdraw = Taken out of stock
phone-counted-give = Given
phone-counted-renew = Renewed
phone-counted-return = Returned
phone-by-month = Alert phones, by month
phone-life = What was done
phone-life-hint = A year after a device came back, these lines are erased; the numbers of the month stay.
phone-life-none = Nothing yet.
phone-mail-subject = The term of a device comes
phone-mail-text =
    Hello,

    The term of device { $number } comes on { $until } ({ $days ->
        [0] this is the last day
        [one] one day is left
       *[other] { $days } days are left
    }).

    Sign in to your workspace to note whether it is renewed or returned.

desk-phones = { $count ->
    [one] One alert phone comes to its term
   *[other] { $count } alert phones come to their term
 }
