# Les personnes qui se connectent.
role-administrator = Administration
role-coordinator = Coordination
role-referent = Référente ou référent d’institution
role-professional = Professionnelle ou professionnel
role-dpo = Protection des données

account-home-title = Espace de travail
account-home-hello = Bonjour. Vous travaillez ici comme : { $function }.
account-home-role-administrator = Vous tenez l’installation. Pour ouvrir ou fermer un compte depuis le serveur : « maillage user ».
account-home-role-coordinator = Vous tenez le réseau de votre territoire : l’annuaire, le contrat et son plan, les réunions, les imprimés.
account-home-role-referent = Vous tenez à jour ce que votre institution dit d’elle dans l’annuaire.
account-home-role-professional = Cherchez une fiche pour la personne que vous recevez. Si une fiche se trompe, dites-le à la personne référente de votre institution.
account-home-role-dpo = Vous veillez sur les données : le journal, les effacements, les alertes.
account-home-late = En retard
account-home-due = À faire
account-home-news = Du nouveau depuis le { $day }
account-home-nothing = Rien ne vous attend, et rien n’a changé depuis votre dernière venue.
account-home-rooms = Où aller
account-home-account = Votre compte

account-login = Identifiant
account-password = Mot de passe
account-sign-in-title = Connexion
account-sign-in-first = Connectez-vous pour voir la page demandée.
account-arriving-title = Un instant
account-arriving = Vous venez d’un autre site. Nous regardons si vous êtes déjà connectée.
account-sign-in = Se connecter
account-session-over = Votre session s’est terminée, faute d’activité ou parce qu’elle a été fermée. Connectez-vous de nouveau.
account-sign-in-wrong = L’identifiant et le mot de passe ne vont pas ensemble. Vérifiez-les, puis recommencez.
account-sign-in-wait = Trop d’essais avec cet identifiant. Attendez dix secondes, puis recommencez.
account-sign-in-tomorrow = Beaucoup trop d’essais avec cet identifiant. Il est bloqué jusqu’à minuit. Si ce n’était pas vous, prévenez la coordination.
account-signed-out = Votre session est fermée. Vous pouvez quitter cet ordinateur.
account-to-activation = Vous avez reçu un code d’activation ? Activez votre compte.
account-lost-password = Mot de passe perdu ? Demandez un nouveau code à la coordination. Il se remet en main propre, jamais par courriel ni par téléphone.

account-activation-title = Activer votre compte
account-activation-lead = Recopiez le code qui vous a été remis en main propre. Il sert une seule fois, pendant 24 heures.
account-activation-code = Code d’activation
account-activation-code-hint = 26 lettres et chiffres. Les tirets et les espaces ne comptent pas.
account-activation-wrong = L’identifiant et le code ne vont pas ensemble, ou le code a déjà servi, ou il a plus de 24 heures. Vérifiez-les, ou demandez un nouveau code.
account-to-sign-in = Votre compte est déjà activé ? Connectez-vous.

account-by-passkey = Avec une clé d’accès
account-by-passkey-hint = Votre téléphone, votre ordinateur ou votre clé USB vous reconnaît. Il n’y a ni identifiant ni mot de passe à taper.
account-by-password = Avec un mot de passe
account-shared = Je suis sur un poste partagé
account-shared-hint = La session se ferme alors après 5 minutes sans page demandée, et le poste n’est pas retenu.
account-to-recovery = Téléphone ou clé perdus ? Utilisez un code de secours.
account-sign-in-late = Trop de temps est passé depuis votre mot de passe, ou votre compte a changé entre-temps. Recommencez la connexion.

account-code-title = Votre code
account-code = Code à 6 chiffres
account-code-hint = Celui que montre votre application en ce moment. Si vous n’avez plus votre téléphone, tapez un de vos codes de secours.
account-code-again = Revenir à la connexion
account-code-wrong = Ce code ne va pas, ou il a déjà servi. Attendez le code suivant, puis tapez-le.
account-code-first-wrong = Ce code ne va pas. Vérifiez que l’heure de votre téléphone est juste, puis tapez le code qu’il montre en ce moment.
account-code-wait = Trop de codes essayés. Attendez une demi-minute, puis tapez le code suivant.

account-totp = Codes à 6 chiffres
account-totp-title = Vos codes à 6 chiffres
account-totp-lead = Avec votre mot de passe, on vous demandera un code que votre téléphone montre, et qui change toutes les 30 secondes.
account-totp-first = 1. Donnez le secret à votre application
account-totp-scan = Ouvrez sur votre téléphone une application de codes (« authentificateur »), et lisez ce carré.
account-totp-square = Carré à lire avec l’application de codes. Le même secret est écrit en lettres dessous.
account-totp-type = Ou tapez-y ce secret :
account-totp-second = 2. Tapez le code qu’elle montre
account-totp-code = Code à 6 chiffres
account-totp-code-hint = Les espaces ne comptent pas.
account-totp-check = Vérifier le code
account-totp-on = Un code est demandé avec votre mot de passe.
account-totp-off = Aucun code n’est demandé avec votre mot de passe.
account-totp-take = Demander un code avec mon mot de passe
account-totp-another = Changer de téléphone ou d’application

account-codes-title = Codes de secours
account-codes-once = Notez ces dix codes maintenant : ils ne seront plus affichés.
account-codes-lead = Chacun sert une seule fois, avec votre mot de passe, à la place d’un code à 6 chiffres ou d’une clé d’accès que vous n’avez plus. Gardez-les sur papier, à l’abri, loin de votre ordinateur.
account-codes-old = Les codes que vous aviez avant n’ouvrent plus rien.
account-codes-noted = J’ai noté mes codes
account-codes-left = { $count ->
    [0] Il ne vous reste aucun code de secours. Faites-en de nouveaux.
    [one] Il vous reste un seul code de secours. Faites-en de nouveaux.
   *[other] Il vous reste { $count } codes de secours.
 }
account-codes-renew = Faire dix nouveaux codes
account-recovery-title = Entrer avec un code de secours
account-recovery-lead = Tapez votre mot de passe et un des codes que vous avez notés sur papier. Ce code ne servira plus ensuite. Une fois entrée ou entré, ajoutez une nouvelle clé d’accès.
account-recovery-code = Code de secours
account-recovery-hint = 24 lettres et chiffres, ou 16 si vous les avez notés avant novembre 2026. Les tirets et les espaces ne comptent pas.
account-recovery-wrong = L’identifiant, le mot de passe et le code ne vont pas ensemble, ou le code a déjà servi. Vérifiez-les, ou demandez un nouveau code d’activation à la coordination.
account-recovery-lost = Pas de mot de passe, ou plus de codes ? Demandez un nouveau code d’activation à la coordination. Il se remet en main propre, jamais par courriel ni par téléphone.

account-passkeys = Vos clés d’accès
account-passkey-about = Une clé d’accès reste dans votre téléphone, votre ordinateur ou une clé USB, et s’ouvre avec votre doigt, votre visage ou un code. Elle ne se devine pas, ne se recopie pas, et ne marche que sur ce site.
account-passkeys-two = { $count ->
    [0] Ajoutez une clé d’accès : c’est la façon la plus sûre et la plus rapide de vous connecter.
   *[other] Ajoutez une deuxième clé d’accès, sur un autre appareil : si vous perdez la première, vous entrerez encore.
 }
account-home-another = Vous n’avez qu’une clé d’accès. Si vous la perdez, vous ne pourrez plus entrer.
account-passkey-sign-in = Se connecter avec une clé d’accès
account-passkey-add = Ajouter une clé d’accès
account-passkey-added = Ajoutée le { $moment }.
account-passkey-used = Utilisée la dernière fois le { $moment }.
account-passkey-unused = Pas encore utilisée.
account-passkey-change = Renommer ou supprimer « { $name } »
account-passkey-rename = Renommer
account-passkey-remove = Supprimer « { $name } »
account-passkey-name = Nom de la clé
account-passkey-name-hint = Pour la reconnaître. Par exemple : mon téléphone.
account-passkey-name-long = Ce nom est trop long. Il faut 60 caractères au plus.
account-passkey-unnamed = Clé du { $day }
account-passkey-script = Les clés d’accès demandent JavaScript. Activez-le dans votre navigateur pour vous en servir.
account-passkey-none = Ce navigateur n’a pas de clés d’accès. Utilisez-en un plus récent, ou une autre façon d’entrer.
account-passkey-cancelled = Rien n’a été fait : vous avez annulé, ou aucune clé d’accès de ce site n’a répondu. Recommencez, ou choisissez une autre façon d’entrer.
account-passkey-already = Cet appareil a déjà une clé d’accès pour votre compte. Prenez-en un autre.
account-passkey-address = Cette page n’est pas ouverte à l’adresse du site. Ouvrez { $origin }, puis recommencez.
account-passkey-unasked = La demande n’a pas abouti. Attendez un instant, rechargez la page, puis recommencez.
account-passkey-refused = Cette clé d’accès n’a pas été reconnue. Prenez-en une qui a été faite pour votre compte sur ce site.
account-passkey-late = Trop de temps est passé, ou cette réponse a déjà servi. Recommencez.
account-passkey-last = C’est votre seule façon d’entrer : ajoutez d’abord une autre clé d’accès.
account-passkey-most = Vous avez déjà vingt clés d’accès. Supprimez-en une d’abord.
account-passkey-only = Votre institution demande une clé d’accès. Connectez-vous avec la vôtre, ou demandez un nouveau code à la coordination pour en faire une.
account-passkey-impossible = Les clés d’accès ne marchent pas à l’adresse de ce site : il lui faut un nom. Dites-le à la personne qui le gère.

account-activation-continue = Continuer
account-activation-late = Trop de temps est passé, ou ce code a servi entre-temps. Recommencez avec votre code, ou demandez-en un nouveau.
account-choice-title = Comment voulez-vous entrer ?
account-choice-passkey = Avec une clé d’accès (recommandé)
account-choice-passkey-make = Faire ma clé d’accès
account-choice-password = Avec un mot de passe et des codes
account-choice-password-about = Il vous faudra un téléphone avec une application de codes, à chaque connexion.
account-choice-password-take = Prendre ce mot de passe
account-choice-passkeys-only = Votre institution a choisi les clés d’accès seules.

account-proof-title = Prouvez que c’est vous
account-proof-lead = Ce que vous demandez ne se fait que juste après une preuve. Elle vaut cinq minutes, puis vous reviendrez où vous étiez.
account-proof-passkey = Utiliser ma clé d’accès
account-proof-continue = Continuer
account-proof-otherwise = Vous n’avez ici ni clé d’accès ni mot de passe. Déconnectez-vous, puis reconnectez-vous comme d’habitude.

account-session-shared = Sur un poste partagé.
account-sessions-close = Fermer toutes mes autres sessions
account-devices = Nouveaux appareils
account-devices-lead = Vous vous êtes connectée ou connecté pour la première fois depuis un appareil à ces moments. Si ce n’était pas vous, prévenez la coordination.
account-device-mail-subject = Connexion depuis un nouvel appareil
account-device-mail-text = Bonjour,

    Une connexion a eu lieu depuis un appareil que nous ne connaissions pas, le { $moment }, pour la fonction : { $function }.

    Si c’était vous, il n’y a rien à faire. Sinon, prévenez tout de suite la coordination, de vive voix.

account-title = Votre compte
account-function = Fonction
account-role = Rôle
account-institution = Institution
account-institution-none = Aucune
account-territory = Territoire
account-moment = { $day } à { $hour }
account-sessions = Vos sessions ouvertes
account-sessions-lead = Une session se ferme seule après 15 minutes sans page demandée, et au bout de 10 heures. Si vous n’en reconnaissez pas une, fermez-la et changez votre mot de passe.
account-session = Ouverte le { $opened }, utilisée le { $seen }.
account-session-this-one = C’est celle que vous utilisez.
account-session-close = Fermer la session ouverte le { $opened }

account-password-change = Changer de mot de passe
account-password-add = Ajouter un mot de passe et des codes
account-password-there = Votre compte a déjà un mot de passe : vous pouvez le changer dans « Votre compte ».
account-password-current = Mot de passe actuel
account-password-new = Nouveau mot de passe
account-password-again = Le même, encore une fois
account-password-hint = 15 caractères au moins. Quelques mots sans lien entre eux font un bon mot de passe, facile à retenir.
account-password-closes = Vos autres sessions seront fermées.
account-password-changed = Votre mot de passe est changé. Vos autres sessions sont fermées.
account-current-wrong = Ce n’est pas votre mot de passe actuel. Vérifiez-le, puis recommencez.
account-password-short = Ce mot de passe est trop court. Il faut 15 caractères au moins.
account-password-long = Ce mot de passe est trop long. Il faut 128 caractères au plus.
account-password-easy = Ce mot de passe se devine : il est surtout fait de mots que tout le monde essaie, de suites ou du nom de votre institution. Ajoutez quelques mots sans lien.
account-password-leaked = Ce mot de passe a été volé ailleurs et circule. Choisissez-en un autre, que vous n’avez utilisé nulle part.
account-password-differs = Les deux mots de passe sont différents. Tapez deux fois le même.

account-login-malformed = L’identifiant doit avoir de 3 à 80 caractères, parmi les lettres sans accent, les chiffres et . - _ @
account-login-taken = Cet identifiant est déjà pris. Choisissez-en un autre.
account-function-malformed = Indiquez la fonction, en 120 caractères au plus. Par exemple : référente du commissariat.
account-roles-missing = Choisissez au moins un rôle.
account-email-malformed = Cette adresse électronique ne va pas. Écrivez-la comme prenom.nom@institution.fr, ou laissez la case vide.
account-institution-missing = Ce rôle demande une institution. Indiquez laquelle.
account-institution-elsewhere = Cette institution ne fait pas partie de ce territoire. Ajoutez-la d’abord au territoire.

# Les personnes d’un réseau : qui invite, renouvelle, change les rôles, ferme les comptes.
people-room = Personnes
people-title = Les personnes
people-total = { $count ->
    [0] Personne
    [one] 1 personne
   *[other] { $count } personnes
}
people-invite = Inviter quelqu’un
people-territory-own = Le mien
people-institution-any = Toutes
people-which = Lesquelles
people-which-present = Celles qui peuvent venir
people-which-ending = Celles dont l’autorisation finit dans les 30 jours
people-which-gone = Celles qui sont parties
people-narrow = Afficher
people-none = Personne ne correspond.
people-all = Voir toutes les personnes
people-no-institution = Sans institution
people-ends = Autorisation jusqu’au { $day }
people-state-requested = Attend un second accord
people-state-invited = Code remis, pas encore utilisé
people-state-lapsed = Sans code valable
people-state-active = Active
people-state-expired = Autorisation terminée
people-state-disabled = Compte fermé
people-since = Compte ouvert le
people-until = Autorisation jusqu’au
people-sessions = { $count ->
    [0] Aucune session ouverte
    [one] 1 session ouverte
   *[other] { $count } sessions ouvertes
}
people-roles = Rôles
people-roles-none = Aucun pour l’instant
people-actions = Ce que vous pouvez faire
people-invite-lead = Une personne est connue par sa fonction, jamais par son nom. Elle reçoit un code qui sert une seule fois, pendant 24 heures.
people-function-hint = Par exemple : référente du commissariat.
people-login-hint = Ce qu’elle tapera pour se connecter. De 3 à 80 caractères : lettres sans accent, chiffres et . - _ @
people-email = Adresse électronique professionnelle (facultatif)
people-email-hint = Pour la prévenir quand quelqu’un se connecte à son compte depuis un nouvel appareil. Jamais une adresse personnelle.
people-by-two = une seconde personne devra donner son accord
people-not-yours = vous ne pouvez ni le donner ni le retirer
people-delivery = Comment remettre le code
people-delivery-hand = En main propre : le code s’affiche une seule fois, sur la page suivante
people-delivery-mail = Par courriel, à l’adresse de fonction de l’institution, si elle l’a choisi
people-invite-send = Inviter
people-waits-title = Une seconde personne doit donner son accord
people-waits-lead = Le compte « { $function } » est préparé. Une autre personne de la coordination ou de l’administration doit donner son accord avant le { $day } ; le code d’activation viendra ensuite.
people-code-title = Code d’activation
people-code-give = Donner un nouveau code
people-code-give-lead = Assurez-vous en personne que c’est bien elle. Son mot de passe, ses clés d’accès et ses sessions seront oubliés tout de suite ; elle en choisira d’autres avec le code.
people-code-once = Notez ou imprimez ce code maintenant : il ne s’affichera plus. Il sert une seule fois, pendant 24 heures.
people-code-step-hand = Remettez-le en main propre, jamais par téléphone ni par messagerie.
people-code-step-go = La personne ouvre { $address }/pro/activation.
people-code-step-type = Elle tape son identifiant et le code, puis choisit comment elle se connectera.
people-code-sent = Le code est envoyé à l’adresse de fonction de l’institution. Il sert une seule fois, pendant 24 heures.
people-code-done = C’est fait
people-no-address = Cette institution n’a pas d’adresse de fonction. Remettez le code en main propre, ou indiquez d’abord une adresse sur la page de l’institution.
people-renew = Renouveler l’autorisation pour un an
people-roles-change = Changer les rôles
people-roles-lead = Les rôles disent ce que la personne peut faire. Ses sessions ouvertes seront fermées : elle devra se reconnecter.
people-roles-save = Enregistrer les rôles
people-role-not-yours = Vous ne pouvez pas donner ou retirer l’un de ces rôles. Demandez à la coordination ou à l’administration.
people-code-not-yours = Vous ne pouvez pas donner un code à cette personne : il permettrait d’entrer à sa place. Demandez à la référente ou au référent de son institution, ou à la coordination. Pour un rôle qui se donne à deux, fermez le compte et invitez de nouveau la personne.
people-not-oneself = Personne ne renouvelle sa propre autorisation. Demandez à une autre personne de la coordination ou de votre institution.
people-has-left = Ce compte est fermé. Invitez de nouveau la personne si elle revient.
people-request = Rôles demandés
people-request-lead = Demandés par : { $function }. La demande tombe le { $day }.
people-request-agree = Donner mon accord
people-request-refuse = Refuser ou retirer la demande
people-request-other = L’accord doit venir d’une autre personne que celle qui l’a demandé.
people-request-gone = Cette demande n’existe plus. Elle a été traitée, ou elle a plus de sept jours.
people-request-not-yours = Vous ne pouvez pas décider de cette demande : il faut une autre personne, qui pourrait elle-même donner ces rôles.
people-last-administrator = C’est la dernière personne qui administre l’installation. Donnez d’abord ce rôle à quelqu’un d’autre.
people-close-not-yours = Vous ne pouvez pas fermer ce compte. Demandez à la coordination ou à l’administration.
people-depart = Fermer le compte
people-depart-lead = Le compte « { $function } » sera fermé tout de suite : sessions, mot de passe, clés d’accès et codes sont oubliés. Ce qu’elle a fait reste au journal, sous sa fonction.
people-depart-now = Fermer le compte maintenant
people-depart-not = Ne rien changer
people-duties = À reprendre par quelqu’un d’autre
people-duties-none = Rien : personne n’attend après elle.
people-duty-referent = L’institution n’aura plus de référente ni de référent.
people-duty-nobody = Plus personne de l’institution ne pourra se connecter.
people-duty-coordinator = Le territoire n’aura plus de coordination.
people-duty-dpo = Le territoire n’aura plus personne pour la protection des données.
people-duty-requests = { $count ->
    [one] 1 demande de rôle qu’elle a faite sera retirée.
   *[other] { $count } demandes de rôle qu’elle a faites seront retirées.
}

policy-title = Comment on se connecte
policy-lead = Ce choix vaut pour toutes les personnes de l’institution.
policy-allows-password = Permettre un mot de passe avec un code à usage unique, en plus des clés d’accès
policy-allows-password-hint = Une clé d’accès (empreinte, visage ou code de l’appareil) est plus sûre : elle ne se devine pas et ne se donne pas à un faux site.
policy-allows-provider = Permettre aussi de se connecter avec { $name }
policy-allows-provider-hint = { $name } prouve alors qui est la personne, à la place d’une clé d’accès. Sans cette case, personne de l’institution n’entre ainsi.
policy-address = Adresse de fonction de l’institution (facultatif)
policy-address-hint = Une boîte lue par un service, pas par une personne. Les codes d’activation pourront y être envoyés. Sans adresse, ils se remettent en main propre.
policy-save = Enregistrer
policy-outrun = Quelqu’un a changé ce choix en même temps
policy-outrun-lead = Ce qui est coché ci-dessous est le choix enregistré. Relisez-le, puis enregistrez de nouveau le vôtre.

people-code-mail-subject = Code d’activation d’un compte
people-code-mail-text = Bonjour,

    Un compte attend une personne de votre service dans l’espace de travail partagé. Son code d’activation est :

    { $code }

    Remettez-le à la personne, avec l’identifiant que vous connaissez. Il sert une seule fois, pendant 24 heures, sur la page d’activation de l’espace de travail.

    Si vous n’attendiez pas ce message, ne faites rien et prévenez la coordination.

# Se connecter avec un fournisseur d’identité, comme ProConnect.
account-openid-sign-in = Se connecter avec { $name }
account-openid-activate = Activer avec { $name }
account-openid-activate-lead = Vous pouvez aussi vous passer de mot de passe : tapez votre identifiant et votre code ci-dessus, puis prouvez qui vous êtes avec { $name }.
account-openid-leave-title = Vers { $name }
account-openid-leave = Vous allez prouver qui vous êtes sur le site de { $name }, puis revenir ici. Si rien ne se passe, suivez ce lien.
account-openid-farewell = Votre session est fermée ici. Elle va l’être aussi chez { $name }. Si rien ne se passe, suivez ce lien avant de quitter cet ordinateur.
account-openid-go = Aller chez { $name }
account-openid-back-title = Retour de { $name }
account-openid-back = Il ne reste qu’à continuer.
account-openid-continue = Continuer
account-openid-refused-title = La connexion avec { $name } n’a pas abouti
account-openid-otherwise = Choisir une autre façon de continuer
account-openid-cancelled = Vous avez interrompu la connexion avec { $name } : rien n’a changé. Recommencez, ou connectez-vous autrement.
account-openid-down = { $name } ne répond pas : rien n’a changé. Recommencez dans quelques minutes, ou connectez-vous autrement.
account-openid-untrusted = La réponse reçue au nom de { $name } ne prouve pas qui vous êtes : elle a été écartée, rien n’a changé. Connectez-vous autrement, et prévenez la personne qui gère le site.
account-openid-weak = { $name } vous a reconnue, mais ne confirme pas l’avoir fait par un moyen assez sûr pour ce site : rien n’a changé. Recommencez en choisissant chez { $name } un moyen plus sûr (un second facteur), ou connectez-vous autrement.
account-openid-old = { $name } ne confirme pas que vous venez d’y prouver qui vous êtes : rien n’a changé. Déconnectez-vous chez { $name } puis recommencez, ou connectez-vous autrement.
account-openid-stale = Ce retour de { $name } a déjà servi, a plus de dix minutes, ou vient d’un autre navigateur. Recommencez depuis la page de connexion.
account-openid-unknown = { $name } vous a reconnue, mais aucun compte ouvert n’est lié à cette identité. Connectez-vous autrement puis liez-la dans « Votre compte », ou demandez un code d’activation à la coordination.
account-openid-siret = { $name } dit que vous travaillez dans un autre établissement que l’institution de ce compte. Choisissez la bonne organisation chez { $name } et recommencez, ou prévenez la coordination.
account-openid-taken = Cette identité de { $name } est déjà liée à un compte, ou votre compte l’est déjà à une autre. Retirez d’abord l’ancien lien dans « Votre compte ».
account-openid-other-session = Votre session a changé pendant que vous étiez chez { $name } : rien n’a été lié. Connectez-vous, puis recommencez dans « Votre compte ».
account-openid-not-allowed = L’institution de ce compte n’a pas choisi { $name } pour se connecter. Connectez-vous autrement, ou demandez-le à sa référente ou à son référent.
account-openid-last = C’est votre seule façon de vous connecter. Ajoutez d’abord un mot de passe ou une clé d’accès, puis retirez le lien avec { $name }.
account-openid-title = Se connecter avec { $name }
account-openid-linked = Votre compte est lié à une identité de { $name } depuis le { $day }.
account-openid-not-linked = Liez votre compte à votre identité de { $name } pour vous connecter sans mot de passe d’ici.
account-openid-link = Lier avec { $name }
account-openid-unlink = Retirer le lien avec { $name }

# Qui peut faire quoi.
rights-title = Qui peut faire quoi
rights-lead = Chaque page et chaque geste demandent une de ces permissions. Une personne qui a plusieurs rôles a les droits de chacun.
rights-act = Geste
rights-no = non
rights-fresh = (en prouvant de nouveau qui l’on est)
rights-rules = Ce qui vaut partout
rights-rule-absent = Ce qu’une personne n’a pas à connaître n’existe pas pour elle : la page répond comme pour une adresse inventée.
rights-rule-two = Administration, coordination et protection des données s’ouvrent à deux : une personne demande, une autre donne son accord.
rights-rule-self = Personne ne se donne un rôle, et la dernière personne qui administre ne peut pas être retirée.
rights-rule-journal = Chaque geste est inscrit au journal, sans nom ni texte.
see-people = Voir les personnes et leurs rôles
keep-people = Inviter, renouveler, changer les rôles, fermer un compte
keep-policy = Choisir comment les personnes d’une institution se connectent
keep-ways-in = Changer ses façons d’entrer et fermer ses sessions
reach-own = pour soi
reach-institution = dans son institution
reach-territory = dans son territoire
reach-everywhere = dans toute l’installation

desk-role-requests = { $count ->
    [one] Un rôle demandé attend l’accord d’une deuxième personne
   *[other] { $count } rôles demandés attendent l’accord d’une deuxième personne
 }
