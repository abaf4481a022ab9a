# Le contrat, ses actes, ses signataires.
see-contracts = Lire les contrats de son territoire, et ceux que son institution signe ailleurs
keep-contracts = Tenir les contrats de son territoire : faits, actes, signataires, texte
pro-menu-contracts = Contrats

contract-title = Contrats
contract-lead = Ce que le réseau de { $territory } a signé : sur quoi le contrat s’appuie, ce qui s’est passé, qui signe et au nom de qui.
contract-none = Aucun contrat n’est encore tenu ici.
contract-begin = Commencer un contrat
contract-elsewhere = Contrats que votre institution signe ailleurs
contract-edit = Modifier les faits du contrat
contract-form-hint = Seul le titre est nécessaire : laissez vide ce que vous ne savez pas.
contract-remove = Retirer ce contrat
contract-remove-hint = Pour un contrat commencé par erreur : il disparaît. C’est possible tant qu’il n’a ni acte, ni signataire, ni texte, ni enquête.
contract-remove-yes = Retirer
contract-not-empty = Ce contrat a des actes, des signataires, un texte, une enquête, un plan, une réunion ou un successeur : il reste.
contract-title-label = Titre
contract-title-hint = Tel qu’il est écrit sur le contrat.
contract-title-length = Écrivez un titre de 5 à 200 lettres.
contract-kind-label = Type
contract-kind-clvss = Contrat local sur les violences sexistes et sexuelles (CLVSS)
contract-kind-family_network = Contrat d’un réseau contre les violences intrafamiliales
contract-kind-other = Autre contrat
contract-level-label = Cadre
contract-level-clspd = CLSPD
contract-level-cispd = CISPD
contract-level-commune = Commune
contract-level-epci = EPCI
contract-level-department = Département
contract-level-other = Autre cadre
contract-unknown = Non indiqué
contract-starts-on = Premier jour
contract-ends-on = Dernier jour
contract-ends-before = Le dernier jour est avant le premier : corrigez l’un des deux.
contract-communes = Communes couvertes
contract-communes-hint = Une par ligne, par son nom ou son code. Laissez vide si le contrat couvre tout le territoire.
contract-communes-many = 300 communes au plus : au-delà, laissez vide, le contrat couvre alors tout le territoire.
contract-commune-unknown = Une de ces communes n’est pas connue : vérifiez son nom, ou écrivez son code INSEE.
contract-commune-several = Plusieurs communes portent un de ces noms : ajoutez le département entre parenthèses, ou écrivez le code INSEE.
contract-choice-unknown = Choisissez dans la liste.
contract-day-unreadable = Écrivez une date comme 2024-03-08.
contract-day-needed = Indiquez la date.
contract-count-unreadable = Écrivez un nombre de 0 à 10 000, en chiffres.
contract-text-long = Raccourcissez ce texte.
contract-url-unreadable = Écrivez une adresse qui commence par https://, ou laissez vide.
contract-save = Enregistrer
contract-save-mine = Enregistrer mon texte
contract-keep-theirs = Garder le texte enregistré
contract-cancel = Annuler
contract-typed = Votre texte
contract-was = Enregistré :
contract-is = Écrit par vous :
contract-outrun = Quelqu’un a modifié ce texte pendant que vous écriviez
contract-outrun-lead = Rien n’est perdu : ce que vous avez écrit est dans le formulaire ci-dessous. Comparez, complétez, puis enregistrez.
contract-differences = Ce qui diffère
contract-differences-none = Aucune différence à montrer : relisez votre texte ci-dessous.
contract-differences-hint = Barré : enregistré par l’autre personne. Souligné : écrit par vous.
contract-state-prepared = En préparation
contract-state-voted = Voté
contract-state-signed = Signé
contract-state-in_force = En vigueur
contract-state-ended = Terminé
contract-territory = Territoire
contract-dates = Durée
contract-period = Du { $from } au { $until }
contract-period-from = À partir du { $day }
contract-period-until = Jusqu’au { $day }
contract-period-unknown = Dates non indiquées
contract-predecessor = Renouvelle
contract-successor = Renouvelé par
contract-plan = Plan d’actions
contract-signatories-count = { $count ->
    [0] Aucun signataire
    [one] Un signataire
   *[other] { $count } signataires
}
contract-text = Texte du contrat
contract-text-none = Le texte n’a pas encore été recopié.
contract-text-hint = Du texte simple ou du Markdown : une ligne vide sépare deux paragraphes, « - » en début de ligne fait une liste, « ## » un titre.
contract-text-blank = Écrivez le texte, ou revenez en arrière.
contract-text-too-long = Raccourcissez ce texte : 40 000 lettres au plus.
contract-text-links = Un lien ne mène pas à une adresse https, un courriel ou un téléphone : corrigez-le.
contract-write = Écrire le texte
contract-versions = Versions du texte
contract-version = Version { $number }
contract-version-changes = Ce qui a changé
contract-restore = Revenir à la version { $number }

visa-title = Sur quoi le contrat s’appuie
visa-lead = Les lois, les plans et les engagements auxquels le contrat se rattache.
visa-none = Aucun texte n’est encore indiqué.
visa-commitments = Engagements voisins
visa-keep = Textes et engagements
visa-add = Ajouter
visa-remove = Retirer
visa-kind-label = Sorte de texte
visa-kind-international = Texte international
visa-kind-law = Loi
visa-kind-national_plan = Plan national
visa-kind-department_plan = Plan départemental
visa-kind-local_plan = Plan local
visa-kind-charter = Charte
visa-kind-membership = Adhésion
visa-kind-agreement = Convention
visa-title-label = Intitulé
visa-title-hint = Par exemple « Loi visant à protéger les victimes de violences conjugales ».
visa-title-length = Écrivez un intitulé de 3 à 300 lettres.
visa-reference = Référence
visa-reference-hint = Par exemple « n° 2020-936 ».
visa-date = Date
visa-date-hint = Un jour comme 2020-07-30, ou l’année seule.
visa-date-unreadable = Écrivez un jour comme 2020-07-30, ou une année comme 2019.
visa-url = Adresse du texte

act-title = Ce qui s’est passé
act-none = Aucun acte n’est encore noté.
act-add = Noter :
act-edit = Modifier
act-remove = Retirer cet acte
act-remove-hint = L’acte disparaît de la vie du contrat.
act-remove-yes = Retirer
act-is-filed = Une transmission ou un avenant porte sur ce vote : retirez-le d’abord.
act-kind-opinion = Avis d’une commission
act-kind-vote = Vote de l’assemblée
act-kind-filing = Transmission à la préfecture
act-kind-ceremony = Cérémonie de signature
act-kind-amendment = Avenant
act-form-hint = Laissez vide ce que vous ne savez pas. N’écrivez le nom de personne : une fonction suffit.
act-outrun = Voici ce qui est enregistré maintenant. Ce que vous avez écrit est dans le formulaire ci-dessous : comparez, puis enregistrez.
act-done-on = Date
act-hour = Heure
act-hour-unreadable = Écrivez une heure comme 18:00.
act-place = Lieu
act-body = Commission ou assemblée
act-body-hint = Par exemple « Conseil municipal ».
act-subject = Objet
act-about = Vote concerné
act-number = Numéro de l’acte
act-number-hint = Le numéro donné par la préfecture.
act-filed-before-vote = L’acte ne peut pas être transmis avant d’être voté : vérifiez les deux dates.
act-note = Remarque
act-note-hint = Ce que la suite doit savoir. Aucun nom.

vote-session = La séance
vote-convened-on = Convocation
vote-convened-after = La convocation est après la séance : vérifiez les deux dates.
vote-seats = Sièges
vote-present = Présents
vote-represented = Excusés représentés
vote-more-than-seats = Les présents et les représentés sont plus nombreux que les sièges : vérifiez ces nombres.
vote-secretary = Secrétaire de séance
vote-rapporteur = Rapporteur
vote-function-hint = Une fonction, jamais un nom.
vote-votes = Les votes
vote-votes-hint = Pour, contre, abstentions et non-participations doivent donner les présents et les représentés.
vote-for = Pour
vote-against = Contre
vote-abstained = Abstentions
vote-not-voting = N’ont pas pris part au vote
vote-unanimous = À l’unanimité
vote-does-not-add-up = Le compte n’y est pas : pour, contre, abstentions et non-participations doivent donner autant que les présents et les représentés.
vote-open-data = Données ouvertes
vote-open-data-hint = Ce que demande le format national des délibérations (SCDL).
vote-institution = Assemblée de
vote-siret = Numéro SIRET
vote-siret-hint = 14 chiffres ; seulement si l’institution n’en a pas dans la liste.
vote-siret-unreadable = Un SIRET a 14 chiffres : vérifiez-le.
vote-number = Numéro de la délibération
vote-number-hint = Celui que lui donne la collectivité.
vote-matter-code = Code de matière
vote-matter-code-hint = De la nomenclature Actes, comme 8.5.
vote-matter-unreadable = Écrivez un code comme 8.5.
vote-matter-name = Nom de la matière
vote-url = Adresse de la délibération
vote-lacks = Pour l’emporter en données ouvertes, il manque :
vote-export = Emporter les votes (SCDL Délibérations, CSV)
vote-export-all = Emporter les votes de tous les contrats (SCDL Délibérations, CSV)
vote-none-to-export = Aucun vote n’a encore tout ce que demande le format : ouvrez un vote pour voir ce qui lui manque.

signatory-title = Signataires
signatory-none = Aucun signataire n’est encore indiqué.
signatory-signed-count = { $signed ->
    [0] Aucune signature sur { $all }.
    [one] Une signature sur { $all }.
   *[other] { $signed } signatures sur { $all }.
}
signatory-new-count = { $count ->
    [one] Un nouveau signataire.
   *[other] { $count } nouveaux signataires.
}
signatory-unknown = Leurs signatures n’ont pas été notées.
signatory-new = nouveau
signatory-signed-on = a signé le { $day }
signatory-unsigned = n’a pas signé
signatory-named-at-vote = (au vote : { $function })
signatory-keep = Tenir les signataires
signatory-see = Voir les signataires
signatory-institution = Institution
signatory-standing = Représentée aujourd’hui par
signatory-signature = Signature
signatory-nobody = personne
signatory-add = Ajouter un signataire
signatory-no-other = Toutes les institutions du réseau sont déjà signataires.
signatory-choose = Choisissez une institution du réseau qui n’est pas encore signataire.
signatory-choose-one = Choisissez
signatory-contracts = Tous les contrats de cette institution
signatory-contracts-count = { $count ->
    [0] Cette institution ne signe aucun contrat que vous puissiez lire.
    [one] Un contrat
   *[other] { $count } contrats
}
signatory-remove = Retirer ce signataire
signatory-remove-hint = L’institution et ses mandats disparaissent de ce contrat. Elle reste dans le réseau.
signatory-remove-yes = Retirer
signatory-has-signed = Cette institution a signé : retirez d’abord sa signature.

mandate-title = Qui la représente
mandate-none = Personne n’est encore indiqué.
mandate-add = Indiquer qui la représente
mandate-change = Modifier ce mandat
mandate-remove = Retirer ce mandat
mandate-note = Enregistrer le mandat
mandate-function = Fonction
mandate-function-hint = Par exemple « La présidente » : aucun nom.
mandate-function-length = Écrivez une fonction de 3 à 150 lettres.
mandate-starts-on = Premier jour du mandat
mandate-ends-on = Dernier jour du mandat
mandate-day-hint = Laissez vide si vous ne le savez pas.
mandate-backwards = Ce mandat finit avant de commencer : corrigez l’une des deux dates.
mandate-overlaps = Quelqu’un d’autre représente déjà cette institution à ces dates : terminez d’abord son mandat.
mandate-of-another = Ce mandat est celui d’une autre institution.
mandate-has-signed = C’est ce mandat qui a signé : retirez d’abord la signature.

signature-title = Signature
signature-on = Date de la signature
signature-by = Signé par
signature-note = Noter la signature
signature-remove = Retirer la signature
signature-many = Noter plusieurs signatures
signature-many-hint = Chaque institution signe par qui la représente ce jour-là.
signature-who = Ont signé ce jour-là
signature-nobody = Cochez au moins un signataire.
signature-to-come = On ne signe pas demain : indiquez un jour passé, ou aujourd’hui.
signature-of-another = Cette personne représente une autre institution : choisissez dans la liste.
signature-outside-mandate = Ce jour-là, ce mandat n’avait pas commencé ou était fini : corrigez la date ou le mandat.

see-referents = Lire qui est référent ou référente dans chaque institution, et comment la joindre
keep-referents = Nommer les référents et référentes
annex-title = Annexe 1 : référents et référentes
annex-on = État au { $day }.
annex-partners = Réservé aux partenaires du territoire.
annex-caption = Une ligne par signataire
annex-holes = { $count ->
    [one] Un signataire n’a nommé personne.
   *[other] { $count } signataires n’ont nommé personne.
}
annex-due = { $count ->
    [one] Une personne n’a pas confirmé depuis six mois, ou dit ne plus l’être.
   *[other] { $count } personnes n’ont pas confirmé depuis six mois, ou disent ne plus l’être.
}
annex-see = Voir l’annexe 1 (référents et référentes)
referent-title = Référents et référentes
referent-rank = Rang
referent-rank-holder = Titulaire
referent-rank-deputy = Suppléance
referent-hole = personne n’est nommé
referent-hole-hint = Cette institution n’a pas de titulaire aujourd’hui.
referent-due = à confirmer
referent-denied = dit ne plus l’être
referent-not-current = hors mandat
referent-confirmed-on = confirmé le { $day }
referent-card = Emporter la carte (vCard)
referent-change = Modifier
referent-name-one = Nommer quelqu’un
referent-function-hint = Ce qu’elle fait dans l’institution.
referent-name = Nom
referent-name-hint = Facultatif : une fonction et un numéro peuvent suffire.
referent-phone = Téléphone
referent-phone-unreadable = Écrivez un numéro de téléphone en chiffres.
referent-email = Adresse électronique
referent-email-hint = Elle reçoit deux fois par an un lien pour confirmer.
referent-email-unreadable = Écrivez une adresse comme nom@institution.fr, ou laissez vide.
referent-unreachable = Indiquez un téléphone ou une adresse électronique.
referent-ends-hint = Laissez vide si le mandat continue. Trois mois après la fin, la personne est effacée.
referent-form-hint = Seuls les partenaires de ce territoire lisent ces lignes.
referent-overlaps = Quelqu’un d’autre a déjà ce rang à ces dates : terminez d’abord son mandat.
referent-mail-subject = Êtes-vous toujours la personne à joindre ?
referent-mail-text =
    Bonjour,

    Vous êtes indiqué ou indiquée comme personne à joindre dans un réseau de partenaires ({ $territory }). Deux fois par an, nous vous demandons si c’est toujours vrai.

    Ce lien est le vôtre. Il s’ouvre sans compte, une seule fois, pendant 30 jours :
    { $link }

    Un clic suffit.

    Ce message est envoyé par un automate : n’y répondez pas.
referent-visit-title = Est-ce toujours vous ?
referent-visit-hint = Les partenaires du réseau vous joignent ainsi.
referent-visit-same = Oui, tout est juste
referent-visit-no-longer = Non, ce n’est plus moi
referent-visit-wrong = Un numéro ou une adresse a changé ? Dites-le à la coordination de votre réseau, puis confirmez.
referent-thanks-title = Merci
referent-thanks = C’est noté.
contract-link-dead-title = Ce lien ne s’ouvre plus
contract-link-dead = Un lien s’ouvre une seule fois, pendant un temps. Celui-ci a déjà servi, est trop ancien, ou a été mal recopié.
contract-link-dead-next = Demandez un nouveau lien à la coordination de votre réseau, ou attendez le prochain message.

survey-title = Avis des signataires
survey-lead = Quelques questions fermées, posées à chaque signataire. Rien ne relie une réponse à qui l’a donnée, et rien n’est montré sous cinq réponses.
survey-none = Les signataires n’ont encore été interrogés sur rien.
survey-name = Du { $from } au { $until }
survey-open = En cours
survey-over = Terminée
survey-answers = { $count ->
    [0] Aucune réponse
    [one] Une réponse
   *[other] { $count } réponses
}
survey-answers-of = { $count ->
    [0] Aucune réponse
    [one] Une réponse
   *[other] { $count } réponses
} pour { $asked } signataires
survey-begin = Interroger les signataires
survey-begin-hint = Les institutions qui ont une adresse désignée reçoivent tout de suite un lien. Pour les autres, vous imprimez des codes.
survey-closes-on = Dernier jour pour répondre
survey-length = Choisissez un jour entre trois jours et quatre mois d’ici.
survey-questions = Questions
survey-questions-hint = Une par ligne, dix au plus. On répond de « tout à fait » à « pas du tout ». Les mêmes mots qu’à la dernière fois permettent de comparer.
survey-questions-first = Le contrat a un effet positif pour la prévention des violences sur le territoire.
survey-questions-count = Écrivez de une à dix questions, une par ligne.
survey-question-long = Raccourcissez les questions : 200 lettres au plus.
survey-one-open = Une enquête est déjà en cours : clôturez-la d’abord.
survey-is-closed = Cette enquête est terminée : on ne peut plus répondre.
survey-results-later = Les résultats se lisent une fois l’enquête terminée : les voir bouger dirait qui a répondu quoi.
survey-too-few = Moins de { $least } réponses : rien n’est montré, pour que personne ne puisse être reconnu.
survey-asked = Qui a répondu
survey-has-answered = a répondu
survey-has-code = a reçu un code
survey-mute = aucune adresse désignée : imprimez un code
survey-not-asked = pas encore interrogé
survey-invite = Relancer
survey-invite-hint = Un nouveau lien part à qui n’a pas répondu ; l’ancien ne s’ouvre plus. Une fois par jour au plus.
survey-print = Imprimer des codes
survey-print-hint = Un nouveau code remplace celui qui n’a pas servi.
survey-print-for = Pour
survey-print-once = Ces codes ne sont montrés qu’une fois : imprimez cette page maintenant, et remettez chacun à son institution.
survey-choose = Cochez au moins un signataire qui n’a pas encore répondu.
survey-slip = Répondez avant le { $until }, à cette adresse et avec ce code :
survey-anonymous = Votre réponse est anonyme : elle est comptée avec les autres, et rien ne la relie à ce code, qui ne sert qu’une fois.
survey-close = Clôturer
survey-close-hint = Les codes ne servent plus, et les résultats se lisent.
survey-favourable = ({ $count } sur { $all })
survey-before = La dernière fois : { $percent } %
survey-choice-fully = Tout à fait d’accord
survey-choice-rather = Plutôt d’accord
survey-choice-rather_not = Plutôt pas d’accord
survey-choice-not_at_all = Pas du tout d’accord
survey-choice-no_opinion = Sans avis
survey-comments = Remarques
survey-comments-hint = Par ordre alphabétique.
survey-mail-subject = Votre avis avant le { $until }
survey-mail-text =
    Bonjour,

    Votre institution est signataire d’un contrat de partenaires. Quelques questions lui sont posées, jusqu’au { $until }.

    Ce lien s’ouvre sans compte et sert une seule fois. La réponse est anonyme :
    { $link }

    Ce message est envoyé par un automate : n’y répondez pas.
survey-visit-title = Votre avis
survey-visit-lead = Vous pouvez répondre jusqu’au { $until }.
survey-code = Votre code
survey-code-hint = Seize lettres et chiffres, comme ils sont imprimés.
survey-code-go = Continuer
survey-code-unknown = Ce code n’est pas connu : vérifiez chaque lettre, ou demandez-en un autre à la coordination.
survey-answer-missing = Répondez à chaque question ; « sans avis » est une réponse.
survey-comment = Une remarque (facultatif)
survey-comment-hint = Elle sera lue telle quelle, sans que rien dise de qui elle vient. N’écrivez aucun nom.
survey-comment-long = Raccourcissez la remarque : 1 000 lettres au plus.
survey-send = Envoyer
survey-answered-already = Ce code a déjà servi : une réponse est comptée. Elle ne peut pas être changée, car rien ne la relie à ce code.
survey-dead-next = Une question ? La coordination de votre réseau peut vous répondre.
survey-thanks = Votre réponse est comptée.

evaluation-title = Bilan du contrat
evaluation-unsigned = N’ont pas signé :
evaluation-changed = Ont changé de représentant pendant le contrat :
evaluation-no-hole = Chaque signataire a nommé quelqu’un.
evaluation-no-survey = Aucune enquête terminée n’a réuni cinq réponses.
renewal-title = Renouveler le contrat
renewal-lead = Le nouveau contrat part de celui-ci : choisissez ce qui continue, ce qui s’arrête, et qui est nouveau.
renewal-stay = Signataires qui continuent
renewal-stay-hint = Décochez celles qui s’arrêtent.
renewal-join = Nouveaux signataires
renewal-carried = Ce qui continue
renewal-carried-text = Le texte, comme point de départ
renewal-carried-visas = Les textes et les engagements sur lesquels il s’appuie
renewal-carried-mandates = Qui représente chaque signataire
renewal-carried-referents = Les référents et référentes
renewal-hint = Le contrat actuel se termine au plus tard la veille du nouveau. Ses actes et ses signatures restent avec lui. Le plan d’actions se reprend ensuite, depuis le plan du nouveau contrat.
renewal-make = Créer le nouveau contrat
renewal-before = Le nouveau contrat commence après le premier jour de celui-ci.
renewal-done-already = Ce contrat est déjà renouvelé : ouvrez le contrat suivant.
annex-pdf = Annexe en PDF, à imprimer
annex-demo = Démonstration

desk-contract-ended = Contrat échu le { $day } et que rien ne remplace : { $title }
desk-contract-ends = Contrat qui finit le { $day }, à évaluer et à renouveler : { $title }
desk-no-referent = Votre institution n’a pas de personne référente pour le contrat : { $title }

evaluation-paper = Le bilan en PDF
evaluation-new = Nouveau
evaluation-signed-on = Signé le
evaluation-day = Jour
evaluation-act = Acte
evaluation-body = Instance
evaluation-share = Favorable
