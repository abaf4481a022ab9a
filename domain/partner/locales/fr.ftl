# Territoires, communes, institutions.
institution-list-title = Institutions
institution-list-empty = Aucune institution n’est encore inscrite dans ce territoire.
institution-signatory = Signataire du contrat
institution-role = Son rôle dans le réseau
institution-role-empty = Son rôle n’est pas encore décrit.
institution-entries = Voir ses fiches

institution-kind-town_hall = Mairie, communauté
institution-kind-social_centre = CCAS
institution-kind-prefecture = Préfecture
institution-kind-prosecutor = Parquet
institution-kind-court = Justice
institution-kind-police = Police
institution-kind-gendarmerie = Gendarmerie
institution-kind-hospital = Hôpital, clinique
institution-kind-education = Éducation nationale
institution-kind-department = Département
institution-kind-association = Association
institution-kind-health_body = Organisme de santé
institution-kind-family_benefit = Caisse d’allocations familiales
institution-kind-university = Université
institution-kind-other = Autre

pro-menu-institutions = Institutions

see-institutions = Voir les institutions du territoire

# L’apparence des pages publiques d’un territoire, et ses textes légaux.
theme-room = Territoires
theme-lead = Ce que chaque territoire choisit pour ses pages publiques.
keep-theme = Choisir l’apparence et les textes légaux des pages publiques
theme-title = Apparence et textes légaux
theme-see = Voir la page publique
theme-outrun = Quelqu’un a changé ces choix en même temps
theme-outrun-lead = Votre texte est toujours ci-dessous. Comparez-le avec la page publique, puis enregistrez de nouveau.
theme-accent = Couleur (facultatif)
theme-accent-hint = Celle des liens et des boutons, écrite comme #1d5c63. Une couleur trop pâle pour être lue est refusée. La nuit, une teinte plus claire est calculée. Laissez vide pour la couleur de Maillage.
theme-accent-unreadable = Cette couleur ne se lit pas. Écrivez-la avec un dièse et six chiffres ou lettres de a à f, comme #1d5c63.
theme-accent-pale = Cette couleur est trop pâle : il faut un contraste de 4,5 au moins avec le fond.
theme-accent-instead = Le contraste mesuré est de { $ratio }. La couleur lisible la plus proche est { $instead }.
theme-exit = Où mène « Quitter » (facultatif)
theme-exit-hint = Une page publique anodine, comme la météo : son adresse commence par https://. Laissez vide pour celle de l’installation.
theme-exit-wrong = Cette adresse ne va pas. Il faut une page d’un autre site, qui commence par https:// et un nom, comme https://meteofrance.com/
theme-text-hint = Laissez vide pour le texte fourni avec Maillage. Une ligne vide sépare deux paragraphes.
theme-text-long = Ce texte est trop long : il faut 20 000 caractères au plus.
theme-save = Enregistrer
theme-crest = Blason ou logo
theme-crest-file = Image
theme-crest-hint = Un fichier PNG de 60 ko et de 1 024 points de côté au plus. Il est redessiné : rien d’autre de ce que le fichier contient n’est gardé.
theme-crest-send = Envoyer l’image
theme-crest-remove = Retirer le blason
theme-crest-unreadable = Ce fichier n’est pas une image PNG lisible. Enregistrez l’image au format PNG (ni SVG, ni JPEG), puis recommencez.
theme-crest-large = Cette image est trop grande. Réduisez-la à 1 024 points de côté au plus, puis recommencez.
theme-frames = Sites qui peuvent afficher la liste des aides (facultatif)
theme-frames-hint = Une adresse par ligne, comme https://www.mairie.fr. Ces sites peuvent montrer la liste dans un cadre, sans script et sans rien garder. Laissez vide : personne ne le peut.
theme-frames-wrong = Une de ces adresses ne va pas. Il en faut une par ligne, vingt au plus : https:// puis le nom du site, sans page, comme https://www.mairie.fr
theme-frames-code = À copier dans la page du site. Pour un seul besoin, ajoutez par exemple ?need=shelter à l’adresse.
theme-frames-title = Aides et contacts
theme-notice = Mentions légales
theme-accessibility = Accessibilité
theme-personal-data = Données personnelles
theme-notice-unsaid = Ces pages présentent l’aide proposée sur le territoire : { $territory }.

    L’éditeur, la personne directrice de la publication et l’hébergeur sont à indiquer ici par la coordination du territoire. Tant que ce n’est pas fait, adressez-vous à la mairie.

    Les pages sont faites avec Maillage, un logiciel libre sous licence EUPL-1.2.
theme-accessibility-unsaid = Pages concernées : celles du territoire { $territory }.
theme-personal-data-unsaid = Pages concernées : celles du territoire { $territory }.

    Ces pages ne posent aucun cookie, ne demandent aucun compte et ne tiennent aucun journal des visites. Ce que vous cherchez n’est pas enregistré : les mots de la recherche voyagent chiffrés dans l’adresse de la page, qui ne s’ouvre plus après une heure.

    Votre appareil, votre navigateur et votre fournisseur d’accès peuvent garder des traces que ces pages ne peuvent pas effacer.

    Pour toute question, écrivez à la personne déléguée à la protection des données de la mairie. Vous pouvez aussi saisir la CNIL.

contact-title = Qui répond des fiches
contact-lead = À ces adresses, l’institution reçoit les demandes de vérification de ses fiches. Une boîte commune (accueil, secrétariat) vaut mieux que l’adresse d’une personne : elle reste quand les gens changent.
contact-none = Personne n’est encore désigné : aucune demande ne peut être envoyée.
contact-confirmed = Confirmé le { $day }
contact-unconfirmed = Pas encore confirmé
contact-remove = Retirer « { $function } »
contact-add = Désigner une adresse
contact-function = Fonction ou service
contact-function-hint = Par exemple « Accueil du CCAS ». Pas de nom de personne.
contact-function-length = Écrivez la fonction ou le service en 3 à 100 lettres.
contact-email = Adresse électronique
contact-email-hint = Par exemple accueil@exemple.fr.
contact-email-unreadable = Cette adresse ne peut pas être lue. Écrivez-la comme accueil@exemple.fr.
contact-known = Cette adresse est déjà désignée.
contact-too-many = Cinq adresses sont déjà désignées. Retirez-en une d’abord.
keep-contacts = Désigner qui répond des fiches d’une institution

reread-room = Langues
reread-lead = Les pages publiques d’une langue disent que ses mots n’ont pas été relus, jusqu’à ce qu’une personne qui parle cette langue les ait tous relus. Un texte qui change est à relire.
reread-progress = Textes relus : { $reread } sur { $all }
reread-whole = la mention est levée
reread-how = Comparez chaque texte au français et cochez ceux qui sont justes. Ce qui est entre accolades est rempli par le site. Un texte faux se corrige dans le logiciel : laissez-le sans coche et signalez-le.
reread-table = Textes à relire
reread-french = Français
reread-done = Relu
reread-save = Enregistrer et continuer
accessible-state-title = État de conformité
accessible-state = Aucun audit de conformité au référentiel général d’amélioration de l’accessibilité (RGAA 4.1) n’a encore été fait par une personne : ces pages sont donc déclarées « non conformes » jusqu’à cet audit.
accessible-tested-title = Ce qui est essayé à chaque version du logiciel
accessible-every-page = Chaque page publique est examinée par axe-core, sur les règles WCAG 2.2 A et AA qu’une machine peut voir, en clair et en sombre, sur un écran de téléphone. Son HTML est validé par html-validate. La version est refusée à la première faute.
accessible-every-language = Le même examen est fait en français, anglais, arabe, ukrainien, espagnol, portugais, roumain et turc.
accessible-narrow = Les pages de la recherche tiennent sans défilement horizontal sur 320 pixels, ce qui vaut un agrandissement à 400 % sur un bureau.
accessible-keyboard = La recherche se fait au clavier seul ; chaque arrêt est visible et rien ne retient le clavier.
accessible-without-script = La recherche se fait sans aucun script.
accessible-right-to-left = Les pages en arabe se lisent de droite à gauche, et les numéros de gauche à droite.
accessible-untested-title = Ce qui n’est pas essayé
accessible-untested = Les lecteurs d’écran, la clarté des textes pour chaque personne et les documents joints ne sont pas essayés par ces machines. Les textes des structures sont écrits par elles.
accessible-contact-title = Une page vous est inaccessible
accessible-contact = Dites-le à la mairie, qui doit vous répondre et vous donner l’information autrement. Sans réponse, vous pouvez saisir le Défenseur des droits.
institution-contracts = Ses contrats
