# Ride and night vouchers.
hand-out-vouchers = Hand out the vouchers that her institution holds
follow-vouchers = Follow the vouchers that her institution pays, note and correct uses
keep-vouchers = Keep conventions, booklets, invoices and payments of vouchers
pro-menu-vouchers = Vouchers

voucher-title = Vouchers
voucher-desk = Hand out a voucher
voucher-no-offer = Your institution hands out no vouchers at the moment. The coordination of your network can add it to a convention.
voucher-adults = Adults
voucher-children = Children
voucher-pets = With a pet
voucher-give-ride = Hand out a ride voucher
voucher-give-night = Hand out a night voucher
voucher-left = { $count ->
    [one] One voucher left.
   *[other] { $count } vouchers left.
}
voucher-none-left = No voucher of this kind is left here. Ask whoever pays for a booklet, or hand out one on paper.
voucher-spent = This year’s budget is spent
voucher-guide = How does it work?
voucher-guide-text = Count the people and press the button: the number appears. Read it out or print it. No name, no address, no reason is asked for or kept.
voucher-recent = Handed out in the last 24 hours
voucher-find = Find a voucher
voucher-find-hint = By its number, to follow it or to note a use told by telephone.
voucher-number = Voucher number
voucher-number-hint = For example BT-7K3F-9Q2M-C. O and 0, I and 1 are the same; dashes and blanks may be left out.
voucher-number-unreadable = This number is not complete: it has nine letters and digits, like 7K3F-9Q2M-C. Read it again.
voucher-number-check = This number was copied wrong: read it again letter by letter.
voucher-kind = Kind
kind-voucher-ride = Ride voucher
kind-voucher-night = Night voucher
kind-mail-ride = rides
kind-mail-night = nights
voucher-save = Save
voucher-csv = Take the table away (CSV)
voucher-ods = Take the spreadsheet away (ODS)
voucher-until = Valid until { $moment }
voucher-until-paper = On paper, valid for { $hours } hours from the time written on it.
voucher-blank = Given on ____ / ____ / ________ at ____ : ____ . Valid for { $hours } hours.
voucher-call = Any question: { $phone }
voucher-read-out = Read this number out, or print it.
voucher-letter = { $letter ->
    [A] A for Alfa
    [B] B for Bravo
    [C] C for Charlie
    [D] D for Delta
    [E] E for Echo
    [F] F for Foxtrot
    [G] G for Golf
    [H] H for Hotel
    [J] J for Juliett
    [K] K for Kilo
    [M] M for Mike
    [N] N for November
    [P] P for Papa
    [Q] Q for Quebec
    [R] R for Romeo
    [S] S for Sierra
    [T] T for Tango
    [V] V for Victor
    [W] W for Whiskey
    [X] X for X-ray
    [Y] Y for Yankee
    [Z] Z for Zulu
   *[other] { $letter }
}
voucher-print = Print the voucher
voucher-print-hint = Print this page: neither the site nor your institution is on it.
voucher-square = The number of the voucher, for a telephone to read
voucher-nothing-to-print = This voucher can no longer be printed: it is not, or no longer, for your institution to hand out.
voucher-stop = The voucher will not be used, or it is lost
voucher-stop-hint = Nobody will be able to use it. Hand out another one if needed.
voucher-cancel = Cancel the voucher
voucher-lose = The voucher is lost
voucher-note-use = Note a use
voucher-note-use-hint = The provider calls { $phone }, or the paper comes back: note the real time.
voucher-provider = Provider
voucher-used-at = Used on
voucher-units-ride = Rides
voucher-units-night = Nights
voucher-amount = Amount
voucher-amount-hint = In euros, for example 23.50.
voucher-correct = Correct the amount
voucher-correct-hint = What was noted at first stays in the voucher’s history.
voucher-life = History of the voucher
voucher-noted-at = noted on { $moment }
voucher-handed-out = Handed out on

voucher-paper = Note a voucher handed out on paper
voucher-paper-lead = The network was down, or you used a printed booklet: note here what happened, at the real time.
voucher-paper-at = Handed out on
voucher-paper-at-hint = The real time it was handed out, not now.
voucher-paper-known = This voucher was noted before, differently or by somebody else. Nothing has changed: compare, then call whoever pays if one of the two is wrong.
voucher-paper-before = What was noted first:

voucher-check = Check a voucher
voucher-check-hint = This page says only whether a voucher is valid, until when and for how much. Nothing else is on it.
voucher-check-again = This page is too old: type the number again.
voucher-check-other = Check another voucher
voucher-unknown = This voucher is not valid. Read the number again with the person; if it is right, call the telephone printed on the voucher.
voucher-use = Use this voucher
voucher-for-provider = For { $name }
voucher-provider-key = Provider code
voucher-provider-key-hint = The one that whoever pays has given you.
provider-key-wrong = This provider code is not right. Read it again, or ask whoever pays.
provider-is-suspended-told = This provider is suspended: call whoever pays before you take the ride.
provider-other-kind = This provider is not registered for this kind of voucher.
voucher-receipt = Done: this voucher is used.
voucher-receipt-next = Put its number and this amount on your invoice, nothing else.

voucher-is-not-held = This voucher has not yet come to where it is handed out.
voucher-is-not-handed-out = This voucher was not handed out yet.
voucher-is-handed-out = This voucher was handed out already.
voucher-is-used = This voucher was used already.
voucher-is-invoiced = This voucher is on an invoice already.
voucher-is-paid = This voucher is paid already.
voucher-is-cancelled = This voucher was cancelled.
voucher-is-expired = This voucher is no longer valid: its time is over.
voucher-is-lost = This voucher was said to be lost.
voucher-not-yours = No voucher of this number is in your booklets. Read it again, or call whoever pays.
voucher-no-kind = Choose what to hand out.
voucher-no-institution = Your account belongs to no institution: it cannot hand out a voucher.
voucher-kind-unpaid = The convention does not pay this kind of voucher.
voucher-booklet-over = The booklet or the convention of this voucher is over on that day.
voucher-budget-spent = This year’s budget is spent. Call whoever pays: only they can raise it.
voucher-too-many-people = That is more people than the convention allows for one voucher: hand out a second one.
voucher-nobody = Count at least one person.
voucher-no-pets = The convention allows no pet for this kind of voucher.
voucher-counts-unreadable = Write how many people in digits.
voucher-units-unreadable = Write how many rides or nights in digits.
voucher-used-before-handed-out = It would be used before it was handed out: check both times.
voucher-over-units = That is more rides or nights than the voucher allows.
voucher-over-cap = That is more than the limit written on the voucher.
voucher-amount-nothing = Write an amount above zero.
voucher-amount-unreadable = Write an amount in digits, with two decimals at most, like 23.50.
voucher-moment-unreadable = Write a date and a time, like 2026-11-23T02:15.
voucher-moment-none = This hour does not exist: that night, the clocks skipped it.
voucher-moment-to-come = This hour has not come yet.
voucher-day-unreadable = Write a date like 2026-12-24.
voucher-no-provider = Choose a provider of this convention.

state-voucher-created = Created
state-voucher-held = In a booklet
state-voucher-handed_out = Handed out
state-voucher-used = Used
state-voucher-invoiced = Invoiced
state-voucher-disputed = Disputed
state-voucher-paid = Paid
state-voucher-cancelled = Cancelled
state-voucher-expired = Expired
state-voucher-lost = Lost
step-voucher-hold = Received in a booklet
step-voucher-hand_out = Handed out
step-voucher-note_hand_out = Hand-out noted after the use
step-voucher-use = Used
step-voucher-note_use = Use noted
step-voucher-correct = Amount corrected
step-voucher-invoice = Invoiced
step-voucher-dispute = Disputed
step-voucher-accept = Dispute settled
step-voucher-refuse = Invoice line refused
step-voucher-pay = Paid
step-voucher-cancel = Cancelled
step-voucher-expire = Expired
step-voucher-lose = Lost
door-voucher-desk = at the desk
door-voucher-page = by the provider’s page
door-voucher-phone = by telephone
door-voucher-paper = on paper
door-voucher-invoice = by the invoice
door-voucher-clock = by the clock

convention-title = Conventions
convention-lead = Who pays, who hands out, who drives and lodges, up to how much and for how long.
convention-none = No convention yet.
convention-open = Open a convention
convention-edit = Change the convention
convention-edit-hint = Vouchers made before keep what is written on them.
convention-outrun = Somebody changed this convention while you were writing. Here is what it says now; your text is kept below. Save again to keep it.
convention-parts = Parts of the convention
convention-facts = Convention
convention-in-force = In force
convention-name = Name
convention-name-hint = For example “Ride and night vouchers”.
convention-name-length = Give a name of 3 to 100 letters.
convention-funder = Institution that pays
convention-no-funder = Choose the institution that pays, among those of the territory.
convention-not-hers = You can open a convention that your institution pays, not another’s.
convention-heading = Heading of printed vouchers
convention-heading-hint = Neutral: “Social services — Town of …”. Nothing that says why somebody holds this paper.
convention-heading-length = Write a heading of 3 to 80 letters.
convention-heading-tells = This heading would tell whoever finds the paper why it was given. Choose neutral words.
convention-phone = Telephone for providers
convention-phone-hint = Printed on the voucher; a number that answers without saying why.
convention-phone-length = Write a telephone number of 4 to 30 signs.
convention-signed-on = Signed on
convention-signed = Signed on { $day }.
convention-starts-on = Starts on
convention-between = From { $from } until { $until }
convention-from = From { $day }
convention-ends-on = Ends on
convention-ends-on-hint = Empty if it has no end.
convention-ends-before = The end comes before the start.
convention-dates = Dates
convention-predecessor = Renews
convention-successor = Renewed by
convention-valid-hours = Hours a voucher is valid
convention-valid-hours-hint = From the hand-out: usually 24 to 72.
convention-hours = Choose between 1 and 720 hours.
convention-complaint = Complaint
convention-no-complaint = Say whether a complaint is required.
complaint-with_or_without = With or without a complaint
complaint-with = After a complaint only
convention-tariff-hint = Leave the limit empty if the convention does not pay this kind of voucher.
convention-ride-cap = Limit for one ride, in euros
convention-ride-units = Rides per voucher
convention-night-cap = Limit for one night, in euros
convention-night-units = Nights per voucher
convention-people = People per voucher
convention-pets = Pets accepted
convention-count = Choose a number between 1 and 30.
convention-no-tariff = Write a limit for one kind of voucher at least.
convention-ride-terms = { $count ->
    [one] One ride, up to { $cap }.
   *[other] { $count } rides at most, up to { $cap } each.
}
convention-night-terms = { $count ->
    [one] One night, up to { $cap }.
   *[other] { $count } nights at most, up to { $cap } each.
}
convention-people-terms = { $count ->
    [one] One person.
   *[other] { $count } people at most.
}
convention-issuers = Institutions that hand out
convention-no-issuer = Choose at least one institution that hands out.
convention-renew = Renew the convention
convention-renew-lead = The next one takes over limits, institutions and providers; this one ends the day before. Its vouchers stay valid until their own end.
convention-renewed-before = The next one must start after this one.
convention-renewed-already = This convention is renewed already.

budget-title = Budget
budget-caption = Committed: vouchers handed out at their limit, used ones at their cost
budget-none = No budget is set: nothing stops hand-outs.
budget-year-column = Year
budget-amount-column = Budget
budget-committed = Committed
budget-left = Left
budget-reached = { $percent } % reached
budget-set = Set a budget
budget-hint = The contacts of the institution that pays get a message at 70, 90 and 100 %. At 100 %, no voucher is handed out any more.
budget-year-label = Year
budget-year = Choose a year, two years ahead at most.
budget-amount-label = Amount, in euros
budget-mail-subject = Vouchers: { $percent } % of the { $year } budget committed
budget-mail-text =
    Hello,

    { $name }: { $percent } % of the { $year } budget is committed ({ $kind }).

    At 100 %, no voucher is handed out until you set a larger budget.

booklet-title = Booklets
booklet-lead = A booklet gives vouchers to an institution. On paper, it is printed here and noted afterwards; otherwise its numbers appear only when they are handed out.
booklet-none = No booklet yet.
booklet-mine = Our booklets
booklet-mine-none = Your institution has no current booklet.
booklet-left = { $left } vouchers left of { $size }
booklet-until = to be handed out by the end of { $day }
booklet-on-paper = Paper
booklet-on-page = On the page
booklet-waits = Receipt to be confirmed
booklet-receive = We have received this booklet
booklet-lose = Booklet lost
booklet-lose-hint = The vouchers left in it will be worth nothing. This cannot be undone.
booklet-lost-on = Lost on { $day }
booklet-print = Print the booklet
booklet-nothing-to-print = This booklet is not printed, or no longer: it is not on paper, or it was received.
booklet-add = Make a booklet
booklet-institution = Institution
booklet-no-issuer = Choose an institution that hands out the vouchers of this convention.
booklet-no-kind = Choose a kind of voucher that the convention pays.
booklet-size-label = How many vouchers
booklet-size-hint = 100 at most.
booklet-size = Choose a number between 1 and 100.
booklet-expires-on = Last day to hand them out
booklet-day-past = That day is past.
booklet-day-after-convention = The convention ends before that day.
booklet-is-paper = On paper, printed beforehand

provider-title = Providers
provider-lead = A provider checks and uses a voucher on the page “Check a voucher” (/pro/bon), without an account: it types the number and its code. It can also call.
provider-none = No provider yet.
provider-add = Add a provider
provider-name = Name
provider-name-hint = The company’s name, not a person’s.
provider-name-length = Give a name of 2 to 100 letters.
provider-phone = Telephone
provider-phone-length = Write 30 signs at most.
provider-kinds = Kinds of vouchers
provider-no-kind = Choose at least one kind of voucher.
provider-institution = Institution of the network
provider-institution-hint = If it is one, its people use vouchers with their account, without a code.
provider-no-member = Choose an institution of the territory.
provider-key = Code:
provider-change-key = Give another code
provider-change-key-hint = The one before no longer works.
provider-is-suspended = Suspended
provider-suspend = Suspend
provider-resume = End the suspension

invoice-title = Invoices
invoice-lead = Each line is compared with the voucher of its number. What fits waits to be paid; the rest waits for your decision.
invoice-none = No invoice yet.
invoice-one = Invoice { $reference }
invoice-file = Read a file
invoice-file-hint = CSV, ODS or XLSX, with a column “number” and a column “amount”. Nothing is saved before you have read it again.
invoice-file-read = Read the file
invoice-reference = Invoice number
invoice-reference-hint = The provider’s own.
invoice-reference-length = Write the number of the invoice, 60 signs at most.
invoice-known = This invoice of this provider is saved already.
invoice-lines = Lines
invoice-lines-hint = One voucher a line: number, semicolon, amount. For example BT-7K3F-9Q2M-C;23,50
invoice-add = Save the invoice
invoice-empty = No line was found.
invoice-too-long = An invoice has 2,000 lines at most: cut it in two.
invoice-unreadable = This file cannot be read: save it as CSV or ODS.
invoice-found = { $lines ->
    [one] One line
   *[other] { $lines } lines
}, { $disputed ->
    [0] all fit
    [one] one to decide
   *[other] { $disputed } to decide
}
invoice-line = Line
invoice-written = Written on the invoice
invoice-verdict = Comparison
invoice-accept = Accept
invoice-refuse = Refuse
invoice-dispute-hint = Accepting pays the line as it is asked for, within the limit. If the voucher is not noted as used, note the use on its page first.
invoice-line-decided = This line is decided already.
invoice-line-not-used = This voucher is not noted as used by this provider: note the use on its page first, or refuse the line.
verdict-invoice-fits = Fits
verdict-invoice-unreadable = Number or amount unreadable
verdict-invoice-unknown = Number never issued
verdict-invoice-other_convention = Voucher of another convention
verdict-invoice-other_provider = Voucher used by another provider
verdict-invoice-twice = Voucher invoiced already
verdict-invoice-not_used = Voucher not used
verdict-invoice-over_use = More than what was noted
outcome-invoice-matched = To be paid
outcome-invoice-disputed = Disputed
outcome-invoice-accepted = Accepted
outcome-invoice-refused = Refused

payment-title = Payments
payment-lead = A list gathers all that is invoiced and agreed: it is joined to the order for the public accountant.
payment-none = No list yet.
payment-nothing = Nothing waits to be paid: no invoiced voucher is off a list.
payment-waiting = { $count ->
    [0] No voucher waits.
    [one] One voucher waits: { $amount }.
   *[other] { $count } vouchers wait: { $amount }.
}
payment-second-list = One list holds { $most }: it takes the first. Make a second one for the others, of which there are { $left }.
payment-make = Make the list
payment-of = List of { $day }
payment-open = To be paid
payment-paid-on = Paid on { $day }
payment-total = { $count ->
    [one] One voucher
   *[other] { $count } vouchers
}: { $amount }
payment-lines = Vouchers of the list
payment-pay = The list is paid
payment-pay-hint = Once the accountant has paid. Three months later, only number, amount, provider and date are left of each voucher.

statement-title = Statement
statement-of = { $name }, statement of { $year }
statement-budget = This year’s budget: { $amount }
statement-line = Vouchers of the year
statement-vouchers = Vouchers
statement-handed-out = Handed out
statement-open = Handed out, not used yet
statement-used = Used
statement-invoiced = Invoiced
statement-paid = Paid
statement-void = Cancelled, expired, lost
statement-institutions = Handed out by institution
statement-nothing = Nothing that year.
voucher-pdf = PDF to print
payment-sum = Total
payment-signature = Good for payment, date and signature
voucher-paper-demo = Demonstration
