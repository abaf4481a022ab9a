# Les instances, leurs réunions, ce qui s’y décide.
see-meetings = Lire les instances où siège son institution, et leurs réunions
keep-meetings = Tenir les instances du territoire : membres, convocations, comptes rendus, décisions
pro-menu-meetings = Réunions

meeting-title = Réunions
meeting-lead = Qui se réunit, quand, et ce qui en sort.
meeting-coming = À venir
meeting-coming-none = Aucune réunion n’est prévue.
meeting-none = Cette instance ne s’est pas encore réunie.
meeting-of = Réunion du { $day }
meeting-plan = Prévoir une réunion
meeting-plan-next = Prévoir la prochaine réunion
meeting-next = Prochaine réunion
meeting-next-none = Elle n’est pas encore fixée.
meeting-edit = Changer la date ou le lieu
meeting-edit-told = Les membres sont déjà convoqués : chacun sera prévenu du changement. À une autre date, on leur redemande s’ils viennent.
meeting-day = Date
meeting-from = Début
meeting-to = Fin
meeting-hours = Heures
meeting-place = Lieu
meeting-place-hint = Une adresse, une salle ou un lien de visioconférence. Il n’est écrit dans aucun courriel si l’instance est discrète.
meeting-place-length = Écrivez un lieu de 3 à 200 lettres.
meeting-ends-before = La fin est avant le début : corrigez l’une des deux heures.
meeting-day-needed = Indiquez la date.
meeting-day-unreadable = Écrivez une date comme 2027-03-12.
meeting-hour-unreadable = Écrivez une heure comme 09:30.
meeting-text-long = Raccourcissez ce texte.
meeting-email-unreadable = Écrivez une adresse comme secretariat@institution.fr.
meeting-choose = Choisissez dans la liste.
meeting-choose-one = Choisissez
meeting-save = Enregistrer
meeting-save-mine = Enregistrer mon texte
meeting-keep-theirs = Garder ce qui est enregistré
meeting-cancel-form = Annuler
meeting-typed = Votre texte
meeting-was = Enregistré :
meeting-is = Écrit par vous :
meeting-outrun = Quelqu’un a modifié cette page pendant que vous écriviez
meeting-outrun-lead = Rien n’est perdu : ce que vous avez écrit est dans le formulaire ci-dessous. Comparez, complétez, puis enregistrez.
meeting-differences = Ce qui diffère
meeting-differences-none = Aucune différence à montrer : relisez votre texte ci-dessous.
meeting-differences-hint = Barré : enregistré par l’autre personne. Souligné : écrit par vous.
meeting-state-planned = Prévue
meeting-state-convened = Convoquée
meeting-state-held = Tenue
meeting-state-approved = Compte rendu approuvé
meeting-state-cancelled = Annulée
meeting-unsaid = Cette réunion est passée : indiquez qui est venu, ou annulez-la.
meeting-calendar = Ajouter à mon agenda (iCalendar)
meeting-convening = Convocation
meeting-convened-on = Convoquée le { $day }.
meeting-convene = Convoquer les membres
meeting-convene-hint = { $count ->
    [one] Un membre reçoit un courriel avec une invitation pour son agenda et un lien pour répondre.
   *[other] { $count } membres reçoivent chacun un courriel avec une invitation pour leur agenda et un lien pour répondre.
}
meeting-discreet-hint = Ni le nom de l’instance, ni l’ordre du jour, ni le lieu n’y sont écrits.
meeting-convene-others = Convoquer les autres
meeting-convene-others-hint = Des membres n’ont pas encore reçu de convocation : eux seuls reçoivent un courriel.
meeting-nobody = Personne ne siège ce jour-là : notez d’abord les membres.
meeting-without-members = Personne ne siège dans cette instance ce jour-là : notez d’abord ses membres, puis convoquez.
meeting-in-the-past = Cette date est passée : choisissez-en une autre avant de convoquer.
meeting-not-planned = Cette réunion est déjà convoquée, tenue ou annulée : rouvrez sa page.
meeting-not-convened = Cette réunion n’est pas convoquée : rouvrez sa page.
meeting-is-over = Cette réunion est tenue ou annulée : on ne peut plus la changer.
meeting-not-yet = Cette réunion n’a pas encore eu lieu : attendez le jour même pour noter qui est venu.
meeting-is-approved = Le compte rendu est approuvé : rien n’y change plus.
meeting-is-cancelled = Cette réunion est annulée.
meeting-not-held = Notez d’abord qui est venu à cette réunion.
meeting-cancel = Annuler cette réunion
meeting-cancel-hint = Les membres convoqués reçoivent une annulation, pour leur agenda aussi.
meeting-cancel-yes = Annuler la réunion
meeting-mail-subject = Réunion du { $day }
meeting-mail-subject-named = { $name } : réunion du { $day }
meeting-mail-convened =
    Bonjour,

    Une réunion à laquelle vous siégez aura lieu le { $day }, de { $from } à { $to }.

    Le lieu et l’ordre du jour sont derrière ce lien, qui est le vôtre. Il s’ouvre sans compte et vous permet de dire, une fois, si vous venez :
    { $link }

    L’invitation jointe ajoute la date à votre agenda.

    Ce message est envoyé par un automate : n’y répondez pas.
meeting-mail-changed =
    Bonjour,

    Une réunion à laquelle vous siégez a changé. Elle aura lieu le { $day }, de { $from } à { $to }.

    Le lieu et l’ordre du jour sont derrière ce nouveau lien, qui est le vôtre et remplace le précédent :
    { $link }

    L’invitation jointe met votre agenda à jour.

    Ce message est envoyé par un automate : n’y répondez pas.
meeting-mail-cancelled =
    Bonjour,

    La réunion prévue le { $day }, de { $from } à { $to }, n’aura pas lieu.

    L’annulation jointe la retire de votre agenda.

    Ce message est envoyé par un automate : n’y répondez pas.
meeting-mail-released =
    Bonjour,

    Vous n’êtes plus membre : la réunion du { $day }, de { $from } à { $to }, ne vous attend plus.

    L’annulation jointe la retire de votre agenda.

    Ce message est envoyé par un automate : n’y répondez pas.
meeting-mail-reminder =
    Bonjour,

    Une réunion à laquelle vous siégez aura lieu le { $day }, de { $from } à { $to }.

    Le lieu et l’ordre du jour sont derrière ce lien, qui est le vôtre et remplace le précédent :
    { $link }

    Ce message est envoyé par un automate : n’y répondez pas.
meeting-mail-minutes =
    Bonjour,

    Le compte rendu de la réunion du { $day } est approuvé. Vous pouvez le lire dans votre espace de travail :
    { $link }

    Vous n’avez pas de compte ? Demandez-le au secrétariat de l’instance.

    Ce message est envoyé par un automate : n’y répondez pas.

instance-title = Instances
instance-one = Instance
instance-begin = Créer une instance
instance-edit = Modifier l’instance
instance-none = Aucune instance n’est encore tenue ici : créez la plénière des signataires.
instance-none-hers = Votre institution ne siège encore dans aucune instance tenue ici.
instance-ended = Fermée
instance-last = Dernière réunion : { $day }.
instance-last-none = Pas encore de réunion.
instance-next = Prochaine : { $day }.
instance-calendar = Toutes ses réunions pour mon agenda (iCalendar)
instance-kind-label = Sorte d’instance
instance-kind-plenary = Plénière des signataires
instance-kind-restricted = Formation restreinte
instance-kind-steering = Comité de pilotage
instance-kind-technical = Comité technique
instance-kind-thematic = Groupe thématique
instance-kind-observatory = Observatoire
instance-name = Nom
instance-name-hint = Par exemple « Plénière du contrat local ».
instance-name-length = Écrivez un nom de 5 à 150 lettres.
instance-missions = Missions
instance-missions-hint = À quoi sert cette instance. Une ligne par mission.
instance-missions-none = Ses missions ne sont pas encore écrites.
instance-secretariat = Adresse du secrétariat
instance-secretariat-hint = L’adresse d’une fonction : les réponses des agendas y arrivent.
instance-contract = Contrat
instance-contract-none = Aucun : l’instance ne dépend pas d’un contrat
instance-created-on = Créée le
instance-created-hint = La plénière se réunit au moins une fois par an à partir de ce jour.
instance-ended-on = Fermée le
instance-ended-hint = Laissez vide tant qu’elle existe.
instance-ends-before = La fermeture est avant la création : corrigez l’une des deux dates.
instance-quorum = Quorum
instance-quorum-seats = { $count ->
    [one] Une institution présente ou représentée
   *[other] { $count } institutions présentes ou représentées
}
instance-quorum-number = Nombre d’institutions
instance-quorum-hint = Seulement pour un nombre fixe. Présentes et représentées comptent.
instance-quorum-number-needed = Écrivez un nombre d’institutions de 1 à 500.
quorum-free = Aucun quorum
quorum-half = La moitié des institutions membres
quorum-number = Un nombre d’institutions

member-title = Membres
member-none = Personne n’y siège encore.
member-count = { $count ->
    [0] Personne n’y siège aujourd’hui.
    [one] Une institution y siège aujourd’hui.
   *[other] { $count } institutions y siègent aujourd’hui.
}
member-keep = Tenir les membres
member-see = Voir les membres
member-add = Ajouter un membre
member-change = Modifier
member-remove = Retirer
member-remove-hint = Pour quelqu’un noté par erreur. Si son mandat se termine, indiquez plutôt son dernier jour.
member-remove-yes = Retirer ce membre
member-institution = Institution
member-institution-needed = Choisissez une institution du réseau.
member-function = Fonction
member-function-hint = Ce que fait la personne dans son institution.
member-function-length = Écrivez une fonction de 3 à 150 lettres.
member-name = Nom
member-name-hint = Facultatif : la fonction suffit.
member-email = Adresse électronique
member-email-hint = De préférence celle de la fonction. Sans elle, la convocation se fait autrement.
member-starts-on = Premier jour du mandat
member-ends-on = Dernier jour du mandat
member-ends-hint = Laissez vide si le mandat continue. Trois mois après la fin, la personne est effacée.
member-form-hint = Les membres de l’instance lisent fonction et nom ; l’adresse, la coordination seule.
member-since = Depuis le { $day }
member-period = Du { $from } au { $until }
member-not-current = hors mandat
member-backwards = Ce mandat finit avant de commencer : corrigez l’une des deux dates.
member-overlaps = Quelqu’un d’autre siège déjà pour cette institution à ces dates : terminez d’abord son mandat.
member-of-another = Ce mandat est celui d’une autre instance : rouvrez la liste des membres.

agenda-title = Ordre du jour
agenda-none = L’ordre du jour n’est pas encore écrit.
agenda-keep = Écrire l’ordre du jour
agenda-points = Points, dans leur ordre
agenda-points-hint = Un point par ligne. Déplacez les lignes pour changer l’ordre. Aucun nom de personne aidée.
agenda-proposals = Points proposés
agenda-proposals-hint = Cochez ceux qui s’ajoutent à la fin.
agenda-proposals-none = Rien n’est en suspens : aucun point n’est proposé.
agenda-many = Gardez 60 points au plus.
agenda-point-long = Raccourcissez les points : 200 lettres au plus par ligne.
agenda-undone = non traité
agenda-of-decision = Décision sans action : { $text }
agenda-of-late = Action en retard : { $title }
agenda-of-contract = Fin du contrat dans l’année : { $title }
origin-free = Libre
origin-undone = Non traité la dernière fois
origin-late = Action en retard
origin-decision = Décision sans action
origin-contract = Contrat

attendance-title = Présence
attendance-caption = Par institution
attendance-none = Personne ne siège ce jour-là.
attendance-take = Noter qui est venu
attendance-hint = Ce qui a été annoncé est déjà choisi : corrigez, complétez.
attendance-announced = Annoncé
attendance-by = Par qui, si l’institution est représentée
attendance-missing = Indiquez pour chaque institution si elle était présente, représentée, excusée ou absente.
attendance-done = Points traités
attendance-done-hint = Ceux qui restent seront proposés à la prochaine réunion.
attendance-counted = { $voices ->
    [0] Aucune institution présente ou représentée sur { $seats }.
    [one] Une institution présente ou représentée sur { $seats }.
   *[other] { $voices } institutions présentes ou représentées sur { $seats }.
}
attendance-counts = Présentes : { $present }, représentées : { $represented },
attendance-counts-away = excusées : { $excused }, absentes : { $absent }.
attendance-needed = Quorum : { $needed } sur { $seats }.
attendance-quorum-met = Le quorum est atteint.
attendance-quorum-missed = Le quorum n’est pas atteint.
presence-label = Présence
presence-present = Présente
presence-represented = Représentée
presence-excused = Excusée
presence-absent = Absente

invitation-title = Qui a été prévenu
reached-mute = sans adresse : à prévenir autrement
reached-unwritten = pas encore prévenu
reached-waiting = courriel en route
reached-sent = courriel parti
reached-no_server = courriel non parti : aucun serveur de courriel n’est réglé
reached-dead = boîte aux lettres qui ne reçoit plus : corrigez l’adresse

reply-question = Votre institution sera-t-elle là ?
reply-choose = Choisissez une réponse.
reply-by-hint = La fonction de la personne qui vient à votre place. Aucun nom.
reply-by-needed = Indiquez la fonction de la personne qui vous représente, en 3 à 150 lettres.
reply-send = Répondre
reply-once = Vous répondez une seule fois. Regarder cette page ne dit rien à personne.
reply-thanks = Merci, c’est noté : { $said }.
reply-thanks-plain = Merci, votre réponse est notée.
reply-change = Pour changer votre réponse, écrivez au secrétariat de l’instance.
reply-dead-title = Ce lien ne s’ouvre plus
reply-dead = La réunion est passée, un message plus récent a remplacé ce lien, vous avez déjà répondu, ou il a été mal recopié.
reply-dead-next = Ouvrez le dernier message reçu, ou écrivez au secrétariat de l’instance.

minutes-title = Compte rendu
minutes-none = Il n’est pas encore écrit.
minutes-draft = Projet, pas encore approuvé.
minutes-approved-on = Approuvé le { $day }.
minutes-approve = Approuver le compte rendu
minutes-approve-hint = Rien n’y change plus. Les membres reçoivent un lien pour le lire, jamais son contenu.
minutes-none-to-approve = Écrivez d’abord le compte rendu.
minutes-read = Lire le compte rendu
minutes-write = Écrire le compte rendu
minutes-written = Écrit par : { $by }, le { $day }.
minutes-pdf = Compte rendu en PDF, à imprimer
minutes-versions = Versions du compte rendu
minutes-version = Version { $number }
minutes-version-changes = Ce qui a changé
minutes-restore = Revenir à la version { $number }
minutes-discussions = Échanges
minutes-text = Ce qui s’est dit
minutes-text-hint = Un titre « ## » par point, puis le texte. « - » en début de ligne fait une liste. Présence, décisions et prochaine réunion s’ajoutent d’elles-mêmes.
minutes-no-names = N’écrivez ni le nom ni la situation d’une personne aidée : un compte rendu circule.
minutes-blank = Écrivez ce qui s’est dit, ou revenez en arrière.
minutes-long = Raccourcissez ce texte : 40 000 lettres au plus.
minutes-links = Un lien ne mène pas à une adresse https, un courriel ou un téléphone : corrigez-le.
minutes-demo = Démonstration

decided-title = Décisions
decided-one = Décision
decided-none = Aucune décision n’est notée.
decided-add = Noter une décision
decided-text = Décision
decided-text-hint = Une phrase, avec un verbe.
decided-text-length = Écrivez la décision en 5 à 300 lettres.
decided-lead = Qui s’en charge
decided-lead-choose = Choisissez une institution
decided-lead-none = Personne n’en est chargé
decided-lead-needed = Choisissez l’institution qui s’en charge : une action a besoin de quelqu’un.
decided-due-on = Échéance
decided-due = avant le { $day }
decided-day-needed = Indiquez une échéance : une action a besoin d’une date.
decided-day-before = L’échéance est avant la réunion : corrigez la date.
decided-in-plan = Inscrire au plan d’actions du contrat
decided-no-contract = Cette instance ne dépend d’aucun contrat : la décision n’ira dans aucun plan d’actions.
decided-no-plan = Cette instance ne dépend d’aucun contrat : rattachez-la d’abord à un contrat.
decided-action = Voir l’action
decided-without-action = sans action
decided-make-action = En faire une action
decided-not-ripe = Cette décision n’a pas de responsable ou pas d’échéance : notez-la à nouveau, complète.
decided-has-action = Cette décision est devenue une action du plan : elle reste.
decided-remove = Retirer
decided-state-planned = Prévue
decided-state-running = En cours
decided-state-done = Faite
decided-state-dropped = Abandonnée

yearly-soon = Les signataires se réunissent au moins une fois par an. On compte depuis le { $since } : la prochaine réunion a lieu avant le { $due }.
yearly-over = Plus d’un an sans réunion des signataires : on compte depuis le { $since }.
yearly-next = Une réunion est prévue le { $day }.
yearly-none-planned = Aucune réunion n’est prévue.
yearly-fine = Dernière réunion le { $since } ; la suivante avant le { $due }.
yearly-first = Première réunion avant le { $due }.
yearly-mail-subject = Une réunion est à prévoir
yearly-mail-text =
    Bonjour,

    Les membres d’une instance que vous suivez ne se sont pas réunis depuis { $months } mois. Ils doivent se réunir au moins une fois par an : avant le { $due }.

    Sa page :
    { $link }

    Ce message est envoyé par un automate : n’y répondez pas.

meeting-wait-yearly = { $name } : à réunir avant le { $due }
meeting-wait-unsaid = Réunion du { $day } : qui est venu ?
meeting-wait-minutes = Réunion du { $day } : compte rendu à approuver
meeting-wait-coming = Réunion du { $day }, où siège votre institution
meeting-held-count = { $count ->
    [0] Aucune réunion tenue.
    [one] Une réunion tenue.
   *[other] { $count } réunions tenues.
}
