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
