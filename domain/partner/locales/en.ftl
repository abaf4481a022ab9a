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

# How the public pages of a territory look, and its legal texts.
theme-room = Territories
theme-lead = What each territory chooses for its public pages.
keep-theme = Choose how public pages look, and their legal texts
theme-title = Looks and legal texts
theme-see = See the public page
theme-outrun = Somebody changed these choices at the same time
theme-outrun-lead = Your text is still below. Compare it with the public page, then save again.
theme-accent = Colour (optional)
theme-accent-hint = That of links and buttons, written as #1d5c63. A colour too pale to be read is refused. By night a lighter shade is worked out. Leave empty for Maillage’s own.
theme-accent-unreadable = This colour cannot be read. Write it with a hash and six digits or letters from a to f, such as #1d5c63.
theme-accent-pale = This colour is too pale: it needs a contrast of 4.5 at least with the ground.
theme-accent-instead = The contrast measured is { $ratio }. The nearest readable colour is { $instead }.
theme-exit = Where “Leave” leads (optional)
theme-exit-hint = An innocent public page, such as the weather: its address begins with https://. Leave empty for that of the installation.
theme-exit-wrong = This address will not do. It takes a page of another site, beginning with https:// and a name, such as https://meteofrance.com/
theme-text-hint = Leave empty for the text that comes with Maillage. An empty line parts two paragraphs.
theme-text-long = This text is too long: 20,000 characters at most.
theme-save = Save
theme-crest = Crest or logo
theme-crest-file = Image
theme-crest-hint = A PNG file of 60 kB and 1,024 points a side at most. It is drawn again: nothing else that the file holds is kept.
theme-crest-send = Send the image
theme-crest-remove = Remove the crest
theme-crest-unreadable = This file is no readable PNG image. Save the image as PNG (neither SVG nor JPEG), then try again.
theme-crest-large = This image is too large. Make it 1,024 points a side at most, then try again.
theme-frames = Sites that may show the list of help (optional)
theme-frames-hint = One address a line, such as https://www.mairie.fr. These sites may show the list in a frame, without script and without keeping anything. Leave empty: nobody may.
theme-frames-wrong = One of these addresses will not do. Give one a line, twenty at most: https:// then the name of the site, without a page, such as https://www.mairie.fr
theme-frames-code = To be copied into the page of the site. For one need alone, add for example ?need=shelter to the address.
theme-frames-title = Help and contacts
theme-notice = Legal notice
theme-accessibility = Accessibility
theme-personal-data = Personal data
theme-notice-unsaid = These pages present the help offered in the territory: { $territory }.

    The publisher, the person answerable for publication and the host are for the coordination of the territory to name here. Until then, ask the town hall.

    The pages are made with Maillage, free software under the EUPL-1.2 licence.
theme-accessibility-unsaid = Pages concerned: those of the territory { $territory }.
theme-personal-data-unsaid = Pages concerned: those of the territory { $territory }.

    These pages set no cookie, ask for no account and keep no log of visits. What you look for is not recorded: the words of a search travel encrypted in the address of the page, which no longer opens after an hour.

    Your device, your browser and your provider may keep traces that these pages cannot erase.

    For any question, write to the data-protection officer of the town hall. You may also turn to the CNIL.

contact-title = Who answers for the entries
contact-lead = At these addresses the institution is asked to check its entries. A shared mailbox (front desk, office) is better than a person’s own address: it stays when people change.
contact-none = Nobody is named yet: no request can be sent.
contact-confirmed = Confirmed on { $day }
contact-unconfirmed = Not confirmed yet
contact-remove = Remove “{ $function }”
contact-add = Name an address
contact-function = Function or office
contact-function-hint = For example “Front desk of the CCAS”. No person’s name.
contact-function-length = Write the function or office in 3 to 100 letters.
contact-email = E-mail address
contact-email-hint = For example desk@example.org.
contact-email-unreadable = This address cannot be read. Write it like desk@example.org.
contact-known = This address is already named.
contact-too-many = Five addresses are already named. Remove one first.
keep-contacts = Name who answers for an institution’s entries

reread-room = Languages
reread-lead = The public pages of a language say that its words have not been read again, until a person who speaks it has read them all. A text that changes has to be read again.
reread-progress = Texts read again: { $reread } of { $all }
reread-whole = the notice is lifted
reread-how = Compare each text with the French and tick those that are right. What stands between braces is filled in by the site. A wrong text is corrected in the software: leave it unticked and report it.
reread-table = Texts to read again
reread-french = French
reread-done = Read again
reread-save = Save and go on
accessible-state-title = State of conformity
accessible-state = No audit against the French accessibility standard (RGAA 4.1) has been done by a person yet: these pages are therefore declared “not conforming” until that audit.
accessible-tested-title = What is tried at each version of the software
accessible-every-page = Each public page is examined by axe-core, on the WCAG 2.2 A and AA rules that a machine can see, in light and dark, on the screen of a telephone. Its HTML is validated by html-validate. The version is refused at the first fault.
accessible-every-language = The same is done in French, English, Arabic, Ukrainian, Spanish, Portuguese, Romanian and Turkish.
accessible-narrow = The pages of the search fit 320 pixels without scrolling sideways, which is what a desk shows at 400%.
accessible-keyboard = The search is done with the keyboard alone; each stop can be seen and nothing traps the keyboard.
accessible-without-script = The search is done without any script.
accessible-right-to-left = The pages in Arabic are read from right to left, and numbers from left to right.
accessible-untested-title = What is not tried
accessible-untested = Screen readers, how clear the texts are for each person, and attached documents are not tried by these machines. The texts of bodies are written by them.
accessible-contact-title = A page is closed to you
accessible-contact = Tell the town hall, which must answer you and give you the information in another way. Without an answer, you can turn to the Défenseur des droits.
institution-contracts = Its contracts
