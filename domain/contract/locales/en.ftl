# The contract, its acts, its signatories.
see-contracts = Read the contracts of one’s territory, and those that one’s institution signs elsewhere
keep-contracts = Keep the contracts of one’s territory: facts, acts, signatories, text
pro-menu-contracts = Contracts

contract-title = Contracts
contract-lead = What the network of { $territory } has signed: what the contract hangs on, what happened, who signs and for whom.
contract-none = No contract is kept here yet.
contract-begin = Begin a contract
contract-elsewhere = Contracts that your institution signs elsewhere
contract-edit = Change the facts of the contract
contract-form-hint = Only the title is needed: leave empty what you do not know.
contract-remove = Take this contract away
contract-remove-hint = For a contract begun by mistake: it disappears. This is possible as long as it has no act, signatory, text or survey.
contract-remove-yes = Take away
contract-not-empty = This contract has acts, signatories, a text, a survey, a plan, a meeting or a successor: it stays.
contract-title-label = Title
contract-title-hint = As it is written on the contract.
contract-title-length = Write a title of 5 to 200 letters.
contract-kind-label = Type
contract-kind-clvss = Local contract on sexist and sexual violence (CLVSS)
contract-kind-family_network = Contract of a network against violence within families
contract-kind-other = Another contract
contract-level-label = Frame
contract-level-clspd = Local safety council (CLSPD)
contract-level-cispd = Inter-communal safety council (CISPD)
contract-level-commune = Commune
contract-level-epci = Inter-communal body (EPCI)
contract-level-department = Département
contract-level-other = Another frame
contract-unknown = Not told
contract-starts-on = First day
contract-ends-on = Last day
contract-ends-before = The last day is before the first: correct one of them.
contract-communes = Communes covered
contract-communes-hint = One on each line, by its name or its code. Leave empty if the contract covers the whole territory.
contract-communes-many = 300 communes at most: beyond that leave it empty, and the contract covers the whole territory.
contract-commune-unknown = One of these communes is not known: check its name, or write its INSEE code.
contract-commune-several = Several communes have one of these names: add the département in brackets, or write the INSEE code.
contract-choice-unknown = Choose from the list.
contract-day-unreadable = Write a date like 2024-03-08.
contract-day-needed = Give the date.
contract-count-unreadable = Write a number from 0 to 10,000, in figures.
contract-text-long = Shorten this text.
contract-url-unreadable = Write an address that starts with https://, or leave it empty.
contract-save = Save
contract-save-mine = Save my text
contract-keep-theirs = Keep the saved text
contract-cancel = Cancel
contract-typed = Your text
contract-was = Saved:
contract-is = Written by you:
contract-outrun = Somebody changed this text while you were writing
contract-outrun-lead = Nothing is lost: what you wrote is in the form below. Compare, complete, then save.
contract-differences = What differs
contract-differences-none = No difference to show: read your text again below.
contract-differences-hint = Struck out: saved by the other person. Underlined: written by you.
contract-state-prepared = Being prepared
contract-state-voted = Voted
contract-state-signed = Signed
contract-state-in_force = In force
contract-state-ended = Ended
contract-territory = Territory
contract-dates = Duration
contract-period = From { $from } to { $until }
contract-period-from = From { $day }
contract-period-until = Until { $day }
contract-period-unknown = Dates not told
contract-predecessor = Renews
contract-successor = Renewed by
contract-plan = Action plan
contract-signatories-count = { $count ->
    [0] No signatory
    [one] One signatory
   *[other] { $count } signatories
}
contract-text = Text of the contract
contract-text-none = The text has not been copied yet.
contract-text-hint = Plain text or Markdown: an empty line parts two paragraphs, “- ” at the start of a line makes a list, “## ” a heading.
contract-text-blank = Write the text, or go back.
contract-text-too-long = Shorten this text: 40,000 letters at most.
contract-text-links = A link leads to no https address, e-mail or telephone: correct it.
contract-write = Write the text
contract-versions = Versions of the text
contract-version = Version { $number }
contract-version-changes = What changed
contract-restore = Go back to version { $number }

visa-title = What the contract hangs on
visa-lead = The laws, plans and commitments that the contract refers to.
visa-none = No text is told yet.
visa-commitments = Kindred commitments
visa-keep = Texts and commitments
visa-add = Add
visa-remove = Take away
visa-kind-label = Kind of text
visa-kind-international = International text
visa-kind-law = Law
visa-kind-national_plan = National plan
visa-kind-department_plan = Plan of the département
visa-kind-local_plan = Local plan
visa-kind-charter = Charter
visa-kind-membership = Membership
visa-kind-agreement = Agreement
visa-title-label = Title
visa-title-hint = Such as “Loi visant à protéger les victimes de violences conjugales”.
visa-title-length = Write a title of 3 to 300 letters.
visa-reference = Reference
visa-reference-hint = Such as “n° 2020-936”.
visa-date = Date
visa-date-hint = A day like 2020-07-30, or the year alone.
visa-date-unreadable = Write a day like 2020-07-30, or a year like 2019.
visa-url = Address of the text

act-title = What happened
act-none = No act is noted yet.
act-add = Note:
act-edit = Change
act-remove = Take this act away
act-remove-hint = The act disappears from the life of the contract.
act-remove-yes = Take away
act-is-filed = A filing or an amendment is about this vote: take that away first.
act-kind-opinion = Opinion of a committee
act-kind-vote = Vote of the council
act-kind-filing = Filing with the prefecture
act-kind-ceremony = Signature ceremony
act-kind-amendment = Amendment
act-form-hint = Leave empty what you do not know. Write nobody’s name: a function is enough.
act-outrun = This is what is saved now. What you wrote is in the form below: compare, then save.
act-done-on = Date
act-hour = Hour
act-hour-unreadable = Write an hour like 18:00.
act-place = Place
act-body = Committee or council
act-body-hint = Such as “Conseil municipal”.
act-subject = Subject
act-about = Vote that it is about
act-number = Number of the act
act-number-hint = The number that the prefecture gave.
act-filed-before-vote = An act cannot be filed before it is voted: check both dates.
act-note = Remark
act-note-hint = What others should know later. No name.

vote-session = The session
vote-convened-on = Convened on
vote-convened-after = The session was convened after it took place: check both dates.
vote-seats = Seats
vote-present = Present
vote-represented = Absent and represented
vote-more-than-seats = More are present or represented than there are seats: check these numbers.
vote-secretary = Secretary of the session
vote-rapporteur = Rapporteur
vote-function-hint = A function, never a name.
vote-votes = The votes
vote-votes-hint = For, against, abstentions and those not voting must make up those present and represented.
vote-for = For
vote-against = Against
vote-abstained = Abstentions
vote-not-voting = Took no part in the vote
vote-unanimous = Unanimous
vote-does-not-add-up = The count does not add up: for, against, abstentions and those not voting must be as many as those present and represented.
vote-open-data = Open data
vote-open-data-hint = What the national format for deliberations (SCDL) asks for.
vote-institution = Council of
vote-siret = SIRET number
vote-siret-hint = 14 digits; only if the institution has none in the list.
vote-siret-unreadable = A SIRET has 14 digits: check it.
vote-number = Number of the deliberation
vote-number-hint = The one that the council gives it.
vote-matter-code = Code of the matter
vote-matter-code-hint = From the nomenclature Actes, like 8.5.
vote-matter-unreadable = Write a code like 8.5.
vote-matter-name = Name of the matter
vote-url = Address of the deliberation
vote-lacks = To take it away as open data, this is missing:
vote-export = Take the votes away (SCDL Délibérations, CSV)
vote-export-all = Take the votes of all contracts away (SCDL Délibérations, CSV)
vote-none-to-export = No vote has all that the format asks for yet: open a vote to see what it lacks.

signatory-title = Signatories
signatory-none = No signatory is told yet.
signatory-signed-count = { $signed ->
    [0] No signature of { $all }.
    [one] One signature of { $all }.
   *[other] { $signed } signatures of { $all }.
}
signatory-new-count = { $count ->
    [one] One new signatory.
   *[other] { $count } new signatories.
}
signatory-unknown = Their signatures have not been noted.
signatory-new = new
signatory-signed-on = signed on { $day }
signatory-unsigned = has not signed
signatory-named-at-vote = (at the vote: { $function })
signatory-keep = Keep the signatories
signatory-see = See the signatories
signatory-institution = Institution
signatory-standing = Represented today by
signatory-signature = Signature
signatory-nobody = nobody
signatory-add = Add a signatory
signatory-no-other = All institutions of the network are signatories already.
signatory-choose = Choose an institution of the network that is not a signatory yet.
signatory-choose-one = Choose
signatory-contracts = All contracts of this institution
signatory-contracts-count = { $count ->
    [0] This institution signs no contract that you may read.
    [one] One contract
   *[other] { $count } contracts
}
signatory-remove = Take this signatory away
signatory-remove-hint = The institution and its mandates disappear from this contract. It stays in the network.
signatory-remove-yes = Take away
signatory-has-signed = This institution has signed: take its signature away first.

mandate-title = Who represents it
mandate-none = Nobody is told yet.
mandate-add = Tell who represents it
mandate-change = Change this mandate
mandate-remove = Take this mandate away
mandate-note = Save the mandate
mandate-function = Function
mandate-function-hint = Such as “La présidente”: no name.
mandate-function-length = Write a function of 3 to 150 letters.
mandate-starts-on = First day of the mandate
mandate-ends-on = Last day of the mandate
mandate-day-hint = Leave empty if you do not know.
mandate-backwards = This mandate ends before it begins: correct one of the dates.
mandate-overlaps = Somebody else represents this institution on these days: end that mandate first.
mandate-of-another = This mandate is another institution’s.
mandate-has-signed = It is this mandate that signed: take the signature away first.

signature-title = Signature
signature-on = Date of the signature
signature-by = Signed by
signature-note = Note the signature
signature-remove = Take the signature away
signature-many = Note several signatures
signature-many-hint = Each institution signs by whoever represents it on that day.
signature-who = Signed on that day
signature-nobody = Tick at least one signatory.
signature-to-come = Nobody signs tomorrow: give a day of the past, or today.
signature-of-another = This person represents another institution: choose from the list.
signature-outside-mandate = On that day this mandate had not begun or was over: correct the date or the mandate.

see-referents = Read who is the focal point of each institution, and how to reach them
keep-referents = Name the focal points
annex-title = Annex 1: focal points
annex-on = As of { $day }.
annex-partners = For the partners of the territory only.
annex-caption = One line for each signatory
annex-holes = { $count ->
    [one] One signatory has named nobody.
   *[other] { $count } signatories have named nobody.
}
annex-due = { $count ->
    [one] One person has not confirmed for six months, or says that it is no longer her.
   *[other] { $count } people have not confirmed for six months, or say that it is no longer them.
}
annex-see = See annex 1 (focal points)
referent-title = Focal points
referent-rank = Rank
referent-rank-holder = Holder
referent-rank-deputy = Deputy
referent-hole = nobody is named
referent-hole-hint = This institution has no holder today.
referent-due = to be confirmed
referent-denied = says that it is no longer her
referent-not-current = outside the mandate
referent-confirmed-on = confirmed on { $day }
referent-card = Take the card away (vCard)
referent-change = Change
referent-name-one = Name somebody
referent-function-hint = What she does in the institution.
referent-name = Name
referent-name-hint = May be left out: a function and a number can be enough.
referent-phone = Telephone
referent-phone-unreadable = Write a telephone number in figures.
referent-email = E-mail
referent-email-hint = It gets a link twice a year, to confirm.
referent-email-unreadable = Write an address like name@institution.fr, or leave it empty.
referent-unreachable = Give a telephone or an e-mail address.
referent-ends-hint = Leave empty if the mandate goes on. Three months after it ends the person is erased.
referent-form-hint = Only the partners of this territory read these lines.
referent-overlaps = Somebody else has this rank on these days: end that mandate first.
referent-mail-subject = Are you still the person to reach?
referent-mail-text =
    Hello,

    You are named as the person to reach in a network of partners ({ $territory }). Twice a year we ask whether that still holds.

    This link is yours. It opens without an account, once, for 30 days:
    { $link }

    One click is enough.

    This message is sent by a machine: do not answer it.
referent-visit-title = Is it still you?
referent-visit-hint = This is how the partners of the network reach you.
referent-visit-same = Yes, all of it is right
referent-visit-no-longer = No, it is no longer me
referent-visit-wrong = Has a number or an address changed? Tell the coordinator of your network, then confirm.
referent-thanks-title = Thank you
referent-thanks = It is noted.
contract-link-dead-title = This link opens no more
contract-link-dead = A link opens once, for a time. This one was used, is too old, or was copied wrongly.
contract-link-dead-next = Ask the coordinator of your network for a new link, or wait for the next message.

survey-title = What signatories think
survey-lead = A few closed questions to each signatory. Nothing joins an answer to whoever gave it, and nothing is shown under five answers.
survey-none = The signatories have not been asked anything yet.
survey-name = From { $from } to { $until }
survey-open = Open
survey-over = Over
survey-answers = { $count ->
    [0] No answer
    [one] One answer
   *[other] { $count } answers
}
survey-answers-of = { $count ->
    [0] No answer
    [one] One answer
   *[other] { $count } answers
} for { $asked } signatories
survey-begin = Ask the signatories
survey-begin-hint = The institutions that have a named address get a link at once. For the others you print codes.
survey-closes-on = Last day to answer
survey-length = Choose a day between three days and four months from now.
survey-questions = Questions
survey-questions-hint = One on each line, ten at most. They are answered from “fully” to “not at all”. The same words as last time let you compare.
survey-questions-first = Le contrat a un effet positif pour la prévention des violences sur le territoire.
survey-questions-count = Write one to ten questions, one on each line.
survey-question-long = Shorten the questions: 200 letters at most.
survey-one-open = A survey is open already: close it first.
survey-is-closed = This survey is over: nobody can answer any more.
survey-results-later = The results can be read once the survey is over: to see them move would tell who answered what.
survey-too-few = Fewer than { $least } answers: nothing is shown, so that nobody can be recognised.
survey-asked = Who has answered
survey-has-answered = has answered
survey-has-code = has got a code
survey-mute = no named address: print a code
survey-not-asked = not asked yet
survey-invite = Remind
survey-invite-hint = A new link goes out to those that have not answered; the old one opens no more. Once a day at most.
survey-print = Print codes
survey-print-hint = A new code takes the place of one that has not served.
survey-print-for = For
survey-print-once = These codes are shown once only: print this page now, and hand each to its institution.
survey-choose = Tick at least one signatory that has not answered yet.
survey-slip = Answer before { $until }, at this address and with this code:
survey-anonymous = Your answer is anonymous: it is counted with the others, and nothing joins it to this code, which serves once.
survey-close = Close
survey-close-hint = The codes serve no more, and the results can be read.
survey-favourable = ({ $count } of { $all })
survey-before = Last time: { $percent }%
survey-choice-fully = Fully agree
survey-choice-rather = Rather agree
survey-choice-rather_not = Rather disagree
survey-choice-not_at_all = Disagree
survey-choice-no_opinion = No opinion
survey-comments = Remarks
survey-comments-hint = In alphabetical order.
survey-mail-subject = Your opinion before { $until }
survey-mail-text =
    Hello,

    Your institution is a signatory of a contract of partners. It is asked a few questions, until { $until }.

    This link opens without an account and serves once. The answer is anonymous:
    { $link }

    This message is sent by a machine: do not answer it.
survey-visit-title = Your opinion
survey-visit-lead = You may answer until { $until }.
survey-code = Your code
survey-code-hint = Sixteen letters and figures, as they are printed.
survey-code-go = Go on
survey-code-unknown = This code is not known: check each letter, or ask the coordinator for another.
survey-answer-missing = Answer every question; “no opinion” is an answer.
survey-comment = A remark (may be left out)
survey-comment-hint = It will be read as it is, and nothing will tell who wrote it. Write no name.
survey-comment-long = Shorten the remark: 1,000 letters at most.
survey-send = Send
survey-answered-already = This code has served: an answer is counted. It cannot be changed, as nothing joins it to this code.
survey-dead-next = A question? The coordinator of your network can answer.
survey-thanks = Your answer is counted.

evaluation-title = What the contract came to
evaluation-unsigned = Have not signed:
evaluation-changed = Have changed their representative during the contract:
evaluation-no-hole = Every signatory has named somebody.
evaluation-no-survey = No survey that is over has had five answers.
renewal-title = Renew the contract
renewal-lead = The new contract starts from this one: choose what goes on, what ends, and who is new.
renewal-stay = Signatories that go on
renewal-stay-hint = Untick those that end.
renewal-join = New signatories
renewal-carried = What goes on
renewal-carried-text = The text, to start from
renewal-carried-visas = The texts and commitments that it hangs on
renewal-carried-mandates = Who represents each signatory
renewal-carried-referents = The focal points
renewal-hint = The present contract ends at the latest on the eve of the new one. Its acts and signatures stay with it. The action plan is carried over afterwards, from the plan of the new contract.
renewal-make = Make the new contract
renewal-before = The new contract starts after the first day of this one.
renewal-done-already = This contract is renewed already: open the next one.
annex-pdf = Annex as a PDF, to print
annex-demo = Demonstration

desk-contract-ended = Contract that ended on { $day } and that nothing replaces: { $title }
desk-contract-ends = Contract that ends on { $day }, to be evaluated and renewed: { $title }
desk-no-referent = Your institution has no référent for the contract: { $title }

evaluation-paper = The evaluation as PDF
evaluation-new = New
evaluation-signed-on = Signed on
evaluation-day = Day
evaluation-act = Act
evaluation-body = Body
evaluation-share = In favour
