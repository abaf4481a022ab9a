# Import of others' formats: what is wrong in a file.
import-exchange-empty_file = ce fichier est vide ; exportez-le à nouveau
import-exchange-too_large = ce fichier est trop gros ({ $value } Mio) ; donnez-le en plusieurs
import-exchange-unpacked = ce fichier compressé en cache un bien plus gros (plus de { $value } Mio) : enregistrez-le à nouveau, en CSV par exemple
import-exchange-too_many_cells = ce classeur a { $value } cases : supprimez ses lignes et ses colonnes vides, ou enregistrez-le en CSV
import-exchange-not_text = ce n’est pas du texte : donnez un fichier enregistré en UTF-8
import-exchange-zip = c’est une archive zip : décompressez-la et donnez le fichier
import-exchange-no_package = il n’y a là ni services.json ni services.csv : donnez le fichier, le dossier ou l’archive zip de HSDS
import-exchange-bad_json = JSON illisible ; exportez-le à nouveau
import-exchange-bad_sheet = ce classeur est illisible ; enregistrez-le à nouveau en XLSX ou en ODS
import-exchange-no_sheet = il manque la feuille { $value } : ce n’est pas le classeur attendu
import-exchange-no_column = il manque la colonne { $value } : ce n’est pas le tableau attendu ; voyez --model
import-exchange-no_record = il n’y a là ni structure ni service
import-exchange-bad_table = ce tableau est illisible : des guillemets ne sont pas fermés
import-exchange-long_row = ce qui commence à cette ligne est bien trop long pour une fiche (plus de 4 Mio) : un guillemet n’y est sans doute pas fermé

# What refuses a row.
import-exchange-not_object = ce n’est pas une fiche
import-exchange-not_record = ce n’est ni une structure ni un service
import-exchange-no_value = il manque une valeur obligatoire
import-exchange-too_short = « { $value } » est trop court
import-exchange-seen_before = { $value } a déjà été lu
import-exchange-owner_changed = ce service appartenait à { $value } et change de structure : vérifiez auprès du producteur
import-exchange-unknown_structure = aucune structure { $value } : donnez aussi le fichier des structures
import-exchange-no_territory = aucun territoire d’ici ne contient cette commune : { $value } ; donnez --territory
import-exchange-rows_apart = { $value } a déjà été lu plus haut : mettez les lignes d’une même fiche l’une sous l’autre
import-exchange-inactive = ce service n’est plus rendu (status : { $value })
import-exchange-bad_row = il y a { $value } colonnes, et non celles de la première ligne

# What was left out, or put right.
import-exchange-kept_by_person = { $value } a été modifié ou publié ici par une personne : sa version est gardée
import-exchange-here_already = { $value } est déjà ici : rien n’y est changé
import-exchange-row_differs = autre lieu d’une fiche déjà lue : seule sa première ligne compte pour cette colonne, laissée de côté : { $value }
import-exchange-bad_day = date impossible, laissée de côté (écrivez 2026-12-24) : { $value }
import-exchange-other_territory = { $value } n’est pas dans le territoire qui garde cette fiche
import-exchange-read_as = lu comme du texte en { $value } ; enregistrez-le plutôt en UTF-8
import-exchange-unknown_column = colonne inconnue, laissée de côté
import-exchange-doubled_column = colonne en double : seule la première est lue
import-exchange-missing_column = cette colonne manque
import-exchange-not_that_type = ce genre de valeur ne convient pas, laissée de côté : { $value }
import-exchange-unknown_code = valeur inconnue, laissée de côté : { $value }
import-exchange-all_and_others = « tous-publics » exclut les autres valeurs, lui seul est gardé : { $value }
import-exchange-future_date = date à venir, remplacée par celle d’aujourd’hui : { $value }
import-exchange-bad_date = date impossible, remplacée par celle d’aujourd’hui : { $value }
import-exchange-bad_email = adresse électronique impossible, laissée de côté : { $value }
import-exchange-bad_url = adresse de site impossible, laissée de côté : { $value }
import-exchange-bad_digits = ce code n’a pas le bon nombre de chiffres, laissé de côté : { $value }
import-exchange-bad_number = nombre impossible, laissé de côté : { $value }
import-exchange-bad_area = code de zone impossible, laissé de côté : { $value }
import-exchange-text_cut = texte trop long, coupé : { $value }
import-exchange-phone_unread = ce numéro ne se compose pas, gardé mais pas affiché : { $value }
import-exchange-hours_unread = horaires illisibles (format OpenStreetMap), gardés mais pas affichés : { $value }
import-exchange-unknown_commune = aucune commune n’a ce code : { $value }
import-exchange-no_commune = commune introuvable, fiche gardée sans lieu : { $value }
import-exchange-address_hidden = cette structure a ici une adresse cachée : seule la commune est prise, et l’adresse n’est pas gardée
import-exchange-point_elsewhere = coordonnées loin de la commune, laissées de côté : { $value }

# Téléchargements.
api-territory = Aucun territoire ne porte ce nom : prenez celui de son adresse, après /infos/.
api-territory-once = « territory » ne se donne qu’une fois.
