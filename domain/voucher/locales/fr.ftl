# Les bons de transport et d’hébergement.
hand-out-vouchers = Remettre les bons que son institution détient
follow-vouchers = Suivre les bons que son institution paie, noter et corriger une utilisation
keep-vouchers = Tenir les conventions, les carnets, les factures et les paiements des bons
pro-menu-vouchers = Bons

voucher-title = Bons
voucher-desk = Remettre un bon
voucher-no-offer = Votre institution ne remet pas de bons en ce moment. La coordination de votre réseau peut l’ajouter à une convention.
voucher-adults = Adultes
voucher-children = Enfants
voucher-pets = Avec un animal
voucher-give-ride = Remettre un bon de transport
voucher-give-night = Remettre un bon d’hébergement
voucher-left = { $count ->
    [one] Un bon disponible.
   *[other] { $count } bons disponibles.
}
voucher-none-left = Plus aucun bon de ce type à remettre ici. Demandez un carnet à l’institution qui paie, ou remettez un bon sur papier.
voucher-spent = Budget de l’année épuisé
voucher-guide = Comment faire ?
voucher-guide-text = Comptez les personnes et appuyez sur le bouton : le numéro s’affiche. Lisez-le à voix haute ou imprimez-le. Aucun nom, aucune adresse, aucune raison n’est demandé ni gardé.
voucher-recent = Remis ces dernières 24 heures
voucher-find = Trouver un bon
voucher-find-hint = Par son numéro, pour le suivre ou noter une utilisation annoncée par téléphone.
voucher-number = Numéro du bon
voucher-number-hint = Par exemple BT-7K3F-9Q2M-C. O et 0, I et 1 se valent ; tirets et espaces sont facultatifs.
voucher-number-unreadable = Ce numéro n’est pas complet : il a neuf lettres et chiffres, comme 7K3F-9Q2M-C. Relisez-le.
voucher-number-check = Ce numéro a été mal recopié : relisez-le lettre par lettre.
voucher-kind = Nature
kind-voucher-ride = Bon de transport
kind-voucher-night = Bon d’hébergement
kind-mail-ride = transport
kind-mail-night = nuits
voucher-save = Enregistrer
voucher-csv = Emporter le tableau (CSV)
voucher-ods = Emporter le classeur (ODS)
voucher-until = Valable jusqu’au { $moment }
voucher-until-paper = Bon sur papier, valable { $hours } heures à partir de la remise écrite dessus.
voucher-blank = Remis le ____ / ____ / ________ à ____ h ____. Valable { $hours } heures.
voucher-call = Pour toute question : { $phone }
voucher-read-out = Lisez ce numéro à voix haute, ou imprimez-le.
voucher-letter = { $letter ->
    [A] A comme Anatole
    [B] B comme Berthe
    [C] C comme Célestin
    [D] D comme Désiré
    [E] E comme Eugène
    [F] F comme François
    [G] G comme Gaston
    [H] H comme Henri
    [J] J comme Joseph
    [K] K comme Kléber
    [M] M comme Marcel
    [N] N comme Nicolas
    [P] P comme Pierre
    [Q] Q comme Quintal
    [R] R comme Raoul
    [S] S comme Suzanne
    [T] T comme Thérèse
    [V] V comme Victor
    [W] W comme William
    [X] X comme Xavier
    [Y] Y comme Yvonne
    [Z] Z comme Zoé
   *[other] { $letter }
}
voucher-print = Imprimer le bon
voucher-print-hint = Imprimez cette page : ni le site ni votre institution n’y figurent.
voucher-square = Le numéro du bon, lisible par un téléphone
voucher-nothing-to-print = Ce bon ne peut plus être imprimé : il n’est pas, ou plus, à remettre par votre institution.
voucher-stop = Le bon ne servira pas, ou il est perdu
voucher-stop-hint = Personne ne pourra plus l’utiliser. Remettez-en un autre si besoin.
voucher-cancel = Annuler le bon
voucher-lose = Le bon est perdu
voucher-note-use = Noter une utilisation
voucher-note-use-hint = Le prestataire appelle au { $phone }, ou le bon papier revient : notez l’heure réelle.
voucher-provider = Prestataire
voucher-used-at = Utilisé le
voucher-units-ride = Courses
voucher-units-night = Nuits
voucher-amount = Montant
voucher-amount-hint = En euros, par exemple 23,50.
voucher-correct = Corriger le montant
voucher-correct-hint = Ce qui a d’abord été noté reste dans l’histoire du bon.
voucher-life = Histoire du bon
voucher-noted-at = noté le { $moment }
voucher-handed-out = Remis le

voucher-paper = Noter un bon remis sur papier
voucher-paper-lead = Le réseau était en panne, ou vous avez pris un carnet imprimé : notez ici ce qui s’est passé, à l’heure réelle.
voucher-paper-at = Remis le
voucher-paper-at-hint = L’heure réelle de la remise, pas celle d’aujourd’hui.
voucher-paper-known = Ce bon a déjà été noté, et ce qui suit est différent ou vient de quelqu’un d’autre. Rien n’a changé : comparez, puis appelez l’institution qui paie si l’un des deux est faux.
voucher-paper-before = Ce qui a été noté d’abord :

voucher-check = Vérifier un bon
voucher-check-hint = Cette page dit seulement si un bon est valable, jusqu’à quand et pour combien. Rien d’autre n’y figure.
voucher-check-again = Cette page est trop ancienne : tapez de nouveau le numéro.
voucher-check-other = Vérifier un autre bon
voucher-unknown = Ce bon n’est pas valable. Relisez le numéro avec la personne ; s’il est juste, appelez le téléphone inscrit sur le bon.
voucher-use = Utiliser ce bon
voucher-for-provider = Pour { $name }
voucher-provider-key = Code du prestataire
voucher-provider-key-hint = Celui que l’institution qui paie vous a donné.
provider-key-wrong = Ce code de prestataire n’est pas le bon. Relisez-le, ou demandez-le à l’institution qui paie.
provider-is-suspended-told = Ce prestataire est suspendu : appelez l’institution qui paie avant de prendre la course.
provider-other-kind = Ce prestataire n’est pas inscrit pour ce type de bon.
voucher-receipt = C’est noté : ce bon est utilisé.
voucher-receipt-next = Inscrivez son numéro et ce montant sur votre facture, rien d’autre.

voucher-is-not-held = Ce bon n’est pas encore arrivé là où il doit être remis.
voucher-is-not-handed-out = Ce bon n’a pas encore été remis.
voucher-is-handed-out = Ce bon a déjà été remis.
voucher-is-used = Ce bon a déjà été utilisé.
voucher-is-invoiced = Ce bon est déjà sur une facture.
voucher-is-paid = Ce bon est déjà payé.
voucher-is-cancelled = Ce bon a été annulé.
voucher-is-expired = Ce bon n’est plus valable : son délai est passé.
voucher-is-lost = Ce bon a été déclaré perdu.
voucher-not-yours = Aucun bon de ce numéro dans vos carnets. Relisez-le, ou appelez l’institution qui paie.
voucher-no-kind = Choisissez ce qu’il faut remettre.
voucher-no-institution = Votre compte n’appartient à aucune institution : il ne peut pas remettre de bon.
voucher-kind-unpaid = La convention ne paie pas ce type de bon.
voucher-booklet-over = Le carnet ou la convention de ce bon est terminé à cette date.
voucher-budget-spent = Le budget de l’année est épuisé. Appelez l’institution qui paie : elle seule peut l’augmenter.
voucher-too-many-people = C’est plus de personnes que la convention n’en prévoit pour un bon : remettez-en un second.
voucher-nobody = Comptez au moins une personne.
voucher-no-pets = La convention ne prévoit pas d’animal pour ce type de bon.
voucher-counts-unreadable = Écrivez des nombres de personnes en chiffres.
voucher-units-unreadable = Écrivez un nombre de courses ou de nuits en chiffres.
voucher-used-before-handed-out = L’utilisation viendrait avant la remise : vérifiez les deux heures.
voucher-over-units = C’est plus de courses ou de nuits que le bon n’en permet.
voucher-over-cap = C’est plus que le plafond écrit sur le bon.
voucher-amount-nothing = Écrivez un montant de plus de zéro.
voucher-amount-unreadable = Écrivez un montant en chiffres, avec deux décimales au plus, comme 23,50.
voucher-moment-unreadable = Écrivez une date et une heure, comme 2026-11-23T02:15.
voucher-moment-none = Cette heure n’existe pas : cette nuit-là, les horloges l’ont sautée.
voucher-moment-to-come = Cette heure n’est pas encore venue.
voucher-day-unreadable = Écrivez une date comme 2026-12-24.
voucher-no-provider = Choisissez un prestataire de cette convention.

state-voucher-created = Créé
state-voucher-held = En carnet
state-voucher-handed_out = Remis
state-voucher-used = Utilisé
state-voucher-invoiced = Facturé
state-voucher-disputed = Contesté
state-voucher-paid = Payé
state-voucher-cancelled = Annulé
state-voucher-expired = Expiré
state-voucher-lost = Perdu
step-voucher-hold = Reçu en carnet
step-voucher-hand_out = Remis
step-voucher-note_hand_out = Remise notée après l’utilisation
step-voucher-use = Utilisé
step-voucher-note_use = Utilisation notée
step-voucher-correct = Montant corrigé
step-voucher-invoice = Facturé
step-voucher-dispute = Contesté
step-voucher-accept = Contestation levée
step-voucher-refuse = Ligne de facture refusée
step-voucher-pay = Payé
step-voucher-cancel = Annulé
step-voucher-expire = Expiré
step-voucher-lose = Perdu
door-voucher-desk = à l’accueil
door-voucher-page = par la page du prestataire
door-voucher-phone = par téléphone
door-voucher-paper = sur papier
door-voucher-invoice = par la facture
door-voucher-clock = par le délai

convention-title = Conventions
convention-lead = Qui paie, qui remet, qui conduit et héberge, jusqu’à combien et pour combien de temps.
convention-none = Aucune convention pour l’instant.
convention-open = Ouvrir une convention
convention-edit = Modifier la convention
convention-edit-hint = Les bons déjà créés gardent ce qui est écrit dessus.
convention-outrun = Quelqu’un a modifié cette convention pendant que vous écriviez. Voici ce qu’elle dit maintenant ; votre texte est gardé dessous. Enregistrez de nouveau pour le garder.
convention-parts = Parties de la convention
convention-facts = Convention
convention-in-force = En vigueur
convention-name = Nom
convention-name-hint = Par exemple « Bons de transport et d’hébergement ».
convention-name-length = Donnez un nom de 3 à 100 lettres.
convention-funder = Institution qui paie
convention-no-funder = Choisissez l’institution qui paie, parmi celles du territoire.
convention-not-hers = Vous pouvez ouvrir une convention que votre institution paie, pas celle d’une autre.
convention-heading = En-tête des bons imprimés
convention-heading-hint = Neutre : « Action sociale — Ville de … ». Rien qui dise pourquoi une personne tient ce papier.
convention-heading-length = Écrivez un en-tête de 3 à 80 lettres.
convention-heading-tells = Cet en-tête dirait à qui trouve le papier pourquoi il a été remis. Choisissez des mots neutres.
convention-phone = Téléphone pour les prestataires
convention-phone-hint = Imprimé sur le bon ; un numéro qui répond sans dire pourquoi.
convention-phone-length = Écrivez un numéro de téléphone de 4 à 30 signes.
convention-signed-on = Signée le
convention-signed = Signée le { $day }.
convention-starts-on = Commence le
convention-between = Du { $from } au { $until }
convention-from = À partir du { $day }
convention-ends-on = Finit le
convention-ends-on-hint = Vide si elle n’a pas de fin.
convention-ends-before = La fin vient avant le début.
convention-dates = Dates
convention-predecessor = Renouvelle
convention-successor = Renouvelée par
convention-valid-hours = Heures de validité d’un bon
convention-valid-hours-hint = À partir de la remise : 24 à 72 en général.
convention-hours = Choisissez entre 1 et 720 heures.
convention-complaint = Plainte
convention-no-complaint = Dites si une plainte est demandée.
complaint-with_or_without = Avec ou sans plainte
complaint-with = Après une plainte seulement
convention-tariff-hint = Laissez le plafond vide si la convention ne paie pas ce type de bon.
convention-ride-cap = Plafond d’une course, en euros
convention-ride-units = Courses par bon
convention-night-cap = Plafond d’une nuit, en euros
convention-night-units = Nuits par bon
convention-people = Personnes par bon
convention-pets = Animaux acceptés
convention-count = Choisissez un nombre entre 1 et 30.
convention-no-tariff = Écrivez un plafond pour un type de bon au moins.
convention-ride-terms = { $count ->
    [one] Une course, jusqu’à { $cap }.
   *[other] { $count } courses au plus, jusqu’à { $cap } chacune.
}
convention-night-terms = { $count ->
    [one] Une nuit, jusqu’à { $cap }.
   *[other] { $count } nuits au plus, jusqu’à { $cap } chacune.
}
convention-people-terms = { $count ->
    [one] Une personne.
   *[other] { $count } personnes au plus.
}
convention-issuers = Institutions qui remettent les bons
convention-no-issuer = Choisissez au moins une institution qui remet les bons.
convention-renew = Renouveler la convention
convention-renew-lead = La suivante reprend plafonds, institutions et prestataires ; celle-ci finit la veille. Ses bons restent valables jusqu’à leur propre fin.
convention-renewed-before = La suivante doit commencer après celle-ci.
convention-renewed-already = Cette convention est déjà renouvelée.

budget-title = Budget
budget-caption = Engagé : les bons remis à leur plafond, les bons utilisés à leur coût
budget-none = Aucun budget n’est inscrit : rien n’arrête les remises.
budget-year-column = Année
budget-amount-column = Budget
budget-committed = Engagé
budget-left = Reste
budget-reached = { $percent } % atteints
budget-set = Inscrire un budget
budget-hint = Les personnes désignées de l’institution qui paie reçoivent un message à 70, 90 et 100 %. À 100 %, aucun bon n’est plus remis.
budget-year-label = Année
budget-year = Choisissez une année, deux ans d’avance au plus.
budget-amount-label = Montant, en euros
budget-mail-subject = Bons : { $percent } % du budget { $year } engagés
budget-mail-text =
    Bonjour,

    { $name } : { $percent } % du budget { $year } sont engagés ({ $kind }).

    À 100 %, aucun bon n’est plus remis jusqu’à ce que vous inscriviez un budget plus grand.

booklet-title = Carnets
booklet-lead = Un carnet donne des bons à une institution. Sur papier, il s’imprime ici et se note ensuite ; sinon, ses numéros ne paraissent qu’à la remise.
booklet-none = Aucun carnet pour l’instant.
booklet-mine = Nos carnets
booklet-mine-none = Votre institution n’a aucun carnet en cours.
booklet-left = { $left } bons restants sur { $size }
booklet-until = à remettre avant la fin du { $day }
booklet-on-paper = Papier
booklet-on-page = Sur la page
booklet-waits = Réception à confirmer
booklet-receive = Nous avons reçu ce carnet
booklet-lose = Carnet perdu
booklet-lose-hint = Les bons qu’il reste ne vaudront plus rien. Cela ne peut pas être défait.
booklet-lost-on = Perdu le { $day }
booklet-print = Imprimer le carnet
booklet-nothing-to-print = Ce carnet ne s’imprime pas, ou plus : il n’est pas sur papier, ou il a été reçu.
booklet-add = Créer un carnet
booklet-institution = Institution
booklet-no-issuer = Choisissez une institution qui remet les bons de cette convention.
booklet-no-kind = Choisissez un type de bon que la convention paie.
booklet-size-label = Nombre de bons
booklet-size-hint = 100 au plus.
booklet-size = Choisissez un nombre entre 1 et 100.
booklet-expires-on = Dernier jour pour les remettre
booklet-day-past = Ce jour est passé.
booklet-day-after-convention = La convention finit avant ce jour.
booklet-is-paper = Sur papier, imprimé d’avance

provider-title = Prestataires
provider-lead = Un prestataire vérifie et utilise un bon sur la page « Vérifier un bon » (/pro/bon), sans compte : il tape le numéro et son code. Il peut aussi appeler.
provider-none = Aucun prestataire pour l’instant.
provider-add = Ajouter un prestataire
provider-name = Nom
provider-name-hint = Le nom de l’entreprise, pas d’une personne.
provider-name-length = Donnez un nom de 2 à 100 lettres.
provider-phone = Téléphone
provider-phone-length = Écrivez 30 signes au plus.
provider-kinds = Types de bons
provider-no-kind = Choisissez au moins un type de bon.
provider-institution = Institution du réseau
provider-institution-hint = Si c’en est une, ses personnes utilisent les bons avec leur compte, sans code.
provider-no-member = Choisissez une institution du territoire.
provider-key = Code :
provider-change-key = Donner un autre code
provider-change-key-hint = L’ancien ne sert plus.
provider-is-suspended = Suspendu
provider-suspend = Suspendre
provider-resume = Lever la suspension

invoice-title = Factures
invoice-lead = Chaque ligne est comparée au bon de ce numéro. Ce qui convient attend le paiement ; le reste attend votre décision.
invoice-none = Aucune facture pour l’instant.
invoice-one = Facture { $reference }
invoice-file = Lire un fichier
invoice-file-hint = CSV, ODS ou XLSX, avec une colonne « numéro » et une colonne « montant ». Rien n’est enregistré avant que vous n’ayez relu.
invoice-file-read = Lire le fichier
invoice-reference = Numéro de la facture
invoice-reference-hint = Celui du prestataire.
invoice-reference-length = Écrivez le numéro de la facture, 60 signes au plus.
invoice-known = Cette facture de ce prestataire est déjà enregistrée.
invoice-lines = Lignes
invoice-lines-hint = Un bon par ligne : numéro, point-virgule, montant. Par exemple BT-7K3F-9Q2M-C;23,50
invoice-add = Enregistrer la facture
invoice-empty = Aucune ligne n’a été trouvée.
invoice-too-long = Une facture a 2 000 lignes au plus : coupez-la en deux.
invoice-unreadable = Ce fichier ne peut pas être lu : enregistrez-le en CSV ou en ODS.
invoice-found = { $lines ->
    [one] Une ligne
   *[other] { $lines } lignes
}, { $disputed ->
    [0] toutes conviennent
    [one] une à décider
   *[other] { $disputed } à décider
}
invoice-line = Ligne
invoice-written = Écrit sur la facture
invoice-verdict = Comparaison
invoice-accept = Accepter
invoice-refuse = Refuser
invoice-dispute-hint = Accepter paie la ligne comme elle est demandée, dans la limite du plafond. Si le bon n’est pas noté comme utilisé, notez d’abord l’utilisation sur sa page.
invoice-line-decided = Cette ligne est déjà décidée.
invoice-line-not-used = Ce bon n’est pas noté comme utilisé par ce prestataire : notez d’abord l’utilisation sur sa page, ou refusez la ligne.
verdict-invoice-fits = Convient
verdict-invoice-unreadable = Numéro ou montant illisible
verdict-invoice-unknown = Numéro jamais émis
verdict-invoice-other_convention = Bon d’une autre convention
verdict-invoice-other_provider = Bon utilisé par un autre prestataire
verdict-invoice-twice = Bon déjà facturé
verdict-invoice-not_used = Bon non utilisé
verdict-invoice-over_use = Plus cher que ce qui a été noté
outcome-invoice-matched = À payer
outcome-invoice-disputed = Contestée
outcome-invoice-accepted = Acceptée
outcome-invoice-refused = Refusée

payment-title = Paiements
payment-lead = Une liste réunit tout ce qui est facturé et convenu : elle se joint au mandat pour le comptable public.
payment-none = Aucune liste pour l’instant.
payment-nothing = Rien n’attend d’être payé : aucun bon facturé n’est hors d’une liste.
payment-waiting = { $count ->
    [0] Aucun bon n’attend.
    [one] Un bon attend : { $amount }.
   *[other] { $count } bons attendent : { $amount }.
}
payment-second-list = Une liste en tient { $most } : elle prend les premiers. Faites-en une seconde pour les autres, qui sont { $left }.
payment-make = Faire la liste
payment-of = Liste du { $day }
payment-open = À payer
payment-paid-on = Payée le { $day }
payment-total = { $count ->
    [one] Un bon
   *[other] { $count } bons
} : { $amount }
payment-lines = Bons de la liste
payment-pay = La liste est payée
payment-pay-hint = Quand le comptable a payé. Trois mois après, il ne reste de chaque bon que numéro, montant, prestataire et date.

statement-title = Bilan
statement-of = { $name }, bilan { $year }
statement-budget = Budget de l’année : { $amount }
statement-line = Bons de l’année
statement-vouchers = Bons
statement-handed-out = Remis
statement-open = Remis, pas encore utilisés
statement-used = Utilisés
statement-invoiced = Facturés
statement-paid = Payés
statement-void = Annulés, expirés, perdus
statement-institutions = Remis par institution
statement-nothing = Rien cette année-là.
voucher-pdf = PDF à imprimer
payment-sum = Total
payment-signature = Bon pour paiement, date et signature de l’ordonnateur
voucher-paper-demo = Démonstration
