# Ce que toutes les pages partagent.
public-title = Informations
skip = Aller au contenu
quit-short = Quitter
quit-long = Quitter ce site maintenant (ou trois fois la touche Majuscule)
quit-honest = « Quitter » ferme vite cette page. Il n’efface pas l’historique de l’appareil (surtout avec Firefox), ni les traces d’un logiciel espion, de la box ou d’un compte partagé. Si vous pensez être surveillée, utilisez un autre appareil : celui d’une amie, d’une bibliothèque, du travail.
demo-notice = Démonstration : les numéros des structures locales (01 99 00…) sont fictifs. Les numéros nationaux sont vrais.
urgent-title = En danger maintenant ?
urgent-17 = Police, gendarmerie
urgent-114 = par SMS, sans parler
urgent-112 = Toutes urgences
urgent-3919 = Écoute, gratuit, 24 h/24
languages = Langues et accueil
language-own-fr = Français
language-own-en = English
language-own-ar = العربية
language-own-uk = Українська
language-own-es = Español
language-own-pt = Português
language-own-ro = Română
language-own-tr = Türkçe
notice-in-french = Cette page n’existe qu’en français.
notice-not-reread = Ces mots n’ont pas encore été relus par une personne. En cas de doute, lisez la version française :
to-home = Accueil

legal = Informations légales
legal-notice = Mentions légales
legal-accessibility = Accessibilité
legal-personal-data = Données personnelles

pro-menu = Menu
pro-sign-out = Se déconnecter
pro-ends = Votre session se termine dans moins de deux minutes. Ce qui n’est pas enregistré sera perdu.
pro-goes-on = Continuer
pro-to-home = Retour à l’accueil de l’espace de travail

error-title = Cela n’a pas marché
error-incident = Si cela recommence, donnez ce numéro à la personne qui gère le site : { $incident }.
error-not-found = Cette page n’existe pas, ou n’existe plus. Revenez à l’accueil et cherchez à nouveau.
error-forbidden = Votre rôle ne permet pas cette action. Demandez à la personne référente de votre institution.
error-method = Cette adresse ne se demande pas ainsi. Revenez à la page précédente et utilisez ses boutons.
error-conflict = Quelqu’un a modifié la même chose au même moment. Rien n’est perdu : revenez en arrière, relisez, puis recommencez.
error-too-large = C’est trop long pour être envoyé. Raccourcissez le texte, puis recommencez.
error-too-many = Trop d’essais en peu de temps. Attendez un peu, puis recommencez.
error-too-fast = Trop de pages ont été demandées en peu de temps. Attendez quelques secondes, puis rechargez cette page. En danger, appelez le 17.
error-sign-in = Il faut d’abord vous connecter.
error-unavailable = Le site ne répond pas pour le moment. Recommencez dans une minute. En danger, appelez le 17.
error-full = Il n’y a plus de place pour enregistrer. Rien n’a été enregistré. Prévenez la personne qui gère le site, puis recommencez. En danger, appelez le 17.
error-bad-request = Cette demande n’est pas lisible. Revenez à la page précédente et recommencez.
error-unexpected = Une erreur s’est produite de notre côté. Rien n’a été enregistré. Recommencez dans une minute. En danger, appelez le 17.

form-faults = Il reste des points à corriger
paging = Pages
paging-previous = Page précédente
paging-next = Page suivante
paging-where = Page { $page } sur { $last }
