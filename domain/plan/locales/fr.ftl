# Le plan d’actions d’un contrat.
see-plan = Lire les plans d’actions des contrats de son territoire, et de ceux que son institution signe ailleurs
keep-plan = Tenir les plans d’actions de son territoire : axes, objectifs, actions, étapes, indicateurs
fill-plan = Saisir les résultats des actions : valeurs, séances, étapes faites

plan-title = Plan d’actions
plan-on = Au { $day }.
plan-demo = Démonstration
plan-none = Aucune action.
plan-empty = Ce plan est vide. Commencez par ses axes, ou ajoutez une première action.
plan-action = Action
plan-actions = Actions
plan-count = { $count ->
    [0] aucune
    [one] une action
   *[other] { $count } actions
}
plan-done-count = { $all ->
    [0] Aucune action.
    [one] { $done ->
        [0] Une action, pas encore faite.
       *[other] Une action, faite.
    }
   *[other] { $done ->
        [0] { $all } actions, aucune encore faite.
        [one] { $all } actions, dont une faite.
       *[other] { $all } actions, dont { $done } faites.
    }
}
plan-late-count = { $count ->
    [0] Aucune n’est en retard.
    [one] Une action est en retard.
   *[other] { $count } actions sont en retard.
}
plan-progress = Avancement
plan-percent = { $percent } %
plan-unmeasured = pas encore mesuré
plan-unmeasured-count = { $count ->
    [one] Un indicateur n’est pas encore mesuré : il ne compte pas.
   *[other] { $count } indicateurs ne sont pas encore mesurés : ils ne comptent pas.
}
plan-late = Retards
plan-late-ended = En retard : devait finir le { $day }
plan-late-step = En retard : { $title }, attendu le { $day }
plan-views = Présentation du plan
plan-view-axe = Par axe
plan-view-institution = Par institution
plan-view-annee = Par année
plan-all = Toutes
plan-look = Afficher
plan-look-all = Tout afficher
plan-late-only = En retard seulement
plan-found = { $count ->
    [one] Une action trouvée.
   *[other] { $count } actions trouvées.
}
plan-found-none = Aucune action ne correspond.
plan-sort-label = Ordre
plan-sort-plan = Celui du plan
plan-sort-fin = Fin la plus proche
plan-sort-avancement = Le moins avancé d’abord
plan-sort-titre = Alphabétique
plan-decisions = Décisions
plan-no-lead = Sans pilote
plan-no-year = Sans date
plan-group-empty = Aucune action encore.
plan-yes = oui
plan-no = non
plan-pdf = Plan en PDF
plan-csv = Actions en tableau (CSV)
plan-indicators-csv = Indicateurs en tableau (CSV)
plan-sessions-csv = Séances en tableau (CSV)
plan-removed = Ce qui a été retiré
plan-restore = Rétablir
plan-remove = Retirer
plan-remove-hint = Rien n’est perdu : vous pourrez le rétablir.
plan-change = Modifier
plan-choose = Choisissez

plan-hole-lead = Il manque une institution pilote.
plan-hole-signatory = L’institution pilote ne signe pas ce contrat.
plan-hole-end = Il manque une date de fin.
plan-hole-measure = Rien ne permet de mesurer l’avancement : ajoutez un indicateur avec une cible, un livrable ou un jalon.
plan-hole-place = Cette action n’a pas encore sa place dans le plan : choisissez un axe ou un objectif.

plan-axes = Axes et objectifs
plan-axes-lead = Les axes structurent le plan ; chaque objectif appartient à un axe. Une action se range sous un objectif, ou directement sous un axe.
plan-axes-none = Aucun axe encore.
plan-axis-add = Ajouter un axe
plan-axis-edit = Modifier l’axe
plan-objective-add = Ajouter un objectif
plan-position = Rang
plan-position-unreadable = Pour le rang, écrivez un nombre de 1 à 100.
plan-axis-not-empty = Cet axe porte encore des objectifs ou des actions : déplacez-les ou retirez-les d’abord.
plan-objective-not-empty = Cet objectif porte encore des actions : déplacez-les ou retirez-les d’abord.
plan-outrun-title = Enregistré maintenant : « { $title } ». Ce que vous avez écrit est ci-dessous : comparez, puis enregistrez.

plan-add = Ajouter une action
plan-edit = Modifier l’action
plan-title-label = Intitulé
plan-title-length = Écrivez un intitulé de 3 à 300 lettres.
plan-action-hint = Ce qui sera fait, en une phrase. Ne nommez personne.
plan-description = Description
plan-description-hint = En quoi l’action consiste. Elle est lue par le public si l’action est publique.
plan-place = Place dans le plan
plan-place-none = Pas encore
plan-lead = Pilote
plan-lead-hint = L’institution qui mène l’action. Laissez vide si ce n’est pas décidé : le plan le dira.
plan-does-not-sign = { $name } (ne signe pas ce contrat)
plan-helpers = Partenaires
plan-audience = Publics
plan-audience-hint = Par exemple « Collégiens », « Professionnels de l’accueil ».
plan-setting-label = Cadre
plan-setting-school = École, collège, lycée
plan-setting-youth = Loisirs et jeunesse
plan-setting-sport = Sport
plan-setting-culture = Culture
plan-setting-university = Enseignement supérieur
plan-setting-workplace = Travail
plan-setting-public_space = Espace public
plan-setting-nightlife = Vie nocturne
plan-setting-health = Santé
plan-setting-justice = Justice
plan-setting-other = Autre cadre
plan-dates = Dates
plan-starts-on = Premier jour
plan-ends-on = Dernier jour
plan-ends-before = Le dernier jour est avant le premier : corrigez l’un des deux.
plan-budget = Budget
plan-budget-hint = En euros, par exemple « 16 000 ».
plan-fundings = Financeurs
plan-fundings-hint = Un par ligne : l’organisme, deux-points, le montant. Par exemple « CLSPD : 16 000 ».
plan-funded = Total
plan-funding-unreadable = Écrivez chaque financeur sur une ligne : l’organisme, deux-points, le montant en euros.
plan-funding-many = 30 financeurs au plus.
plan-funding-exceeds = Les financeurs donnent plus que le budget : corrigez l’un des deux.
plan-is-public = Le public peut lire cette action
plan-is-public-hint = Elle paraît sur la page publique du plan. Les indicateurs réservés aux partenaires n’y paraissent jamais.
plan-is-public-tag = Publique
plan-origin = Origine
plan-decided = Décidée en réunion du { $day }
plan-text-long = Raccourcissez ce texte.
plan-choice-unknown = Choisissez dans la liste.
plan-day-unreadable = Écrivez une date comme 2024-03-08.
plan-day-needed = Indiquez la date.
plan-day-to-come = Cette date n’est pas encore venue : vérifiez-la.
plan-action-remove = Retirer cette action
plan-action-remove-hint = Elle disparaît du plan, avec ses résultats. Vous pourrez la rétablir depuis le plan.

plan-state-label = État
plan-state-planned = Prévue
plan-state-running = En cours
plan-state-done = Faite
plan-state-dropped = Abandonnée
plan-change-state = Changer l’état
plan-state-next = Nouvel état
plan-move-planned = Prévue
plan-move-running = En cours
plan-move-done = Faite
plan-move-dropped = Abandonnée
plan-reason = Motif
plan-reason-hint = Nécessaire pour abandonner l’action.
plan-reason-needed = Dites pourquoi l’action est abandonnée.
plan-state-not-next = L’action ne peut pas passer de son état actuel à celui-ci.
plan-state-early = L’action ne commence que plus tard : corrigez d’abord son premier jour.
plan-state-steps = Un livrable ou un jalon n’est pas encore fait : notez-le fait, ou retirez-le d’abord.

plan-steps = Livrables et jalons
plan-steps-none = Aucun livrable ni jalon.
plan-step-add = Ajouter un livrable ou un jalon
plan-step-edit = Modifier l’étape
plan-step-remove = Retirer cette étape
plan-step-kind-label = Sorte
plan-step-kind-hint = Un livrable se remet ; un jalon est un moment atteint.
plan-step-kind-deliverable = Livrable
plan-step-kind-milestone = Jalon
plan-due-on = Attendu le
plan-due = Attendu le { $day }
plan-due-none = Sans échéance
plan-overdue = En retard
plan-done-on = Fait le
plan-done = Fait le { $day }
plan-finish = C’est fait
plan-undone = Pas encore fait
plan-weight = Poids dans l’avancement
plan-weight-hint = De 0 à 100 : 2 compte deux fois plus que 1, 0 ne compte pas.
plan-weight-unreadable = Écrivez un poids de 0 à 100.
plan-weighs = poids { $weight }

plan-indicators = Indicateurs
plan-indicators-none = Aucun indicateur.
plan-indicator-add = Ajouter un indicateur
plan-indicator-edit = Modifier l’indicateur
plan-indicator-remove = Retirer cet indicateur
plan-indicator-hint = Par exemple « Professionnels formés ».
plan-definition = Définition
plan-definition-hint = Ce qui est compté exactement, et comment.
plan-unit-label = Unité
plan-unit-count = Nombre
plan-unit-percent = Pourcentage
plan-unit-euros = Euros
plan-unit-hint-count = Un nombre entier.
plan-unit-hint-percent = De 0 à 100, deux décimales au plus.
plan-unit-hint-euros = En euros.
plan-unit-of-sessions = Les séances se comptent : choisissez l’unité « Nombre ».
plan-unit-has-values = Des valeurs sont déjà saisies dans l’unité d’avant : gardez-la, ou créez un autre indicateur.
plan-feed-label = D’où viennent les valeurs
plan-feed-typed = Saisies à la main
plan-feed-sessions = Nombre de séances
plan-feed-under_18 = Moins de 18 ans aux séances
plan-feed-adults = Adultes aux séances
plan-feed-professionals = Professionnels aux séances
plan-feed-everybody = Toutes les personnes aux séances
plan-is-sum = Les valeurs s’additionnent
plan-is-sum-hint = Chaque valeur est celle d’une période. Sinon, c’est la dernière qui compte.
plan-start = Valeur de départ
plan-start-hint = Laissez vide pour zéro.
plan-from = départ { $start }
plan-target = Cible
plan-target-hint = Sans cible, l’indicateur informe et ne compte pas dans l’avancement.
plan-target-is-start = La cible est égale à la valeur de départ : corrigez l’une des deux.
plan-of-target = sur { $target } visés
plan-protection-label = Qui peut lire le résultat
plan-protection-hint = Tout partenaire le lit ; ceci dit ce que le public en voit.
plan-protection-public = Tout le monde
plan-protection-small = Tout le monde, petits nombres masqués
plan-protection-partners = Partenaires seulement
plan-least = Masquer en dessous de
plan-least-hint = Un nombre de personnes plus petit n’est pas montré au public.
plan-least-unreadable = Écrivez un seuil de 11 à 1 000.
plan-count-unreadable = Écrivez un nombre entier, sans signe ni virgule.
plan-percent-unreadable = Écrivez un pourcentage de 0 à 100, avec deux décimales au plus.
plan-euros-unreadable = Écrivez un montant en euros, comme 1 234,50.
plan-as-table = En tableau
plan-when = Date
plan-value = Valeur
plan-values = Valeurs
plan-values-enter = Saisir une valeur
plan-values-see = Voir les valeurs
plan-values-none = Aucune valeur encore.
plan-values-caption = Toutes les valeurs saisies, les plus récentes d’abord
plan-value-add = Saisir une valeur
plan-value-correct = Corriger
plan-value-correct-hint = La valeur d’avant reste dans l’historique.
plan-value-replaced = remplacée
plan-value-gone = retirée
plan-value-known = Une valeur est déjà saisie pour ce jour : corrigez-la dans la liste.
plan-value-of-sessions = Les valeurs de cet indicateur sont comptées à partir des séances.
plan-measured-on = Mesurée le
plan-source = Source
plan-source-hint = D’où vient ce chiffre : un bilan, un registre, un comptage. Ne nommez personne.
plan-source-needed = Dites d’où vient ce chiffre.
plan-entered = Saisie par

plan-awareness = Séances de sensibilisation
plan-sessions = Séances
plan-sessions-none = Aucune séance notée.
plan-sessions-see = Voir toutes les séances
plan-sessions-caption = Séances, les plus récentes d’abord
plan-sessions-count = { $count ->
    [one] une séance
   *[other] { $count } séances
}
plan-sums = Séances par année et par cadre
plan-year-setting = Année, cadre
plan-session-add = Ajouter une séance
plan-session-edit = Modifier la séance
plan-session-again = Enregistrer et en saisir une autre
plan-session-remove = Retirer cette séance
plan-session-hint = Comptez les personnes ; ne notez jamais qui elles sont.
plan-session-empty = Indiquez combien de personnes étaient là.
plan-held-on = Date
plan-subject = Sujet
plan-subject-hint = Par exemple « Cyberharcèlement, théâtre-forum ».
plan-commune = Commune
plan-commune-hint = Par son nom ou son code. Vous pouvez laisser vide.
plan-under-18 = Moins de 18 ans
plan-adults = Adultes
plan-professionals = Professionnels
plan-people-unreadable = Écrivez un nombre entier de 0 à 10 000.

plan-public-see = Ce que le public en lit
plan-public-title = Ce que fait le réseau
plan-public-lead = Les actions que mènent ensemble les institutions de { $territory } contre les violences sexistes et sexuelles.
plan-public-back = Trouver de l’aide
plan-public-none = Aucune action n’est publiée ici pour le moment.
plan-public-year = En { $year }
plan-public-under = moins de { $least }
plan-public-kept = non montré, pour que personne ne soit reconnu
plan-public-small = Un nombre de personnes inférieur à 11 n’est pas montré : personne ne doit pouvoir être reconnu.

plan-year = Année
plan-desk-late = Action en retard : { $title }
plan-desk-late-more = { $count ->
    [one] Une autre action est en retard
   *[other] { $count } autres actions sont en retard
}
plan-desk-step = À remettre pour le { $day } : { $title }

plan-renewal = Suite
plan-carried = Reprise
plan-new = Nouvelle
plan-goes-on = Reprise dans le contrat suivant
plan-ends = Terminée avec ce contrat
plan-frame-carried = Repris
plan-frame-new = Nouveau
plan-frame-settled = Décidé au renouvellement
plan-frame-settled-on = Déjà repris
plan-carried-from = Reprise de
plan-carried-from-see = L’action du contrat précédent
plan-inherited = Depuis le contrat précédent
plan-carried-count = { $carried ->
    [0] Aucune action reprise
    [one] Une action reprise
   *[other] { $carried } actions reprises
} du contrat précédent, { $new ->
    [0] aucune nouvelle.
    [one] une nouvelle.
   *[other] { $new } nouvelles.
}
plan-goes-on-count = { $on ->
    [0] Aucune action ne continue
    [one] Une action continue
   *[other] { $on } actions continuent
} dans le contrat suivant, { $ended ->
    [0] aucune ne se termine avec celui-ci.
    [one] une se termine avec celui-ci.
   *[other] { $ended } se terminent avec celui-ci.
}
plan-ended-count = { $count ->
    [one] Une action s’est terminée avec lui.
   *[other] { $count } actions se sont terminées avec lui.
}
plan-ended-list = Actions terminées avec le contrat précédent
plan-carry-begin = Reprendre le plan du contrat précédent
plan-carry-look = Voir ce qui a été repris
plan-carry-next = Ce que le contrat suivant en reprend
plan-carry-title = Reprendre le plan
plan-carry-now = Où en est la reprise
plan-carry-told = Ce qui va se passer
plan-carry-told-hint = Rien n’est encore fait. Vérifiez, puis confirmez ; plus bas, vous pouvez changer vos choix.
plan-carry-axes = Axes repris
plan-carry-objectives = Objectifs repris
plan-carry-actions = Actions reprises
plan-carry-ended = Actions terminées
plan-carry-undecided = À décider
plan-carry-all = Tout est repris : il n’y a plus rien à décider.
plan-carry-hint = Dites ce qui continue. Une action reprise garde son pilote, ses partenaires, ses indicateurs sans leurs valeurs, et ce qui reste à remettre. Son budget, ses résultats et les dates passées restent dans l’ancien plan. Une action reprise à la même place emporte son axe et son objectif.
plan-carry-on = Continue
plan-carry-not = Se termine avec l’ancien contrat
plan-carry-same = Continue, à la même place
plan-carry-under = Continue sous : { $place }
plan-carry-axis = L’axe lui-même
plan-carry-objective = Objectif : { $title }
plan-carry-done = Déjà reprise
plan-carry-see = Voir l’action
plan-carry-review = Vérifier avant de reprendre
plan-carry-confirm = Confirmer la reprise
