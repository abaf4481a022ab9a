# Les fiches : leurs listes de codes, leurs pages.
kind-place = Lieu d’accueil
kind-phone_line = Ligne téléphonique
kind-remote = À distance
kind-allowance = Aide, allocation
kind-website = Site internet
kind-itinerant = Passage régulier (bus, caravane)

need-emergency = Danger immédiat, urgence
need-listening = Parler, être écoutée
need-shelter = Mise à l’abri, hébergement d’urgence
need-complaint = Plainte, signalement
need-medical_care = Soins, constat médical
need-psychological_care = Soutien psychologique
need-rights = Droits, avocat, démarches
need-child_protection = Protéger un enfant
need-housing = Logement
need-money = Argent, aide financière
need-social_support = Assistante sociale, accompagnement
need-online_violence = Violences en ligne, téléphone surveillé
need-sexual_health = Santé sexuelle, contraception, grossesse
need-parenthood = Être mère ou père, jeunes enfants
need-postal_address = Adresse pour le courrier (domiciliation)
need-transport = Se déplacer, taxi
need-stop_violence = Arrêter d’être violent

violence-partner = Violences dans le couple
violence-physical = Violences physiques, coups
violence-sexual = Violences sexuelles, viol
violence-psychological = Violences psychologiques
violence-economic = Violences économiques
violence-online = Violences en ligne
violence-harassment = Harcèlement
violence-forced_marriage = Mariage forcé
violence-genital_mutilation = Excision
violence-prostitution = Prostitution
violence-child_abuse = Violences sur un enfant
violence-family = Violences dans la famille

audience-victim = Victime
audience-witness = Témoin
audience-child = Enfant, adolescente, adolescent
audience-relative = Proche
audience-perpetrator = Personne violente
audience-professional = Professionnel, bénévole

moment-now = Tout de suite
moment-within_48h = Sous 48 heures
moment-later = Plus tard

language-fr = français
language-en = anglais
language-ar = arabe
language-es = espagnol
language-pt = portugais
language-ro = roumain
language-tr = turc
language-uk = ukrainien
language-ru = russe
language-it = italien
language-de = allemand
language-zh = chinois
language-ta = tamoul
language-bn = bengali
language-fa = persan
language-ps = pachto
language-so = somali
language-wo = wolof
language-bm = bambara
language-lsf = langue des signes

cost-free = Gratuit
cost-paid = Payant

visibility-public = Adresse publique
visibility-commune_only = Seule la commune est dite
visibility-after_call = Adresse donnée après un appel
visibility-never = Lieu protégé : adresse jamais enregistrée

status-draft = Non publiée
status-published = Publiée
status-archived = Archivée

hours-always = 24 h sur 24, 7 jours sur 7
hours-day = le { $day }
hours-days = du { $from } au { $to }
hours-range = de { $from } à { $to }
hours-and = { $first } et { $last }
hours-line = { $days } { $ranges }
hours-no-holidays = fermé les jours fériés
hours-open = Ouvert
hours-open-until = Ouvert, ferme à { $hour }
hours-open-late = Ouvert, ferme { $day } à { $hour }
hours-closed = Fermé
hours-opens-today = Fermé, ouvre à { $hour }
hours-opens-tomorrow = Fermé, ouvre demain à { $hour }
hours-opens = Fermé, ouvre { $day } à { $hour }
hours-shut = Fermé temporairement
weekday-0 = lundi
weekday-1 = mardi
weekday-2 = mercredi
weekday-3 = jeudi
weekday-4 = vendredi
weekday-5 = samedi
weekday-6 = dimanche
