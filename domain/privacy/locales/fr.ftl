# La protection des données : ce qui attend la déléguée ou le délégué.
privacy-room = Protection des données
privacy-moment = { $day } à { $hour }
privacy-print = Cette page s’imprime telle quelle.
privacy-unknown-function = fonction qui n’est plus connue
privacy-mail-subject = Une information vous attend
privacy-mail-text =
    Bonjour,

    Une information vous attend dans l’espace de travail, à la page « Protection des données ».
    Connectez-vous comme d’habitude, sans suivre aucun lien reçu par courriel.

    Maillage

# Les durées de conservation et les effacements.
retention-title = Durées et effacements
retention-lead = Chaque jour, ce qui a fait son temps est compté et annoncé ici. Vous avez sept jours pour reporter un effacement ; ensuite il est fait, et la preuve reste sur cette page.
retention-lives = Combien de temps chaque chose est gardée
retention-years = { $count ->
    [one] 1 an
   *[other] { $count } ans
}
retention-days = { $count ->
    [one] 1 jour
   *[other] { $count } jours
}
retention-hours = { $count ->
    [one] 1 heure
   *[other] { $count } heures
}
retention-planned = L’effacement est annoncé ici sept jours avant.
retention-by-owner = Vie courte : effacé chaque jour, sans annonce.
retention-since = En vigueur depuis le { $day }.
retention-change = Changer la durée
retention-change-this = Changer la durée : { $object }
retention-everywhere = Cette durée vaut pour tous les territoires de cette installation. Le changement est inscrit au journal.
retention-bounds = Entre { $least } et { $most } jours.
retention-days-wanted = Durée, en jours
retention-days-hint = Un nombre entier de jours.
retention-out-of-bounds = Choisissez un nombre de jours entre les deux bornes indiquées.
retention-same = C’est déjà la durée en vigueur.
retention-will-erase = { $count ->
    [one] Avec cette durée, 1 élément a déjà fait son temps.
   *[other] Avec cette durée, { $count } éléments ont déjà fait leur temps.
}
retention-will-plan = Leur effacement sera annoncé à la prochaine nuit et fait sept jours plus tard. D’ici là, vous pourrez le reporter.
retention-at-once = Ils seront effacés à la prochaine nuit, sans autre annonce. Ce qui est effacé ne revient pas.
retention-confirm = Garder { $days } jours et effacer le reste
object-journal = Journal des actes
object-account = Comptes des personnes parties
object-role_request = Demandes de rôle sans second accord
object-activation_code = Codes d’activation
object-session = Sessions
object-device = Navigateurs déjà utilisés
object-challenge = Questions posées à un navigateur
object-sign_in_failure = Connexions refusées
object-mail = Courriels envoyés
object-change = Signalements aux index de recherche
object-alert = Alertes
object-journal_check = Vérifications du journal
object-erasure = Annonces et preuves d’effacement
object-source_contact = Personnes nommées par la source d’une fiche importée
object-referent = Référents et référentes dont le mandat est fini
object-instance_member = Membres d’instances dont le mandat est fini
object-voucher = Bons terminés : qui les détenait, pour combien de personnes, quand
object-voucher_account = Comptes des bons : numéro, montant, prestataire, date
object-shelter_note = Demandes de place comptées, avant qu’il n’en reste que les totaux
object-phone_step = Téléphones d’alerte rendus : ce qui a été fait, et quand
starts-at-month_end = après la fin du mois
starts-at-departure = après le départ
starts-at-asked = après la demande
starts-at-given = après la remise
starts-at-opened = après l’ouverture, au plus
starts-at-last_use = après la dernière utilisation
starts-at-sent = après l’envoi
starts-at-written = après l’inscription
starts-at-done = après l’effacement
starts-at-ended = après la fin du mandat
starts-at-settled = après le paiement ou la fin
starts-at-returned = après le retour de l’appareil
erasure-action-erase_month = les lignes du mois sont effacées, son empreinte reste
erasure-action-reduce = Réduire à ce que la comptabilité demande
erasure-action-erase = effacement
ground-misuse = Délibération CNIL 2021-122 : les traces se gardent de six mois à un an, et jusqu’à trois ans quand le mésusage est un risque démontré.
ground-need = RGPD, article 5, paragraphe 1, e : pas plus longtemps que nécessaire.
ground-security = RGPD, article 32 : nécessaire à la sécurité des connexions, et pas plus longtemps.
ground-accounts = Comptabilité publique : les pièces se gardent dix ans.
ground-proof = RGPD, article 5, paragraphe 2 : pouvoir montrer que la règle est suivie.
erasure-open = Effacements annoncés
erasure-none = Rien n’est à effacer pour l’instant.
erasure-counted = { $count ->
    [one] 1 élément
   *[other] { $count } éléments
}, d’avant le { $day }.
erasure-on = Effacement prévu le { $day }.
erasure-held = Reporté jusqu’au { $day } inclus.
erasure-waiting = { $count ->
    [0] Aucun effacement annoncé
    [one] 1 effacement annoncé
   *[other] { $count } effacements annoncés
}, { $postponed ->
    [0] aucun reporté
    [one] 1 reporté
   *[other] { $postponed } reportés
}.
erasure-done = Effacements faits
erasure-none-done = Aucun effacement n’a encore été fait.
erasure-erased = { $count ->
    [one] 1 élément effacé
   *[other] { $count } éléments effacés
}, d’avant le { $day }
erasure-was-done = Fait le { $day }.
erasure-archives = Dans une administration, éliminer des archives publiques demande le visa du service d’archives. Cette liste, par objet et par nombre, lui est destinée.
erasure-postpone = Reporter l’effacement
erasure-resume = Lever le report
erasure-reason = Pourquoi reporter
erasure-reason-dispute = Un litige ou une enquête est en cours.
erasure-reason-supervision = La CNIL ou un autre contrôle demande ces éléments.
erasure-reason-access_request = Une demande d’accès est en cours de réponse.
erasure-reason-archives = Le visa du service d’archives est attendu.
erasure-reason-doubtful = Le nombre annoncé surprend : il faut vérifier.
erasure-reason-missing = Choisissez une raison.
erasure-until = Dernier jour du report
erasure-until-hint = Un an au plus. Le lendemain, l’effacement est fait.
erasure-day-wrong = Indiquez un jour.
erasure-day-past = Choisissez un jour à venir.
erasure-day-far = Un report dure un an au plus. Choisissez un jour plus proche ; vous pourrez reporter à nouveau.
erasure-is-done = Cet effacement est déjà fait.
erasure-not-postponed = Cet effacement n’est pas reporté.
clock-title = L’heure du serveur n’est pas sûre
clock-doubt-jumped = L’horloge a sauté de plus de 24 heures, ou le programme est resté arrêté. Rien n’est annoncé ni effacé tant que vous n’avez pas confirmé l’heure.
clock-doubt-behind_journal = L’horloge est en retard sur le dernier acte du journal. Rien n’est annoncé ni effacé tant que l’heure n’est pas corrigée sur le serveur.
clock-says = Le serveur dit : { $moment }, heure de Paris.
clock-confirm = Cette heure est juste
clock-behind = L’heure du serveur est en retard sur le journal. Demandez à la personne qui gère le serveur de la corriger.

# Le registre des traitements.
processing-title = Registre des traitements
processing-about = Article 30 du RGPD : ce que fait le programme, prérempli, à compléter et à imprimer.
processing-lead = Territoire : { $territory }. Responsable du traitement : la collectivité qui coordonne le contrat, sauf convention contraire entre les signataires.
processing-purpose = Finalité
processing-basis = Base légale
processing-people = Personnes concernées
processing-categories = Données
processing-recipients = Destinataires
processing-retention = Durée de conservation
processing-security = Mesures de sécurité
processing-security-hint = Décrivez les mesures, jamais une personne.
processing-first = Texte fourni avec le programme, pas encore relu.
processing-version = Version { $version }, du { $day }.
processing-change = Modifier
processing-save = Enregistrer
processing-empty = Ce champ ne peut pas rester vide.
processing-long = Ce texte est trop long. Il faut 4 000 caractères au plus.
processing-outrun = Quelqu’un a modifié cette fiche en même temps que vous
processing-outrun-lead = Voici son texte. Le vôtre est gardé dans le formulaire : reprenez ce qu’il faut, puis enregistrez.
activity-account = Comptes des professionnelles et professionnels
activity-journal = Journal des actes
activity-directory = Annuaire des services d’aide
activity-help = Recherche d’aide par le public
activity-mail = Messages aux professionnels et aux institutions
activity-referent = Référents et référentes des contrats (annexe 1)
activity-meeting = Instances, réunions et comptes rendus
activity-voucher = Bons de transport et d’hébergement
activity-shelter = Places ce soir et demandes d’hébergement
activity-phone = Téléphones d’alerte et mesures de protection

# Ce qui reste fermé sans décision.
decision-title = Décisions
decision-lead = Ces fonctions restent fermées tant que vous n’avez pas décidé, motifs à l’appui. La dernière décision compte ; vous pouvez la changer à tout moment.
decision-subject-liaison = Liaison nominative entre institutions
decision-subject-health = Compartiment « santé »
decision-about-liaison = Transmettre la situation d’une personne à des destinataires désignés, avec son accord ou dans un cas prévu par la loi.
decision-about-health = Permettre des faits de santé dans une liaison. Demande d’abord que la liaison soit autorisée, et que l’hébergement réponde aux règles des données de santé.
decision-decide-liaison = Décider pour la liaison nominative
decision-decide-health = Décider pour le compartiment « santé »
decision-open = Autorisé
decision-shut = Fermé
decision-history = Décisions prises
decision-none = Aucune décision : la fonction est fermée.
decision-verdict = Votre décision
decision-verdict-granted = Autoriser
decision-verdict-refused = Refuser ou retirer l’autorisation
decision-verdict-missing = Choisissez une décision.
decision-reasons = Vos motifs
decision-reasons-hint = Analyse d’impact, avis rendus, conditions, réserves. Ne parlez d’aucune personne.
decision-reasons-short = Expliquez votre décision, en 20 caractères au moins.
decision-reasons-long = Ce texte est trop long. Il faut 4 000 caractères au plus.
decision-liaison-first = Autorisez d’abord la liaison nominative.
decision-record = Enregistrer la décision

# Le journal, lu sous pseudonymes.
trail-room = Journal
trail-title = Journal des actes
trail-about = Qui a fait quoi, sous pseudonymes. Chaque ouverture est inscrite.
trail-lead = Qui a fait quoi et quand, dans votre territoire. Les personnes y sont sous pseudonyme, toujours le même pour vous. L’ouverture de cette page vient d’être inscrite.
trail-act = Actes
trail-any-act = Tous
trail-from = Du
trail-until = Au
trail-institution = Institution
trail-any-institution = Toutes
trail-person = Pseudonyme
trail-search = Chercher
trail-act-wrong = Choisissez des actes de la liste.
trail-day-wrong = Indiquez un jour, comme 2026-11-23.
trail-period-wrong = La période finit avant de commencer.
trail-institution-wrong = Choisissez une institution de la liste.
trail-empty = Aucun acte ne correspond.
trail-all = Voir tout le journal
trail-refused = refusé
trail-who-is = Savoir qui est
trail-program = le programme
trail-because = motif : { $motive }
trail-object = objet { $object }
trail-seq = rang { $seq }
trail-newest = Les plus récents
trail-older = Plus anciens
trail-export = Emporter un fichier
trail-export-lead = Les actes cherchés, sous les mêmes pseudonymes, 10 000 au plus, au format CSV. Cinq fichiers par 24 heures ; chacun est inscrit au journal.
trail-export-do = Télécharger
trail-export-wrong = Cette recherche ne se lit pas. Revenez au journal et cherchez à nouveau.
trail-export-limit = Vous avez déjà pris cinq fichiers en 24 heures. Attendez demain.
trail-lift = Lever le pseudonyme
trail-lift-lead = Vous allez voir la fonction de la personne connue ici comme { $pseudonym }. Cet acte est inscrit au journal avec son motif.
trail-her-acts = Voir ses actes
trail-motive = Motif
trail-motive-misuse = Soupçon de mésusage
trail-motive-incident = Incident de sécurité
trail-motive-request = Demande d’une personne concernée
trail-motive-inspection = Contrôle ou réquisition
trail-motive-missing = Choisissez un motif.
trail-way-password = Par mot de passe
trail-way-totp = Par mot de passe et code temporaire
trail-way-recovery = Par mot de passe et code de secours
trail-way-passkey = Par clé d’accès
trail-way-activation = Par code d’activation
trail-way-identity = Par le fournisseur d’identité
trail-lifted = Pseudonyme levé
trail-function = Fonction
trail-lifted-lead = Cette page ne se revoit pas : pour la rouvrir, il faut un nouveau motif.

act-family-session = Sessions
act-family-account = Comptes
act-family-roles = Rôles
act-family-passkey = Clés d’accès
act-family-totp = Codes temporaires
act-family-recovery = Codes de secours
act-family-identity = Fournisseurs d’identité
act-family-device = Navigateurs
act-family-policy = Règles de connexion
act-family-service = Fiches
act-family-place = Lieux
act-family-address = Adresses cachées
act-family-journal = Journal
act-family-pseudonym = Pseudonymes levés
act-family-erasure = Effacements
act-family-decision = Décisions
act-family-processing = Registre
act-family-alert = Alertes
act-family-clock = Heure du serveur
act-family-theme = Apparence du territoire
act-family-retention = Durées de conservation
act-account_activated = Compte activé
act-account_code_sent = Code d’activation envoyé à l’institution
act-account_disabled = Compte fermé
act-account_invited = Code d’activation donné
act-account_password_added = Mot de passe ajouté
act-account_password_changed = Mot de passe changé
act-account_renewed = Autorisation renouvelée
act-address_opened = Adresse cachée ouverte
act-alert_settled = Alerte examinée
act-clock_confirmed = Heure du serveur confirmée
act-decision_granted = Fonction autorisée
act-decision_refused = Fonction refusée ou retirée
act-device_met = Connexion depuis un nouveau navigateur
act-erasure_done = Effacement fait
act-erasure_planned = Effacement annoncé
act-erasure_postponed = Effacement reporté
act-erasure_resumed = Report d’effacement levé
act-announcement_begun = Annonce commencée
act-announcement_corrected = Annonce modifiée
act-announcement_proposed = Annonce proposée
act-announcement_published = Annonce publiée
act-announcement_refused = Annonce refusée
act-announcement_withdrawn = Annonce retirée
act-announcement_deleted = Brouillon d’une annonce supprimé
act-press_changed = Pied des communiqués modifié
act-moment_added = Temps fort ajouté
act-moment_changed = Temps fort modifié
act-moment_opened = Année d’un temps fort ouverte
act-moment_task_added = Préparatif ajouté
act-moment_task_changed = Préparatif modifié
act-moment_task_removed = Préparatif enlevé
act-moment_task_done = Préparatif fait
act-moment_task_reopened = Préparatif remis à faire
act-guidance_added = Page de conseils commencée
act-guidance_corrected = Page de conseils modifiée
act-guidance_deleted = Brouillon d’une page de conseils supprimé
act-guidance_published = Page de conseils publiée
act-guidance_reread = Page de conseils relue
act-guidance_restored = Version d’une page de conseils rétablie
act-guidance_withdrawn = Page de conseils retirée
act-identity_linked = Fournisseur d’identité relié
act-identity_unlinked = Fournisseur d’identité délié
act-journal_erased = Mois du journal effacé
act-journal_exported = Journal emporté en fichier
act-journal_head_sent = Empreinte du mois envoyée
act-journal_opened = Journal ouvert
act-journal_verified = Journal vérifié
act-logo_chosen = Logo d’un partenaire choisi
act-logo_removed = Logo d’un partenaire retiré
act-passkey_added = Clé d’accès ajoutée
act-passkey_removed = Clé d’accès retirée
act-passkey_renamed = Clé d’accès renommée
act-recovery_made = Codes de secours créés
act-recovery_used = Code de secours utilisé
act-totp_enrolled = Codes temporaires mis en place
act-place_added = Lieu ajouté
act-place_corrected = Lieu corrigé
act-place_removed = Lieu retiré d’une fiche
act-place_restored = Lieu remis comme avant
act-round_added = Arrêt ajouté
act-round_corrected = Arrêt corrigé
act-round_removed = Arrêt retiré
act-round_restored = Arrêt remis comme avant
act-policy_chosen = Règle de connexion choisie
act-processing_changed = Registre modifié
act-pseudonym_lifted = Pseudonyme levé
act-retention_changed = Durée de conservation changée
act-role_document_approved = Fiche de rôle ou circuit validé
act-role_document_begun = Fiche de rôle ou circuit commencé
act-role_document_brought_back = Fiche de rôle ou circuit remis en place
act-role_document_came_into_force = Fiche de rôle ou circuit entré en vigueur
act-role_document_noted = Validation d’une institution consignée
act-role_document_saved = Fiche de rôle ou circuit modifié
act-role_document_submitted = Fiche de rôle ou circuit soumis à validation
act-role_document_withdrawn = Fiche de rôle ou circuit retiré
act-roles_asked = Rôles demandés
act-roles_changed = Rôles changés
act-roles_refused = Rôles refusés
act-service_archived = Fiche archivée
act-service_checked = Fiche vérifiée
act-service_corrected = Fiche corrigée
act-service_created = Fiche créée
act-contact_added = Adresse de vérification désignée
act-contact_removed = Adresse de vérification retirée
act-edition_issued = Édition d’un document mise en circulation
act-copies_moved = Exemplaires déposés, revenus ou perdus
act-copies_printed = Tirage noté
act-depot_added = Lieu de dépôt ajouté
act-depot_corrected = Lieu de dépôt corrigé
act-edition_recalled = Édition rappelée
act-freshness_chosen = Règles de fraîcheur choisies
act-service_expired = Fiche mise hors ligne par la règle
act-service_restored = Version d’une fiche rétablie
act-service_merged = Fiches réunies en une
act-service_separated = Fiches réunies, séparées à nouveau
act-twin_dismissed = Deux fiches dites différentes
act-twin_reopened = Deux fiches à regarder à nouveau
act-doubt_said = Erreur signalée
act-doubt_settled = Erreur signalée réglée
act-proposal_accepted = Proposition acceptée
act-proposal_made = Proposition faite
act-proposal_refused = Proposition refusée
act-proposal_withdrawn = Proposition retirée
act-job_dropped = Tâche retirée de la file
act-job_retried = Tâche reprise
act-campaign_closed = Campagne close
act-campaign_opened = Campagne ouverte
act-campaign_reminded = Institutions relancées
act-contract_created = Contrat commencé
act-contract_changed = Faits d’un contrat modifiés
act-contract_written = Texte d’un contrat écrit
act-contract_act_noted = Acte d’un contrat noté
act-contract_act_removed = Acte d’un contrat retiré
act-contract_signatory_added = Signataire ajouté
act-contract_signatory_removed = Signataire retiré
act-contract_represented = Mandat de représentation noté
act-contract_signed = Signature d’un contrat notée
act-contract_unsigned = Signature d’un contrat retirée
act-contract_removed = Contrat commencé par erreur retiré
act-contract_renewed = Contrat renouvelé
act-plan_frame_changed = Axes ou objectifs d’un plan modifiés
act-plan_carried_over = Plan repris dans le contrat suivant
act-plan_action_added = Action ajoutée à un plan
act-plan_action_changed = Action d’un plan modifiée
act-plan_action_moved = État d’une action changé
act-plan_action_removed = Action retirée d’un plan
act-plan_action_restored = Action rétablie dans un plan
act-plan_step_changed = Livrable ou jalon noté
act-plan_indicator_changed = Indicateur défini
act-plan_value_entered = Valeur saisie
act-plan_value_replaced = Valeur corrigée
act-plan_session_added = Séance notée
act-plan_session_changed = Séance corrigée
act-referent_named = Référent ou référente nommé
act-referent_changed = Référent ou référente modifié
act-referent_confirmed = Référent ou référente confirmé par lien
act-referent_denied = Référent ou référente qui dit ne plus l’être
act-survey_opened = Enquête auprès des signataires ouverte
act-survey_invited = Signataires invités à répondre
act-survey_closed = Enquête auprès des signataires close
act-instance_created = Instance créée
act-instance_changed = Instance modifiée
act-instance_member_added = Membre d’une instance noté
act-instance_member_changed = Membre d’une instance modifié
act-instance_member_removed = Membre d’une instance retiré
act-meeting_planned = Réunion prévue
act-meeting_changed = Réunion déplacée
act-meeting_agenda_changed = Ordre du jour écrit
act-meeting_convened = Membres convoqués
act-meeting_cancelled = Réunion annulée
act-meeting_answered = Réponse à une convocation, par lien
act-meeting_held = Présence notée
act-meeting_decided = Décision notée
act-meeting_decision_planned = Décision inscrite au plan d’actions
act-meeting_decision_removed = Décision retirée
act-meeting_minutes_written = Compte rendu écrit
act-meeting_approved = Compte rendu approuvé
act-voucher_handed_out = Bon remis
act-voucher_hand_out_noted = Remise d’un bon notée après son utilisation
act-voucher_cancelled = Bon annulé
act-voucher_lost = Bon perdu
act-voucher_used = Bon utilisé par un prestataire
act-voucher_use_noted = Utilisation d’un bon notée
act-voucher_corrected = Montant d’un bon corrigé
act-voucher_expired = Bon expiré
act-booklet_made = Carnet de bons créé
act-booklet_held = Carnet de bons reçu
act-booklet_lost = Carnet de bons perdu
act-convention_opened = Convention de bons ouverte
act-convention_changed = Convention de bons modifiée
act-convention_renewed = Convention de bons renouvelée
act-convention_budgeted = Budget de bons inscrit
act-provider_added = Prestataire de bons ajouté
act-provider_suspended = Prestataire de bons suspendu
act-provider_resumed = Suspension d’un prestataire levée
act-provider_key_changed = Code d’un prestataire changé
act-invoice_received = Facture de bons enregistrée
act-invoice_line_accepted = Ligne de facture acceptée
act-invoice_line_refused = Ligne de facture refusée
act-payment_listed = Liste de paiement faite
act-payment_made = Liste de paiement payée
act-shelter_added = Lieu d’accueil ajouté
act-shelter_changed = Lieu d’accueil modifié
act-shelter_link_made = Lien personnel d’un lieu d’accueil fait
act-shelter_suspended = Lieu d’accueil suspendu
act-shelter_resumed = Lieu d’accueil repris
act-places_declared = Places libres déclarées
act-phone_added = Téléphone d’alerte inscrit
act-phone_reserved = Téléphone d’alerte réservé
act-phone_released = Réservation d’un téléphone d’alerte levée
act-phone_given = Téléphone d’alerte attribué
act-phone_renewed = Téléphone d’alerte renouvelé
act-phone_returned = Téléphone d’alerte rendu
act-phone_checked = Téléphone d’alerte remis en stock
act-phone_broken = Téléphone d’alerte en panne
act-phone_repaired = Téléphone d’alerte réparé
act-phone_withdrawn = Téléphone d’alerte sorti du stock
act-measure_noted = Nombre du mois dit
act-measure_corrected = Nombre du mois corrigé
act-service_published = Fiche publiée
act-session_closed = Session fermée
act-session_opened = Session ouverte
act-session_proved = Identité prouvée à nouveau
act-note_written = Note locale écrite
act-note_removed = Note locale retirée
act-theme_chosen = Apparence du territoire choisie
act-theme_crest_chosen = Blason du territoire choisi
act-words_reread = Mots d’une langue relus
act-session_refused = Connexion refusée

# L’état du journal.
chain-room = État du journal
chain-title = État du journal
chain-lead = Chaque acte est enchaîné au précédent et signé chaque heure. Chaque nuit, tout est recalculé : une ligne changée, déplacée ou manquante se voit.
chain-checks = Vérifications de la nuit
chain-unchecked = Aucune vérification n’a encore été faite.
chain-whole = Journal intact, vérifié le { $moment }.
chain-rows = { $count ->
    [one] journal intact, 1 ligne recalculée
   *[other] journal intact, { $count } lignes recalculées
}
chain-faults = { $count ->
    [one] 1 anomalie
   *[other] { $count } anomalies
}
chain-broken = Le journal n’est pas intact
chain-fault-changed = Une ligne a été changée.
chain-fault-missing = Des lignes manquent.
chain-fault-moved = Une ligne a été déplacée.
chain-fault-sealed_twice = Deux lignes ont le même rang.
chain-fault-unsealed = Des lignes attendent d’être scellées depuis plus d’une minute.
chain-fault-wrong_signature = Une signature n’est pas celle de cette installation.
chain-fault-unreadable_line = Une ligne du fichier de signatures ne se lit pas.
chain-fault-truncated = La fin du journal a été coupée.
chain-fault-forked = Le journal a été réécrit.
chain-fault-went_back = Une ligne est plus ancienne que celle d’avant.
chain-fault-erased = Un mois a été effacé trop tôt, ou son empreinte ne convient pas.
chain-signed = Dernière signature
chain-last = Le { $moment }, jusqu’au rang { $seq }.
chain-unsigned = Rien n’est encore signé.
chain-months = Mois et empreintes
chain-no-month = Aucun mois n’est encore scellé.
chain-from-to = Rangs { $first } à { $last }
chain-open = en cours
chain-closed = terminé
chain-erased = lignes effacées, empreinte gardée
chain-month = Journal, mois { $month }
chain-month-lead = Empreinte à recopier au procès-verbal de la prochaine réunion. Qui la garde peut prouver que le journal de ce mois n’a pas été réécrit.
chain-month-open = Ce mois n’est pas terminé : son empreinte change encore.
chain-month-rows = Lignes
chain-month-state = État
chain-mail-subject = Empreinte du mois { $month }
chain-mail-text =
    Bonjour,

    Voici l’empreinte du journal de Maillage pour le mois { $month }, jusqu’au rang { $last } :

    { $head }

    Gardez ce message, ou recopiez l’empreinte au procès-verbal de la prochaine réunion. Elle prouve que le journal de ce
    mois n’a pas été réécrit depuis. Elle ne dit rien de personne, et il n’y a rien d’autre à faire.

    Maillage

# Ce qui sort de l’ordinaire.
alert-title = Alertes
alert-lead = Ce qui sort de l’ordinaire dans le journal, heure par heure. Une alerte ne juge personne : elle demande un regard.
alert-waiting = { $count ->
    [0] Rien n’attend.
    [one] 1 alerte à examiner.
   *[other] { $count } alertes à examiner.
}
alert-none = Aucune alerte.
alert-see-settled = Voir les alertes examinées
alert-see-open = Voir les alertes à examiner
alert-count = { $count } fois
alert-at = Heure
alert-how-many = Nombre
alert-kind-openings = Beaucoup d’ouvertures par une même personne
alert-kind-night_export = Fichier emporté la nuit
alert-kind-refused_sign_ins = Beaucoup de connexions refusées
alert-kind-lifted = Pseudonyme levé
alert-kind-chain_broken = Le journal n’est pas intact
alert-kind-clock_doubted = L’heure du serveur n’est pas sûre
alert-level-notice = à regarder
alert-level-alert = important
alert-settle = Marquer comme examinée
alert-found = Ce que vous avez trouvé
alert-outcome-justified = Activité normale du service
alert-outcome-explained = Explication donnée par la personne ou son institution
alert-outcome-true_misuse = Mésusage : suite donnée
alert-outcome-false_alarm = Fausse alerte
alert-outcome-missing = Choisissez ce que vous avez trouvé.
alert-is-settled = Cette alerte est déjà examinée.

# Ce que les rôles permettent, dit sur la page des droits.
keep-privacy = Tenir le registre, suivre les effacements et les alertes
decide-privacy = Décider de ce qui reste fermé sans elle : liaison, santé
confirm-clock = Confirmer l’heure du serveur après un saut
change-retention = Changer une durée de conservation, entre ses bornes
see-journal = Lire le journal sous pseudonymes
export-journal = Emporter le journal en fichier, sous pseudonymes
lift-pseudonym = Lever un pseudonyme du journal, pour un motif
see-chain = Voir si le journal est intact

desk-alerts = { $count ->
    [one] Une alerte à regarder
   *[other] { $count } alertes à regarder
 }
desk-erasures = { $count ->
    [one] Un effacement prévu, que vous pouvez reporter
   *[other] { $count } effacements prévus, que vous pouvez reporter
 }
