# Les actualités, l’agenda, les temps forts de l’année, les communiqués.
see-news = Lire les actualités, l’agenda et les temps forts du territoire
write-news = Écrire des actualités et des évènements pour son institution
moderate-news = Publier ou refuser les actualités, préparer les temps forts de l’année
pro-menu-news = Actualités et agenda

news-lead = Chaque partenaire annonce ici ce qu’il fait. La coordination relit, puis publie : pour tout le monde, ou pour les partenaires seuls.
news-begin-news = Écrire une actualité
news-begin-event = Annoncer un évènement
news-see-public = Voir ce que tout le monde lit
news-waiting = { $count ->
    [one] Un texte attend votre décision.
   *[other] { $count } textes attendent votre décision.
}
news-filters = Quelles annonces
news-filter-published = Publiées
news-filter-mine = Les nôtres
news-filter-to_moderate = À relire
news-filter-all = Toutes
news-none-published = Rien n’est encore publié.
news-none-mine = Votre institution n’a encore rien écrit.
news-none-to_moderate = Aucun texte n’attend votre décision.
news-none-all = Personne n’a encore rien écrit.
news-network = Le réseau
news-kind-news = Actualité
news-kind-event = Évènement
news-state-draft = Brouillon
news-state-proposed = À relire
news-state-published = Publiée
news-state-refused = Refusée
news-state-withdrawn = Retirée
news-audience-public = Tout le monde
news-audience-partners = Partenaires
news-audience-long-public = Tout le monde, sur le site public
news-audience-long-partners = Les partenaires du territoire seuls
news-act-begun = Commencée
news-act-corrected = Modifiée
news-act-proposed = Proposée
news-act-published = Publiée
news-act-refused = Refusée
news-act-withdrawn = Retirée

news-write-news = Une actualité
news-write-event = Un évènement
news-form-title = Titre
news-form-title-hint = De 3 à 120 lettres.
news-form-summary = En une ou deux phrases
news-form-summary-hint = Ce qu’on lit dans la liste, et en tête du communiqué. 300 lettres au plus.
news-form-body = Texte
news-form-body-hint = Une ligne vide sépare deux paragraphes. « ## » devant un titre, « - » devant chaque point d’une liste, « **mot** » pour insister. Ne nommez aucune personne aidée ni aucun lieu protégé.
news-form-from-on = Premier jour
news-form-from-time = Heure de début
news-form-until-on = Dernier jour
news-form-until-time = Heure de fin
news-form-place = Lieu
news-form-place-hint = Par exemple « Hôtel de ville, salle des fêtes ». Jamais un lieu dont l’adresse est protégée.
news-form-commune = Commune
news-form-commune-hint = Son nom ou son code postal.
news-form-registration = Inscription
news-form-registration-hint = Comment et auprès de qui, par fonction. Vide si l’entrée est libre.
news-form-link = Lien
news-form-link-hint = L’adresse d’une page ou d’une visioconférence, qui commence par https://
news-form-audience = Qui le lit une fois publié
news-when = Quand
news-when-hint = Sans heure, l’évènement dure des journées entières. Sans dernier jour, il tient en un jour.
news-where = Où
news-online = En ligne
news-registration = Inscription
news-by = Annoncé par
news-dated = Date
news-dated-hint = Le jour dont parle l’actualité : aujourd’hui ou avant.
news-from-until = Du { $from } au { $until }
news-save = Enregistrer
news-save-mine = Enregistrer mon texte
news-cancel = Revenir sans enregistrer
news-typed = Votre texte

news-title-length = Donnez un titre de 3 à 120 lettres.
news-summary-long = Raccourcissez : 300 lettres au plus.
news-body-long = Raccourcissez le texte : une huitaine de pages au plus.
news-body-links = Un lien du texte n’est pas permis. Gardez des liens qui commencent par https://, mailto: ou tel:.
news-audience-unknown = Choisissez qui le lira.
news-institution-unknown = Choisissez une institution du territoire.
news-day-unreadable = Écrivez une date comme 2026-11-25.
news-dated-ahead = Une actualité ne se date pas d’un jour à venir. Pour ce qui aura lieu, annoncez un évènement.
news-time-unreadable = Écrivez une heure comme 15:00.
news-ends-before = La fin vient avant le début : corrigez l’une ou l’autre.
news-too-long = Un évènement dure un an au plus.
news-start-needed = Donnez aussi l’heure de début.
news-line-long = Raccourcissez cette ligne.
news-link-unreadable = Donnez une adresse complète qui commence par https://
news-commune-several = Plusieurs communes répondent à ce nom ou à ce code : ajoutez le département, par exemple « Saint-Denis 93 ».
news-commune-unknown = Aucune commune ne porte ce nom ni ce code postal.
news-summary-needed = Écrivez une ou deux phrases avant de proposer ou de publier.
news-body-needed = Écrivez le texte avant de proposer ou de publier.
news-place-needed = Dites où cela se passe, ou donnez un lien, avant de proposer ou de publier.

news-summary-missing = Le résumé n’est pas encore écrit.
news-body-missing = Le texte n’est pas encore écrit.
news-change = Modifier
news-history = Historique
news-see-page = Voir la page publique
news-is-read = Ce texte est publié : ce que vous enregistrez se lit aussitôt.
news-with-coordination = Ce texte est entre les mains de la coordination. Retirez-le pour l’écrire à nouveau, ou demandez-lui de le corriger.
news-gone-on = Ce texte n’en est plus là : rechargez la page pour voir où il en est.
news-propose = Proposer à la coordination
news-propose-hint = La coordination relit et publie, ou vous dit ce qui manque.
news-publish = Publier
news-publish-hint = Le texte paraît aussitôt sur le site public, dans le flux et dans le calendrier. Relisez : aucune personne aidée, aucun lieu protégé.
news-publish-partners-hint = Le texte paraît aussitôt pour les partenaires du territoire.
news-past = Cet évènement est passé. Pour le publier dans les archives, cochez la case au-dessus du bouton « Publier ».
news-past-known = Oui, il a déjà eu lieu : publier dans les archives
news-refuse = Ne pas publier
news-refuse-yes = Rendre à son institution
news-refused = Pas publié, et pourquoi
news-reason = Pourquoi
news-reason-hint = L’institution lit cette raison, corrige et propose à nouveau.
news-reason-length = Dites pourquoi, en 3 à 500 lettres.
news-withdraw = Retirer
news-withdraw-hint = Plus personne ne le lit. Le texte reste ici, et peut être repris.
news-withdraw-yes = Retirer
news-delete = Supprimer
news-delete-hint = Le texte et son historique sont effacés. Il n’a jamais été publié.
news-delete-yes = Supprimer pour toujours
news-outrun = Quelqu’un a enregistré avant vous
news-outrun-next = Rien de ce que vous avez écrit n’est perdu. Voici ce qui diffère ; enregistrez à nouveau et c’est votre texte qui reste.
news-outrun-same = Les deux textes disent la même chose.
news-was = avant :
news-is = maintenant :

news-public-news = Actualités
news-public-agenda = Agenda
news-public-archive = Évènements passés
news-public-none-news = Aucune actualité n’est publiée pour le moment.
news-public-none-agenda = Aucun évènement n’est annoncé pour le moment.
news-public-none-archive = Aucun évènement passé n’est conservé ici.
news-public-lists = Actualités et agenda
news-public-to-help = Trouver de l’aide
news-public-past = Cet évènement est passé.
news-public-feed = Suivre dans un lecteur de flux (Atom)
news-public-calendar = Suivre dans un calendrier (iCalendar)
news-public-calendar-hint = Le titre se verra dans votre calendrier : d’autres que vous l’ouvrent peut-être.
news-public-date = Mettre la date dans mon calendrier
news-feed-title = Actualités – { $territory }

press-title = Pied des communiqués
press-lead = Ce qui termine chaque communiqué : ce qu’est le réseau, et qui les journalistes appellent.
press-about = À propos du réseau
press-about-hint = Quelques phrases, 1 500 lettres au plus.
press-about-else = Si vous n’écrivez rien :
press-about-long = Raccourcissez : 1 500 lettres au plus.
press-about-bare = Le réseau de { $territory } rassemble les institutions qui aident et protègent les victimes de violences sexistes et sexuelles.
press-about-unsaid = { $count ->
    [one] Le réseau de { $territory } a pour signataire
   *[other] Le réseau de { $territory } rassemble { $count } signataires :
}
press-contact = Contact
press-contact-hint = Une fonction, par exemple « service communication de la Ville » : jamais un nom.
press-phone = Téléphone
press-phone-unreadable = Écrivez un numéro avec des chiffres, comme 01 99 00 00 01.
press-email = Adresse électronique
press-email-unreadable = Écrivez une adresse comme presse@ville.fr.

release-take = Communiqué de presse :
release-heading = Communiqué de presse
release-dateline = { $place }, le { $day }
release-about = À propos du réseau de { $territory }
release-contact = Contact presse
release-contact-unsaid = Le contact n’est pas encore écrit.
release-demo = DÉMONSTRATION
release-partners-only = Ce texte est réservé aux partenaires : un communiqué le dirait à tout le monde. Changez d’abord qui le lit.

moment-title = Temps forts de l’année
moment-lead = Les journées qui reviennent chaque année, et ce qu’il faut préparer : par qui, pour quand.
moment-none = Aucune journée n’est encore préparée ici.
moment-offered = Reprendre le 8 mars et le 25 novembre
moment-offered-hint = Avec une liste de préparatifs que vous pourrez changer.
moment-next = Prochaine fois : { $day }
moment-no-year = Aucune année n’est ouverte.
moment-years = Années
moment-in-year = Préparer { $year }
moment-progress = { $done } sur { $tasks } faits
moment-add = Ajouter une journée
moment-change = Modifier la journée et sa liste
moment-change-hint = Les années déjà ouvertes gardent leur liste.
moment-name = Nom
moment-day = Jour
moment-month = Mois
moment-checklist = Préparatifs
moment-checklist-hint = Une ligne chacun : combien de jours avant, une barre, puis quoi faire. Par exemple « 30 | Réserver la salle ».
moment-checklist-none = La liste est vide.
moment-days-before = { $count ->
    [0] le jour même
    [one] un jour avant
   *[other] { $count } jours avant
}
moment-year = Année
moment-year-hint = La liste de la dernière année est reprise, avec qui fait quoi ; la première fois, celle de la journée.
moment-open = Ouvrir cette année
moment-name-length = Donnez un nom de 3 à 120 lettres.
moment-day-unknown = Ce jour n’existe dans aucun mois : choisissez un jour et un mois du calendrier.
moment-checklist-unreadable = Écrivez chaque ligne comme « 30 | Réserver la salle », de 0 à 365 jours avant, 60 lignes au plus.
moment-too-many = Un territoire garde 50 journées au plus.
moment-year-unreadable = Choisissez cette année ou l’une des trois suivantes.
moment-year-over = Cette journée est passée cette année : choisissez l’année prochaine.
moment-year-open = Cette année est déjà ouverte.

task-title = À faire
task-owner = Par qui
task-due = Pour le
task-state = Où cela en est
task-days-before = Combien de jours avant
task-nobody = Personne encore
task-mute = aucune adresse désignée
task-none = La liste de cette année est vide.
task-done = Fait
task-done-on = le { $day }, { $function }
task-late = En retard
task-to-do = À faire
task-finish = C’est fait
task-finish-one = C’est fait : { $task }
task-reopen = Finalement, à faire
task-reopen-one = Finalement, à faire : { $task }
task-add = Ajouter un préparatif
task-remove = Enlever de la liste
task-remove-hint = Le préparatif disparaît de cette année.
task-remove-yes = Enlever
task-reminders-hint = L’institution chargée d’un préparatif est prévenue 14 jours puis 3 jours avant, à l’adresse de sa fonction.
task-title-length = Dites quoi faire, en 3 à 150 lettres.
task-days-unreadable = Donnez un nombre de jours, de 0 à 365.
task-too-many = Une année garde 60 préparatifs au plus.
task-is-done = Ce qui est fait reste dans la liste. Remettez-le d’abord à faire.
task-outrun = Voici ce qui est enregistré. Votre saisie est gardée dessous ; enregistrez à nouveau et c’est elle qui reste.

moment-mail-subject = À préparer avant le { $until }
moment-mail-text =
    Bonjour,

    { $count ->
        [one] Un préparatif confié à votre institution est à finir avant le { $until }.
       *[other] { $count } préparatifs confiés à votre institution sont à finir, le premier avant le { $until }.
    }

    La liste est ici, après connexion :
    { $link }

    Quand c’est fait, un clic suffit.

desk-news-proposed = { $count ->
    [one] Une annonce attend votre décision
   *[other] { $count } annonces attendent votre décision
}
desk-news-published = Publié : { $title }
desk-news-refused = À reprendre avant d’être publié : { $title }
desk-moment-due = À préparer pour le { $day } : { $task }
