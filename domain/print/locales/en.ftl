pro-menu-print = Printed matter
print-lead = Guides, sheets, leaflets, posters: each document is drawn from the directory and the texts of the network as they are today.
print-choose = What do you want to print?
print-made = Proofs and editions
print-none = Nothing has been printed yet. Choose a document above: you will see a proof first.
print-document = Document
print-edition = Edition
print-made-on = Up to date on
print-pages = Pages
print-waiting = in progress
print-failed = failed
print-proof = Proof
print-number = Edition no. { $number }
print-proofs-kept = A proof is erased after seven days. An edition is kept: it serves to tell what has changed since.
print-kind-guide = Guide for professionals and volunteers
print-kind-guide-public = Guide for the public
print-kind-sheet = First-door sheet
print-kind-roles = Role sheets
print-kind-circuits = Circuits
print-kind-sectors = Fold-out directory
print-kind-leaflet = Leaflet
print-kind-poster = Poster
print-kind-card = Pocket card
print-kind-strip = Tear-off poster
print-about-guide = Emergencies, what to do, the directory by need and by commune, the roles and circuits of the network, the index.
print-about-guide-public = Emergencies, pages to understand and to prepare, the directory by need and by commune, the index.
print-about-sheet = One side of A4 for a first door: what to notice, say and do, whom to call.
print-about-roles = What each institution of the network does, as it validated it. A page for each.
print-about-circuits = The circuits in force, step by step and drawn.
print-about-sectors = The whole directory on one A3 sheet, by kind of help.
print-about-leaflet = A4 folded in three, in every language of the public site.
print-about-poster = A4 or A3, in every language of the public site.
print-about-card = A6, both sides, in every language of the public site.
print-about-strip = A4, with the number to tear off, in every language of the public site.
print-for-whom = For whom?
print-subject-all = Everybody
print-subject-desk = Town-hall desk
print-subject-school = School
print-subject-bar = Bar, party
print-subject-hospital = Hospital
print-subject-victim = A victim
print-subject-witness = A witness
print-subject-perpetrator = A violent person
print-size = Size
print-size-a3 = A3
print-size-a4 = A4
print-size-a5 = A5
print-size-a6 = A6
print-language = Language
print-lang-fr = French
print-lang-en = English
print-lang-ar = Arabic
print-lang-uk = Ukrainian
print-lang-es = Spanish
print-lang-pt = Portuguese
print-lang-ro = Romanian
print-lang-tr = Turkish
print-stale = Entries that are to be checked
print-stale-mark = Show them, marked “to be checked”
print-stale-leave = Leave them out
print-options = Options
print-neutral = Neutral version
print-neutral-hint = It says nothing to whoever finds it in a pocket: no crest, no word about violence.
print-marks = Cut marks, with an edge that goes over, for a printer
print-archive = Archive PDF (PDF/A-2a)
print-see-proof = See the proof
print-choose-kind = Choose a document.
print-not-for-this = This choice does not exist for this document: take one of the list.
print-not-in-this-language = This document does not exist in this language: take one of the list.
print-made-by = up to date on { $day }, asked for by { $who }
print-drawing = The document is being drawn…
print-drawing-hint = It takes a few seconds. The page does not reload under your eyes: look when you like.
print-look-again = Look now
print-failed-why = This document could not be drawn. Start again; if it happens again, tell your administrator: the technical log says why.
print-open = { $count ->
    [one] Open the PDF (1 page)
   *[other] Open the PDF ({ $count } pages)
}
print-page-image = Page { $number } of the document
print-missing = These letters could not be printed, a diamond stands in their place: { $letters }
print-holds = What it holds
print-entries = { $count ->
    [0] No entry of the directory
    [one] 1 entry of the directory
   *[other] { $count } entries of the directory
}
print-entries-due = { $count ->
    [one] 1 entry is to be checked, and the document says so
   *[other] { $count } entries are to be checked, and the document says so
}
print-entries-left = { $count ->
    [one] 1 entry to be checked is left out
   *[other] { $count } entries to be checked are left out
}
print-since = Since edition no. { $number }
print-since-day = It was up to date on { $day }.
print-see-last = See that edition
print-advice-no = Nothing has changed: no need to print again.
print-advice-wait = Little has changed: printing again can wait.
print-advice-reprint = Numbers, places or too many entries are no longer right: it is worth printing again, and taking back the old edition.
print-changed = { $count ->
    [one] 1 entry has changed
   *[other] { $count } entries have changed
}
print-removed = { $count ->
    [one] 1 entry is gone
   *[other] { $count } entries are gone
}
print-added = { $count ->
    [one] 1 entry is new
   *[other] { $count } entries are new
}
print-aspect-name = name
print-aspect-phone = telephone
print-aspect-hours = hours
print-aspect-place = place
print-aspect-summary = summary
print-aspect-facts = details
print-issue = Make it an edition
print-issue-hint = The edition gets a number, printed on the document. It changes no more.
print-erase = Erase this proof
print-again = Make this document again with today’s directory
print-already-edition = It is an edition already: it has its number.
print-edition-stays = An edition is not erased: it serves to tell what has changed since.
# What templates say.
print-contents = Contents
print-emergency = In an emergency
print-emergency-lead = Somebody is in danger now: call first.
print-directory = The directory, by need
print-directory-lead = Each entry says when it was checked. What is online is always more recent.
print-by-commune = The directory, by commune
print-by-commune-lead = The number on the right is that of the entry’s page.
print-rounds = Coming visits
print-no-passage = No visit is announced. Call, or look online.
print-index = Index
print-texts = What to do
print-roles = What each partner does
print-circuits = Circuits
print-nothing-here = Nothing is published here yet.
print-due = To be checked: call before you go.
print-live = Up to date online:
print-drawn-from = These numbers are national. The other addresses come from the directory of the network, and were given by those who work there.
print-guide-title = Acting against violence
print-guide-pro-subtitle = A guide for professionals and volunteers who meet the public — { $territory }
print-guide-public-subtitle = Understand, protect yourself, get help — { $territory }
print-sheet-title-desk = At the town-hall desk
print-sheet-title-school = In a school
print-sheet-title-bar = At the bar, during the party
print-sheet-title-hospital = At the hospital
print-sheet-subtitle = First-door sheet — { $territory }
print-roles-subtitle = The network of { $territory }
print-circuits-subtitle = The network of { $territory }
print-sectors-title = All the help there is
print-sectors-subtitle = The directory of { $territory }
print-text-professional = At a first door
print-text-door = What to do
print-other-needs = Other help
print-closed = Closed from { $from } until { $until }
print-closed-from = Closed from { $from } on
print-without-complaint = With or without a complaint
print-languages = Languages: { $languages }
print-sms = Text { $number }
print-checked = Checked on { $day }
print-in-force = In force since { $day }

# What posters, leaflets, cards and strips say: in English.

print-public-poster-victim-title = You are not alone
print-public-poster-victim-lead = Somebody frightens you, watches you, hits you, humiliates you: that is not normal, and it is not your fault.
print-public-victim-one = You can talk to somebody without giving your name. You decide what comes next.
print-public-victim-two = You can be helped with or without a complaint, whether you stay or leave.
print-public-victim-three = A doctor can write down what they see. Keep that paper with somebody safe.
print-public-victim-four = In danger now? Get to safety and call 17. If you cannot speak: text 114.
print-public-poster-witness-title = You hear, you see, you wonder?
print-public-poster-witness-lead = A neighbour, a colleague, a friend is afraid of somebody. You can help her without putting yourself in danger.
print-public-witness-one = Is somebody in danger now? Call 17, or 112. Do not step in alone.
print-public-witness-two = Speak to her when she is alone. Tell her: “I believe you. It is not your fault.”
print-public-witness-three = Do not decide for her. Ask her what she needs.
print-public-witness-four = Is a child in danger, or at risk of it? Call 119.
print-public-poster-perpetrator-title = Are those close to you afraid of you?
print-public-poster-perpetrator-lead = Shouting, threats, blows, control: you can stop. Asking for help is already a change.
print-public-perpetrator-one = Professionals listen and do not judge you. You do not have to give your name.
print-public-perpetrator-two = Do you feel it rising? Go out, walk, call before you act.
print-public-perpetrator-three = Violence is forbidden and punished, in a couple and in a family too.
print-public-perpetrator-four = Is somebody in danger now? Go away from there, and call 17.
print-public-here = Near you
print-public-numbers = The numbers
print-public-number-17 = Police: danger now
print-public-number-112 = Emergencies, anywhere in Europe
print-public-number-114 = Emergencies by text message, without speaking
print-public-number-15 = Medical emergencies (Samu)
print-public-number-119 = Children in danger, day and night
print-public-number-3919 = Women facing violence, day and night
print-public-number-115 = Emergency shelter
print-public-number-08019 = To stop being violent
print-public-more = All the addresses, up to date
print-public-square = Square to read with a phone: { $address }
print-public-hide = Keep this paper only if it is safe with you.
print-public-hidden-address = address given on the phone
print-public-as-of = Up to date on { $day }
print-public-edition = Edition no. { $number }
print-public-proof = Proof
print-public-demo = Demonstration
print-public-neutral-title = Practical information
print-public-neutral-lead = Useful numbers and addresses, all year round.
print-public-neutral-112 = Emergencies
print-public-neutral-114 = By text message
print-public-neutral-3919 = Helpline, day and night
print-public-neutral-more = Find out more
print-public-tear = Tear off, and keep.
logo-title = Logos of partners
logo-lead = They stand on documents beside the crest, but on neutral versions. Twelve at most.
logo-none = No logo yet: documents show only the name and the crest of the territory.
logo-of = Logo: { $name }
logo-remove = Remove
logo-add = Add a logo
logo-institution = Institution
logo-whose = Choose an institution of the network.
logo-full = There are twelve logos already: remove one first.
print-recalled = This edition was taken back on { $day }: give and print no more of it.
print-recalled-see = See its copies
print-recalled-tag = taken back
