# Import of others' formats: what is wrong in a file.
import-exchange-empty_file = this file is empty; export it again
import-exchange-too_large = this file is too large ({ $value } MiB); give it in parts
import-exchange-unpacked = this packed file hides a far larger one (more than { $value } MiB): save it again, as CSV for instance
import-exchange-too_many_cells = this workbook has { $value } cells: delete its empty rows and columns, or save it as CSV
import-exchange-not_text = this is not text: give a file saved as UTF-8
import-exchange-zip = this is a zip archive: unpack it and give the file
import-exchange-no_package = there is neither services.json nor services.csv here: give the file, the folder or the zip archive of HSDS
import-exchange-bad_json = unreadable JSON; export it again
import-exchange-bad_sheet = this workbook cannot be read; save it again as XLSX or ODS
import-exchange-no_sheet = the sheet { $value } is missing: this is not the expected workbook
import-exchange-no_column = the column { $value } is missing: this is not the expected table; see --model
import-exchange-no_record = there is neither a structure nor a service in it
import-exchange-bad_table = this table cannot be read: quotes are not closed
import-exchange-long_row = what begins on this line is much too long for an entry (more than 4 MiB): a quotation mark is probably not closed

# What refuses a row.
import-exchange-not_object = this is no record
import-exchange-not_record = this is neither a structure nor a service
import-exchange-no_value = a required value is missing
import-exchange-too_short = "{ $value }" is too short
import-exchange-seen_before = { $value } was seen before
import-exchange-owner_changed = this service belonged to { $value } and changes hands: check with its producer
import-exchange-unknown_structure = there is no structure { $value }: give the file of structures too
import-exchange-no_territory = no territory here holds this commune: { $value }; give --territory
import-exchange-rows_apart = { $value } was read further up: put the rows of an entry one below the other
import-exchange-inactive = this service is no longer given (status: { $value })
import-exchange-bad_row = there are { $value } columns, not those of the first line

# What was left out, or put right.
import-exchange-kept_by_person = { $value } was changed or published here by a person: her version is kept
import-exchange-here_already = { $value } is here already: nothing of it is changed
import-exchange-row_differs = another place of an entry that was read: its first row alone counts for this column, left out: { $value }
import-exchange-bad_day = impossible date, left out (write 2026-12-24): { $value }
import-exchange-other_territory = { $value } is not in the territory that keeps this entry
import-exchange-read_as = read as text in { $value }; better save it as UTF-8
import-exchange-unknown_column = unknown column, left out
import-exchange-doubled_column = doubled column: only the first one is read
import-exchange-missing_column = this column is missing
import-exchange-not_that_type = this kind of value does not fit, left out: { $value }
import-exchange-unknown_code = unknown value, left out: { $value }
import-exchange-all_and_others = "tous-publics" excludes other values, it alone is kept: { $value }
import-exchange-future_date = date to come, replaced by today: { $value }
import-exchange-bad_date = impossible date, replaced by today: { $value }
import-exchange-bad_email = impossible e-mail address, left out: { $value }
import-exchange-bad_url = impossible address of a site, left out: { $value }
import-exchange-bad_digits = this code has not the right number of digits, left out: { $value }
import-exchange-bad_number = impossible number, left out: { $value }
import-exchange-bad_area = impossible code of an area, left out: { $value }
import-exchange-text_cut = text too long, cut: { $value }
import-exchange-phone_unread = this number cannot be dialled, kept but not shown: { $value }
import-exchange-hours_unread = unreadable hours (OpenStreetMap format), kept but not shown: { $value }
import-exchange-unknown_commune = no commune has this code: { $value }
import-exchange-no_commune = commune not found, entry kept without a place: { $value }
import-exchange-address_hidden = this structure has a hidden address here: only the commune is taken, and the address is not kept
import-exchange-point_elsewhere = coordinates far from the commune, left out: { $value }

# Downloads.
api-territory = No territory has that name: take the one in its address, after /infos/.
api-territory-once = “territory” is given once only.
