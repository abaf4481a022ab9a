# Les personnes qui se connectent.
role-administrator = Administration
role-coordinator = Coordination
role-referent = Référente ou référent d’institution
role-professional = Professionnelle ou professionnel
role-dpo = Protection des données

account-home-title = Espace de travail
account-home-hello = Bonjour. Vous travaillez ici comme : { $function }.
account-home-next-administrator = Pour ouvrir ou fermer un compte, utilisez la commande « maillage user » sur le serveur.
account-home-next-coordinator = À faire maintenant : relire les fiches à revérifier, en commençant par les plus anciennes.
account-home-next-referent = À faire maintenant : vérifier que les fiches de votre institution disent encore vrai.
account-home-next-professional = Cherchez une fiche pour la personne que vous recevez. Si une fiche se trompe, dites-le à la personne référente de votre institution.
account-home-next-dpo = À faire maintenant : relire le journal du mois, et les demandes d’effacement.
account-home-account = Votre compte

account-login = Identifiant
account-password = Mot de passe
account-sign-in-title = Connexion
account-sign-in = Se connecter
account-sign-in-wrong = L’identifiant et le mot de passe ne vont pas ensemble. Vérifiez-les, puis recommencez.
account-sign-in-wait = Trop d’essais avec cet identifiant. Attendez dix secondes, puis recommencez.
account-sign-in-tomorrow = Beaucoup trop d’essais avec cet identifiant. Il est bloqué jusqu’à minuit. Si ce n’était pas vous, prévenez la coordination.
account-signed-out = Votre session est fermée. Vous pouvez quitter cet ordinateur.
account-to-activation = Vous avez reçu un code d’activation ? Choisissez votre mot de passe.
account-lost-password = Mot de passe perdu ? Demandez un nouveau code à la coordination. Il se remet en main propre, jamais par courriel ni par téléphone.

account-activation-title = Activer votre compte
account-activation-lead = Recopiez le code qui vous a été remis en main propre. Il sert une seule fois, pendant 24 heures.
account-activation-code = Code d’activation
account-activation-code-hint = 26 lettres et chiffres. Les tirets et les espaces ne comptent pas.
account-activate = Activer le compte
account-activation-wrong = L’identifiant et le code ne vont pas ensemble, ou le code a déjà servi, ou il a plus de 24 heures. Vérifiez-les, ou demandez un nouveau code.
account-to-sign-in = Votre compte est déjà activé ? Connectez-vous.

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
account-password-differs = Les deux mots de passe sont différents. Tapez deux fois le même.

account-login-malformed = L’identifiant doit avoir de 3 à 80 caractères, parmi les lettres sans accent, les chiffres et . - _ @
account-login-taken = Cet identifiant est déjà pris. Choisissez-en un autre.
account-function-malformed = Indiquez la fonction, en 120 caractères au plus. Par exemple : référente du commissariat.
account-roles-missing = Choisissez au moins un rôle.
account-email-malformed = Cette adresse électronique ne va pas. Écrivez-la comme prenom.nom@institution.fr, ou laissez la case vide.
account-institution-missing = Ce rôle demande une institution. Indiquez laquelle.
account-institution-elsewhere = Cette institution ne fait pas partie de ce territoire. Ajoutez-la d’abord au territoire.
