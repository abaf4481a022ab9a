see-copies = Voir où se trouvent les exemplaires imprimés
keep-copies = Noter les tirages et les dépôts, rappeler une édition
pro-menu-kit = Exemplaires
kit-lead = Pour chaque édition : combien d’exemplaires ont été imprimés, où ils ont été déposés, combien il en reste.
kit-lead-own = Les documents imprimés que votre institution a reçus.
kit-some-low = { $count ->
    [one] Une édition de cette page est presque épuisée : il en reste moins d’un exemplaire sur dix.
   *[other] { $count } éditions de cette page sont presque épuisées : il en reste moins d’un exemplaire sur dix.
}
kit-no-edition = Aucune édition pour l’instant. Faites d’abord une épreuve d’un document, puis une édition.
kit-go-print = Choisir un document
kit-nothing-received = Aucun dépôt n’a été noté pour votre institution.
kit-editions = Éditions et exemplaires
kit-edition = Édition
kit-number = Édition n° { $number }, à jour au { $day }
kit-number-short = (édition n° { $number })
kit-printed = Imprimés
kit-expected = { $count ->
    [one] un autre commandé
   *[other] { $count } autres commandés
}
kit-dropped = Dans les lieux
kit-destroyed = Jetés ou perdus
kit-left = Restants, à déposer
kit-received = Reçus
kit-taken-back = Rendus, jetés ou perdus
kit-still-there = Encore là
kit-is-recalled = Édition rappelée
kit-is-low = Presque épuisée
kit-csv = Télécharger le stock (tableau CSV)
kit-csv-places = Télécharger les lieux (tableau CSV)
kit-depots = Lieux de dépôt
kit-depots-lead = Les institutions du réseau et les autres lieux (cafés, pharmacies, commerces) où des exemplaires sont déposés.
kit-depots-none = Aucun lieu pour l’instant. Ajoutez le premier ci-dessus.
kit-see-document = Voir le document
kit-note-run = Noter un tirage
kit-note-movement = Noter un dépôt, un retour ou une perte
kit-recall = Rappeler cette édition
kit-copies = Nombre d’exemplaires
kit-printed-on = Imprimés le
kit-printed-on-hint = Ou la date prévue, si le tirage est commandé : ces exemplaires compteront à partir de ce jour.
kit-source = Imprimeur ou provenance
kit-source-hint = Par exemple : imprimerie municipale.
kit-cost = Coût en euros
kit-cost-hint = Facultatif. Par exemple : 1 250,50
kit-save-run = Enregistrer le tirage
kit-what = Que sont devenus ces exemplaires ?
kit-move-dropped = Déposés dans un lieu
kit-move-returned = Revenus d’un lieu
kit-move-destroyed = Jetés ou perdus
kit-place = Lieu
kit-stock-place = Réserve (pas encore déposés)
kit-no-depot = Aucun lieu n’est encore connu.
kit-add-depot = Ajouter un lieu de dépôt
kit-done-on = Le
kit-movement-hint = Une ligne notée reste. Pour corriger une erreur, notez le mouvement inverse.
kit-save-movement = Enregistrer
kit-recall-hint = L’édition sera marquée « rappelée » et ne pourra plus être déposée. Chaque institution qui en a encore recevra un message, sans détail, qui mène à cette page. Un rappel ne s’annule pas.
kit-why = Pourquoi ?
kit-reason-wrong_number = Un numéro est faux
kit-reason-wrong_address = Une adresse est fausse
kit-reason-closed_service = Un service a fermé
kit-reason-place_safety = La sécurité d’un lieu
kit-reason-other = Une autre raison
kit-todo = Que doivent faire les lieux ?
kit-todo-hint = Par exemple : retirez ces exemplaires des présentoirs et jetez-les. N’écrivez ici ni nom de personne ni adresse à protéger.
kit-save-recall = Rappeler l’édition
kit-recalled = Rappelée le { $day }. { $reason }.
kit-todo-told = À faire :
kit-progress = { $back } exemplaires repris sur { $all }
kit-recalled-left = { $count ->
    [one] Un exemplaire attend encore dans la réserve : jetez-le et notez-le.
   *[other] { $count } exemplaires attendent encore dans la réserve : jetez-les et notez-le.
}
kit-where = Où sont les exemplaires
kit-nowhere = Aucun exemplaire n’a encore été déposé.
kit-tick = Repris
kit-all-back = Tout est repris
kit-tick-destroyed = Jetés
kit-tick-returned = Revenus
kit-movements = Mouvements
kit-no-movement = Aucun mouvement n’a été noté.
kit-runs = Tirages
kit-no-run = Aucun tirage n’a été noté. Notez le premier pour pouvoir déposer des exemplaires.
kit-noted-by = Noté par
kit-lies-here = Ce que ce lieu a reçu
kit-lies-nothing = Rien n’a encore été déposé ici.
kit-see-institution = Voir l’institution
kit-is-institution = institution du réseau
kit-institution = Institution du réseau
kit-free-place = Un autre lieu (nommez-le ci-dessous)
kit-name = Nom du lieu
kit-name-hint = Pour un autre lieu seulement : café des Arts, pharmacie du Marché…
kit-commune = Commune
kit-contact = Adresse électronique du lieu
kit-contact-hint = Facultatif. L’adresse du lieu lui-même, jamais celle d’une personne.
kit-save-depot = Ajouter ce lieu
kit-correct-depot = Corriger ce lieu
kit-save-correction = Enregistrer la correction
kit-copies-unreadable = Écrivez un nombre d’exemplaires, de 1 à 1 000 000.
kit-day-unreadable = Écrivez une date, comme 2026-11-30.
kit-day-to-come = Ce jour n’est pas encore venu : notez un mouvement une fois qu’il a eu lieu.
kit-before-edition = Ce jour est avant celui de l’édition : choisissez un jour à partir d’elle.
kit-too-far-ahead = Choisissez un jour d’ici un an.
kit-source-length = Écrivez l’imprimeur ou la provenance, en 2 à 100 caractères.
kit-cost-unreadable = Écrivez un montant en euros, comme 1250,50, ou laissez vide.
kit-choose-move = Choisissez ce que sont devenus ces exemplaires.
kit-choose-depot = Choisissez le lieu. Pour un dépôt ou un retour, il en faut un.
kit-depot-unknown = Ce lieu n’est pas de votre territoire : choisissez-en un de la liste.
kit-not-so-many = Il n’y a pas autant d’exemplaires : baissez le nombre, ou notez d’abord ce qui manque.
kit-only-left = { $count ->
    [0] Il ne reste aucun exemplaire à déposer : notez un tirage, ou un retour.
    [one] Il ne reste qu’un exemplaire à déposer.
   *[other] Il ne reste que { $count } exemplaires à déposer.
}
kit-only-there = { $count ->
    [0] Ce lieu n’a plus aucun exemplaire de cette édition.
    [one] Ce lieu n’a plus qu’un exemplaire de cette édition.
   *[other] Ce lieu n’a plus que { $count } exemplaires de cette édition.
}
kit-recalled-no-drop = Cette édition est rappelée : elle ne peut plus être déposée. Faites une nouvelle édition.
kit-recalled-no-run = Cette édition est rappelée : elle ne peut plus être imprimée. Faites une nouvelle édition.
kit-choose-reason = Choisissez pourquoi l’édition est rappelée.
kit-todo-length = Dites ce que les lieux doivent faire, en 5 à 500 caractères.
kit-institution-unknown = Cette institution n’est pas du réseau de votre territoire : choisissez-en une de la liste.
kit-depot-known = Cette institution est déjà un lieu de dépôt.
kit-name-length = Écrivez le nom du lieu, en 2 à 100 caractères.
kit-commune-length = Écrivez la commune, en 2 à 100 caractères.
kit-contact-unreadable = Cette adresse électronique ne peut pas être lue : vérifiez-la, ou laissez vide.
kit-depot-stale = Quelqu’un a corrigé ce lieu entre-temps : ce qui vaut maintenant est sous le titre, votre texte est resté dans le formulaire. Comparez, puis enregistrez.
kit-mail-subject = Une édition d’un document est à retirer
kit-mail-text = Bonjour,

    Une édition d’un document que votre institution a reçu est à retirer.
    Ce qu’il faut faire est écrit dans l’espace de travail :

    { $link }

    Ce message est envoyé une seule fois.
