see-copies = See where printed copies are
keep-copies = Note print runs and drops, recall an edition
pro-menu-kit = Copies
kit-lead = For each edition: how many copies were printed, where they were dropped, how many are left.
kit-lead-own = The printed documents that your institution was given.
kit-some-low = { $count ->
    [one] One edition of this page has nearly run out: less than one copy in ten is left.
   *[other] { $count } editions of this page have nearly run out: less than one copy in ten is left.
}
kit-no-edition = No edition yet. First make a proof of a document, then an edition.
kit-go-print = Choose a document
kit-nothing-received = Nothing was noted as dropped at your institution.
kit-editions = Editions and copies
kit-edition = Edition
kit-number = Edition no. { $number }, up to date on { $day }
kit-number-short = (edition no. { $number })
kit-printed = Printed
kit-expected = { $count ->
    [one] one more ordered
   *[other] { $count } more ordered
}
kit-dropped = At places
kit-destroyed = Thrown away or lost
kit-left = Left to drop
kit-received = Received
kit-taken-back = Returned, thrown away or lost
kit-still-there = Still there
kit-is-recalled = Recalled edition
kit-is-low = Nearly run out
kit-csv = Download the stock (CSV table)
kit-csv-places = Download the places (CSV table)
kit-depots = Places for copies
kit-depots-lead = The institutions of the network and the other places (cafés, pharmacies, shops) where copies are dropped.
kit-depots-none = No place yet. Add the first above.
kit-see-document = See the document
kit-note-run = Note a print run
kit-note-movement = Note a drop, a return or a loss
kit-recall = Recall this edition
kit-copies = Number of copies
kit-printed-on = Printed on
kit-printed-on-hint = Or the day planned, if the run is ordered: these copies will count from that day.
kit-source = Printer or source
kit-source-hint = For example: the town’s printing office.
kit-cost = Cost in euros
kit-cost-hint = Optional. For example: 1250.50
kit-save-run = Save the run
kit-what = What became of these copies?
kit-move-dropped = Dropped at a place
kit-move-returned = Came back from a place
kit-move-destroyed = Thrown away or lost
kit-place = Place
kit-stock-place = In stock (not dropped yet)
kit-no-depot = No place is known yet.
kit-add-depot = Add a place
kit-done-on = On
kit-movement-hint = A line that is noted stays. To put a mistake right, note the opposite movement.
kit-save-movement = Save
kit-recall-hint = The edition will be marked as recalled and can be dropped no more. Each institution that still has copies gets a message without details that leads to this page. A recall cannot be undone.
kit-why = Why?
kit-reason-wrong_number = A number is wrong
kit-reason-wrong_address = An address is wrong
kit-reason-closed_service = A service has closed
kit-reason-place_safety = The safety of a place
kit-reason-other = Another reason
kit-todo = What should places do?
kit-todo-hint = For example: take these copies off the shelves and throw them away. Write no name of a person and no address to be protected.
kit-save-recall = Recall the edition
kit-recalled = Recalled on { $day }. { $reason }.
kit-todo-told = What to do:
kit-progress = { $back } copies taken back of { $all }
kit-recalled-left = { $count ->
    [one] One copy is still in stock: throw it away and note it.
   *[other] { $count } copies are still in stock: throw them away and note it.
}
kit-where = Where the copies are
kit-nowhere = No copy has been dropped yet.
kit-tick = Taken back
kit-all-back = All taken back
kit-tick-destroyed = Thrown away
kit-tick-returned = Came back
kit-movements = Movements
kit-no-movement = No movement was noted.
kit-runs = Print runs
kit-no-run = No print run was noted. Note the first to be able to drop copies.
kit-noted-by = Noted by
kit-lies-here = What this place received
kit-lies-nothing = Nothing has been dropped here yet.
kit-see-institution = See the institution
kit-is-institution = institution of the network
kit-institution = Institution of the network
kit-free-place = Another place (name it below)
kit-name = Name of the place
kit-name-hint = For another place only: café des Arts, pharmacie du Marché…
kit-commune = Commune
kit-contact = E-mail address of the place
kit-contact-hint = Optional. The address of the place itself, never a person’s.
kit-save-depot = Add this place
kit-correct-depot = Correct this place
kit-save-correction = Save the correction
kit-copies-unreadable = Write a number of copies, from 1 to 1,000,000.
kit-day-unreadable = Write a date, like 2026-11-30.
kit-day-to-come = That day has not come yet: note a movement once it has happened.
kit-before-edition = That day is before the edition’s: choose a day from then on.
kit-too-far-ahead = Choose a day within a year.
kit-source-length = Write the printer or the source, in 2 to 100 characters.
kit-cost-unreadable = Write an amount in euros, like 1250.50, or leave it empty.
kit-choose-move = Choose what became of these copies.
kit-choose-depot = Choose the place. A drop or a return needs one.
kit-depot-unknown = That place is not of your territory: choose one of the list.
kit-not-so-many = There are not as many copies: lower the number, or first note what is missing.
kit-only-left = { $count ->
    [0] No copy is left to drop: note a run, or a return.
    [one] Only one copy is left to drop.
   *[other] Only { $count } copies are left to drop.
}
kit-only-there = { $count ->
    [0] This place has no copy of this edition any more.
    [one] This place has only one copy of this edition.
   *[other] This place has only { $count } copies of this edition.
}
kit-recalled-no-drop = This edition is recalled: it can be dropped no more. Make a new edition.
kit-recalled-no-run = This edition is recalled: it can be printed no more. Make a new edition.
kit-choose-reason = Choose why the edition is recalled.
kit-todo-length = Say what places should do, in 5 to 500 characters.
kit-institution-unknown = That institution is not of your territory’s network: choose one of the list.
kit-depot-known = That institution is a place for copies already.
kit-name-length = Write the name of the place, in 2 to 100 characters.
kit-commune-length = Write the commune, in 2 to 100 characters.
kit-contact-unreadable = That e-mail address cannot be read: check it, or leave it empty.
kit-depot-stale = Somebody corrected this place meanwhile: what holds now is below the title, your text stayed in the form. Compare, then save.
kit-mail-subject = An edition of a document is to be withdrawn
kit-mail-text = Hello,

    An edition of a document that your institution was given is to be withdrawn.
    What to do is written in the workspace:

    { $link }

    This message is sent once only.
