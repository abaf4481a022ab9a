# Les rôles des partenaires et les circuits.
see-roles = Lire les fiches de rôle et les circuits
write-roles = Écrire les fiches de rôle et les circuits
validate-roles = Valider pour son institution une fiche de rôle, des étapes de circuit
note-validation = Consigner la validation d’une institution qui n’a pas de compte
pro-menu-roles = Rôles
pro-menu-circuits = Circuits

role-sheets = Rôle de chaque partenaire
role-sheets-lead = Ce que fait chaque institution du réseau de { $territory }, ce qu’elle ne peut pas faire, et comment la saisir.
role-sheets-empty = Ce territoire n’a pas encore d’institution. La coordination les ajoute à l’ouverture du territoire.
role-sheet-none = Aucune fiche
role-sheet-none-lead = Cette institution n’a pas encore de fiche de rôle validée.
role-sheet-begin = Commencer la fiche
role-sheet-write = Écrire la fiche de rôle
role-sheet-write-hint = Du texte simple : une ligne vide sépare deux paragraphes, un tiret en début de ligne fait une liste. Le brouillon peut rester incomplet. N’écrivez le nom de personne : une fonction suffit, et ne change pas avec les départs.
role-sheet-incomplete = Il manque des rubriques : la fiche pourra être validée quand toutes seront remplies.
role-sheet-blank = Écrivez au moins une rubrique.
role-section-length = Raccourcissez cette rubrique : 1 500 lettres au plus, pour que la fiche tienne sur une page.
role-section-empty = À écrire.
role-missions = Missions dans le réseau
role-missions-hint = Ce que l’institution fait pour les victimes et avec les autres.
role-can = Ce qu’elle peut faire
role-can-hint = Ce qu’un partenaire peut lui demander.
role-cannot = Ce qu’elle ne peut pas faire
role-cannot-hint = Ce qu’on attend parfois d’elle à tort, et vers qui se tourner.
role-conditions = Conditions d’entrée
role-conditions-hint = Qui peut venir, avec ou sans rendez-vous, avec ou sans plainte, avec quels papiers.
role-delays = Délais
role-delays-hint = Sous combien de temps elle répond, reçoit, décide.
role-contact = Joindre le référent ou la référente
role-contact-hint = La fonction, le téléphone ou l’adresse du service, et quand appeler.
role-institution = Voir l’institution
role-print-all = Imprimer toutes les fiches
role-print-hint = Chaque fiche commence sur une nouvelle page : imprimez cette page avec votre navigateur.
role-print-empty = Aucune fiche n’est encore validée.

role-status-draft = Brouillon
role-status-submitted = En attente de validation
role-status-valid = Validé
role-valid-on = Validé le { $day }
role-withdrawn-on = Retiré le { $day }
role-due = À revoir
role-due-hint = La dernière validation a plus de douze mois : relisez ce texte, corrigez-le s’il le faut, puis validez-le de nouveau.
role-reading-draft = Vous lisez le brouillon : il n’est pas encore en vigueur.
role-to-valid = Lire le texte en vigueur
role-to-draft = Un brouillon est en cours : le lire
role-life = Validation
role-nobody-concerned = Aucune institution n’est encore nommée.
role-progress = Validations : { $agreed } sur { $all }.
role-agreed = { $name } : validé par { $function }, le { $day }
role-noted-by = (consigné par { $function })
role-awaited = { $name } : en attente
role-awaited-mute = { $name } : en attente, personne n’y a de compte pour valider
role-validate = Valider pour mon institution
role-validate-hint = Vous engagez votre institution sur ce texte, tel que vous venez de le lire. Votre fonction et la date seront inscrites.
role-submit = Soumettre à validation
role-submit-hint = Les institutions nommées pourront valider ; l’espace de travail leur montre ce texte.
role-review = Relancer la validation
role-note = Consigner une validation
role-note-lead = Pour une institution qui n’a pas de compte : elle a validé en réunion ou par courrier, vous l’inscrivez ici. La consignation porte votre fonction.
role-note-who = Institution
role-note-institution = Choisissez une institution de la liste.
role-note-function = Validée par (fonction)
role-note-function-hint = Par exemple « directrice de cabinet ». Pas de nom.
role-note-function-length = Écrivez une fonction de 3 à 100 lettres.
role-note-day = Validée le
role-note-day-unreadable = Écrivez une date comme 2026-11-23.
role-note-day-range = Choisissez un jour passé, de moins d’un an.
role-note-save = Consigner
role-note-nobody = Il n’y a rien à consigner ici : soit tout est validé ou pas encore soumis, soit l’institution a quelqu’un qui peut valider elle-même. Demandez-le-lui.
role-already-valid = Ce texte est déjà validé. Il sera à valider de nouveau dans douze mois, ou dès qu’il change.
role-not-submitted = Ce circuit est encore un brouillon : la coordination le soumet d’abord à validation.
role-is-withdrawn = Ce texte a été retiré. Remettez-le d’abord en place, puis recommencez.
role-edit = Modifier
role-withdraw = Retirer ce texte
role-withdraw-hint = Les partenaires ne le verront plus. Rien n’est effacé : vous pourrez le remettre en place.
role-withdraw-yes = Oui, retirer
role-bring-back = Remettre en place
role-versions = Versions validées
role-versions-none = Aucune version n’a encore été validée.
role-version = Version { $number }
role-unchanged = Validée de nouveau sans changement.
role-changes = { $count ->
    [one] Une rubrique a changé
   *[other] { $count } rubriques ont changé
}
role-was = Avant :
role-is = Depuis :
role-restore = Reprendre la version { $number } comme brouillon
role-back = Revenir au texte
role-cancel = Annuler
role-save = Enregistrer le brouillon
role-save-mine = Enregistrer mon texte
role-keep-theirs = Garder l’autre texte
role-outrun = Quelqu’un a modifié ce texte pendant que vous écriviez
role-outrun-lead = Rien n’est perdu : ce que vous avez écrit est dans le formulaire, plus bas. Comparez, complétez, puis enregistrez.
role-differences = Ce qui diffère
role-differences-none = Aucune différence à montrer : relisez votre texte plus bas.
role-differences-hint = Barré : enregistré par l’autre personne. Souligné : écrit par vous.
role-stored = Enregistré :
role-typed = Votre texte
role-stale = Ce texte a changé depuis que vous l’avez lu
role-stale-lead = Rien n’a été fait. Relisez-le, puis recommencez.
role-stale-read = Relire

circuit-list = Circuits entre partenaires
circuit-list-lead = Qui fait quoi, dans quel délai, avec quel document : les procédures sur lesquelles santé, justice, police et action sociale se sont mises d’accord.
circuit-list-empty = Aucun circuit n’est encore en vigueur sur ce territoire.
circuit-yours = À valider par vous
circuit-begin = Commencer un circuit
circuit-write = Écrire le circuit
circuit-save = Enregistrer le titre et la situation
circuit-read = Relire et soumettre le circuit
circuit-title = Titre
circuit-title-hint = Par exemple « Plainte recueillie à l’hôpital ».
circuit-title-length = Donnez un titre de 3 à 100 lettres.
circuit-situation = Situation
circuit-situation-hint = Quand on suit ce circuit.
circuit-situation-length = Dites en 3 à 400 lettres quand on suit ce circuit.
circuit-drawing = Schéma du circuit
circuit-drawing-hint = Le même circuit est écrit plus bas, étape par étape.
circuit-drawn = { $count ->
    [one] Une étape
   *[other] { $count } étapes
}, chacune dans la colonne de qui la fait, avec des flèches vers les suivantes ; la liste des étapes, plus bas, dit la même chose.
circuit-steps = Étapes
circuit-steps-none = Ce circuit n’a pas encore d’étape.
circuit-step = Modifier une étape
circuit-step-add = Ajouter une étape
circuit-step-save = Enregistrer l’étape
circuit-step-edit = Modifier l’étape { $number }
circuit-step-earlier = Monter l’étape { $number }
circuit-step-later = Descendre l’étape { $number }
circuit-step-remove = Retirer l’étape { $number }
circuit-step-remove-hint = Elle reste sous le brouillon, d’où vous pourrez la remettre.
circuit-step-remove-yes = Oui, retirer l’étape
circuit-step-back = Remettre à la fin
circuit-removed = Étapes retirées
circuit-removed-hint = Elles disparaissent quand le circuit entre en vigueur.
circuit-too-long = Un circuit a vingt étapes au plus : faites-en deux.
circuit-too-short = Un circuit a au moins deux étapes : ajoutez-les avant de le soumettre.
circuit-nobody = Nommez au moins une institution dans une étape : c’est elle qui valide.
circuit-cut-off = Une étape n’est atteinte par aucune autre : reliez-la ou retirez-la avant de soumettre.
circuit-cycle = Cette suite ramène à une étape déjà passée : un circuit avance toujours. Choisissez une étape qui n’y revient pas.
circuit-cycle-moved = À cette place, l’étape ramènerait le circuit à un point déjà passé. Changez d’abord ce qui vient après elle.
circuit-who = Qui
circuit-institution = Institution
circuit-institution-none = Aucune : une fonction seule
circuit-function = Fonction
circuit-function-hint = Par exemple « médecin des urgences ». Pas de nom.
circuit-function-length = Raccourcissez la fonction : 150 lettres au plus.
circuit-who-missing = Choisissez une institution, ou écrivez une fonction.
circuit-who-unknown = Cette institution n’est pas du réseau : choisissez-en une de la liste.
circuit-what = Ce qui est fait
circuit-what-hint = Une phrase ou deux, au présent.
circuit-what-length = Dites en 3 à 400 lettres ce qui est fait.
circuit-delay = Délai
circuit-number = Nombre
circuit-number-hint = Laissez vide pour « immédiatement ».
circuit-number-unreadable = Écrivez un nombre de 1 à 99.
circuit-unit = Unité
circuit-unit-immediate = immédiatement
circuit-unit-hours = heures
circuit-unit-days = jours
circuit-unit-weeks = semaines
circuit-delay-immediate = Immédiatement
circuit-delay-hours = { $count ->
    [one] Sous une heure
   *[other] Sous { $count } heures
}
circuit-delay-days = { $count ->
    [one] Sous un jour
   *[other] Sous { $count } jours
}
circuit-delay-weeks = { $count ->
    [one] Sous une semaine
   *[other] Sous { $count } semaines
}
circuit-document = Document
circuit-document-hint = Ce qui accompagne l’étape : un imprimé, une fiche, un certificat. Laissez vide s’il n’y en a pas.
circuit-document-length = Raccourcissez : 150 lettres au plus.
circuit-with-document = Document : { $document }
circuit-secrecy = Secret professionnel
circuit-secrecy-hint = Ce qui peut être dit, à qui, et avec quel accord.
circuit-secrecy-length = Raccourcissez : 400 lettres au plus.
circuit-with-secrecy = Secret : { $secrecy }
circuit-next = Ensuite
circuit-next-hint = Ne remplissez rien si l’étape suivante de la liste vient toujours. Sinon, jusqu’à trois suites, chacune avec sa condition.
circuit-to = Suite { $number }
circuit-to-none = L’étape suivante de la liste
circuit-to-end = Fin du circuit
circuit-to-unknown = Choisissez une autre étape de ce circuit, ou la fin.
circuit-to-twice = Cette suite est déjà choisie plus haut.
circuit-condition = Condition { $number }
circuit-condition-alone = Choisissez l’étape à laquelle mène cette condition.
circuit-condition-missing = Avec plusieurs suites, dites la condition de chacune.
circuit-condition-length = Raccourcissez la condition : 80 lettres au plus.
circuit-ends = → fin du circuit
circuit-ends-if = { $condition } → fin du circuit
circuit-goes-on = → étape { $number }
circuit-goes-on-if = { $condition } → étape { $number }

desk-sheet = La fiche de rôle de votre institution attend votre validation
desk-circuit = Un circuit attend votre validation : { $title }
