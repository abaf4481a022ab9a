# L’exploitation.
keep-installation = Suivre l’installation, reprendre ou retirer une tâche qui a échoué
pro-menu-operation = Exploitation
operation-lead = Comment va cette installation. Des nombres et des codes seulement : rien ici ne dit de quoi parle une tâche ou un message.
operation-some-failed = { $count ->
    [one] Une tâche a échoué pour de bon : voyez laquelle.
   *[other] { $count } tâches ont échoué pour de bon : voyez lesquelles.
}
operation-wait-failed = { $count ->
    [one] Une tâche du programme a échoué
   *[other] { $count } tâches du programme ont échoué
}
operation-mails-stuck = Des messages attendent depuis plus d’une heure : vérifiez le serveur de messagerie avec maillage doctor.
operation-unsaved = Aucune sauvegarde depuis plus de 26 heures sur cette machine : vérifiez la tâche de nuit.
operation-short = Il reste peu de place sur le disque des données : faites-en avant qu’il soit plein.
operation-queue = La file de travail
operation-queue-empty = La file est vide.
operation-kind = Sorte de tâche
operation-due = À faire
operation-later = Pour plus tard
operation-failed = Échouées
operation-see-failed = Les tâches échouées
operation-mails = Les messages
operation-mails-waiting = En attente
operation-mails-since = le plus ancien depuis le { $moment }
operation-mails-last = Dernier envoi
operation-mails-none = aucun depuis 24 heures
operation-mails-given-up = Abandonnés, par code
operation-mails-hint = Le code est le nombre que le serveur de messagerie a répondu, ou « no-server » s’il n’y en a pas. Un message est effacé 24 heures après son envoi, et après 7 jours en tout cas.
operation-storage = La place
operation-database = Base de données
operation-index = Index de recherche de ce processus
operation-free = Place libre sur le disque des données
operation-backup = Dernière sauvegarde faite sur cette machine
operation-backup-none = aucune
operation-unknown = inconnue
operation-mib = { $mib } Mio
operation-versions = Les versions
operation-engine = Moteur de la base
operation-tables = Tables, à la migration
operation-process-hint = La place et la sauvegarde sont celles de la machine qui a répondu à cette page. S’il y en a plusieurs, lancez maillage doctor sur chacune.
operation-failed-title = Tâches échouées
operation-failed-lead = Chacune a été essayée plusieurs fois. Corrigez la cause, puis reprenez-la : une tâche faite deux fois ne change rien de plus.
operation-failed-none = Aucune tâche n’a échoué.
operation-failed-at = Abandonnée le { $moment }, essais : { $attempts }.
operation-retry = Reprendre
operation-retry-kind = Reprendre { $kind }
operation-why = Cause
operation-when = Abandonnée le
operation-attempts = Essais
operation-number = Numéro
operation-log-hint = Le journal du programme, à cette heure, en dit plus.
operation-code-not-found = Ce dont elle parle n’existe plus.
operation-code-forbidden = Elle n’avait pas le droit de le faire.
operation-code-conflict = Autre chose changeait en même temps, à chaque essai.
operation-code-refused = Une règle l’a refusée.
operation-code-unexpected = Une panne, ou un défaut du programme.
operation-drop = La retirer
operation-drop-lead = Une tâche retirée ne sera jamais faite, et ne revient pas. Le travail de chaque jour, lui, revient au prochain démarrage.
operation-drop-sure = Oui, ne jamais faire cette tâche
operation-drop-do = Retirer la tâche
operation-drop-unsure = Cochez la case pour confirmer : la tâche ne sera jamais faite.
