pro-menu-print = Imprimés
print-lead = Guides, fiches, dépliants, affiches : chaque document est dessiné à partir de l’annuaire et des textes du réseau, tels qu’ils sont aujourd’hui.
print-choose = Que voulez-vous imprimer ?
print-made = Épreuves et éditions
print-none = Rien n’a encore été imprimé. Choisissez un document ci-dessus : vous verrez d’abord une épreuve.
print-document = Document
print-edition = Édition
print-made-on = À jour au
print-pages = Pages
print-waiting = en cours
print-failed = échec
print-proof = Épreuve
print-number = Édition n° { $number }
print-proofs-kept = Une épreuve est effacée après sept jours. Une édition est conservée : elle sert à dire ce qui a changé depuis.
print-kind-guide = Guide des professionnels et des bénévoles
print-kind-guide-public = Guide du public
print-kind-sheet = Fiche réflexe
print-kind-roles = Fiches de rôle
print-kind-circuits = Circuits
print-kind-sectors = Annuaire à déplier
print-kind-leaflet = Dépliant
print-kind-poster = Affiche
print-kind-card = Carte de poche
print-kind-strip = Affiche à languettes
print-about-guide = Les urgences, que faire, l’annuaire par besoin et par commune, les rôles et les circuits du réseau, l’index.
print-about-guide-public = Les urgences, les pages pour comprendre et se préparer, l’annuaire par besoin et par commune, l’index.
print-about-sheet = Une face A4 pour un premier accueil : que remarquer, que dire, que faire, qui appeler.
print-about-roles = Ce que fait chaque institution du réseau, tel qu’elle l’a validé. Une page pour chacune.
print-about-circuits = Les circuits en vigueur, étape par étape et dessinés.
print-about-sectors = Tout l’annuaire sur une feuille A3, par sorte d’aide.
print-about-leaflet = A4 plié en trois, dans toutes les langues du site public.
print-about-poster = A4 ou A3, dans toutes les langues du site public.
print-about-card = A6, recto verso, dans toutes les langues du site public.
print-about-strip = A4, avec le numéro à détacher, dans toutes les langues du site public.
print-for-whom = Pour qui ?
print-subject-all = Tout le monde
print-subject-desk = Accueil de mairie
print-subject-school = Établissement scolaire
print-subject-bar = Bar, lieu de fête
print-subject-hospital = Hôpital
print-subject-victim = Une victime
print-subject-witness = Un témoin
print-subject-perpetrator = Une personne violente
print-size = Format
print-size-a3 = A3
print-size-a4 = A4
print-size-a5 = A5
print-size-a6 = A6
print-language = Langue
print-lang-fr = français
print-lang-en = anglais
print-lang-ar = arabe
print-lang-uk = ukrainien
print-lang-es = espagnol
print-lang-pt = portugais
print-lang-ro = roumain
print-lang-tr = turc
print-stale = Les fiches à vérifier
print-stale-mark = Les montrer, avec « à vérifier »
print-stale-leave = Les laisser de côté
print-options = Options
print-neutral = Version neutre
print-neutral-hint = Elle ne dit rien à qui la trouve dans une poche : ni blason, ni mot sur les violences.
print-marks = Traits de coupe, avec un bord qui déborde, pour un imprimeur
print-archive = PDF d’archivage (PDF/A-2a)
print-see-proof = Voir l’épreuve
print-choose-kind = Choisissez un document.
print-not-for-this = Ce choix n’existe pas pour ce document : prenez-en un de la liste.
print-not-in-this-language = Ce document n’existe pas dans cette langue : prenez-en une de la liste.
print-made-by = à jour au { $day }, demandée par { $who }
print-drawing = Le document est en train d’être dessiné…
print-drawing-hint = Cela prend quelques secondes. La page ne se recharge pas sous vos yeux : regardez quand vous voulez.
print-look-again = Regarder maintenant
print-failed-why = Ce document n’a pas pu être dessiné. Recommencez ; si cela se reproduit, prévenez votre administrateur : le journal technique dit pourquoi.
print-open = { $count ->
    [one] Ouvrir le PDF (1 page)
   *[other] Ouvrir le PDF ({ $count } pages)
}
print-page-image = Page { $number } du document
print-missing = Ces lettres n’ont pas pu être imprimées, un losange les remplace : { $letters }
print-holds = Ce qu’il contient
print-entries = { $count ->
    [0] Aucune fiche de l’annuaire
    [one] 1 fiche de l’annuaire
   *[other] { $count } fiches de l’annuaire
}
print-entries-due = { $count ->
    [one] 1 fiche est à vérifier, et le document le dit
   *[other] { $count } fiches sont à vérifier, et le document le dit
}
print-entries-left = { $count ->
    [one] 1 fiche à vérifier est laissée de côté
   *[other] { $count } fiches à vérifier sont laissées de côté
}
print-since = Depuis l’édition n° { $number }
print-since-day = Elle était à jour au { $day }.
print-see-last = Voir cette édition
print-advice-no = Rien n’a changé : inutile de réimprimer.
print-advice-wait = Peu de choses ont changé : réimprimer peut attendre.
print-advice-reprint = Des numéros, des lieux ou trop de fiches ne sont plus justes : il est utile de réimprimer, et de retirer l’ancienne édition.
print-changed = { $count ->
    [one] 1 fiche a changé
   *[other] { $count } fiches ont changé
}
print-removed = { $count ->
    [one] 1 fiche n’y est plus
   *[other] { $count } fiches n’y sont plus
}
print-added = { $count ->
    [one] 1 fiche est nouvelle
   *[other] { $count } fiches sont nouvelles
}
print-aspect-name = nom
print-aspect-phone = téléphone
print-aspect-hours = horaires
print-aspect-place = lieu
print-aspect-summary = résumé
print-aspect-facts = précisions
print-issue = En faire une édition
print-issue-hint = L’édition reçoit un numéro, imprimé sur le document. Elle ne change plus.
print-erase = Effacer cette épreuve
print-again = Refaire ce document avec l’annuaire d’aujourd’hui
print-already-edition = C’est déjà une édition : elle a son numéro.
print-edition-stays = Une édition ne s’efface pas : elle sert à dire ce qui a changé depuis.
# What templates say.
print-contents = Sommaire
print-emergency = En urgence
print-emergency-lead = Quelqu’un est en danger maintenant : appelez d’abord.
print-directory = L’annuaire, par besoin
print-directory-lead = Chaque fiche dit quand elle a été vérifiée. La version en ligne est toujours plus récente.
print-by-commune = L’annuaire, par commune
print-by-commune-lead = Le nombre à droite est celui de la page de la fiche.
print-rounds = Les prochains passages
print-no-passage = Aucun passage n’est annoncé. Appelez, ou regardez en ligne.
print-index = Index
print-texts = Que faire
print-roles = Les rôles de chacun
print-circuits = Les circuits
print-nothing-here = Rien n’est encore publié ici.
print-due = À vérifier : appelez avant d’y aller.
print-live = À jour en ligne :
print-drawn-from = Ces numéros sont nationaux. Les autres adresses viennent de l’annuaire du réseau, et ont été données par ceux qui y travaillent.
print-guide-title = Agir contre les violences
print-guide-pro-subtitle = Guide des professionnels et des bénévoles qui accueillent le public — { $territory }
print-guide-public-subtitle = Comprendre, se protéger, se faire aider — { $territory }
print-sheet-title-desk = À l’accueil de la mairie
print-sheet-title-school = Dans un établissement scolaire
print-sheet-title-bar = Au bar, pendant la fête
print-sheet-title-hospital = À l’hôpital
print-sheet-subtitle = Fiche réflexe — { $territory }
print-roles-subtitle = Le réseau de { $territory }
print-circuits-subtitle = Le réseau de { $territory }
print-sectors-title = Toutes les aides
print-sectors-subtitle = L’annuaire de { $territory }
print-text-professional = Au premier accueil
print-text-door = Les bons gestes
print-other-needs = Autres aides
print-closed = Fermé du { $from } au { $until }
print-closed-from = Fermé à partir du { $from }
print-without-complaint = Avec ou sans plainte
print-languages = Langues : { $languages }
print-sms = SMS { $number }
print-checked = Vérifié le { $day }
print-in-force = En vigueur depuis le { $day }

# What posters, leaflets, cards and strips say: in every language of the public face.

print-public-poster-victim-title = Vous n’êtes pas seule
print-public-poster-victim-lead = On vous fait peur, on vous surveille, on vous frappe, on vous humilie : ce n’est pas normal, et ce n’est pas de votre faute.
print-public-victim-one = On peut vous écouter sans donner votre nom. Vous décidez de la suite.
print-public-victim-two = Vous pouvez être aidée avec ou sans plainte, que vous restiez ou que vous partiez.
print-public-victim-three = Un médecin peut écrire ce qu’il constate. Gardez ce papier chez quelqu’un de sûr.
print-public-victim-four = Danger maintenant ? Mettez-vous à l’abri et appelez le 17. Si vous ne pouvez pas parler : SMS au 114.
print-public-poster-witness-title = Vous entendez, vous voyez, vous doutez ?
print-public-poster-witness-lead = Une voisine, une collègue, une amie a peur de quelqu’un. Vous pouvez l’aider sans vous mettre en danger.
print-public-witness-one = Quelqu’un est en danger maintenant ? Appelez le 17, ou le 112. N’intervenez pas seul.
print-public-witness-two = Parlez-lui quand elle est seule. Dites-lui : « Je te crois. Ce n’est pas de ta faute. »
print-public-witness-three = Ne décidez pas à sa place. Demandez-lui ce dont elle a besoin.
print-public-witness-four = Un enfant est en danger, ou risque de l’être ? Appelez le 119.
print-public-poster-perpetrator-title = Vous faites peur à vos proches ?
print-public-poster-perpetrator-lead = Cris, menaces, coups, contrôle : on peut arrêter. Demander de l’aide, c’est déjà changer.
print-public-perpetrator-one = Des professionnels vous écoutent sans vous juger, et sans donner votre nom.
print-public-perpetrator-two = Vous sentez que ça monte ? Sortez, marchez, appelez avant d’agir.
print-public-perpetrator-three = La violence est interdite et punie, aussi dans un couple et dans une famille.
print-public-perpetrator-four = Quelqu’un est en danger maintenant ? Éloignez-vous, et appelez le 17.
print-public-here = Près de chez vous
print-public-numbers = Les numéros
print-public-number-17 = Police secours : danger immédiat
print-public-number-112 = Urgences, dans toute l’Europe
print-public-number-114 = Urgences par SMS, sans parler
print-public-number-15 = Urgences médicales (Samu)
print-public-number-119 = Enfants en danger, jour et nuit
print-public-number-3919 = Violences Femmes Info, jour et nuit
print-public-number-115 = Hébergement d’urgence
print-public-number-08019 = Pour arrêter d’être violent
print-public-more = Toutes les adresses, à jour
print-public-square = Carré à lire avec un téléphone : { $address }
print-public-hide = Ne gardez ce papier que s’il est en sécurité avec vous.
print-public-hidden-address = adresse donnée après un appel
print-public-as-of = À jour au { $day }
print-public-edition = Édition n° { $number }
print-public-proof = Épreuve
print-public-demo = Démonstration
print-public-neutral-title = Infos pratiques
print-public-neutral-lead = Numéros et adresses utiles, toute l’année.
print-public-neutral-112 = Urgences
print-public-neutral-114 = Par SMS
print-public-neutral-3919 = Écoute, jour et nuit
print-public-neutral-more = En savoir plus
print-public-tear = Détachez, et gardez.
logo-title = Logos des partenaires
logo-lead = Ils figurent sur les documents, à côté du blason, sauf sur les versions neutres. Douze au plus.
logo-none = Aucun logo pour le moment : seuls le nom et le blason du territoire figurent sur les documents.
logo-of = Logo : { $name }
logo-remove = Retirer
logo-add = Ajouter un logo
logo-institution = Institution
logo-whose = Choisissez une institution du réseau.
logo-full = Il y a déjà douze logos : retirez-en un d’abord.
print-recalled = Cette édition est rappelée depuis le { $day } : n’en donnez plus, et n’en imprimez plus.
print-recalled-see = Voir ses exemplaires
print-recalled-tag = rappelée
