# Les places ce soir, les téléphones d’alerte, les mesures de protection.
see-places = Voir les places libres ce soir
declare-places = Déclarer les places libres
keep-shelters = Tenir la liste des lieux qui accueillent, et leur donner un lien
note-requests = Compter les demandes de place que son institution reçoit
see-demand = Voir les demandes de l’année : celles de son institution, ou du territoire pour la coordination
see-phones = Voir le stock des téléphones d’alerte
keep-phones = Tenir les téléphones d’alerte de son institution
keep-measures = Dire les nombres du mois que son institution connaît
pro-menu-places = Places
pro-menu-measures = Mesures de protection

places-title = Places ce soir
places-line = Places ce soir : { $count } (dont { $family } avec enfants)
places-no-shelter = Aucun lieu ne déclare encore ses places ici. La coordination de votre réseau peut en ajouter. En attendant, appelez le 115.
places-nobody-declared = Personne n’a déclaré de places pour ce soir. Appelez les lieux ci-dessous, ou le 115.
places-by-commune = Places libres, pour les personnes de…
places-by-commune-hint = C’est la commune d’où vient la personne, jamais celle du lieu. Une même place peut compter pour plusieurs communes.
places-alone = Femme seule
places-family = Femme avec enfants
places-children = Nombre d’enfants
places-pets = Avec un animal
places-wheelchair = En fauteuil roulant
places-call = Qui appeler
places-call-hint = La place se réserve par téléphone. Le chemin pour s’y rendre se dit de vive voix, il n’est écrit nulle part.
places-unnamed = Lieu dont le nom n’est pas montré
places-undeclared = pas déclaré
places-count = { $count ->
    [0] complet
    [one] une place libre
   *[other] { $count } places libres
}
places-serves = Pour les personnes de :
places-until = jusqu’à { $hour }
places-vouchers = Remettre un bon
places-declare = Déclarer mes places
places-declare-lead = Combien de places avez-vous ce soir ?
places-special = Avec un animal, ou en fauteuil roulant
places-until-label = Valable jusqu’à
places-enter = Choisissez un bouton
places-less = Une de moins : { $what }
places-more = Une de plus : { $what }
places-guide = Comment faire ?
places-guide-text = Réglez les nombres avec − et +, puis appuyez sur « Déclarer mes places ». Les partenaires voient combien de places il reste et quel numéro appeler, jamais où vous êtes. À l’heure choisie, la déclaration s’efface toute seule.
places-tonight-guide = Appelez le premier lieu qui convient : la place se réserve par téléphone, et le chemin se dit de vive voix. S’il n’y a rien, appelez le 115. Puis comptez la demande par un des boutons : seuls des nombres sont gardés.
places-count-unreadable = Écrivez un nombre de 0 à 99.
places-children-without = Pour des enfants, il faut au moins une place « femme avec enfants ».
places-children-how-many = Dites combien d’enfants : au moins un pour chaque place « femme avec enfants ».
places-more-than-free = Ce nombre fait partie des places libres : il ne peut pas les dépasser.
places-hour-unreadable = Écrivez une heure, comme 09:00.
places-link-dead = Ce lien ne s’ouvre plus
places-link-dead-why = Il a été remplacé, il a plus d’un an, ou l’adresse n’est pas complète.
places-link-dead-next = Demandez un nouveau lien à la coordination du réseau. Pour ce soir, dites-lui vos places par téléphone : elle les déclare pour vous.

shelter-title = Lieux qui accueillent
shelter-lead = Chaque lieu déclare ses places par son lien personnel, ou par le compte de son institution. La coordination peut déclarer pour tous.
shelter-add = Ajouter un lieu
shelter-none = Aucun lieu pour l’instant. Ajoutez le premier, puis donnez-lui son lien.
shelter-none-yours = Votre institution ne déclare pour aucun lieu. La coordination de votre réseau peut vous en rattacher un.
shelter-is-suspended-tag = suspendu
shelter-is-suspended = Ce lieu est suspendu : il n’accueille personne en ce moment. La coordination peut le reprendre.
shelter-is-hidden = nom montré à personne d’autre
shelter-edit = Modifier ce lieu
shelter-no-address = N’écrivez aucune adresse : il n’y a pas de case pour cela, et ce qui y ressemble est refusé. L’adresse se dit par téléphone.
shelter-outrun = Quelqu’un a modifié ce lieu pendant que vous écriviez. Voici ce qui est enregistré ; votre texte est gardé ci-dessous, relisez-le puis enregistrez.
shelter-name = Nom
shelter-name-hint = Un nom que les partenaires reconnaissent, ou un nom convenu.
shelter-name-length = Donnez un nom de 2 à 100 lettres.
shelter-hide-name = Ne montrer ce nom à personne d’autre que la coordination et le lieu lui-même
shelter-function = Qui demander au téléphone
shelter-function-hint = Une fonction, jamais une personne : « la permanence », « la réception ».
shelter-function-length = Dites qui demander, en 2 à 100 lettres.
shelter-phone = Téléphone
shelter-phone-unreadable = Écrivez un numéro de téléphone, comme 115 ou 01 99 00 00 21.
shelter-hours = Quand ce numéro répond
shelter-hours-length = Dites-le en 100 lettres au plus.
shelter-address-refused = Cela ressemble à une adresse. Retirez-la : elle se dit par téléphone et n’est écrite nulle part.
shelter-communes = Pour les personnes de quelles communes
shelter-communes-hint = Une commune par ligne, par son nom ou son code postal : celles d’où viennent les personnes, pas celle du lieu.
shelter-communes-count = Écrivez au moins une commune, et soixante au plus.
shelter-commune-several = Plusieurs communes répondent à l’une de ces lignes : écrivez son nom entier, avec le département, comme « Valbourg (99) ».
shelter-commune-unknown = Une de ces lignes n’est pas une commune que nous connaissons : vérifiez son nom.
shelter-institution = Institution dont les comptes déclarent
shelter-institution-hint = Facultatif : un hôtel sans compte déclare par son lien.
shelter-no-member = Choisissez une institution de votre réseau.
shelter-save = Enregistrer
shelter-keep = Tenir ce lieu
shelter-link-title = Lien personnel
shelter-link-hint = Ce lieu n’a pas de lien. Un lien permet de déclarer depuis un téléphone, sans compte.
shelter-link-again-hint = Ce lieu a un lien. Un nouveau lien remplace l’ancien, qui ne s’ouvre plus.
shelter-link-make = Faire un lien
shelter-link-once = Ce lien ne sera plus montré : donnez-le maintenant. Nous n’en gardons qu’une empreinte.
shelter-link-square = Le lien, à lire avec un téléphone
shelter-link-step-scan = Sur le téléphone du lieu, lisez ce carré avec l’appareil photo, ou copiez l’adresse.
shelter-link-step-keep = Ajoutez la page à l’écran d’accueil. Qui a ce lien peut déclarer les places de ce lieu, et rien d’autre.
shelter-link-step-until = Le lien s’ouvre jusqu’au { $day }.
shelter-link-done = C’est fait
shelter-suspend-hint = Un lieu suspendu n’est plus montré aux partenaires et son lien ne s’ouvre plus.
shelter-suspend = Suspendre ce lieu
shelter-resume = Reprendre ce lieu

demand-note = Compter une demande
demand-note-hint = Appuyez sur ce qui est arrivé. Seuls des nombres sont gardés, mois par mois : aucun nom, aucune date.
demand-no-institution = Ces nombres sont ceux d’une institution : votre compte n’en a pas.
demand-adults = Adultes
demand-children = Enfants
demand-nights-label = Nuits
demand-not-met = Ou bien, pas de place :
demand-rehousing = Relogement
demand-rehousing-hint = Une proposition faite, ou ce que la personne est devenue en sortant de l’hébergement.
demand-recent = Comptées ces dernières 24 heures
demand-recent-hint = Une erreur de doigt peut être retirée pendant 24 heures. Ensuite, seuls les totaux du mois restent.
demand-take-back = Retirer
demand-people = { $adults ->
    [one] un adulte
   *[other] { $adults } adultes
}, { $children ->
    [0] pas d’enfant
    [one] un enfant
   *[other] { $children } enfants
}
demand-nights-count = { $count ->
    [one] une nuit
   *[other] { $count } nuits
}
demand-said-met = Une place a été trouvée
demand-said-no_place = Aucune place
demand-said-no_children = Pas avec des enfants
demand-said-no_pets = Pas avec un animal
demand-said-no_wheelchair = Pas accessible
demand-said-too_far = Trop loin
demand-said-outside_criteria = Hors critères
demand-said-declined = Elle n’a pas voulu
demand-said-no_answer = Personne n’a répondu
demand-said-other = Autre raison
demand-said-offered = Relogement proposé
demand-said-housing = Partie vers un logement
demand-said-other_shelter = Partie vers un autre hébergement
demand-said-relatives = Partie chez des proches
demand-said-went_back = Retournée au domicile
demand-said-other_way = Partie autrement
demand-said-unknown = Suite inconnue
demand-no-answer = Dites ce qui est arrivé, par un des boutons.
demand-counts-unreadable = Écrivez les nombres en chiffres.
demand-nobody = Comptez de 1 à 30 personnes.
demand-nights = Comptez de 1 à 31 nuits.
demand-year-title = Les demandes de l’année
demand-year-of = Les demandes de { $year }
demand-years = Autres années
demand-of-territory = Ce que toutes les institutions du territoire ont compté.
demand-of-institution = Ce que votre institution a compté.
demand-partners-only = Chiffres exacts, pour les partenaires seulement : ne les publiez pas tels quels. Un petit nombre peut désigner quelqu’un ; ce qui sort du réseau est arrondi.
demand-nothing = Rien n’a été compté cette année-là.
demand-requests = { $count ->
    [0] aucune demande
    [one] une demande
   *[other] { $count } demandes
}
demand-unmet = Sans place
demand-unmet-by-month = Sans place, par mois et par raison
demand-unmet-table = Les mêmes chiffres
demand-all-met = Toutes les demandes comptées ont trouvé une place.
demand-chart = Demandes sans place en { $year }, par mois et par raison
demand-chart-desc = Une ligne par raison, une barre par mois, toutes à la même échelle. Totaux de l’année :
demand-month = Mois
demand-total = Total
demand-rehousing-table = Relogements proposés et suites
demand-answer = Suite
demand-times = Fois
demand-csv = Emporter le tableau (CSV)

measure-title = Mesures de protection
measure-year-of = Mesures de protection, { $year }
measure-of-territory = Ce que chaque institution qui sait a dit.
measure-of-institution = Ce que votre institution a dit.
measure-note = Dire ou corriger un nombre
measure-note-hint = Un nombre par mois, aucun nom. Une correction remplace le nombre ; l’ancien reste lisible.
measure-what = Quoi
measure-count = Nombre
measure-order_asked = Ordonnances de protection demandées
measure-order_granted = Ordonnances de protection accordées
measure-order_refused = Ordonnances de protection refusées
measure-order_days = Délai moyen de décision, en jours
measure-bracelet = Bracelets anti-rapprochement en place
measure-hospital_complaint = Plaintes prises à l’hôpital
measure-month-unreadable = Choisissez un mois déjà commencé, de ces trois dernières années.
measure-none = Choisissez ce qui est compté.
measure-count-unreadable = Écrivez un nombre en chiffres, de 0 à 100 000.
measure-no-institution = Ces nombres sont ceux d’une institution : votre compte n’en a pas.
measure-nothing = Rien n’a été dit cette année-là.
measure-table = Mesures par mois
measure-corrected = Nombres corrigés depuis

phone-title = Téléphones d’alerte
phone-lead = Le stock de chaque détenteur. Un appareil est un numéro et des dates : aucune personne, aucun lieu.
phone-no-stock = Aucun téléphone d’alerte n’est encore inscrit.
phone-stock = Stock par détenteur
phone-holder = Détenteur
phone-devices = Appareils
phone-none = Aucun appareil. Inscrivez le premier par le numéro qu’il porte.
phone-add = Inscrire un appareil
phone-number = Numéro de l’appareil
phone-number-hint = Celui de l’étiquette, comme TGD-042. Ni nom, ni numéro de téléphone.
phone-number-unreadable = Écrivez le numéro de l’étiquette : des lettres et des chiffres, avec au moins un chiffre, 30 signes au plus.
phone-number-known = Un appareil porte déjà ce numéro.
phone-no-holder = Choisissez l’institution qui détient l’appareil.
phone-state-available = disponible
phone-state-reserved = réservé
phone-state-in_use = en service
phone-state-returned = rendu, à vérifier
phone-state-faulty = en panne
phone-state-withdrawn = sorti du stock
phone-state-label = État
phone-given-on = Attribué le
phone-term = Terme
phone-until = jusqu’au { $day }
phone-since = depuis le { $day }
phone-left = Jours restants : { $count }
phone-over = Terme dépassé
phone-next = Et maintenant ?
phone-next-hint = Le parquet attribue pour six mois, et renouvelle pour six mois à partir du terme. Donnez le jour où c’est arrivé.
phone-day = Le
phone-day-unreadable = Écrivez un jour, comme 2026-11-23.
phone-day-to-come = Ce jour n’est pas encore là.
phone-day-before = L’appareil était déjà dans cet état plus tard : vérifiez le jour.
phone-term-over = Le terme serait déjà passé : vérifiez le jour, ou notez le retour de l’appareil.
phone-renewed-already = Cet appareil est déjà prolongé de plus de six mois.
phone-step-refused = Cet appareil n’est pas dans un état qui le permet. Relisez la page.
phone-step-reserve = Réserver
phone-step-release = Lever la réservation
phone-step-give = Noter l’attribution
phone-step-renew = Noter le renouvellement
phone-step-return = Noter le retour
phone-step-check = Vérifié, remettre en stock
phone-step-break = Noter une panne
phone-step-repair = Réparé, remettre en stock
phone-step-withdraw = Sortir du stock
phone-done-reserve = Réservé
phone-done-release = Réservation levée
phone-done-give = Attribué
phone-done-renew = Renouvelé
phone-done-return = Rendu
phone-done-check = Vérifié, remis en stock
phone-done-break = En panne
phone-done-repair = Réparé, remis en stock
phone-done-withdraw = Sorti du stock
phone-counted-give = Attribués
phone-counted-renew = Renouvelés
phone-counted-return = Rendus
phone-by-month = Téléphones d’alerte, par mois
phone-life = Ce qui a été fait
phone-life-hint = Un an après le retour d’un appareil, ces lignes sont effacées ; les nombres du mois restent.
phone-life-none = Rien encore.
phone-mail-subject = Un appareil arrive à son terme
phone-mail-text =
    Bonjour,

    L’appareil { $number } arrive à son terme le { $until } ({ $days ->
        [0] c’est le dernier jour
        [one] reste un jour
       *[other] restent { $days } jours
    }).

    Connectez-vous à votre espace pour noter s’il est prolongé ou rendu.

desk-phones = { $count ->
    [one] Un téléphone grave danger arrive à terme
   *[other] { $count } téléphones grave danger arrivent à terme
 }
