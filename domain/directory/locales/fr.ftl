# Les fiches : leurs listes de codes, leurs pages.
kind-place = Lieu d’accueil
kind-phone_line = Ligne téléphonique
kind-remote = À distance
kind-allowance = Aide, allocation
kind-website = Site internet
kind-itinerant = Passage régulier (bus, caravane)

need-emergency = Danger immédiat, urgence
need-listening = Parler, être écoutée
need-shelter = Mise à l’abri, hébergement d’urgence
need-complaint = Plainte, signalement
need-medical_care = Soins, constat médical
need-psychological_care = Soutien psychologique
need-rights = Droits, avocat, démarches
need-child_protection = Protéger un enfant
need-housing = Logement
need-money = Argent, aide financière
need-social_support = Assistante sociale, accompagnement
need-online_violence = Violences en ligne, téléphone surveillé
need-sexual_health = Santé sexuelle, contraception, grossesse
need-parenthood = Être mère ou père, jeunes enfants
need-postal_address = Adresse pour le courrier (domiciliation)
need-transport = Se déplacer, taxi
need-stop_violence = Arrêter d’être violent

violence-partner = Violences dans le couple
violence-physical = Violences physiques, coups
violence-sexual = Violences sexuelles, viol
violence-psychological = Violences psychologiques
violence-economic = Violences économiques
violence-online = Violences en ligne
violence-harassment = Harcèlement
violence-forced_marriage = Mariage forcé
violence-genital_mutilation = Excision
violence-prostitution = Prostitution
violence-child_abuse = Violences sur un enfant
violence-family = Violences dans la famille

audience-victim = Victime
audience-witness = Témoin
audience-child = Enfant, adolescente, adolescent
audience-relative = Proche
audience-perpetrator = Personne violente
audience-professional = Professionnel, bénévole

moment-now = Tout de suite
moment-within_48h = Sous 48 heures
moment-later = Plus tard

language-fr = français
language-en = anglais
language-ar = arabe
language-es = espagnol
language-pt = portugais
language-ro = roumain
language-tr = turc
language-uk = ukrainien
language-ru = russe
language-it = italien
language-de = allemand
language-zh = chinois
language-ta = tamoul
language-bn = bengali
language-fa = persan
language-ps = pachto
language-so = somali
language-wo = wolof
language-bm = bambara
language-lsf = langue des signes

cost-free = Gratuit
cost-paid = Payant

visibility-public = Adresse publique
visibility-commune_only = Seule la commune est dite
visibility-after_call = Adresse donnée après un appel
visibility-never = Lieu protégé : adresse jamais enregistrée

status-draft = Non publiée
status-published = Publiée
status-archived = Archivée

hours-always = 24 h sur 24, 7 jours sur 7
hours-day = le { $day }
hours-days = du { $from } au { $to }
hours-range = de { $from } à { $to }
hours-and = { $first } et { $last }
hours-line = { $days } { $ranges }
hours-no-holidays = fermé les jours fériés
hours-open = Ouvert
hours-open-until = Ouvert, ferme à { $hour }
hours-open-late = Ouvert, ferme { $day } à { $hour }
hours-closed = Fermé
hours-opens-today = Fermé, ouvre à { $hour }
hours-opens-tomorrow = Fermé, ouvre demain à { $hour }
hours-opens = Fermé, ouvre { $day } à { $hour }
hours-shut = Fermé temporairement
weekday-0 = lundi
weekday-1 = mardi
weekday-2 = mercredi
weekday-3 = jeudi
weekday-4 = vendredi
weekday-5 = samedi
weekday-6 = dimanche

entry-list-title = Fiches
entry-list-total = { $count ->
    [0] Aucune fiche
    [one] Une fiche
   *[other] { $count } fiches
}
entry-list-empty = Aucune fiche n’est encore inscrite ici.
entry-list-none = Aucune fiche ne répond à ce choix.
entry-list-all = Voir toutes les fiches
entry-list-narrow = Afficher
entry-status = État
entry-status-any = Tous les états
entry-institution = Institution
entry-institution-any = Toutes les institutions
entry-search = Chercher dans mes fiches
entry-search-button = Chercher
entry-found-title = Fiches trouvées
entry-found-total = { $count ->
    [0] Aucune fiche ne correspond. Essayez un autre mot.
    [one] Une fiche trouvée
   *[other] { $count } fiches trouvées
}
entry-found-cut = Seules les { $shown } premières sont montrées. Ajoutez un mot pour en trouver moins.
entry-choose = Choisir la fiche « { $name } »
entry-publish-selection = Relire et publier la sélection
entry-review-title = Relire avant de publier
entry-review-lead = Voici ce que le public lira. Décochez ce qui n’est pas prêt, puis publiez.
entry-review-empty = Aucune fiche n’est choisie. Revenez à la liste et cochez les fiches à publier.
entry-review-choose = Publier la fiche « { $name } »
entry-review-confirm = Publier les fiches cochées
entry-published-title = Publication
entry-published-total = { $count ->
    [0] Aucune fiche n’a été publiée.
    [one] Une fiche est publiée.
   *[other] { $count } fiches sont publiées.
}
entry-left-out = Non publiées
entry-stale = Cette fiche a changé depuis que vous l’avez lue. Relisez-la, puis recommencez.
entry-already-published = Cette fiche est déjà publiée.
entry-already-archived = Cette fiche est déjà archivée.
entry-incomplete = Cette fiche n’est pas complète : elle ne peut pas encore être publiée.

entry-public-page = Voir la page publique
entry-checked-on = Vérifiée le { $day }
entry-checked-by = Vérifiée le { $day } par { $who }
entry-never-checked = Jamais vérifiée
entry-version = version { $version }
entry-correct = Corriger cette fiche
entry-check-today = J’ai vérifié cette fiche aujourd’hui
entry-publish = Publier cette fiche
entry-publish-hint = Relisez toute la fiche : une fois publiée, tout le monde peut la lire.
entry-archive = Archiver cette fiche
entry-archive-hint = Le public ne la verra plus. Elle reste ici.
entry-lacks = Pour que cette fiche soit publiée :
entry-closed = Fermé du { $from } au { $until }.
entry-closed-since = Fermé à partir du { $from }.
entry-of-structure = { $value } (de la structure)
entry-unknown = Non renseigné
entry-structure = Structure
entry-address = Adresse
entry-places = Lieux
entry-places-none = Aucun lieu.

entry-correct-title = Corriger une fiche
entry-correct-published = Cette fiche est publiée : ce que vous enregistrez est visible tout de suite.
entry-correct-draft = Cette fiche n’est pas publiée : vous pouvez l’enregistrer sans tout remplir.
entry-what = De quoi s’agit-il ?
entry-contact = Comment joindre ce service
entry-when = Quand
entry-for-whom = Pour quoi, pour qui
entry-name = Nom
entry-name-hint = De 3 à 150 signes, sans point à la fin. Par exemple : Permanence juridique gratuite.
entry-kind = Forme de l’aide
entry-summary = En une phrase
entry-summary-hint = Ce que le service fait pour la personne, en 160 signes au plus.
entry-description = Description
entry-description-hint = Avec des mots simples. N’écrivez aucune adresse qui doit rester cachée.
entry-how-to = Que faire
entry-how-to-hint = Appeler, venir, prendre rendez-vous, avec quels papiers.
entry-phone = Téléphone
entry-phone-hint = Par exemple : 01 99 00 12 34. Vide : celui de la structure est montré.
entry-sms = Numéro pour les SMS
entry-email = Adresse mail
entry-website = Site internet
entry-website-hint = L’adresse entière, qui commence par « https:// ».
entry-cost = Prix
entry-cost-unknown = Non renseigné
entry-cost-note = Précision sur le prix
entry-cost-note-hint = Par exemple : appel gratuit, n’apparaît pas sur la facture.
entry-hours = Horaires
entry-hours-hint = Écrits comme dans les exemples ci-dessous. Vide : non renseignés.
entry-hours-told = Ce qui sera lu :
entry-hours-help = Comment écrire les horaires : des exemples
entry-hours-example-week = du lundi au vendredi, de 9 h à 17 h
entry-hours-example-halves = du lundi au jeudi, matin et après-midi ; le vendredi matin
entry-hours-example-holidays = fermé les jours fériés
entry-hours-example-month = le premier mardi de chaque mois
entry-hours-example-always = jour et nuit, tous les jours
entry-closed-from = Fermeture temporaire : premier jour
entry-closed-from-hint = Vide : pas de fermeture.
entry-closed-until = Fermeture temporaire : dernier jour
entry-closed-until-hint = Vide : la date de retour n’est pas connue.
entry-closure-note = Pendant la fermeture
entry-closure-note-hint = Qui appeler, où aller.
entry-needs = Besoins
entry-violences = Violences pour lesquelles ce service est fait
entry-audiences = Personnes accueillies
entry-moments = Délai
entry-languages = Langues parlées
entry-without-complaint = Aide possible sans déposer plainte
entry-yes = Oui
entry-no = Non
entry-complaint-none = Sans objet
entry-save = Enregistrer
entry-cancel = Ne rien changer

entry-name-length = Écrivez un nom de 3 à 150 signes.
entry-name-dot = Enlevez le point à la fin du nom.
entry-summary-length = La phrase est trop longue : 160 signes au plus.
entry-description-length = La description doit compter de 5 à 10 000 signes.
entry-how-to-length = « Que faire » est trop long : 2 000 signes au plus.
entry-note-length = Cette précision est trop longue : 500 signes au plus.
entry-phone-unreadable = Ce numéro ne peut pas être appelé. Vérifiez-le, chiffre par chiffre.
entry-email-unreadable = Cette adresse mail n’est pas complète. Par exemple : contact@association.fr.
entry-website-scheme = L’adresse du site doit commencer par « https:// » ou « http:// ».
entry-website-unreadable = Cette adresse de site ne peut pas être ouverte. Copiez-la depuis votre navigateur.
entry-hours-unreadable = Ces horaires ne peuvent pas être lus. Suivez les exemples : Mo-Fr 09:00-17:00.
entry-day-unreadable = Cette date n’existe pas. Écrivez-la ainsi : 2026-12-24.
entry-day-far = Cette date est trop lointaine. Vérifiez l’année.
entry-closure-start-missing = Indiquez le premier jour de la fermeture.
entry-closure-order = Le dernier jour de la fermeture vient avant le premier. Corrigez l’une des deux dates.
entry-summary-missing = Écrivez en une phrase ce que fait le service.
entry-description-missing = Écrivez la description.
entry-how-to-missing = Dites que faire pour obtenir cette aide.
entry-contact-missing = Donnez au moins un moyen de joindre le service : téléphone, mail, site ou adresse publique.
entry-needs-missing = Cochez au moins un besoin.
entry-audiences-missing = Cochez au moins une sorte de personnes accueillies.
entry-kind-missing = Choisissez une forme d’aide.
entry-address-in-text = Ce texte donne la rue d’un lieu dont l’adresse est cachée. Enlevez-la.

entry-outrun = Quelqu’un a modifié cette fiche pendant que vous écriviez
entry-outrun-lead = Rien n’est perdu : votre texte est dans le formulaire, plus bas. Comparez, complétez, puis enregistrez.
entry-differences = Ce qui diffère
entry-differences-hint = Barré : ce qui est enregistré maintenant. Souligné : ce que vous avez écrit.
entry-differences-none = Votre texte est le même que celui qui est enregistré.
entry-difference-stored = Enregistré :
entry-difference-typed = Écrit par vous :
entry-difference-both = Les deux textes
entry-stored = Enregistré maintenant
entry-typed = Votre texte
entry-save-mine = Enregistrer mon texte
entry-keep-theirs = Garder ce qui est enregistré

entry-new = Nouvelle fiche
entry-new-lead = Un nom suffit pour commencer. La fiche n’est pas publiée tant que vous ne le demandez pas.
entry-structure-known = Structure déjà connue
entry-structure-new = Une structure nouvelle, nommée ci-dessous
entry-structure-name = Nom de la structure nouvelle
entry-structure-name-hint = Laissez vide si vous avez choisi une structure.
entry-structure-institution = Institution qui tient ses fiches
entry-structure-institution-hint = Les personnes de cette institution pourront corriger ses fiches. Seulement pour une structure nouvelle.
entry-structure-institution-none = Aucune : la coordination seule
entry-create = Créer la fiche

place-title = Corriger un lieu
place-add = Ajouter un lieu
place-correct-at = Corriger ce lieu ({ $commune })
place-remove = Retirer ce lieu de la fiche
place-remove-at = Retirer ce lieu ({ $commune })
place-remove-lead = Le public ne lira plus que « { $name } » reçoit ici. Les autres fiches de la structure gardent ce lieu. L’historique de la fiche permet de le remettre.
place-remove-hidden = L’adresse cachée reste enregistrée pour pouvoir revenir en arrière. Pour qu’elle soit effacée, corrigez d’abord le lieu et choisissez « Lieu protégé ».
place-remove-confirm = Retirer ce lieu
entry-would-lack = Cette fiche est publiée et il lui manquerait l’essentiel : rien n’a changé. Donnez d’abord un autre moyen de joindre le service, ou ajoutez un autre lieu.
place-shared = Ce lieu est celui de « { $structure } » : il change pour toutes ses fiches qui reçoivent ici.
place-name = Nom du lieu
place-name-hint = Par exemple : Maison des associations. Montré seulement si l’adresse est publique.
place-line = Numéro et rue
place-line-hint = Par exemple : 24 bis avenue du Port.
place-postal-code = Code postal
place-commune = Commune
place-commune-hint = Son nom ou son code postal.
place-commune-which = Quelle commune ?
place-latitude = Latitude
place-longitude = Longitude
place-point-hint = En degrés, par exemple 48,8352. Facultatif.
place-hours = Horaires de ce lieu
place-hours-hint = S’ils diffèrent de ceux du service. « Mo-Fr 09:00-17:00; PH off » se lit : du lundi au vendredi de 9 h à 17 h, fermé les jours fériés.
place-access-note = Accès
place-access-note-hint = Entrée, étage, fauteuil. Montré seulement si l’adresse est publique.
place-visibility = Qui peut connaître l’adresse ?
place-visibility-public = Tout le monde : l’adresse est publique.
place-visibility-commune_only = Personne : seule la commune est dite au public.
place-visibility-after_call = La personne elle-même, après un appel : seule la commune est dite au public.
place-visibility-never = Lieu protégé : l’adresse n’est jamais enregistrée. La rue, le code postal, les coordonnées et l’accès écrits ici sont oubliés, et ceux qui étaient enregistrés sont effacés.
place-differences-none = Ce lieu n’a pas changé : c’est la fiche qui a changé. Enregistrez à nouveau.

place-name-length = Le nom du lieu est trop long : 150 signes au plus.
place-line-length = L’adresse est trop longue : 200 signes au plus.
place-line-missing = Écrivez le numéro et la rue, ou choisissez de ne pas montrer l’adresse.
place-postal-code-wrong = Un code postal compte cinq chiffres.
place-commune-unknown = Cette commune n’est pas connue. Vérifiez son nom, ou écrivez son code postal.
place-commune-several = Plusieurs communes portent ce nom ou ce code. Choisissez la bonne.
place-point-unreadable = Ces coordonnées ne peuvent pas être lues. Écrivez-les en degrés, par exemple 48,8352 et 2,2410.
place-point-half = Il faut la latitude et la longitude, ou aucune des deux.
place-point-far = Ce point est à plus de 30 km de la commune. Vérifiez la latitude et la longitude.
place-address-in-entries = La rue de ce lieu est écrite dans le texte d’une fiche de la structure. Enlevez-la d’abord de ce texte, puis cachez l’adresse.

# L’API en JSON : ce qui ne peut pas être lu dans une adresse.
api-limit = « limit » doit être un nombre de 1 à 100.
api-after = « after » doit être ce que la réponse précédente donne dans « next ».
api-need = « need » doit être l’un des codes que /api/v1/openapi.json liste.
api-kind = « kind » doit être l’un des codes que /api/v1/openapi.json liste.
api-language = « language » doit être l’un des codes que /api/v1/openapi.json liste.
api-audience = « audience » doit être l’un des codes que /api/v1/openapi.json liste.
api-without-complaint = « without_complaint » doit être « true » ou « false ».
api-open = « open » doit être true ou false.
api-name = « name » doit avoir de 1 à 100 lettres.
api-text = « text » a 500 lettres au plus.
api-body = Le corps de la demande doit être le JSON que /api/v1/openapi.json décrit.
api-before = « before » doit être ce que le lien « next » de la partie précédente donne.
api-commune = « commune » doit être le code INSEE d’une commune connue ici, par exemple 92012.

pro-menu-entries = Fiches

see-entries = Voir les fiches de l’espace de travail
correct-entry = Corriger une fiche et ses lieux
publish-entry = Créer, publier, archiver une fiche

status-offline = Hors ligne, à vérifier

keep-freshness = Choisir au bout de combien de temps une fiche doit être revérifiée

aspect-contact = Téléphone et adresse électronique
aspect-hours = Horaires
aspect-address = Adresse
aspect-keeper = Qui répond de la fiche
aspect-text = Tout le reste de la fiche

freshness-title = Règles de fraîcheur
freshness-lead = Au bout de combien de jours une information doit être vérifiée de nouveau, et au bout de combien de jours sans vérification la fiche quitte le site public. Ses responsables sont prévenus 30, 14 et 3 jours avant. Un numéro d’urgence n’est jamais retiré.
freshness-kind = Forme d’aide
freshness-every-kind = Toutes les formes d’aide
freshness-empty-hint = Une case vide laisse la règle écrite au-dessus d’elle.
freshness-now = Règle en vigueur sans choix de votre part : à vérifier après { $check } jours, hors ligne après { $end } jours.
freshness-now-never = Règle en vigueur sans choix de votre part : à vérifier après { $check } jours, jamais hors ligne.
freshness-check-days = À vérifier après (jours)
freshness-offline-days = Hors ligne après (jours, vide : jamais)
freshness-days = Écrivez un nombre entier de jours, de 1 à 3660.
freshness-check-missing = Écrivez aussi après combien de jours l’information est à vérifier.
freshness-order = La fiche ne peut quitter le site qu’après avoir été « à vérifier » : écrivez un nombre plus grand.
freshness-due = À vérifier
freshness-standing = Ce qui a été vérifié, et quand
freshness-due-on = à vérifier à partir du { $day }
freshness-offline-on = hors ligne le { $day } sans vérification
freshness-check-chosen = J’ai vérifié aujourd’hui ce que j’ai coché
freshness-is-offline = Personne n’a vérifié cette fiche depuis trop longtemps : le public ne la voit plus. Vérifiez-la, et elle sera de nouveau en ligne.
freshness-list-due = À vérifier seulement
freshness-mail-subject = Fiches à vérifier
freshness-mail-line = - { $name } : hors ligne le { $day } si personne ne la vérifie
freshness-mail-text =
    Bonjour,

    Votre institution répond des fiches suivantes, que personne n’a vérifiées depuis longtemps :

    { $lines }

    Connectez-vous à votre espace, ouvrez chaque fiche et dites ce qui est juste ou corrigez-le. Une fiche qui n’est pas vérifiée quitte le site public : un mauvais numéro ferait plus de mal qu’un numéro absent.

history-title = Historique de la fiche
history-empty = Aucune modification n’a encore été faite.
history-nothing = Aucun texte n’a changé.
history-changes = { $count ->
    [one] Voir le champ qui a changé
   *[other] Voir les { $count } champs qui ont changé
}
history-restore = Rétablir la version { $version }
history-unreadable = Cette version a été écrite par un ancien programme et ne peut pas être rétablie d’un clic. Recopiez ce qui est utile dans le formulaire.
history-unfit = Cette version ne suit plus les règles d’une fiche (un champ obligatoire manque, une date est passée). Corrigez la fiche avec le formulaire.
history-service-first = État de départ
history-service-created = Création
history-service-corrected = Correction
history-service-checked = Vérification
history-service-published = Publication
history-service-archived = Archivage
history-service-restored = Version rétablie
history-service-expired = Mise hors ligne par la règle
history-doubt-settled = Erreur signalée réglée
history-place-added = Lieu ajouté
history-place-corrected = Lieu corrigé
history-place-removed = Lieu retiré
history-place-restored = Lieu remis comme avant
history-place = Lieu : { $commune }
history-place-address = Adresse modifiée. Elle n’est pas écrite ici, parce qu’elle est cachée ou l’a été : « Voir ce lieu » l’ouvre, et c’est inscrit au journal.
history-place-see = Voir ce lieu tel que le dit la version { $version }
history-place-title = Un lieu, à la version { $version } de la fiche
history-place-restore = Rétablir ce lieu ainsi
history-place-back = Remettre ce lieu dans la fiche
history-place-back-hint = Ce lieu n’est plus dans la fiche. Il y revient tel qu’il est enregistré aujourd’hui ; vous pourrez ensuite le corriger ou rétablir une version.
history-place-wiped = Ce lieu est devenu un lieu protégé : l’adresse de cette version est effacée, et elle ne peut pas être rétablie.
history-place-choose = Cette version change qui peut connaître l’adresse : rien n’est encore fait. Choisissez-le ici vous-même, relisez tout, puis enregistrez.
history-version = Version { $version }
history-was = Avant :
history-is = Après :
history-before = Avant
history-after = Après

see-catalogue = Lire toutes les fiches publiées et signaler une erreur
propose-entry = Proposer une correction ou une fiche qui manque
pro-menu-catalogue = Annuaire

catalogue-title = Annuaire de tous les partenaires
catalogue-lead = Toutes les fiches publiées, celles des autres institutions aussi. Vous voyez ce qui est mis en doute, et vous pouvez proposer une correction.
catalogue-search = Chercher dans tout l’annuaire

doubt-title = Erreurs signalées
doubt-lead = Ce que le public ou des partenaires ont trouvé faux. Rien n’est gardé de qui signale.
doubt-none = Aucune erreur n’est signalée.
doubt-none-here = Aucune erreur n’est signalée sur cette fiche.
doubt-since = depuis le { $day }
doubt-times = { $count ->
    [one] signalé une fois
   *[other] signalé { $count } fois
}, { $partners ->
    [0] par le public
    [one] dont une fois par un partenaire
   *[other] dont { $partners } fois par des partenaires
}
doubt-say = Signaler une erreur
doubt-what = Qu’est-ce qui est faux ?
doubt-send = Signaler
doubt-reason-missing = Choisissez ce qui est faux.
doubt-reason-no_answer = Le numéro ne répond pas
doubt-reason-wrong_number = Ce n’est pas le bon numéro
doubt-reason-moved = L’adresse a changé
doubt-reason-wrong_hours = Les horaires sont faux
doubt-reason-closed = Le service n’existe plus
doubt-reason-other = Autre chose est faux
doubt-settle-hint = Vérifiez d’abord, puis dites ce qu’il en est.
doubt-corrected = J’ai corrigé la fiche
doubt-was-right = J’ai vérifié : la fiche est juste
doubt-mail-subject = Une de vos fiches est mise en doute
doubt-mail-text =
    Bonjour,

    Quelqu’un signale une erreur dans la fiche « { $name } » :

    { $reason }

    Vérifiez-la dans votre espace : ouvrez la fiche, corrigez-la ou dites qu’elle est juste. Jusque-là, vos partenaires voient qu’elle est mise en doute.

proposal-title = Propositions
proposal-one = Proposition
proposal-to-decide = À décider
proposal-none = Aucune proposition n’attend de réponse.
proposal-made = Proposées par votre institution
proposal-made-none = Votre institution n’a encore rien proposé.
proposal-new = Proposer une fiche qui manque
proposal-new-one = Fiche non publiée
proposal-new-lead = Dites l’essentiel : la coordination complète la fiche avant de la publier, et vous répond ici.
proposal-structure = Organisme
proposal-correct = Proposer une correction
proposal-lead = Écrivez la fiche comme elle devrait être. Ses responsables l’acceptent, la retouchent ou vous disent pourquoi ils la refusent.
proposal-note = Pourquoi ?
proposal-note-hint = D’où vous le savez, par exemple « appelé ce matin ». Rien sur une personne.
proposal-note-length = Dites-le en 500 lettres au plus.
proposal-send = Proposer
proposal-nothing = Rien n’a changé : écrivez ce qui doit être corrigé.
proposal-too-many = Votre institution a déjà cinq propositions ouvertes sur cette fiche. Attendez une réponse, ou retirez-en une.
proposal-too-many-new = Votre institution a déjà cinq nouvelles fiches proposées qui attendent une réponse. Attendez-la, ou retirez-en une.
proposal-changes = Ce qui changerait
proposal-no-change = La fiche dit déjà ce qui est proposé.
proposal-was = Aujourd’hui :
proposal-is = Proposé :
proposal-before = La fiche aujourd’hui
proposal-after = Proposé
proposal-edit = Retoucher avant d’accepter
proposal-accept = Accepter et mettre à jour la fiche
proposal-take = Accepter et compléter la fiche
proposal-take-hint = Une fiche non publiée est créée avec ce texte ; vous la complétez, puis vous la publiez.
proposal-answer = Pourquoi refusez-vous ?
proposal-answer-hint = La personne qui propose lit votre réponse.
proposal-answer-missing = Écrivez pourquoi : la personne qui propose doit le savoir.
proposal-refuse = Refuser
proposal-withdraw = Retirer cette proposition
proposal-decided = Cette proposition a déjà reçu une réponse.
proposal-state-open = En attente
proposal-state-accepted = Acceptée
proposal-state-refused = Refusée
proposal-state-withdrawn = Retirée
proposal-mail-subject = Une correction vous est proposée
proposal-mail-text =
    Bonjour,

    Un partenaire propose de corriger la fiche « { $name } ».

    Connectez-vous à votre espace, page « Propositions », pour l’accepter, la retoucher ou la refuser.

round-title = Arrêts et passages
round-lead = Un service qui se déplace a des arrêts : un lieu, des heures, et les jours où il revient. Le public lit les prochains passages.
round-add = Ajouter un arrêt
round-empty = Aucun arrêt n’est enregistré.
round-stop-title = Corriger un arrêt
round-correct-at = Corriger l’arrêt « { $place } »
round-remove-at = Retirer l’arrêt « { $place } »
round-too-many = Une tournée compte 100 arrêts au plus. Retirez ceux qui ne servent plus.
round-differences-none = Cet arrêt n’a pas changé : c’est la fiche qui a changé. Enregistrez à nouveau.
round-coming-title = Prochains passages
round-none-coming = Aucun passage n’est prévu pour le moment.
round-coming = { $moment }, { $place }
round-passage = { $day }, { $hours }
round-calendar-title = Passage
round-first-told = Premier passage : { $moment }
round-until-told = jusqu’au { $day }
round-without-told = Ne vient pas :
round-added-told = Vient aussi :
round-place = Lieu, en quelques mots
round-place-hint = Tel qu’on le dirait : place du marché, devant l’école.
round-line-hint = Facultatif. Tout ce qui est écrit ici est public.
round-first = Premier jour
round-first-hint = Le jour de la semaine de cette date est celui des passages.
round-from = De
round-to = À
round-returns = Quand revient-il ?
round-returns-hint = Le jour de la semaine est celui du premier jour.
round-return-once = Une seule fois
round-return-weekly = Chaque semaine
round-return-fortnightly = Toutes les deux semaines
round-return-first = Le 1er de ce jour dans le mois (par exemple le 1er mardi)
round-return-second = Le 2e de ce jour dans le mois
round-return-third = Le 3e de ce jour dans le mois
round-return-fourth = Le 4e de ce jour dans le mois
round-return-last = Le dernier de ce jour dans le mois
round-return-other = Autrement : une règle écrite
round-return-rule = règle { $rule }
round-told-weekly = chaque { $day }
round-told-fortnightly = un { $day } sur deux
round-told-first = le 1er { $day } du mois
round-told-second = le 2e { $day } du mois
round-told-third = le 3e { $day } du mois
round-told-fourth = le 4e { $day } du mois
round-told-last = le dernier { $day } du mois
round-rule-more = Écrire une règle
round-rule = Règle
round-rule-hint = Au format RRULE des calendriers (RFC 5545), par exemple FREQ=MONTHLY;BYDAY=1TU,3TU. Choisissez « Autrement » au-dessus.
round-until = Dernier jour
round-until-hint = Facultatif.
round-without = Jours sans passage
round-without-hint = Un jour par ligne, par exemple 25/12/2026.
round-added = Jours ajoutés
round-added-hint = Un jour par ligne. Les heures sont les mêmes.
round-note = Précision
round-note-hint = Facultatif et public. Par exemple : devant l’entrée du parking.
round-place-length = Le lieu est trop long : 150 signes au plus.
round-place-missing = Dites où est l’arrêt.
round-note-length = La précision est trop longue : 300 signes au plus.
round-first-missing = Choisissez le premier jour.
round-first-not-in-rule = Ce premier jour ne suit pas la règle choisie. Choisissez un jour où il vient vraiment.
round-hour-unreadable = Cette heure ne peut pas être lue. Écrivez par exemple 14:00.
round-hours-order = L’heure de fin doit être après l’heure de début, le même jour.
round-rule-unreadable = Cette règle ne peut pas être lue. Écrivez par exemple FREQ=MONTHLY;BYDAY=1TU,3TU.
round-rule-dense = Une règle ne peut pas revenir plus d’une fois par jour ni donner d’heures. Ajoutez un arrêt pour chaque heure.
round-rule-ends = La règle ne dit pas sa fin : écrivez-la dans « Dernier jour ».
round-until-before-first = Le dernier jour doit être après le premier.
round-never-comes = Avec ces jours sans passage, il ne vient jamais.
round-days-unreadable = Un de ces jours ne peut pas être lu. Écrivez un jour par ligne, par exemple 25/12/2026.
round-days-many = Il y a trop de jours : 60 au plus. Une règle dirait mieux.
history-round-added = Arrêt ajouté
history-round-corrected = Arrêt corrigé
history-round-removed = Arrêt retiré
history-round-restored = Arrêt remis comme avant
history-stop = Arrêt : { $place }
history-stop-hidden = Ce qui a changé n’est pas écrit ici : l’arrêt nomme une rue qui est cachée aujourd’hui.
history-stop-restore = Rétablir cet arrêt comme à la version { $version }

quality-score = Qualité de la fiche : { $percent } %
quality-whole = Rien ne manque à cette fiche.
quality-raise = Ce qui l’améliorerait :
quality-raise-address = Donnez l’adresse d’au moins un lieu, si elle est publique.
quality-raise-reach = Dites comment on vous contacte et à qui le service s’adresse.
quality-raise-audience = Dites à qui le service s’adresse.
quality-raise-need = Dites à quels besoins il répond.
quality-raise-contact = Donnez un téléphone, un courriel ou un site.
quality-raise-email = Donnez un courriel où l’on peut vous écrire.
quality-raise-phone = Donnez un numéro que l’on peut composer.
quality-raise-fresh = Vérifiez la fiche : la dernière vérification date de plus de six mois, ou n’a jamais eu lieu.
quality-raise-cost = Dites si c’est gratuit et, si c’est payant, combien cela coûte.
quality-raise-description = Décrivez le service en 200 à 2 000 lettres, résumé compris.
quality-hint = Note calculée d’après la formule publiée de data·inclusion. Vous seuls la voyez ici ; elle accompagne la fiche quand d’autres annuaires la reprennent.
status-merged = Réunie à une autre
merge-entries = Réunir les fiches en double
twin-title = Doublons probables
twin-lead = Ces fiches semblent parler de la même aide. Lisez les deux, puis réunissez-les, ou dites que ce ne sont pas les mêmes.
twin-one = Deux fiches qui se ressemblent
twin-none = Aucun doublon probable. Les fiches nouvelles ou corrigées sont comparées aux autres toutes les heures, et tout de suite après un import.
twin-none-decided = Rien ici pour l’instant.
twin-total = { $count ->
    [one] { $count } paire de fiches
   *[other] { $count } paires de fiches
}
twin-pair = { $first } / { $second }
twin-state-open = À regarder
twin-state-distinct = Pas des doublons
twin-state-merged = Réunies
twin-common-same_siret = même SIRET
twin-common-same_phone = même téléphone
twin-common-like_name = noms presque identiques
twin-common-like_body = même structure, ou structures de noms presque identiques
twin-common-same_address = même adresse
twin-common-near = lieux à moins de 150 mètres
twin-common-same_commune = même commune
twin-common-common_need = un besoin en commun, ou pas encore dit
twin-decided-by = décidé le { $day } par { $who }
twin-source = origine : { $source }
twin-merge-title = Réunir ces fiches
twin-kept = fiche gardée
twin-kept-is = La fiche gardée est « { $kept } », de { $structure }.
twin-swap = Garder plutôt l’autre
twin-inherited = Elle vient du réseau national : votre territoire la reprend telle quelle et ne peut pas la changer.
twin-nothing = (rien)
twin-closure = Fermeture temporaire
twin-places = Lieux à ajouter à la fiche gardée
twin-places-hint = Ce sont les lieux de la fiche qui disparaît. Une adresse cachée n’est pas montrée ici ; cochée, elle devient lisible par les responsables de la fiche gardée.
twin-same = Ce qui ne se choisit pas
twin-merge-hint = « { $lost } » quitte le site, la recherche et les exports. Son adresse mène à la fiche gardée. Vous pouvez revenir en arrière pendant 30 jours.
twin-merge = Réunir les deux fiches
twin-dismiss-hint = Cette paire ne sera plus proposée. Vous pourrez revenir sur ce choix.
twin-dismiss = Ce ne sont pas des doublons
twin-is-distinct = Ces fiches ont été dites différentes : elles ne sont plus proposées.
twin-reopen = Les regarder à nouveau
twin-is-merged = Ces fiches n’en font plus qu’une.
twin-lost-history = Historique de la fiche réunie
twin-separate-hint = La fiche réunie revient comme elle était. L’autre aussi, si personne ne l’a corrigée depuis.
twin-separate = Séparer ces fiches
twin-too-late = Ces fiches sont réunies depuis plus de 30 jours : elles ne peuvent plus être séparées.
twin-merged-again = La fiche gardée a été réunie à une autre depuis. Séparez d’abord ces deux-là.
twin-decided = Quelqu’un a déjà décidé de ces deux fiches. Retournez à la liste des doublons.
twin-stale = L’une de ces fiches a changé pendant que vous choisissiez : rien n’est fait. Vos choix sont gardés ; relisez les deux fiches, puis réunissez-les.
twin-met = Ceci ressemble à ce qui existe déjà
twin-met-lead = Ouvrez ces fiches avant d’en ajouter une. Rien de ce que vous avez écrit n’est perdu.
twin-met-tick = Ouvrez les fiches proposées, ou cochez « Ce n’est pas la même ».
twin-is-other = Ce n’est pas la même
twin-lost-title = Fiches réunies à celle-ci
twin-lost-line = { $name }, de { $structure }
twin-lost-told = origine : { $source }, réunie le { $day }
history-service-merged = Fiches réunies
history-service-separated = Fiches séparées
note-title = Note de votre territoire
note-lead = Cette fiche est tenue ailleurs : vous la recevez telle quelle. Vous pouvez y ajouter quelques lignes, lues par les personnes qui viennent des pages de votre territoire.
note-text = Note
note-hint = Par exemple une permanence locale, ou qui appeler ici. 600 signes au plus. Laissez vide pour retirer la note. N’écrivez aucune adresse à protéger.
note-too-long = Cette note est trop longue : 600 signes au plus.
note-save = Enregistrer la note
note-change = Écrire ou changer la note de votre territoire
note-outrun = Quelqu’un a changé cette note en même temps. Votre texte est toujours ci-dessous ; voici le sien :
note-outrun-removed = La note a été retirée.
keep-notes = Ajouter une note à une fiche reçue d’ailleurs

choose-area = Choisir la zone d’une fiche et dire si elle répond aux urgences
area-title = Zone et urgence
area-choose = Changer la zone ou l’urgence
area-told = Pour qui habite
area-anywhere = Partout : aucune zone n’est dite.
area-france = toute la France
area-department = département { $code }
area-epci = intercommunalité { $code }
area-codes = Codes de la zone
area-codes-hint = Là où habitent les personnes que le service reçoit. Un code par commune (INSEE, par exemple 92012), par département (92), par intercommunalité (SIREN, neuf chiffres), ou « france ». Vide : tout le monde trouve cette fiche. Une personne qui cherche ailleurs ne la trouvera pas.
area-too-many = Il y a trop de codes : 200 au plus. Écrivez plutôt celui du département ou de l’intercommunalité.
area-unknown = Un code n’est pas connu. Vérifiez-le : code INSEE d’une commune (et non code postal), département, SIREN d’une intercommunalité d’ici, ou « france ».
area-unknown-which = Codes inconnus : { $codes }
area-emergency = Urgence
area-emergency-choice = Ce service répond aux urgences, jour et nuit
area-emergency-hint = Seulement pour un numéro à appeler en danger immédiat : il passe devant tous les autres, et aucune règle ne le retire du site, même si personne ne le vérifie.
area-emergency-number = Un service d’urgence a un numéro. Écrivez d’abord son téléphone dans la fiche.

## La première page
desk-entries-offline = { $count ->
    [one] Une fiche est hors ligne : elle n’a pas été vérifiée à temps
   *[other] { $count } fiches sont hors ligne : elles n’ont pas été vérifiées à temps
 }
desk-entries-due = { $count ->
    [one] Une fiche à vérifier
   *[other] { $count } fiches à vérifier
 }
desk-doubts = { $count ->
    [one] Un doute signalé sur une fiche
   *[other] { $count } doutes signalés sur des fiches
 }
desk-proposals = { $count ->
    [one] Une proposition à examiner
   *[other] { $count } propositions à examiner
 }
desk-drafts = { $count ->
    [one] Un brouillon à publier
   *[other] { $count } brouillons à publier
 }
desk-twins = { $count ->
    [one] Un doublon possible à comparer
   *[other] { $count } doublons possibles à comparer
 }
desk-changed = Fiche nouvelle ou modifiée : { $name }
desk-changed-more = D’autres fiches ont changé
