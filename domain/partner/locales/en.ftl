# Territories, communes, institutions.
institution-list-title = Institutions
institution-list-empty = No institution is registered in this territory yet.
institution-signatory = Signatory of the contract
institution-role = Its part in the network
institution-role-empty = Its part has not been described yet.
institution-entries = See its entries

institution-kind-town_hall = Town hall, intercommunal body
institution-kind-social_centre = Municipal social centre
institution-kind-prefecture = Préfecture
institution-kind-prosecutor = Prosecutor’s office
institution-kind-court = Justice
institution-kind-police = Police
institution-kind-gendarmerie = Gendarmerie
institution-kind-hospital = Hospital, clinic
institution-kind-education = Education authority
institution-kind-department = Département
institution-kind-association = Association
institution-kind-health_body = Health body
institution-kind-family_benefit = Family benefits office
institution-kind-university = University
institution-kind-other = Other

pro-menu-institutions = Institutions

see-institutions = See the institutions of the territory
