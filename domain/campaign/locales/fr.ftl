# Les campagnes de mise à jour.
keep-campaigns = Ouvrir et suivre les campagnes de mise à jour
pro-menu-campaigns = Campagnes

campaign-title = Campagnes de mise à jour
campaign-lead = Avant une réunion ou une réimpression, chaque institution reçoit un lien personnel : elle dit en un clic que ses fiches sont justes, ou les corrige, sans compte.
campaign-none = Aucune campagne n’a encore été ouverte.
campaign-open = Ouvrir une campagne
campaign-open-hint = Les institutions qui ont une adresse désignée sont écrites tout de suite, puis relancées doucement : après une, deux et trois semaines, et trois jours avant la fin.
campaign-name = Nom
campaign-name-hint = Par exemple « Avant le comité de décembre ».
campaign-name-length = Donnez un nom de 3 à 100 lettres.
campaign-closes-on = Dernier jour
campaign-closes-on-hint = Dans une semaine au plus tôt, dans quatre mois au plus tard.
campaign-day-unreadable = Écrivez une date comme 2026-12-24.
campaign-length = Choisissez un jour entre une semaine et quatre mois d’ici.
campaign-one-open = Une campagne est déjà ouverte : deux à la fois écriraient aux mêmes personnes. Clôturez-la d’abord.
campaign-is-open = Ouverte
campaign-is-closed = Close
campaign-closed = Cette campagne est close.
campaign-closed-on = Close le { $day }
campaign-dates = Du { $from } au { $until }
campaign-total = { $answered ->
    [0] Aucune fiche vérifiée
    [one] Une fiche vérifiée
   *[other] { $answered } fiches vérifiées
} sur { $entries }
campaign-no-entry = Aucune institution de ce territoire n’a de fiche publiée.
campaign-table = Avancement par institution
campaign-institution = Institution
campaign-signatory = signataire
campaign-entries = Fiches
campaign-answered = Vérifiées
campaign-corrected = Corrigées
campaign-mails = Messages envoyés
campaign-mute = aucune adresse désignée
campaign-csv = Emporter le tableau (CSV)
campaign-remind = Relancer maintenant
campaign-remind-hint = Un message part aux institutions qui n’ont pas tout vérifié et qui n’en ont pas reçu aujourd’hui.
campaign-close = Clôturer la campagne
campaign-close-hint = Les liens ne s’ouvrent plus, et le tableau reste comme il est.
campaign-mail-subject = Vos fiches à vérifier avant le { $until }
campaign-mail-text =
    Bonjour,

    { $name } : nous vous demandons de vérifier { $count ->
        [one] la fiche
       *[other] les { $count } fiches
    } de votre institution avant le { $until }.

    Ce lien est le vôtre. Il s’ouvre sans compte, une seule fois, pendant 30 jours :
    { $link }

    Si rien n’a changé, un clic suffit. Sinon, corrigez sur la même page.

campaign-faults = Rien n’a été enregistré : corrigez les fiches ci-dessous, puis envoyez de nouveau.
campaign-nothing = Répondez au moins pour une fiche.
campaign-entry-stale = Quelqu’un a modifié cette fiche pendant que vous lisiez. Relisez ce qu’elle dit maintenant, puis répondez.

visit-title = Vos fiches sont-elles justes ?
visit-lead = Répondez avant le { $until }. Rien n’est enregistré avant que vous n’envoyiez.
visit-all = Rien n’a changé dans ces fiches
visit-all-hint = { $count ->
    [one] Relisez la fiche. Si elle est juste, un clic suffit :
   *[other] Relisez les { $count } fiches. Si toutes sont justes, un clic suffit :
}
visit-all-done = Toutes vos fiches ont déjà reçu une réponse. Merci.
visit-is-right = Cette fiche est-elle juste ?
visit-unchanged = Oui, rien n’a changé
visit-corrected = Non, je la corrige
visit-later = Je ne sais pas encore
visit-correct = Corriger
visit-places = Lieux
visit-keeper = « { $function } » répond toujours de ces fiches à cette adresse
visit-more = { $count ->
    [one] Une autre fiche vient après celles-ci.
   *[other] { $count } autres fiches viennent après celles-ci.
}
visit-send = Envoyer mes réponses
visit-thanks-title = Merci
visit-thanks = Vos réponses sont enregistrées, et le site public les montre déjà.
visit-thanks-site = Voir le site public
visit-dead-title = Ce lien ne s’ouvre plus
visit-dead = Un lien s’ouvre une seule fois, pendant 30 jours. Celui-ci a déjà servi, est trop ancien, ou a été mal recopié.
visit-dead-next = Demandez un nouveau lien à la coordination de votre réseau, ou attendez le prochain message.
